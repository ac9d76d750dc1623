import { describe, expect, test } from 'vitest';
import { partOf } from './range.ts';

describe('[G7] the map file is served in the parts that are asked for', () => {
	test.each([
		[null, 'all'],
		['bytes=0-9', { from: 0, to: 9 }],
		['bytes=90-', { from: 90, to: 99 }],
		['bytes=90-1000', { from: 90, to: 99 }],
		['bytes=-10', { from: 90, to: 99 }],
		['bytes=-1000', { from: 0, to: 99 }],
		['bytes=100-', 'none'],
		['bytes=-0', 'none'],
		// No range of bytes, or more than one: the whole file is a right answer too.
		['bytes=-', 'all'],
		['bytes=9-3', 'all'],
		['bytes=0-1,3-4', 'all'],
		['items=0-9', 'all']
	])('%s', (header, part) => {
		expect(partOf(header, 100)).toEqual(part);
	});

	test('of an empty file there is no part', () => {
		expect(partOf('bytes=0-9', 0)).toBe('none');
	});
});
