import { describe, expect, test } from 'vitest';
import { overwriteGetLocale } from '#lib/i18n/paraglide/runtime.js';
import { clockText, durationText, leftText, unitName } from './words.ts';

overwriteGetLocale(() => 'nl');

const groups = [
	{ slug: 'kennis', family: 'natuur', title: { nl: 'Vogelkenners', en: null } }
] as const;

describe('words of the room', () => {
	test('a side and a group of the same id have their own names', () => {
		expect(unitName('kennis', 'families', groups, 'nl')).toBe('Kennis');
		expect(unitName('kennis', 'groups', groups, 'nl')).toBe('Vogelkenners');
		expect(unitName('kennis', 'groups', groups, 'en')).toBe('Vogelkenners');
	});

	test('whole minutes are said in minutes, other times in seconds', () => {
		expect([60, 120, 90, 1, 3600].map((seconds) => durationText(seconds, 'nl'))).toEqual([
			'1 minuut',
			'2 minuten',
			'90 seconden',
			'1 seconde',
			'60 minuten'
		]);
	});

	test('the clock is that of the Netherlands, in summer and in winter', () => {
		expect(clockText(Date.UTC(2026, 6, 1, 12, 5, 30), true)).toBe('14:05:30');
		expect(clockText(Date.UTC(2026, 0, 1, 12, 5, 30))).toBe('13:05');
	});

	test('time left counts down to zero and stays there', () => {
		expect([120_000, 119_001, 65_000, 9_000, 1, 0, -5000].map(leftText)).toEqual([
			'2:00',
			'2:00',
			'1:05',
			'0:09',
			'0:01',
			'0:00',
			'0:00'
		]);
	});
});
