import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	aGroup,
	aLever,
	alike,
	anyScan,
	aTheme,
	factsOf,
	wholeScan,
	type Person,
	type Said
} from '../../../tests/fixtures/example-scan.ts';
import { isDivided } from './flags.ts';
import { makeRelease } from './release.ts';
import type { Release } from './release-shape.ts';
import type { WholeScan } from './scan.ts';
import { TALK_PARTS, talkSections, TOLD_AT_MOST, type TalkFact, type TalkPart } from './talk.ts';
import type { Theme } from './theme.ts';

function releaseOf(scan: WholeScan, people: readonly Person[]): Release {
	return { ...makeRelease(scan, 1, factsOf(people)), checksum: '0'.repeat(64) };
}

const GROUPS = [
	aGroup('boeren', 'landbouw-en-grond'),
	aGroup('natuur', 'natuur'),
	aGroup('gemeente', 'overheid')
];

/** Impact, feasibility, effort and knowledge of one theme. */
type Four = readonly [Said, Said, Said, Said?];
const four = ([impact, feasibility, effort, knowledge = 2]: Four) => ({
	...{ impact, feasibility, effort, knowledge }
});

/** Themes in which so many people of each group say the same. */
function releaseWith(
	said: Readonly<Record<string, Readonly<Record<string, Four>>>>,
	people: Readonly<Record<string, number>> = { boeren: 4, natuur: 4, gemeente: 4 },
	overrides: Readonly<Record<string, Partial<Theme>>> = {}
): Release {
	const themes = Object.keys(said).map((slug) => aTheme(slug, overrides[slug]));
	const scan = wholeScan({
		...{ breakdown: 'groups', groups: GROUPS, levers: [aLever('one', themes)] }
	});
	const all = Object.entries(people).flatMap(([group, count]) =>
		alike(
			count,
			group,
			Object.fromEntries(
				Object.entries(said).flatMap(([theme, byGroup]) =>
					byGroup[group] ? [[theme, four(byGroup[group])]] : []
				)
			)
		)
	);
	return releaseOf(scan, all);
}

const all = (said: Four) => ({ boeren: said, natuur: said, gemeente: said });

function part(release: Release, name: TalkPart) {
	return talkSections(release).find((section) => section.part === name)!;
}
const idsIn = (release: Release, name: TalkPart) =>
	part(release, name).items.map(({ theme }) => theme.id);
const factsIn = (release: Release, name: TalkPart) =>
	part(release, name).items.flatMap(({ why }) => why);

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

/** What a fact says, computed anew from what stands at its paths alone. */
function derived(release: Release, { kind, paths }: TalkFact): object {
	const values = paths.map((path) => at(release, path));
	const camps = (counts: number[]) => [counts[0]! + counts[1]!, counts[3]! + counts[4]!] as const;
	switch (kind) {
		case 'agreed':
			return { impact: values[0], agreement: values[1] };
		case 'placed': {
			const [name, impact, feasibility, effort] = values;
			return { class: name, impact, feasibility, effort };
		}
		case 'needs': {
			const needs = paths.slice(1).map((path, i) => ({
				need: path.split('/').at(-1),
				people: values[i + 1]
			}));
			return { people: values[0], needs };
		}
		case 'gap': {
			const pools = values[0] as { mean: number }[];
			return { sides: [...pools].sort((a, b) => a.mean - b.mean) };
		}
		case 'camps': {
			const [low, high] = camps(values[0] as number[]);
			return { low, high };
		}
		case 'spread':
			return { agreement: values[0] };
		case 'side-apart':
			return { side: values[0], mean: values[1] };
		case 'camp-apart': {
			const [low, high] = camps(values[0] as number[]);
			return { people: Math.min(low, high), of: values[1], isLow: low < high };
		}
		case 'knowledge':
			return { need: values[0] };
		case 'unsure':
			return { dontKnow: values[0], of: (values[0] as number) + (values[1] as number) };
		case 'idle':
			return { impact: values[0], effort: values[1] };
	}
}

const anyRelease = anyScan.map(({ scan, people }) => releaseOf(scan, people));

describe('the talk', () => {
	test('[TK1] has its eight parts in a fixed order, tells at most seven themes of each and counts the rest', () => {
		const slugs = Array.from({ length: 9 }, (_, i) => `t${i}`);
		const release = releaseWith(
			Object.fromEntries(slugs.map((slug) => [slug, all([4, 4, 2])] as const))
		);
		expect(talkSections(release).map((section) => section.part)).toEqual(TALK_PARTS);
		const { items, more } = part(release, 'start');
		expect(items.map(({ theme }) => theme.id)).toEqual(slugs.slice(0, TOLD_AT_MOST));
		expect(more).toBe(2);
	});

	test('[TK2] everything that is said stands in the release at the paths named, and nothing that is null is said', () => {
		let said = 0;
		fc.assert(
			fc.property(anyRelease, (release) => {
				for (const { items } of talkSections(release))
					for (const { theme, why } of items) {
						expect(why.length).toBeGreaterThan(0);
						const own = `/themes/${release.themes.findIndex(({ id }) => id === theme.id)}/`;
						for (const fact of why) {
							said += 1;
							for (const path of fact.paths) {
								expect(path.startsWith(own)).toBe(true);
								expect(at(release, path)).not.toBeNull();
							}
							expect(fact).toMatchObject(derived(release, fact));
							expect(JSON.stringify(fact)).not.toContain('null');
						}
					}
			})
		);
		expect(said).toBeGreaterThan(20);
	});

	test('[TK2] the same release gives the same talk', () => {
		fc.assert(
			fc.property(anyRelease, (release) => {
				expect(talkSections(structuredClone(release))).toEqual(talkSections(release));
			}),
			{ numRuns: 30 }
		);
	});

	test.each([0, 4])('[TK3] with %d participants every part is empty', (people) => {
		const release = releaseWith({ a: all([4, 4, 2]) }, { boeren: people });
		for (const { items, more } of talkSections(release)) {
			expect(items).toEqual([]);
			expect(more).toBe(0);
		}
	});
});

describe('what is shared', () => {
	test('[TK4] is what people agree on that matters, on every side, with nothing that divides', () => {
		const release = releaseWith({
			agreed: all([4, 4, 2]),
			little: all([2, 4, 2]),
			// The balanced mean is high, but farmers see less than the middle in it.
			oneSide: { boeren: [2, 4, 2], natuur: [3, 4, 2], gemeente: [3, 4, 2] },
			torn: { boeren: [4, 1, 2], natuur: [4, 5, 2], gemeente: [4, 5, 2] }
		});
		expect(idsIn(release, 'shared')).toEqual(['agreed']);
		expect(factsIn(release, 'shared')).toMatchObject([{ kind: 'agreed', impact: 4, agreement: 1 }]);
	});

	test('[TK4] not where one side sees less than the middle in it, however high the mean', () => {
		const release = releaseWith({ a: all([4, 4, 2]) });
		const theme = release.themes[0]!;
		const pools = theme.questions.impact.pools!.map((pool, i) =>
			i === 0 ? { ...pool, mean: 2.9 } : pool
		);
		const impact = { ...theme.questions.impact, pools };
		const made = { ...theme, questions: { ...theme.questions, impact } };
		expect(idsIn({ ...release, themes: [made] }, 'shared')).toEqual([]);
	});

	test('[TK4] nothing where nobody agrees', () => {
		const spread = { boeren: [1, 3, 2], natuur: [3, 3, 2], gemeente: [5, 3, 2] } as const;
		expect(part(releaseWith({ spread }), 'shared').items).toEqual([]);
	});
});

describe('what can start, is hard, or runs', () => {
	test('[TK5] follows the class, by place, measures before conditions', () => {
		const release = releaseWith(
			{
				condition: all([5, 5, 2]),
				second: all([4, 4, 2]),
				first: all([5, 4, 2]),
				hard: all([5, 2, 2]),
				running: all([4, 3, 4]),
				later: all([2, 4, 2]),
				silent: { boeren: ['dk', 'dk', 'dk'], natuur: ['dk', 'dk', 'dk'] }
			},
			undefined,
			{ condition: { enabling: true } }
		);
		expect(idsIn(release, 'start')).toEqual(['first', 'second', 'condition']);
		expect(idsIn(release, 'hard')).toEqual(['hard']);
		expect(idsIn(release, 'running')).toEqual(['running']);
		expect(factsIn(release, 'hard')).toMatchObject([
			{ kind: 'placed', class: 'long-haul', impact: 5, feasibility: 2, effort: 2 }
		]);
	});

	test('[TK5] what is hard says what it takes, most said first, and is silent where that is not told', () => {
		const release = releaseWith({ told: all([5, 2, 2]), untold: all([4, 2, 2]) });
		const counts = { money: 2, land: 5, rules: 0, knowledge: 0, support: 0, time: 1, other: 0 };
		const beside = { seen: 12, plays: null, places: null, needs: { people: 6, counts } };
		const [told, untold] = release.themes;
		const made = { ...release, themes: [{ ...told!, beside }, untold!] };
		const needs = factsIn(made, 'hard').filter(({ kind }) => kind === 'needs');
		expect(needs).toMatchObject([
			{
				people: 6,
				needs: [
					{ need: 'land', people: 5 },
					{ need: 'money', people: 2 },
					{ need: 'time', people: 1 }
				]
			}
		]);
	});
});

describe('where people differ', () => {
	test('[TK6] every theme that divides, the widest gap between sides first', () => {
		const release = releaseWith({
			narrow: { boeren: [3, 3, 2], natuur: [5, 3, 2], gemeente: [4, 3, 2] },
			wide: { boeren: [1, 3, 2], natuur: [5, 3, 2], gemeente: [3, 3, 2] },
			agreed: all([4, 4, 2])
		});
		expect(idsIn(release, 'differ')).toEqual(['wide', 'narrow']);
		const [gap] = factsIn(release, 'differ');
		expect(gap).toMatchObject({ kind: 'gap', question: 'impact' });
		const means = gap?.kind === 'gap' ? gap.sides.map(({ mean }) => mean) : [];
		expect(means).toEqual([1, 3, 5]);
	});

	test('[TK6] is there exactly where something divides', () => {
		fc.assert(
			fc.property(anyRelease, (release) => {
				const { items, more } = part(release, 'differ');
				const divided = release.themes.filter(({ questions: { impact, feasibility } }) =>
					[impact, feasibility].some(isDivided)
				);
				expect(items.length + more).toBe(divided.length);
			})
		);
	});
});

describe('a minority', () => {
	test('[TK7] is a side across the middle and 1.5 from the table, with less than half of people and units', () => {
		const alone = { boeren: [1, 4, 2], natuur: [5, 4, 2], gemeente: [5, 4, 2] } as const;
		const [fact] = factsIn(releaseWith({ alone }), 'minority');
		expect(fact).toMatchObject({ kind: 'side-apart', question: 'impact', mean: 11 / 3 });
		expect(fact?.kind === 'side-apart' && fact.side).toMatchObject({ units: ['boeren'], n: 4 });
		// Most of the people, though one side of three.
		const many = { boeren: 9, natuur: 4, gemeente: 4 };
		expect(factsIn(releaseWith({ alone }, many), 'minority')).toEqual([]);
		// Two sides opposite each other: neither is the smaller one.
		expect(factsIn(releaseWith({ alone }, { boeren: 4, natuur: 5 }), 'minority')).toEqual([]);
		// Lower than the others, but on the same side of the middle.
		const lower = { boeren: [3, 4, 2], natuur: [5, 4, 2], gemeente: [5, 4, 2] } as const;
		expect(factsIn(releaseWith({ lower }), 'minority')).toEqual([]);
	});

	test('[TK7] not a side that lies across the middle but nearer than 1.5', () => {
		const near = { boeren: [2, 4, 2], natuur: [4, 4, 2], gemeente: [4, 4, 2] } as const;
		expect(factsIn(releaseWith({ near }), 'minority')).toEqual([]);
	});

	test.each([
		[3, 4, 3],
		[3, 3, null],
		[2, 4, null]
	])('[TK7] or the smaller of two camps of at least k: %d against %d', (low, high, people) => {
		const scan = wholeScan({
			breakdown: 'groups',
			groups: GROUPS,
			levers: [aLever('one', [aTheme('a')])]
		});
		const saying = (count: number, impact: Said) =>
			alike(count, 'boeren', { a: four([impact, 4, 2]) });
		const release = releaseOf(scan, [...saying(low, 1), ...saying(high, 5)]);
		expect(release.themes[0]!.questions.impact.twoCamps).toBe(true);
		expect(factsIn(release, 'minority')).toMatchObject(
			people === null
				? []
				: [{ kind: 'camp-apart', question: 'impact', people, of: low + high, isLow: true }]
		);
	});
});

describe('what must be found out, and surprises', () => {
	test('[TK8] finding out goes by the flags, in the order of the knowledge agenda', () => {
		const release = releaseWith({
			less: all([4, 4, 2, 4]),
			most: all([4, 4, 2, 5]),
			known: all([4, 4, 2, 1]),
			unknown: { boeren: ['dk', 4, 2], natuur: [4, 4, 2], gemeente: [4, 4, 2] }
		});
		expect(idsIn(release, 'find-out')).toEqual(['most', 'less', 'unknown']);
		expect(factsIn(release, 'find-out')).toMatchObject([
			{ kind: 'knowledge', need: 5 },
			{ kind: 'knowledge', need: 4 },
			{ kind: 'unsure', dontKnow: 4, of: 12 }
		]);
	});

	test('[TK8] a surprise yields at least 3.5 where at most 2 is done', () => {
		const release = releaseWith({
			idle: all([4, 4, 2]),
			none: all([5, 2, 1]),
			busy: all([5, 4, 3]),
			little: all([3, 4, 1])
		});
		expect(idsIn(release, 'surprise')).toEqual(['none', 'idle']);
	});
});
