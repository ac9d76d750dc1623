import { expect, test } from 'vitest';
import { makeRelease } from '#lib/domain/release.ts';
import { storyFacts } from '#lib/domain/story.ts';
import { goldenScan } from '../../../../../tests/fixtures/example-scan.ts';
import { languageFrom } from './language-from.ts';
import { restsOn, valueAt } from './rests-on.ts';

const { scan, facts } = goldenScan();
const release = { ...makeRelease(scan, 1, facts), checksum: '0'.repeat(64) };
const names = { groups: new Map(), units: new Map([['agrarier', { nl: 'Boer', en: null }]]) };

test('every field that a sentence of the story rests on has a value in the release', () => {
	const paths = Object.values(storyFacts(release)).flatMap((part) =>
		part.flatMap((fact) => fact.paths)
	);
	expect(paths.length).toBeGreaterThan(5);
	for (const path of paths) expect(valueAt(release, path)).not.toBeUndefined();
	expect(valueAt(release, '/themes/99/title')).toBeUndefined();
});

test('fields are told in words, those of one theme together under its title', () => {
	const told = restsOn(
		release,
		[
			'/participants/total',
			'/participants/byGroup/agrarier',
			'/pools/0/units',
			'/themes/0/title',
			'/themes/0/enabling',
			'/themes/0/opportunity/class',
			'/themes/0/questions/impact/balancedMean'
		],
		names,
		'nl'
	);
	expect(told).toEqual([
		{
			place: '/participants/total',
			theme: null,
			fields: [{ words: 'Deelnemers', value: '15' }]
		},
		{
			place: '/participants/byGroup/agrarier',
			theme: null,
			fields: [{ words: 'Deelnemers uit agrarier', value: '6' }]
		},
		{
			place: '/pools/0/units',
			theme: null,
			fields: [{ words: 'Kant van de tafel', value: 'Boer' }]
		},
		{
			place: '/themes/0',
			theme: release.themes[0]!.title.nl,
			fields: [
				{ words: 'Soort thema', value: 'maatregel' },
				{ words: 'Soort kans', value: 'Belangrijk, nu lastig' },
				{ words: 'Opbrengst voor de natuur (1 tot 5)', value: '3,69' }
			]
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
