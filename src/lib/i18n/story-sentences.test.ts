import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { anyStory, storyOf } from '../../../tests/fixtures/any-story.ts';
import {
	aGroup,
	aLever,
	alike,
	aTheme,
	factsOf,
	goldenScan,
	wholeScan,
	type Person
} from '../../../tests/fixtures/example-scan.ts';
import type { Followed, Goal } from '../domain/goal.ts';
import type { Commitment } from '../domain/leave.ts';
import { LANGUAGES, type Language } from '../domain/language.ts';
import { makeRelease } from '../domain/release.ts';
import type { Release } from '../domain/release-shape.ts';
import type { Mode, WholeScan } from '../domain/scan.ts';
import type { StoryBasis } from '../domain/story-basis.ts';
import type { StoryPart } from '../domain/story-document.ts';
import { dayText, honestLine, listText, numberText } from './numbers-and-lists.ts';
import { textOfBlocks } from './story-check.ts';
import { composedParts } from './story-composed.ts';
import type { Names } from './story-sentences.ts';

function releaseOf(scan: WholeScan, people: readonly Person[]): Release {
	return { ...makeRelease(scan, 1, factsOf(people)), checksum: '0'.repeat(64) };
}

const NO_NAMES: Names = { groups: new Map(), units: new Map() };

/** All words of the story, or of one of its parts, a line per block. */
function textIn(
	basis: StoryBasis,
	language: Language,
	{ names = NO_NAMES, part }: { readonly names?: Names; readonly part?: StoryPart } = {}
): string {
	const parts = composedParts(basis, names, language);
	const blocks = part ? (parts.get(part) ?? []) : [...parts.values()].flat();
	return blocks.map((block) => textOfBlocks(block.blocks)).join('\n');
}

const SLUGS = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
const SAID = {
	start: { impact: 5, feasibility: 4, effort: 1 },
	hard: { impact: 5, feasibility: 2, effort: 3 },
	later: { impact: 1, feasibility: 4, effort: 1 }
} as const;

/** Six people of one group who agree about so many themes. */
function alikeStory(said: readonly (keyof typeof SAID)[], overrides: Partial<StoryBasis> = {}) {
	const slugs = SLUGS.slice(0, said.length);
	const levers = [
		aLever(
			'l',
			slugs.map((slug) => aTheme(slug))
		)
	];
	const answers = Object.fromEntries(slugs.map((slug, i) => [slug, SAID[said[i]!]]));
	return storyOf(releaseOf(wholeScan({ levers }), alike(6, 'gemeente', answers)), overrides);
}

describe('[V5] the story in words', () => {
	test('every block has words in every language, and nothing but words', () => {
		fc.assert(
			fc.property(anyStory, (basis) => {
				for (const language of LANGUAGES)
					for (const [, blocks] of composedParts(basis, NO_NAMES, language))
						for (const { key, blocks: made } of blocks) {
							expect(made.length, key).toBeGreaterThan(0);
							const text = textOfBlocks(made);
							expect(text, key).not.toMatch(
								/undefined|\bnull\b|NaN|[{}]|\[object|[^|\s] {2,}[^|\s]/
							);
							expect(text, key).toMatch(/^[\p{Lu}\p{N}“„]|^één|^sloten|^a \//u);
							for (const block of made)
								if (block.kind === 'table')
									for (const row of block.rows) expect(row, key).toHaveLength(block.head.length);
						}
			}),
			{ numRuns: 60 }
		);
	});

	test('titles stand in the wanted language, else in one that has words', () => {
		const { scan, people } = goldenScan();
		const titled = { nl: 'Sloten & “oevers”', en: 'Ditches' };
		const withTitle = (title: typeof titled | { nl: string; en: null }) =>
			storyOf(
				releaseOf({ ...scan, levers: [aLever('l', [aTheme('golden-theme', { title })])] }, people)
			);
		expect(textIn(withTitle(titled), 'nl')).toContain('“Sloten & “oevers””');
		expect(textIn(withTitle(titled), 'en')).toContain('“Ditches”');
		expect(textIn(withTitle({ ...titled, en: null }), 'en')).toContain('“Sloten & “oevers””');
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
		const story = storyOf(releaseOf(scan, people));
		const linesOf = (part: StoryPart) => textIn(story, 'nl', { names, part }).split('\n');
		expect(linesOf('who')).toEqual([
			'Er deden 15 mensen mee, uit 4 groepen.',
			'Groep | Deelnemers',
			...['Boeren | 6', 'Terreinbeheerders | 4', 'Gemeente | 3', 'Waterschap | 2'],
			'Elke kant telt even zwaar. In de uitslag staan: Boeren; Terreinbeheerders; Gemeente en Waterschap samen.'
		]);
		expect(linesOf('start')).toEqual(['Er is geen maatregel die nu kansrijk is om te beginnen.']);
		expect(linesOf('long-haul')).toEqual([
			'1 maatregel is belangrijk voor de natuur, maar nu lastig.',
			'Dit zou hier redelijk veel opleveren voor de natuur, maar is nu lastig: “Thema golden-theme”.'
		]);
		expect(linesOf('sustain')).toEqual([
			'Er is geen belangrijke maatregel waaraan al veel gebeurt.'
		]);
		expect(textIn(story, 'en', { names })).toContain(
			'The result shows: Farmers; Site managers; Municipality and Water authority together.'
		);
		// Without names the ids say at least which groups are meant.
		expect(textIn(story, 'en')).toContain('gemeente and waterschap together');
	});

	test.each([
		[0, 'Niemand vulde iets in.', 'Nobody filled in anything.'],
		[1, 'Er deed 1 persoon mee.', '1 person took part.'],
		[4, 'Er deden 4 mensen mee, uit één groep.', '4 people took part, from one group.']
	])('%s participants: how many, and that they are too few', (people, nl, en) => {
		const scan = wholeScan({ groups: [aGroup('boeren', 'landbouw-en-grond')] });
		const answers = { 'golden-theme': { impact: 5 } } as const;
		const story = storyOf(releaseOf(scan, alike(people, 'boeren', answers)));
		const part = 'who';
		expect(textIn(story, 'nl', { part }).split('\n')[0]).toBe(nl);
		expect(textIn(story, 'en', { part }).split('\n')[0]).toBe(en);
		expect(textIn(story, 'nl', { part })).toContain('te weinig');
	});

	test('one group or one side is not called several', () => {
		const scan = wholeScan({ groups: [aGroup('boeren', 'landbouw-en-grond')] });
		const story = storyOf(releaseOf(scan, alike(6, 'boeren', { 'golden-theme': { impact: 5 } })));
		expect(textIn(story, 'nl')).toContain('samengenomen tot één kant: landbouw-en-grond.');
		expect(textIn(story, 'en')).toContain('taken together as one side: landbouw-en-grond.');
		expect(textIn(story, 'nl')).not.toContain('alle kanten');
		expect(textIn(story, 'nl')).not.toContain('Groep |');
	});

	test('numbers of measures are told in words that fit: none, one, several, all', () => {
		const withStarts = (starts: number) =>
			textIn(alikeStory(SLUGS.map((_, i) => (i < starts ? 'start' : 'later'))), 'nl');
		expect(withStarts(0)).toContain('Er is geen maatregel die nu kansrijk is om te beginnen.');
		expect(withStarts(0)).toContain('van geen van de 7 maatregelen veel');
		expect(withStarts(1)).toContain('1 maatregel is kansrijk om te beginnen.');
		expect(withStarts(6)).toContain('Van de 7 maatregelen zijn er 6 kansrijk om te beginnen.');
		expect(withStarts(6)).toContain('1 van de 7 maatregelen krijgt nu minder voorrang.');
		expect(withStarts(7)).toContain('Alle 7 maatregelen zijn kansrijk om te beginnen.');
		expect(textIn(alikeStory(['start']), 'nl')).toContain(
			'1 maatregel is kansrijk om te beginnen.'
		);
	});

	test('two themes stand in a sentence, more are a list', () => {
		const lead = 'Dit levert hier veel op voor de natuur en is goed haalbaar:';
		expect(textIn(alikeStory(['start', 'start']), 'nl')).toContain(
			`${lead} “Thema a” en “Thema b”.`
		);
		const three = composedParts(alikeStory(['start', 'start', 'start']), NO_NAMES, 'nl');
		const band = three.get('start')!.find(({ key }) => key === 'start:band:4-4')!;
		expect(band.blocks).toEqual([
			{ kind: 'paragraph', spans: [{ text: lead }] },
			{
				kind: 'list',
				ordered: false,
				items: ['Thema a', 'Thema b', 'Thema c'].map((text) => [{ text }])
			}
		]);
	});

	test('[T13] each side says the same few words about the same question', () => {
		const groups = [aGroup('boeren', 'landbouw-en-grond'), aGroup('natuur', 'natuur')];
		const scan = wholeScan({ groups, breakdown: 'groups', levers: [aLever('l', [aTheme('a')])] });
		const people = [
			...alike(4, 'boeren', { a: { impact: 5, feasibility: 1, effort: 3 } }),
			...alike(4, 'natuur', { a: { impact: 5, feasibility: 4, effort: 3 } })
		];
		const conclusion = 'We gaan samen kijken.';
		const talks = { a: { picked: true, parked: true, conclusion } };
		const story = storyOf(releaseOf(scan, people), { talks });
		expect(textIn(story, 'nl', { part: 'talk' }).split('\n')).toEqual([
			'Over 1 thema denken mensen of kanten heel verschillend. Dit verhaal kiest daarin geen kant.',
			'Thema a. Hoe haalbaar is dit hier?',
			'boeren: nu bijna niet haalbaar',
			'natuur: goed haalbaar',
			'De bijeenkomst schreef op: “We gaan samen kijken.” De bijeenkomst bewaart dit voor een andere keer.'
		]);
	});

	test('[T14] what somebody typed stands as it was typed, paragraph by paragraph', () => {
		const purpose = { nl: 'Eerste alinea.\n\n  Tweede, met <b> en *.\n\n\n', en: null };
		const story = alikeStory(['start'], { scan: { ...storyOf({} as Release).scan, purpose } });
		const [why] = composedParts(story, NO_NAMES, 'en').get('why')!;
		expect(why!.blocks).toEqual([
			{
				kind: 'paragraph',
				spans: [{ text: 'Why we asked.', bold: true }, { text: ' Eerste alinea.' }]
			},
			{ kind: 'paragraph', spans: [{ text: 'Tweede, met <b> en *.' }] }
		]);
		expect(textIn(alikeStory(['start'], { after: '\n' }), 'nl', { part: 'contributions' })).toBe(
			''
		);
	});

	test('[T14] goals, commitments and contributions are tables of what was agreed', () => {
		const followed = { why: '', since: null, nextLook: null } as const;
		const goal: Goal = {
			...{ theme: null, what: 'Meer grutto’s', indicator: 'Paren', start: '12', startYear: 2026 },
			...{ target: '20', targetYear: 2032, now: '14', ...followed },
			state: 'started'
		};
		const commitment: Commitment & Followed = {
			...{ theme: null, what: 'Later maaien', who: 'Boer Jansen', firstStep: '' },
			...{ due: '2027-03-01', sign: 'Hoog gras in mei', ...followed },
			...{ state: 'dropped', why: 'te nat' }
		};
		const story = alikeStory(['start'], {
			...{ goals: [goal], commitments: [commitment] },
			clusters: [
				{ title: 'Hitte', count: 3, theme: { nl: 'Schaduw', en: null }, reply: 'Dank.' },
				{ title: 'Vuurwerk', count: 1, theme: null, reply: '' }
			]
		});
		const text = textIn(story, 'nl');
		expect(text).toContain('Meer grutto’s | Paren | 12 (2026) | 20 (2032) | 14 | begonnen');
		expect(text).toContain(
			'Later maaien | Boer Jansen |  | 1 maart 2027 | Hoog gras in mei | gestopt: te nat'
		);
		expect(text).toContain('Hitte | 3 | Werd het thema “Schaduw”. Dank.');
		expect(text).toContain('Vuurwerk | 1 | Nog niets.');
	});

	test('[T16] no Dutch sentence that the tool makes is longer than 20 words', () => {
		const messages = JSON.parse(
			readFileSync('src/lib/i18n/messages/nl/story.json', 'utf8')
		) as Record<string, string>;
		const sentences = Object.entries(messages)
			.filter(([key]) => !key.startsWith('$'))
			.flatMap(([key, text]) => text.split(/[.!?:]+(?=\s|$)/).map((said) => [key, said] as const));
		expect(sentences.length).toBeGreaterThan(100);
		const tooLong = sentences.filter(([, said]) => said.trim().split(/\s+/).length > 20);
		expect(tooLong).toEqual([]);
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
