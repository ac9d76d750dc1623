import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { anyStory, storyOf } from '../../../tests/fixtures/any-story.ts';
import {
	aGroup,
	aLever,
	alike,
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
import type { StoryBasis } from './story-basis.ts';
import { storyFacts, type Fact, type FactKind } from './story.ts';
import type { Theme } from './theme.ts';

function releaseOf(scan: WholeScan, people: readonly Person[]): Release {
	return { ...makeRelease(scan, 1, factsOf(people)), checksum: '0'.repeat(64) };
}

/** Impact, feasibility and effort that give each class when everybody says the same. */
const SAID = {
	start: [4, 4, 3],
	'long-haul': [4, 2, 3],
	sustain: [4, 4, 4],
	later: [2, 4, 3],
	'too-few': ['dk', 4, 3]
} as const satisfies Record<string, readonly [Said, Said, Said]>;
type Told = keyof typeof SAID;

/** A release of five people of one group who agree on themes of these classes. */
function releaseWith(themes: readonly (readonly [slug: string, Told, Partial<Theme>?])[]): Release {
	const asked = themes.map(([slug, , overrides]) => aTheme(slug, overrides));
	const scan = wholeScan({ breakdown: 'groups', levers: [aLever('one', asked)] });
	const said = Object.fromEntries(
		themes.map(([slug, told]) => {
			const [impact, feasibility, effort] = SAID[told];
			return [slug, { impact, feasibility, effort }];
		})
	);
	return releaseOf(scan, alike(5, 'gemeente', said));
}

/** What is said in blocks of one kind. */
function said<K extends FactKind>(basis: StoryBasis, kind: K): readonly Fact<K>['fact'][] {
	const facts = [...storyFacts(basis).values()].flat();
	return facts.flatMap((one) => (one.kind === kind ? [one.fact as Fact<K>['fact']] : []));
}
const titles = (themes: readonly { readonly nl: string | null }[]) => themes.map(({ nl }) => nl);
const partsOf = (basis: StoryBasis) => [...storyFacts(basis).keys()];

describe('who took part', () => {
	test('[T4] says how many, from which groups, and which groups nobody came from', () => {
		const story = storyOf(releaseWith([['a', 'start']]));
		expect(said(story, 'who:people')).toEqual([
			{ total: 5, people: 5, groups: [{ group: 'gemeente', people: 5 }] }
		]);
		expect(said(story, 'who:missing')).toEqual([
			{ groups: ['agrarier', 'terreinbeheerder', 'waterschap'] }
		]);
		expect(said(story, 'who:sides')).toEqual([{ sides: [['gemeente']] }]);
	});

	test('[T4] is silent about missing groups when there are none, and names merged sides', () => {
		const { scan, people } = goldenScan();
		const story = storyOf(releaseOf(scan, people));
		expect(said(story, 'who:missing')).toEqual([]);
		expect(said(story, 'who:sides')).toEqual([
			{ sides: [['agrarier'], ['terreinbeheerder'], ['gemeente', 'waterschap']] }
		]);
	});

	test('[T4] tells of tables that answered together, and of open cards', () => {
		const release = releaseWith([['a', 'start']]);
		const participants = { ...release.participants, people: 17 };
		const story = storyOf({ ...release, participants, mode: 'open' });
		expect(said(story, 'who:people')).toMatchObject([{ total: 5, people: 17 }]);
		expect(said(story, 'who:open')).toHaveLength(1);
	});

	test.each([0, 4])('[T5] with %d participants it says nothing of what they answered', (number) => {
		const answers = { 'golden-theme': { impact: 4, feasibility: 4, effort: 4 } } as const;
		const story = storyOf(releaseOf(wholeScan(), alike(number, 'gemeente', answers)));
		expect(said(story, 'who:few')).toEqual([{ total: number }]);
		expect(partsOf(story)).toEqual(['who', 'how']);
		expect(said(story, 'how:themes')).toEqual([]);
	});
});

describe('opportunities', () => {
	test('[T3] each class in its own part, with its number among all measures', () => {
		const story = storyOf(
			releaseWith([
				['a', 'start'],
				['b', 'long-haul'],
				['c', 'sustain'],
				['d', 'later'],
				['e', 'too-few'],
				['f', 'start']
			])
		);
		const counts = (['start', 'long-haul', 'sustain', 'later'] as const).map(
			(part) => said(story, `${part}:count`)[0]
		);
		expect(counts).toEqual([
			{ class: 'start', count: 2, of: 6 },
			{ class: 'long-haul', count: 1, of: 6 },
			{ class: 'sustain', count: 1, of: 6 },
			{ class: 'later', count: 1, of: 6 }
		]);
		expect(said(story, 'start:band').map((one) => titles(one.titles))).toEqual([
			['Thema a', 'Thema f']
		]);
	});

	test('[T3] those of which the same can be said stand together, the most first', () => {
		const slugs = ['a', 'b', 'c'];
		const scan = wholeScan({
			levers: [
				aLever(
					'one',
					slugs.map((slug) => aTheme(slug))
				)
			]
		});
		const answers = {
			a: { impact: 3, feasibility: 4, effort: 1 },
			b: { impact: 4, feasibility: 3, effort: 3 },
			c: { impact: 5, feasibility: 3, effort: 3 }
		} as const;
		const story = storyOf(releaseOf(scan, alike(5, 'gemeente', answers)));
		expect(said(story, 'start:band').map((one) => [one.label, titles(one.titles)])).toEqual([
			['4-3', ['Thema c', 'Thema b']],
			['3-4', ['Thema a']]
		]);
		expect(said(story, 'start:idle')).toEqual([]);
	});

	test('[T8] themes stand by place; equal places keep the order of the scan', () => {
		const scan = wholeScan({
			levers: [
				aLever(
					'one',
					['a', 'b', 'c'].map((slug) => aTheme(slug))
				)
			]
		});
		const answer = (impact: Said) => ({ impact, feasibility: 4, effort: 3 }) as const;
		const people = alike(5, 'gemeente', { a: answer(4), b: answer(5), c: answer(4) });
		const [band] = said(storyOf(releaseOf(scan, people)), 'start:band');
		expect(titles(band!.titles)).toEqual(['Thema b', 'Thema a', 'Thema c']);
	});

	test('[T6] conditions are told apart, by class, and are no measures', () => {
		const story = storyOf(
			releaseWith([
				['a', 'start'],
				['pay', 'later', { enabling: true }],
				['lease', 'start', { enabling: true }]
			])
		);
		expect(said(story, 'start:count')).toMatchObject([{ count: 1, of: 1 }]);
		expect(
			said(story, 'conditions:class').map(({ label, titles: all }) => [label, titles(all)])
		).toEqual([
			['start', ['Thema lease']],
			['later', ['Thema pay']]
		]);
		expect(said(story, 'later:count')).toEqual([]);
	});

	test('[T6] a condition alone is told, and there are no measures', () => {
		const story = storyOf(releaseWith([['pay', 'start', { enabling: true }]]));
		expect(said(story, 'conditions:class')).toHaveLength(1);
		expect(partsOf(story)).not.toContain('start');
	});

	test('[T7] what comes later and what has too few answers is left open', () => {
		const story = storyOf(
			releaseWith([
				['a', 'later'],
				['b', 'start'],
				['c', 'too-few'],
				['pay', 'too-few', { enabling: true }]
			])
		);
		expect(said(story, 'later:count')).toMatchObject([{ count: 1, of: 3 }]);
		expect(said(story, 'later:too-few').map((one) => titles(one.titles))).toEqual([['Thema c']]);
		expect(said(story, 'conditions:class')).toMatchObject([{ label: 'too-few' }]);
		expect(partsOf(storyOf(releaseWith([['b', 'start']])))).not.toContain('later');
	});

	test('[T2] another class of any theme makes another story', () => {
		const release = releaseWith([
			['a', 'start'],
			['b', 'later'],
			['c', 'sustain'],
			['pay', 'long-haul', { enabling: true }]
		]);
		release.themes.forEach((theme, i) => {
			for (const other of CLASSES.filter((name) => name !== theme.opportunity.class)) {
				const changed = structuredClone(release);
				changed.themes[i]!.opportunity.class = other;
				expect(storyFacts(storyOf(changed))).not.toEqual(storyFacts(storyOf(release)));
			}
		});
	});

	test('[T9] names each measure once among those of its class, and each condition once', () => {
		fc.assert(
			fc.property(anyStory, (basis) => {
				const bands = (
					['start:band', 'long-haul:band', 'sustain:band', 'later:band', 'later:too-few'] as const
				).flatMap((kind) => said(basis, kind).flatMap((one) => titles(one.titles)));
				const conditions = said(basis, 'conditions:class').flatMap((one) => titles(one.titles));
				const of = (enabling: boolean) =>
					titles(
						basis.release.themes
							.filter((one) => one.enabling === enabling)
							.map(({ title }) => title)
					);
				expect(bands.toSorted()).toEqual(of(false).toSorted());
				expect(conditions.toSorted()).toEqual(of(true).toSorted());
			}),
			{ numRuns: 60 }
		);
	});
});

describe('what is shared and what divides', () => {
	const GROUPS = [
		aGroup('boeren', 'landbouw-en-grond'),
		aGroup('natuur', 'natuur'),
		aGroup('gemeente', 'overheid')
	];
	/** Impact and feasibility of three groups of four people per theme. */
	function divided(
		answers: Readonly<Record<string, readonly (readonly [Said, Said])[]>>,
		overrides: Partial<StoryBasis> = {}
	): StoryBasis {
		const themes = Object.keys(answers).map((slug) => aTheme(slug));
		const scan = wholeScan({
			...{ breakdown: 'groups', groups: GROUPS, levers: [aLever('one', themes)] }
		});
		const people = GROUPS.flatMap(({ slug }, i) =>
			alike(
				4,
				slug,
				Object.fromEntries(
					Object.entries(answers).map(([theme, sides]) => {
						const [impact, feasibility] = sides[i]!;
						return [theme, { impact, feasibility, effort: 3 }];
					})
				)
			)
		);
		return storyOf(releaseOf(scan, people), overrides);
	}
	const AGREED = [
		[4, 3],
		[4, 3],
		[4, 3]
	] as const;
	const TORN = [
		[1, 3],
		[5, 3],
		[5, 3]
	] as const;

	test('[T13] what divides is told of every side alike, in the order of the table', () => {
		const story = divided({ agreed: AGREED, torn: TORN });
		expect(said(story, 'talk:count')).toEqual([{ count: 1 }]);
		const [torn] = said(story, 'talk:theme');
		expect(torn).toMatchObject({ title: { nl: 'Thema torn' }, conclusion: '', parked: false });
		const [{ question, how }] = torn!.differing as unknown as [
			(typeof torn & object)['differing'][0]
		];
		expect(question).toBe('impact');
		expect(how).toMatchObject({
			kind: 'sides',
			sides: [
				{ units: ['boeren'], mean: 1 },
				{ units: ['natuur'], mean: 5 },
				{ units: ['gemeente'], mean: 5 }
			],
			apart: [{ units: ['boeren'] }]
		});
	});

	test('[T13] what all sides agree on is told as shared; nothing else is', () => {
		const story = divided({ agreed: AGREED, torn: TORN });
		expect(said(story, 'share:together')).toMatchObject([
			{ sides: 3, count: 1, titles: [{ nl: 'Thema agreed' }] }
		]);
		expect(said(divided({ torn: TORN }), 'share:together')).toMatchObject([{ count: 0 }]);
		expect(said(divided({ agreed: AGREED }), 'talk:count')).toEqual([{ count: 0 }]);
	});

	test('[T13] a conclusion stands once: where people differ, else with its class', () => {
		const concluded = { picked: true, parked: false, conclusion: 'Zo.' };
		const story = divided(
			{ agreed: AGREED, torn: TORN },
			{ talks: { agreed: concluded, torn: concluded } }
		);
		expect(said(story, 'start:theme')).toMatchObject([
			{ title: { nl: 'Thema agreed' }, conclusion: 'Zo.' }
		]);
		expect(said(story, 'talk:theme')).toMatchObject([{ conclusion: 'Zo.' }]);
		expect(said(story, 'long-haul:theme')).toEqual([]);
	});

	test('[T13] seven are told, and what the meeting spoke of; the others are named', () => {
		const slugs = Array.from({ length: 9 }, (_, i) => `t${i}`);
		const answers = Object.fromEntries(slugs.map((slug) => [slug, TORN]));
		const talks = { t8: { picked: true, parked: true, conclusion: '' } };
		const story = divided(answers, { talks });
		expect(said(story, 'talk:count')).toEqual([{ count: 9 }]);
		expect(said(story, 'talk:theme').map(({ title }) => title.nl)).toEqual(
			['t0', 't1', 't2', 't3', 't4', 't5', 't6', 't8'].map((slug) => `Thema ${slug}`)
		);
		expect(said(story, 'talk:more')).toMatchObject([{ titles: [{ nl: 'Thema t7' }] }]);
	});
});

describe('what stands around the answers', () => {
	const release = releaseWith([
		['a', 'long-haul'],
		['b', 'start']
	]);
	const offer = { theme: 'b', kind: 'offer', text: 'Ik help.', unit: null, people: 1 } as const;

	test('[T14] a text that people wrote stands where it belongs, and only what may be shown', () => {
		const story = storyOf(release, {
			remarks: [
				{ ...offer, quoted: false },
				{ ...offer, kind: 'remark', text: 'Gekozen.', quoted: true },
				{ ...offer, kind: 'remark', text: 'Niet gekozen.', quoted: false }
			]
		});
		expect(said(story, 'offers:list')).toMatchObject([{ offers: [{ text: 'Ik help.' }] }]);
		expect(said(story, 'start:theme')).toMatchObject([{ quotes: [{ text: 'Gekozen.' }] }]);
		expect(JSON.stringify([...storyFacts(story)])).not.toContain('Niet gekozen.');
	});

	test('[T14] policies count themes by class; those that help nothing now are left out', () => {
		const story = storyOf(release, {
			themes: { a: { policies: ['krw'], facts: [] }, b: { policies: ['krw', 'gone'], facts: [] } },
			policies: { krw: { nl: 'KRW', en: 'WFD' }, vhr: { nl: 'VHR', en: 'BHD' } }
		});
		expect(said(story, 'policies:table')).toEqual([
			{ rows: [{ title: { nl: 'KRW', en: 'WFD' }, start: 1, sustain: 0, hard: 1 }] }
		]);
	});

	test('[T14] questions stand by day, what nobody took on last', () => {
		const asked = { kinds: [], question: 'Hoe?', who: '', due: null };
		const story = storyOf(release, {
			findings: { a: asked, b: { ...asked, who: 'wij', due: '2027-01-01' } }
		});
		expect(said(story, 'find-out:agenda')[0]!.items.map(({ title }) => title?.nl)).toEqual([
			'Thema b',
			'Thema a'
		]);
	});

	test('[T14] a place that too few people pointed out is not told', () => {
		const beside = {
			...{ seen: 9, plays: null, needs: null },
			places: { people: 9, subAreas: [{ id: 'oost', people: 6 }], hexagons: [] }
		};
		const [first, second] = release.themes;
		const pointed = {
			...release,
			scan: {
				...release.scan,
				subAreas: [
					{ id: 'oost', title: 'Oost' },
					{ id: 'west', title: 'West' }
				]
			},
			themes: [first!, { ...second!, beside }]
		};
		const story = storyOf(pointed);
		expect(said(story, 'where:parts')).toMatchObject([
			{ parts: [{ title: 'Oost', themes: [{ people: 6, title: { nl: 'Thema b' } }] }] }
		]);
		expect(said(story, 'where:drawn')).toEqual([]);
		expect(said(storyOf(release), 'where:most')).toEqual([]);
	});

	test('[T15] a part of which there is nothing to say is left out', () => {
		expect(partsOf(storyOf(release))).toEqual([
			...['who', 'share', 'start', 'long-haul', 'sustain', 'talk', 'how']
		]);
	});
});
