import { describe, expect, test } from 'vitest';
import { nextPath } from './next-path.ts';

describe('next-path', () => {
	test.each([
		['/scans', '/scans'],
		['/scans/abc/room?close=1', '/scans/abc/room?close=1'],
		['/account', '/account'],
		['/', '/'],
		['/scans/../account', '/account'],
		['/scans?next=https://evil.example', '/scans?next=https://evil.example']
	])('[L14] a local path is honoured: %j', (next, expected) => {
		expect(nextPath(next)).toBe(expected);
	});

	test.each([
		'//evil.example',
		'///evil.example',
		'/\\evil.example',
		'\\\\evil.example',
		'/\t/evil.example',
		'/\n/evil.example',
		'/.//evil.example',
		'/..//evil.example',
		'/%2e//evil.example',
		'/a/..//evil.example',
		'https://evil.example',
		'https:evil.example',
		'https:/evil.example',
		'javascript:alert(1)',
		'evil.example',
		' //evil.example',
		'//here.invalid:80/scans/..//evil.example',
		'@evil.example',
		'//',
		''
	])('[L14] whatever leads elsewhere does not: %j', (next) => {
		expect(nextPath(next)).toBe('/scans');
	});

	test('[L14] neither a missing parameter nor a file is a path', () => {
		expect(nextPath(null)).toBe('/scans');
		expect(nextPath(new File([], '/evil'))).toBe('/scans');
	});
});
