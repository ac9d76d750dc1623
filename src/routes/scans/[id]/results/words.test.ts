import { describe, expect, test } from 'vitest';
import type { LocalText } from '#lib/domain/language.ts';
import { makeRelease } from '#lib/domain/release.ts';
import { overwriteGetLocale } from '#lib/i18n/paraglide/runtime.js';
import { goldenScan } from '../../../../../tests/fixtures/example-scan.ts';
import { fileName } from './file-name.ts';
import { listsOf } from './lists-of.ts';
import { roundFrom } from './round-from.ts';
import { sidesOf } from './sides-of.ts';
import { sideName } from '#lib/i18n/result-words.ts';
import { groupCounts } from './words.ts';

overwriteGetLocale(() => 'nl');

const { scan, facts } = goldenScan();
const release = { ...makeRelease(scan, 1, facts), checksum: '0'.repeat(64) };
const theme = release.themes[0]!;
const title = (nl: string): LocalText => ({ nl, en: null });
const names = {
	groups: new Map([['gemeente', title('Gemeente')]]),
	units: new Map([
		['gemeente', title('Gemeente')],
		['waterschap', title('Waterschap')]
	])
};

describe('words of the result', () => {
	test('sides that are shown together are named together, with how many people they are', () => {
		expect(sidesOf(release, scan.groups)).toEqual([
			{ units: ['agrarier'], people: 6 },
			{ units: ['terreinbeheerder'], people: 4 },
			{ units: ['gemeente', 'waterschap'], people: 5 }
		]);
		expect(sideName(['gemeente', 'waterschap'], names, 'nl')).toBe('Gemeente en Waterschap samen');
		expect(sideName(['unknown'], names, 'nl')).toBe('unknown');
	});

	test('groups from which nobody came are told apart, but never "anders"', () => {
		const byGroup = { gemeente: 3, rijk: 0, anders: 0 };
		const counts = groupCounts({ ...release, participants: { total: 3, byGroup } }, names, 'nl');
		expect(counts.present.map(({ text, people }) => [text, people])).toEqual([['Gemeente', 3]]);
		expect(counts.missing.map(({ slug }) => slug)).toEqual(['rijk']);
	});

	test('lists are by class and place, conditions apart', () => {
		const of = (id: string, name: 'start' | 'later', rank: number, enabling = false) => ({
			...theme,
			id,
			enabling,
			opportunity: { ...theme.opportunity, class: name, rank }
		});
		const themes = [
			of('c', 'later', 3),
			of('b', 'start', 2),
			of('a', 'start', 1),
			of('v', 'start', 1, true)
		];
		const lists = listsOf({ ...release, themes });
		expect(lists.byClass.map(({ name, themes }) => [name, themes.map(({ id }) => id)])).toEqual([
			['start', ['a', 'b']],
			['later', ['c']]
		]);
		expect(lists.measures.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
		expect(lists.conditions.map(({ id }) => id)).toEqual(['v']);
		expect(lists.drawn).toBe(true);
		expect(listsOf({ ...release, themes: [of('v', 'start', 1, true)] }).drawn).toBe(false);
	});

	test('a file is named after the area, the Dutch day and the round', () => {
		const lateAtMs = Date.UTC(2026, 10, 20, 23, 30);
		expect(fileName(release, lateAtMs, '.csv')).toMatch(
			/^peddel-[a-z0-9-]+-2026-11-21-ronde-1\.csv$/
		);
	});

	test('an address asks for a round by its number, and anything else is the newest', () => {
		const asked = (query: string) => roundFrom(new URL(`http://peddel.test/${query}`));
		expect([asked('?round=2'), asked(''), asked('?round=0'), asked('?round=1e3')]).toEqual([
			2,
			null,
			null,
			null
		]);
	});
});
