import fc from 'fast-check';
import type { Mode } from '../domain/scan.ts';
import { describe, expect, test } from 'vitest';
import {
	aGroup,
	aLever,
	alike,
	anyScan,
	aTheme,
	factsOf,
	goldenScan,
	wholeScan,
	type Person
} from '../../../tests/fixtures/example-scan.ts';
import { LANGUAGES, type Language } from '../domain/language.ts';
import { makeRelease } from '../domain/release.ts';
import type { Release } from '../domain/release-shape.ts';
import type { WholeScan } from '../domain/scan.ts';
import { storyFacts, STORY_PARTS } from '../domain/story.ts';
import { dayText, honestLine, listText, numberText } from './numbers-and-lists.ts';
import { storySections, type Names } from './story-sentences.ts';

function releaseOf(scan: WholeScan, people: readonly Person[]): Release {
	return { ...makeRelease(scan, 1, factsOf(people)), checksum: '0'.repeat(64) };
}

const NO_NAMES: Names = { groups: new Map(), units: new Map() };
const textOf = (release: Release, language: Language, names = NO_NAMES) =>
	storySections(release, names, language)
		.flatMap(({ heading, sentences }) => [heading, ...sentences.map(({ text }) => text)])
		.join('\n');

describe('[V5] the story in sentences', () => {
	test('every fact is a sentence with its paths, part by part, in every language', () => {
		fc.assert(
			fc.property(anyScan, ({ scan, people }) => {
				const release = releaseOf(scan, people);
				const facts = storyFacts(release);
				for (const language of LANGUAGES) {
					const sections = storySections(release, NO_NAMES, language);
					expect(sections.map(({ part }) => part)).toEqual(
						STORY_PARTS.filter((part) => facts[part].length > 0)
					);
					for (const { part, sentences } of sections)
						expect(sentences.map(({ paths }) => paths)).toEqual(
							facts[part].map(({ paths }) => paths)
						);
					const text = textOf(release, language);
					expect(text).not.toMatch(/undefined|null|NaN|[{}]|\bobject\b/);
					for (const line of text.split('\n')) expect(line).toMatch(/^[\p{Lu}\p{N}“„].*/u);
				}
			}),
			{ numRuns: 60 }
		);
	});

	test('every title in the release that is told stands in it, in the wanted language', () => {
		const { scan, people } = goldenScan();
		const titled = { nl: 'Sloten & “oevers”', en: 'Ditches' };
		const levers = [aLever('l', [aTheme('golden-theme', { title: titled })])];
		const release = releaseOf({ ...scan, levers }, people);
		expect(textOf(release, 'nl')).toContain('“Sloten & “oevers””');
		expect(textOf(release, 'en')).toContain('“Ditches”');
		const dutch = releaseOf(
			{
				...scan,
				levers: [aLever('l', [aTheme('golden-theme', { title: { ...titled, en: null } })])]
			},
			people
		);
		expect(textOf(dutch, 'en')).toContain('“Sloten & “oevers””');
	});

	test('the worked example, as it is read', () => {
		const { scan, people } = goldenScan();
		const title = (nl: string, en: string) => ({ nl, en });
		const named = new Map([
			['agrarier', title('Boeren', 'Farmers')],
			['terreinbeheerder', title('Terreinbeheerders', 'Site managers')],
			['gemeente', title('Gemeente', 'Municipality')],
			['waterschap', title('Waterschap', 'Water authority')]
		]);
		const names = { groups: named, units: named };
		expect(textOf(releaseOf(scan, people), 'nl', names).split('\n')).toEqual([
			'Wie deden er mee',
			'Er deden 15 mensen mee, uit 4 groepen.',
			'Elke kant telt even zwaar. In de uitslag staan: Boeren; Terreinbeheerders; Gemeente en Waterschap samen.',
			'Wat kan beginnen',
			'Er is geen maatregel die nu kansrijk is om te beginnen.',
			'Wat belangrijk is, maar nu lastig',
			'1 maatregel is belangrijk voor de natuur, maar nu lastig.',
			'Voorop staat “Thema golden-theme”. Het levert hier redelijk veel op voor de natuur, het is nu lastig en er gebeurt nu al iets.',
			'Wat al loopt en moet blijven',
			'Er is geen belangrijke maatregel waaraan al veel gebeurt.'
		]);
		expect(textOf(releaseOf(scan, people), 'en', names)).toContain(
			'The result shows: Farmers; Site managers; Municipality and Water authority together.'
		);
		// Without names the ids say at least which groups are meant.
		expect(textOf(releaseOf(scan, people), 'en')).toContain('gemeente and waterschap together');
	});

	test.each([
		[0, 'Niemand vulde iets in.', 'Nobody filled in anything.'],
		[1, 'Er deed 1 persoon mee.', '1 person took part.'],
		[4, 'Er deden 4 mensen mee, uit één groep.', '4 people took part, from one group.']
	])('%s participants: how many, that they are too few, and nothing else', (people, nl, en) => {
		const scan = wholeScan({ groups: [aGroup('boeren', 'landbouw-en-grond')] });
		const release = releaseOf(scan, alike(people, 'boeren', { 'golden-theme': { impact: 5 } }));
		expect(textOf(release, 'nl').split('\n').slice(1, 2)).toEqual([nl]);
		expect(textOf(release, 'en').split('\n').slice(1, 2)).toEqual([en]);
		expect(storySections(release, NO_NAMES, 'nl').map(({ part }) => part)).toEqual(['who']);
		expect(textOf(release, 'nl')).toContain('te weinig');
	});

	test('one group or one side is not called several', () => {
		const scan = wholeScan({ groups: [aGroup('boeren', 'landbouw-en-grond')] });
		const release = releaseOf(scan, alike(6, 'boeren', { 'golden-theme': { impact: 5 } }));
		expect(textOf(release, 'nl')).toContain('samengenomen tot één kant: landbouw-en-grond.');
		expect(textOf(release, 'en')).toContain('taken together as one side: landbouw-en-grond.');
	});

	test('numbers of measures are told in words that fit: none, one, several', () => {
		const slugs = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
		const start = { impact: 5, feasibility: 4, effort: 1 } as const;
		const later = { impact: 1, feasibility: 4, effort: 1 } as const;
		const storyWith = (starts: number) => {
			const said = Object.fromEntries(slugs.map((slug, i) => [slug, i < starts ? start : later]));
			const scan = wholeScan({
				levers: [
					aLever(
						'l',
						slugs.map((slug) => aTheme(slug))
					)
				]
			});
			return textOf(releaseOf(scan, alike(6, 'gemeente', said)), 'nl');
		};
		expect(storyWith(0)).toContain('Er is geen maatregel die nu kansrijk is om te beginnen.');
		expect(storyWith(0)).toContain('7 van de 7 maatregelen krijgen nu minder voorrang');
		expect(storyWith(1)).toContain('1 maatregel is kansrijk om te beginnen.');
		expect(storyWith(6)).toContain('Van de 7 maatregelen zijn er 6 kansrijk om te beginnen.');
		expect(storyWith(6)).toContain('1 van de 7 maatregelen krijgt nu minder voorrang');
		expect(storyWith(7)).toContain('Verder horen hierbij: “Thema f” en “Thema g”.');
	});
});

describe('[V6] numbers, lists and days as the reader writes them', () => {
	test('numbers', () => {
		expect(numberText(3.6875, 'nl', 1)).toBe('3,7');
		expect(numberText(3.6875, 'en', 1)).toBe('3.7');
		expect(numberText(12_345, 'nl')).toBe('12.345');
		expect(numberText(12_345, 'en')).toBe('12,345');
		expect(numberText(61.5, 'nl')).toBe('62');
	});

	test('lists', () => {
		expect(['nl', 'en'].map((language) => listText(['a', 'b', 'c'], language as Language))).toEqual(
			['a, b en c', 'a, b and c']
		);
		expect(listText(['a'], 'nl')).toBe('a');
	});

	test('a day is the day in the Netherlands', () => {
		expect(dayText(Date.UTC(2026, 10, 21, 22, 59), 'nl')).toBe('21 november 2026');
		expect(dayText(Date.UTC(2026, 10, 21, 23, 0), 'en')).toBe('22 November 2026');
	});

	test('the sentence that every result carries', () => {
		const day = Date.UTC(2026, 10, 21);
		const of = (total: number, people = total, mode: Mode = 'anonymous') => ({
			participants: { total, people, byGroup: {} },
			mode
		});
		expect(honestLine(of(15), day, 'nl')).toBe(
			'Inschatting van 15 deelnemers op 21 november 2026. Geen draagvlakmeting, geen besluit, geen ecologische toets.'
		);
		expect(honestLine(of(1), day, 'nl')).toContain('Inschatting van 1 deelnemer op');
		expect(honestLine(of(1200), day, 'en')).toContain('1,200 participants');
		expect(honestLine(of(3, 14), day, 'nl')).toContain('3 deelnemers (14 mensen');
		expect(honestLine(of(7, 7, 'open'), day, 'nl')).toContain('met haar eigen naam');
	});
});
