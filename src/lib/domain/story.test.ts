import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	aLever,
	alike,
	anyScan,
	aTheme,
	factsOf,
	goldenScan,
	wholeScan,
	type Person,
	type Said
} from '../../../tests/fixtures/example-scan.ts';
import { makeRelease } from './release.ts';
import { CLASSES, type Release } from './release-shape.ts';
import type { WholeScan } from './scan.ts';
import { STORY_PARTS, storyFacts, type StoryFact } from './story.ts';
import type { Theme } from './theme.ts';

function releaseOf(scan: WholeScan, people: readonly Person[]): Release {
	return { ...makeRelease(scan, 1, factsOf(people)), checksum: '0'.repeat(64) };
}

/** Impact, feasibility and effort that give each class when everybody says the same. */
const SAID = {
	start: [4, 4, 2],
	'long-haul': [4, 2, 2],
	sustain: [4, 4, 4],
	later: [2, 4, 2],
	'too-few': ['dk', 4, 2]
} as const satisfies Record<string, readonly [Said, Said, Said]>;
type Told = keyof typeof SAID;

/** A release of five people of one group who agree on themes of these classes. */
function releaseWith(themes: readonly (readonly [slug: string, Told, Partial<Theme>?])[]): Release {
	const scan = wholeScan({
		breakdown: 'groups',
		levers: [
			aLever(
				'one',
				themes.map(([slug, , overrides]) => aTheme(slug, overrides))
			)
		]
	});
	const said = Object.fromEntries(
		themes.map(([slug, told]) => {
			const [impact, feasibility, effort] = SAID[told];
			return [slug, { impact, feasibility, effort }];
		})
	);
	return releaseOf(scan, alike(5, 'gemeente', said));
}

/** The value a JSON pointer points at; throws where there is none. */
function at(release: Release, path: string): unknown {
	return path
		.split('/')
		.slice(1)
		.reduce((value: unknown, key) => {
			if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key))
				throw new Error(`Nothing at ${path}`);
			return (value as Record<string, unknown>)[key];
		}, release);
}

const allFacts = (release: Release) => STORY_PARTS.flatMap((part) => storyFacts(release)[part]);
const ofKind = <K extends StoryFact['kind']>(facts: readonly StoryFact[], kind: K) =>
	facts.filter((fact): fact is StoryFact & { kind: K } => fact.kind === kind);
const titles = (themes: readonly { readonly nl: string | null }[]) => themes.map(({ nl }) => nl);

const anyRelease = anyScan.map(({ scan, people }) => releaseOf(scan, people));

describe('who took part', () => {
	test('[T4] says how many, from how many groups, and which groups nobody came from', () => {
		const release = releaseWith([['a', 'start']]);
		expect(storyFacts(release).who).toEqual([
			{
				kind: 'participants',
				total: 5,
				groups: 1,
				paths: ['/participants/total', '/participants/byGroup/gemeente']
			},
			{
				kind: 'missing-groups',
				groups: ['agrarier', 'terreinbeheerder', 'waterschap'],
				paths: ['agrarier', 'terreinbeheerder', 'waterschap'].map(
					(group) => `/participants/byGroup/${group}`
				)
			},
			{ kind: 'sides', sides: [['gemeente']], paths: ['/pools/0/units'] }
		]);
	});

	test('[T4] is silent about missing groups when there are none, and names merged sides', () => {
		const { scan, people } = goldenScan();
		const { who } = storyFacts(releaseOf(scan, people));
		expect(who.map((fact) => fact.kind)).toEqual(['participants', 'sides']);
		expect(who[1]).toMatchObject({
			sides: [['agrarier'], ['terreinbeheerder'], ['gemeente', 'waterschap']]
		});
	});

	test.each([0, 4])('[T5] with %d participants it says only who took part', (number) => {
		const said = { 'golden-theme': { impact: 4, feasibility: 4, effort: 4 } } as const;
		const story = storyFacts(releaseOf(wholeScan(), alike(number, 'gemeente', said)));
		expect(ofKind(story.who, 'too-few-participants')).toEqual([
			{ kind: 'too-few-participants', total: number, paths: ['/participants/total'] }
		]);
		expect(ofKind(story.who, 'sides')).toEqual([]);
		for (const part of STORY_PARTS.slice(1)) expect(story[part]).toEqual([]);
	});
});

describe('opportunities', () => {
	test('[T3] each class in its own part, with its number among all measures', () => {
		const story = storyFacts(
			releaseWith([
				['a', 'start'],
				['b', 'long-haul'],
				['c', 'sustain'],
				['d', 'later'],
				['e', 'too-few'],
				['f', 'start']
			])
		);
		for (const [part, count] of [
			['start', 2],
			['long-haul', 1],
			['sustain', 1]
		] as const) {
			expect(story[part][0]).toMatchObject({ kind: 'class-count', class: part, count, of: 6 });
			expect(ofKind(story[part], 'theme')).toHaveLength(count);
		}
	});

	test('[T3] five themes of a class get a sentence, the others are named together', () => {
		const seven = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((slug) => [slug, 'start'] as const);
		const { start } = storyFacts(releaseWith(seven));
		expect(ofKind(start, 'theme').map(({ place }) => place)).toEqual([1, 2, 3, 4, 5]);
		expect(ofKind(start, 'more').map(({ themes }) => titles(themes))).toEqual([
			['Thema f', 'Thema g']
		]);
		expect(ofKind(storyFacts(releaseWith(seven.slice(0, 5))).start, 'more')).toEqual([]);
	});

	test('[T8] themes stand by rank; equal ranks keep the order of the scan', () => {
		const scan = wholeScan({
			levers: [
				aLever(
					'one',
					['a', 'b', 'c'].map((slug) => aTheme(slug))
				)
			]
		});
		const said = (impact: Said) => ({ impact, feasibility: 4, effort: 1 }) as const;
		const people = alike(5, 'gemeente', { a: said(4), b: said(5), c: said(4) });
		const { start } = storyFacts(releaseOf(scan, people));
		expect(titles(ofKind(start, 'theme').map(({ theme }) => theme.title))).toEqual([
			'Thema b',
			'Thema a',
			'Thema c'
		]);
	});

	test('[T6] conditions are told apart, whatever their class, and are no measures', () => {
		const story = storyFacts(
			releaseWith([
				['a', 'start'],
				['pay', 'later', { enabling: true }],
				['lease', 'start', { enabling: true }]
			])
		);
		expect(story.start[0]).toMatchObject({ count: 1, of: 1 });
		expect(
			ofKind(story.conditions, 'condition').map((fact) => [fact.theme.title.nl, fact.class])
		).toEqual([
			['Thema lease', 'start'],
			['Thema pay', 'later']
		]);
		expect(ofKind(story.open, 'later')).toEqual([]);
	});

	test('[T6] a condition alone is told, and there are no measures', () => {
		const story = storyFacts(releaseWith([['pay', 'start', { enabling: true }]]));
		expect(story.conditions).toHaveLength(1);
		for (const part of ['start', 'long-haul', 'sustain'] as const)
			expect(ofKind(story[part], 'theme')).toEqual([]);
	});

	test('[T7] what comes later and what has too few answers is left open, conditions included', () => {
		const { open } = storyFacts(
			releaseWith([
				['a', 'later'],
				['b', 'start'],
				['c', 'too-few'],
				['pay', 'too-few', { enabling: true }]
			])
		);
		expect(ofKind(open, 'later')).toMatchObject([{ count: 1, of: 3 }]);
		expect(ofKind(open, 'too-few-answers').map(({ themes }) => titles(themes))).toEqual([
			['Thema c', 'Thema pay']
		]);
		expect(storyFacts(releaseWith([['b', 'start']])).open).toEqual([]);
	});
});

describe('any release', () => {
	test('[T1] every path of every fact resolves in the release', () => {
		fc.assert(
			fc.property(anyRelease, (release) => {
				for (const fact of allFacts(release))
					for (const path of fact.paths) expect(at(release, path)).not.toBeUndefined();
			})
		);
	});

	test('[T1] a theme is told with the very figures its paths point at', () => {
		fc.assert(
			fc.property(anyRelease, (release) => {
				for (const fact of allFacts(release)) {
					if (fact.kind !== 'theme' && fact.kind !== 'condition') continue;
					const [title, name, rank, impact, feasibility, effort] = fact.paths.map((path) =>
						at(release, path)
					);
					expect(title).toEqual(fact.theme.title);
					expect(name).toBe(fact.class);
					expect(rank).toBeTypeOf('number');
					expect([impact, feasibility, effort]).toEqual([
						fact.theme.impact,
						fact.theme.feasibility,
						fact.theme.effort
					]);
				}
			})
		);
	});

	test('[T2] another class of any theme makes another story', () => {
		const told = [
			['a', 'start'],
			['b', 'later'],
			['c', 'sustain'],
			['pay', 'long-haul', { enabling: true }]
		] as const;
		const release = releaseWith(told);
		release.themes.forEach((theme, i) => {
			for (const other of CLASSES.filter((name) => name !== theme.opportunity.class)) {
				const changed = structuredClone(release);
				changed.themes[i]!.opportunity.class = other;
				expect(storyFacts(changed)).not.toEqual(storyFacts(release));
			}
		});
	});

	test('[T9] tells each measure and each condition once, or leaves it open', () => {
		fc.assert(
			fc.property(anyRelease, (release) => {
				const facts = allFacts(release);
				const named = [
					...ofKind(facts, 'theme').map(({ theme }) => theme.title.nl),
					...ofKind(facts, 'condition').map(({ theme }) => theme.title.nl),
					...ofKind(facts, 'more').flatMap(({ themes }) => titles(themes)),
					...ofKind(facts, 'too-few-answers').flatMap(({ themes }) => titles(themes))
				];
				const later = ofKind(facts, 'later').reduce((sum, { count }) => sum + count, 0);
				expect(new Set(named).size).toBe(named.length);
				expect(named.length + later).toBe(release.themes.length);
			})
		);
	});

	test('[T10] rests on no other figure than those its paths name', () => {
		fc.assert(
			fc.property(anyRelease, (release) => {
				const changed = structuredClone(release);
				changed.k = changed.k === 3 ? 5 : 3;
				changed.weights = { impact: 9, feasibility: 9, room: 9 };
				for (const { questions, opportunity } of changed.themes) {
					opportunity.score = 1;
					opportunity.parts = { impact: 1, feasibility: 0, room: 0 };
					for (const cell of Object.values(questions))
						Object.assign(cell, {
							n: 99,
							dontKnow: 99,
							median: 1,
							q1: 1,
							q3: 1,
							mean: 1,
							pools: []
						});
					questions.knowledge.balancedMean = 1;
				}
				expect(storyFacts(changed)).toEqual(storyFacts(release));
			})
		);
	});
});
