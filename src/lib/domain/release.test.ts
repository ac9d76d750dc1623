import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { safeParse } from 'valibot';
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
	type Person,
	type Said
} from '../../../tests/fixtures/example-scan.ts';
import worked from '../../../tests/fixtures/worked-examples.json' with { type: 'json' };
import { QUESTIONS, answerFromCell, type Question } from './rating.ts';
import { makeRelease, METHOD_VERSION, unitOf, unitsOf, type Fact } from './release.ts';
import { ReleaseShape, type ReleaseContent } from './release-shape.ts';
import { FAMILIES } from './group.ts';
import { DEFAULT_WEIGHTS, type WholeScan } from './scan.ts';

const golden = goldenScan();
const goldenTheme = (content: ReleaseContent) => content.themes[0]!;

/** All four questions answered alike. */
function saying(said: Said, ...themes: readonly string[]): Person['said'] {
	return Object.fromEntries(
		themes.map((theme) => [
			theme,
			{ impact: said, feasibility: said, effort: said, knowledge: said }
		])
	);
}

const about = (said: Said) => saying(said, 'golden-theme');
const release = (people: readonly Person[], overrides: Partial<WholeScan> = {}) =>
	makeRelease(wholeScan({ breakdown: 'groups', ...overrides }), 1, factsOf(people));
const inShape = (content: ReleaseContent) =>
	safeParse(ReleaseShape, { ...content, checksum: '0'.repeat(64) }).success;

describe('units', () => {
	test('[P1] by families: the five in their fixed order, as far as the scan has groups of them', () => {
		const groups = [
			aGroup('kenner', 'kennis'),
			aGroup('gemeente', 'overheid'),
			aGroup('rijk', 'overheid')
		];
		expect(unitsOf('families', groups)).toEqual(['overheid', 'kennis']);
		expect(unitOf('families', groups[2]!)).toBe('overheid');
		const all = [...FAMILIES].reverse().map((family) => aGroup(family, family));
		expect(unitsOf('families', all)).toEqual(FAMILIES);
	});

	test('[P1] by groups: the groups in the order of the scan', () => {
		const groups = [aGroup('kenner', 'kennis'), aGroup('gemeente', 'overheid')];
		expect(unitsOf('groups', groups)).toEqual(['kenner', 'gemeente']);
		expect(unitOf('groups', groups[1]!)).toBe('gemeente');
	});

	test('[P1] by families the golden scan has government as one side of five people', () => {
		const content = makeRelease({ ...golden.scan, breakdown: 'families' }, 1, golden.facts);
		expect(content.pools).toEqual([
			{ units: ['overheid'] },
			{ units: ['natuur'] },
			{ units: ['landbouw-en-grond'] }
		]);
		// Three sides of one family each: (4 + 4.75 + 2) / 3, not 59/16.
		expect(goldenTheme(content).questions.impact.balancedMean).toBeCloseTo(43 / 12, 12);
	});
});

describe('the golden scan', () => {
	const content = makeRelease(golden.scan, 1, golden.facts);

	test('[R7] has 15 people in four groups and the pools of the worked example', () => {
		expect(content.participants).toEqual({
			total: 15,
			people: 15,
			byGroup: { agrarier: 6, terreinbeheerder: 4, gemeente: 3, waterschap: 2 }
		});
		expect(content.pools.map((pool) => pool.units)).toEqual(worked.themeExample.releasePools);
	});

	test.each(['impact', 'feasibility', 'effort'] as const)(
		'[R7] has every number of the worked example: %s',
		(question) => {
			const expected = worked.themeExample.result[question];
			const found = goldenTheme(content).questions[question];
			const { dontKnowShare, mean, balancedMean, pools, interval, ...exact } = found;
			expect(exact).toEqual({
				n: expected.n,
				dontKnow: expected.dontKnow,
				counts: expected.counts,
				median: expected.median,
				q1: expected.q1,
				q3: expected.q3,
				twoCamps: expected.twoCamps,
				agreement: expect.closeTo(expected.agreement, 12),
				groupGap: expect.closeTo(expected.groupGap, 12)
			});
			expect(interval![0]).toBeLessThanOrEqual(balancedMean!);
			expect(interval![1]).toBeGreaterThanOrEqual(balancedMean!);
			expect(dontKnowShare).toBeCloseTo(1 / 15, 12);
			expect(mean).toBeCloseTo(expected.mean, 12);
			expect(balancedMean).toBeCloseTo(expected.balancedMean, 12);
			expect(pools).toHaveLength(expected.pools.length);
			expected.pools.forEach((pool, i) => {
				expect(pools![i]).toMatchObject({ units: pool.units, n: pool.n });
				expect(pools![i]!.mean).toBeCloseTo(pool.mean, 12);
			});
		}
	);

	test('[R7] balanced means are 59/16, 71/24 and 41/16; nobody was asked about knowledge', () => {
		const { impact, feasibility, effort, knowledge } = goldenTheme(content).questions;
		expect(impact.balancedMean).toBeCloseTo(59 / 16, 12);
		expect(feasibility.balancedMean).toBeCloseTo(71 / 24, 12);
		expect(effort.balancedMean).toBeCloseTo(41 / 16, 12);
		expect(knowledge).toMatchObject({ n: 0, dontKnow: 0, balancedMean: null, pools: null });
	});

	test.each([
		['default weights', DEFAULT_WEIGHTS, 550 / 9],
		['2 : 1 : 1', { impact: 2, feasibility: 1, room: 1 }, 11725 / 192]
	])('[R7] score with %s, class long-haul, first place', (_, weights, score) => {
		const { opportunity } = goldenTheme(makeRelease({ ...golden.scan, weights }, 1, golden.facts));
		expect(opportunity.score).toBeCloseTo(score, 12);
		expect(opportunity.class).toBe(worked.themeExample.base);
		expect(opportunity.rank).toBe(1);
	});

	test('[R7] the files in tests/fixtures/golden say the same', () => {
		const csv = readFileSync('tests/fixtures/golden/answers.csv', 'utf8').trim().split('\n');
		expect(csv[0]).toBe('participant,group,theme,question,value');
		const facts = csv.slice(1).map((line): Fact => {
			const [participant, group, theme, question, value] = line.split(',');
			return {
				participant: Number(participant!.slice(1)),
				group: group!,
				theme: theme!,
				question: question as Question,
				answer: answerFromCell(value!)!
			};
		});
		expect(makeRelease(golden.scan, 1, facts)).toEqual(content);
	});

	test('[R8] carries the method by which it was made', () => {
		const weights = { impact: 1, feasibility: 1, room: 0.5 };
		const scan = { ...golden.scan, weights, k: 5 as const, themeSet: { id: 'x', version: '1' } };
		expect(makeRelease(scan, 2, golden.facts)).toMatchObject({
			methodVersion: METHOD_VERSION,
			scan: {
				id: 'example',
				title: 'Polder van het voorbeeld',
				area: { name: 'Voorbeeldpolder', hectares: 100 },
				languages: ['nl', 'en'],
				themeSet: { id: 'x', version: '1' }
			},
			round: 2,
			mode: 'anonymous',
			k: 5,
			breakdown: 'groups',
			weights
		});
	});

	test('[P5] with k = 5 its pools have at least five people', () => {
		const content = makeRelease({ ...golden.scan, k: 5 }, 1, golden.facts);
		expect(content.pools.map((pool) => pool.units)).toEqual([
			['agrarier'],
			['terreinbeheerder', 'gemeente', 'waterschap']
		]);
	});

	test('[R7] flag talk; one person weighing as another gives 55.36', () => {
		expect(goldenTheme(content).opportunity).toMatchObject({
			flags: [...worked.themeExample.flags, 'borderline'],
			// (2 · 2.5/4 + (37/14 − 1)/4) / 3
			personScore: expect.closeTo((100 * (1.25 + 23 / 56)) / 3, 9),
			personRank: 1
		});
	});

	test('[R10] without anybody drawn anew only what rests on it is null', () => {
		const { themes, ...rest } = makeRelease(golden.scan, 1, golden.facts, { resamples: 0 });
		const { themes: full, ...same } = content;
		expect(rest).toEqual(same);
		expect(themes[0]!.questions.impact).toEqual({
			...full[0]!.questions.impact,
			interval: null
		});
		expect(themes[0]!.opportunity.flags).toEqual(['talk']);
	});
});

describe('edge cases', () => {
	test('[P8] nobody: numbers of participants, all zero', () => {
		expect(release([])).toMatchObject({
			participants: {
				total: 0,
				byGroup: { agrarier: 0, terreinbeheerder: 0, gemeente: 0, waterschap: 0 }
			},
			pools: [],
			themes: []
		});
	});

	test.each([1, 4])('[P8] %d participants: only how many there are', (number) => {
		const content = release(alike(number, 'gemeente', about(4)));
		expect(content).toMatchObject({ pools: [], themes: [], change: null });
		expect(content.participants.total).toBe(number);
		expect(content.participants.byGroup.gemeente).toBe(number);
		expect(inShape(content)).toBe(true);
		expect(content).toEqual(release(alike(number, 'gemeente', about(1))));
	});

	test('[P8] five participants: a release with figures', () => {
		const content = release(alike(5, 'gemeente', about(4)));
		expect(content.pools).toEqual([{ units: ['gemeente'] }]);
		expect(goldenTheme(content).questions.impact.balancedMean).toBe(4);
	});

	test('[P7] five participants of whom one skipped a question: that cell has n only', () => {
		const content = release([
			...alike(4, 'gemeente', about(4)),
			{ group: 'gemeente', said: { 'golden-theme': { impact: 2 } } }
		]);
		const { impact, feasibility } = goldenTheme(content).questions;
		expect(impact).toMatchObject({ n: 5, mean: 3.6 });
		expect(feasibility).toMatchObject({ n: 4, dontKnow: 0, mean: null, counts: null });
		expect(goldenTheme(content).opportunity).toMatchObject({
			class: 'too-few',
			score: null,
			rank: null
		});
	});

	test('[P11] no answer is nobody’s: neither rated nor "don’t know"', () => {
		const content = release([
			...alike(5, 'gemeente', about(4)),
			{ group: 'waterschap', said: { 'golden-theme': { effort: 4 } } }
		]);
		expect(content.participants.total).toBe(6);
		expect(goldenTheme(content).questions.impact).toMatchObject({ n: 5, dontKnow: 0 });
		expect(goldenTheme(content).questions.effort).toMatchObject({ n: 6, dontKnow: 0 });
	});

	test('[P9] all don’t know: counted, and every figure null', () => {
		const content = release(alike(6, 'gemeente', about('dk')));
		for (const question of QUESTIONS)
			expect(goldenTheme(content).questions[question]).toMatchObject({
				n: 0,
				dontKnow: 6,
				dontKnowShare: null,
				counts: null,
				mean: null,
				balancedMean: null,
				pools: null
			});
		expect(goldenTheme(content).opportunity.class).toBe('too-few');
		expect(inShape(content)).toBe(true);
	});

	test('[P2] a unit that only says "don’t know" is a side of the release, and of no cell', () => {
		const content = release([
			...alike(3, 'agrarier', about('dk')),
			...alike(3, 'terreinbeheerder', about(4)),
			...alike(3, 'gemeente', about(2))
		]);
		expect(content.pools.map((pool) => pool.units)).toEqual([
			['agrarier'],
			['terreinbeheerder'],
			['gemeente']
		]);
		const { impact } = goldenTheme(content).questions;
		expect(impact.pools!.map((pool) => pool.units)).toEqual([['terreinbeheerder'], ['gemeente']]);
		expect(impact).toMatchObject({ n: 6, dontKnow: 3, balancedMean: 3 });
	});

	test('[S6] one unit: the balanced mean is the mean of the persons', () => {
		const content = release([...alike(3, 'gemeente', about(5)), ...alike(2, 'gemeente', about(2))]);
		const { impact } = goldenTheme(content).questions;
		expect(impact.pools).toEqual([{ units: ['gemeente'], n: 5, mean: 3.8 }]);
		expect(impact.balancedMean).toBe(impact.mean);
	});

	test('[S7] all alike: every figure is what they say', () => {
		const content = release([...alike(4, 'agrarier', about(5)), ...alike(3, 'gemeente', about(5))]);
		expect(goldenTheme(content).questions.impact).toMatchObject({
			counts: [0, 0, 0, 0, 7],
			median: 5,
			q1: 5,
			q3: 5,
			mean: 5,
			balancedMean: 5
		});
		expect(goldenTheme(content).opportunity).toMatchObject({ class: 'sustain', score: 100 });
	});

	test('[O7] all themes tie: all are first, in the order of the scan', () => {
		const slugs = ['c', 'a', 'b'];
		const content = release(alike(5, 'gemeente', saying(3, ...slugs)), {
			levers: [
				aLever(
					'one',
					slugs.map((slug) => aTheme(slug))
				)
			]
		});
		expect(content.themes.map((theme) => [theme.id, theme.opportunity.rank])).toEqual([
			['c', 1],
			['a', 1],
			['b', 1]
		]);
	});

	test('[O8] a condition alone is first of its list', () => {
		const content = release(alike(5, 'gemeente', about(4)), {
			levers: [aLever('one', [aTheme('golden-theme', { enabling: true })])]
		});
		expect(goldenTheme(content)).toMatchObject({ enabling: true, opportunity: { rank: 1 } });
	});

	test('[R4] themes that are off are not in it, and answers to them leave no trace', () => {
		const levers = [
			aLever('one', [aTheme('off', { active: false }), aTheme('on')]),
			aLever('two', [aTheme('on-too')])
		];
		const people = alike(5, 'gemeente', saying(4, 'on', 'on-too'));
		const content = release(people, { levers });
		expect(content.themes.map(({ id, lever }) => [lever, id])).toEqual([
			['one', 'on'],
			['two', 'on-too']
		]);
		const chatty = people.map((person) => ({
			...person,
			said: { ...person.said, ...saying(1, 'off') }
		}));
		expect(release(chatty, { levers })).toEqual(content);
	});

	test('[R5] who answered nothing but a theme that is off does not take part', () => {
		const levers = [aLever('one', [aTheme('off', { active: false }), aTheme('on')])];
		const content = release(
			[...alike(4, 'gemeente', saying(4, 'on')), ...alike(3, 'agrarier', saying(4, 'off'))],
			{ levers }
		);
		expect(content.participants).toMatchObject({ total: 4, byGroup: { agrarier: 0, gemeente: 4 } });
		expect(content.themes).toEqual([]);
	});

	test('[R6] a fact of an unknown group, or a scan without an area, is a bug', () => {
		expect(() => release(alike(5, 'provincie', about(3)))).toThrow('provincie');
		expect(() => release(alike(5, 'gemeente', about(3)), { area: null })).toThrow('area');
	});

	test('[P5] 10,000 people: every one is counted', () => {
		const people = (['agrarier', 'terreinbeheerder', 'gemeente', 'waterschap'] as const).flatMap(
			(group, i) => alike(2500, group, about((i + 1) as Said))
		);
		const { impact } = goldenTheme(release(people)).questions;
		expect(impact).toMatchObject({
			n: 10_000,
			counts: [2500, 2500, 2500, 2500, 0],
			mean: 2.5,
			balancedMean: 2.5
		});
		expect(impact.pools!.map((pool) => pool.n)).toEqual([2500, 2500, 2500, 2500]);
	});
});

describe('any scan', () => {
	test('[R1] neither the order of the facts nor the numbering of people leaves a trace', () => {
		const shuffled = anyScan.chain(({ scan, people }) => {
			const facts = factsOf(people);
			return fc.record({
				scan: fc.constant(scan),
				facts: fc.constant(facts),
				mixed: fc.shuffledSubarray([...facts], { minLength: facts.length }),
				numbers: fc.uniqueArray(fc.integer(), {
					minLength: people.length + 1,
					maxLength: people.length + 1
				})
			});
		});
		fc.assert(
			fc.property(shuffled, ({ scan, facts, mixed, numbers }) => {
				const renumbered = mixed.map((fact) => ({
					...fact,
					participant: numbers[fact.participant]!
				}));
				expect(makeRelease(scan, 1, renumbered)).toEqual(makeRelease(scan, 1, facts));
			})
		);
	});

	test('[R2] gives a release in its shape', () => {
		fc.assert(
			fc.property(anyScan, ({ scan, people }) => {
				const content = makeRelease(scan, 1, factsOf(people));
				const parsed = safeParse(ReleaseShape, { ...content, checksum: '0'.repeat(64) });
				expect(parsed.issues).toBeUndefined();
			})
		);
	});

	test('[P12] is a function of its pools: people of one pool may change groups unseen', () => {
		const swapped = anyScan.chain(({ scan, people }) => {
			const taking = people.filter((person) => factsOf([person]).some(isAsked(scan)));
			const content = makeRelease(scan, 1, factsOf(taking));
			const poolOf = ({ group }: Person) => {
				const unit = unitOf(
					scan.breakdown,
					scan.groups.find(({ slug }) => slug === group)!
				);
				return content.pools.findIndex(({ units }) => units.includes(unit));
			};
			const pools = content.pools.map((_, i) => taking.filter((one) => poolOf(one) === i));
			return fc.record({
				scan: fc.constant(scan),
				content: fc.constant(content),
				people: fc
					.tuple(
						...pools.map((pool) =>
							fc
								.shuffledSubarray(
									pool.map(({ said }) => said),
									{ minLength: pool.length }
								)
								.map((said) => pool.map(({ group }, i) => ({ group, said: said[i]! })))
						)
					)
					.map((mixed) => (pools.length === 0 ? taking : mixed.flat()))
			});
		});
		fc.assert(
			fc.property(swapped, ({ scan, content, people }) => {
				expect(makeRelease(scan, 1, factsOf(people))).toEqual(content);
			})
		);
	});

	test('[P5] every pool in it has at least k people', () => {
		fc.assert(
			fc.property(anyScan, ({ scan, people }) => {
				const content = makeRelease(scan, 1, factsOf(people));
				const { byGroup } = content.participants;
				for (const { units } of content.pools)
					expect(
						scan.groups
							.filter((group) => units.includes(unitOf(scan.breakdown, group)))
							.reduce((sum, group) => sum + byGroup[group.slug]!, 0)
					).toBeGreaterThanOrEqual(scan.k);
				for (const cell of cellsOf(content))
					for (const pool of cell.pools ?? []) expect(pool.n).toBeGreaterThanOrEqual(scan.k);
			})
		);
	});

	test('[P7] a cell with fewer than five numbers tells n and dontKnow only', () => {
		fc.assert(
			fc.property(anyScan, ({ scan, people }) => {
				for (const { n, dontKnow, ...rest } of cellsOf(
					makeRelease(scan, 1, factsOf(people))
				).filter((cell) => cell.n < 5)) {
					expect(n + dontKnow).toBeLessThanOrEqual(people.length);
					expect(new Set(Object.values(rest))).toEqual(new Set([null]));
				}
			})
		);
	});

	test('[R5] counts each person once, in the group they are in', () => {
		fc.assert(
			fc.property(anyScan, ({ scan, people }) => {
				const { total, byGroup } = makeRelease(scan, 1, factsOf(people)).participants;
				const taking = people.filter((person) => factsOf([person]).some(isAsked(scan)));
				expect(total).toBe(taking.length);
				expect(Object.keys(byGroup)).toEqual(scan.groups.map(({ slug }) => slug));
				for (const { slug } of scan.groups)
					expect(byGroup[slug]).toBe(taking.filter(({ group }) => group === slug).length);
			})
		);
	});

	test('[R4] has the active themes in the order of the scan, or none at all', () => {
		fc.assert(
			fc.property(anyScan, ({ scan, people }) => {
				const content = makeRelease(scan, 1, factsOf(people));
				const active = scan.levers.flatMap(({ themes }) => themes.filter((one) => one.active));
				expect(content.themes.map(({ id }) => id)).toEqual(
					content.participants.total < 5 ? [] : active.map(({ slug }) => slug)
				);
			})
		);
	});
});

function isAsked(scan: WholeScan) {
	const asked = scan.levers.flatMap(({ themes }) =>
		themes.filter(({ active }) => active).map(({ slug }) => slug)
	);
	return (fact: Fact) => asked.includes(fact.theme);
}

function cellsOf(content: ReleaseContent) {
	return content.themes.flatMap((theme) => QUESTIONS.map((question) => theme.questions[question]));
}
