import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LANGUAGES } from '#lib/domain/language.ts';
import { makeRelease } from '#lib/domain/release.ts';
import { storyFacts } from '#lib/domain/story.ts';
import { anyStory, storyOf } from '../../../../../tests/fixtures/any-story.ts';
import { goldenScan } from '../../../../../tests/fixtures/example-scan.ts';
import { languageFrom } from './language-from.ts';
import { restsOn } from './rests-on.ts';

const { scan, facts } = goldenScan();
const release = { ...makeRelease(scan, 1, facts), checksum: '0'.repeat(64) };
const names = { groups: new Map(), units: new Map([['agrarier', { nl: 'Boer', en: null }]]) };
const NO_NAMES = { groups: new Map(), units: new Map() };

test('[T17] every field that any block rests on is told in words, with its value, in every language', () => {
	fc.assert(
		fc.property(anyStory, fc.constantFrom(...LANGUAGES), (basis, language) => {
			for (const { key, paths } of [...storyFacts(basis).values()].flat())
				for (const { theme, fields } of restsOn(basis, paths, NO_NAMES, language)) {
					expect(theme !== null || fields.length > 0, key).toBe(true);
					for (const { words, value } of fields) {
						expect(words, key).toMatch(/\S/);
						expect(value, `${key}: ${words}`).toMatch(/\S/);
						expect(`${words} ${value}`, key).not.toMatch(/undefined|null|NaN|\[object|[{}]/);
					}
				}
		}),
		{ numRuns: 80 }
	);
});

test('[T17] fields are told in words, those of one theme together under its title', () => {
	const told = restsOn(
		storyOf(release, {
			talks: { 'golden-theme': { picked: true, parked: false, conclusion: 'We beginnen.' } }
		}),
		[
			'/release/participants/total',
			'/release/participants/byGroup/agrarier',
			'/release/pools/0/units',
			'/release/themes/0/title',
			'/release/themes/0/enabling',
			'/release/themes/0/opportunity/class',
			'/release/themes/0/questions/impact/balancedMean',
			'/talks/golden-theme/conclusion'
		],
		names,
		'nl'
	);
	expect(told).toEqual([
		{
			place: '/release/participants/total',
			theme: null,
			fields: [{ words: 'Deelnemers', value: '15' }]
		},
		{
			place: '/release/participants/byGroup/agrarier',
			theme: null,
			fields: [{ words: 'Deelnemers uit agrarier', value: '6' }]
		},
		{
			place: '/release/pools/0/units',
			theme: null,
			fields: [{ words: 'Kant van de tafel', value: 'Boer' }]
		},
		{
			place: '/release/themes/0',
			theme: release.themes[0]!.title.nl,
			fields: [
				{ words: 'Soort thema', value: 'maatregel' },
				{ words: 'Soort kans', value: 'Belangrijk, nu lastig' },
				{ words: 'Opbrengst voor de natuur (1 tot 5)', value: '3,69' }
			]
		},
		{
			place: '/talks/golden-theme',
			theme: release.themes[0]!.title.nl,
			fields: [{ words: 'Conclusie van de bijeenkomst', value: 'We beginnen.' }]
		}
	]);
});

test('the story is told in the language asked for, if the scan has it', () => {
	const at = (query: string) => new URL(`http://peddel.test/${query}`);
	expect(languageFrom(at('?lang=en'), ['nl', 'en'], 'nl')).toBe('en');
	expect(languageFrom(at('?lang=en'), ['nl'], 'nl')).toBe('nl');
	expect(languageFrom(at('?lang=xx'), ['nl', 'en'], 'en')).toBe('en');
	expect(languageFrom(at(''), ['nl'], 'en')).toBe('nl');
});
