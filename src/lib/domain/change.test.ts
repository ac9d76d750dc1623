import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	aLever,
	alike,
	aTheme,
	factsOf,
	wholeScan,
	type Person
} from '../../../tests/fixtures/example-scan.ts';
import worked from '../../../tests/fixtures/worked-examples.json' with { type: 'json' };
import { pairsOf, questionChange, type Given } from './change.ts';
import type { ScalePoint } from './rating.ts';
import { makeRelease, type Fact } from './release.ts';
import type { Pairs, Release, ReleaseContent } from './release-shape.ts';
import type { WholeScan } from './scan.ts';

const scan = wholeScan({
	breakdown: 'groups',
	levers: [aLever('one', [aTheme('a'), aTheme('b')])]
});

/** Somebody who says the same to all questions of a theme. */
function says(group: string, values: Readonly<Record<string, ScalePoint>>): Person {
	return {
		group,
		said: Object.fromEntries(
			Object.entries(values).map(([theme, value]) => [
				theme,
				{ impact: value, feasibility: value, effort: value, knowledge: value }
			])
		)
	};
}

const asRelease = (content: ReleaseContent): Release => ({
	...content,
	checksum: String(content.round).repeat(64)
});

/** Two rounds of one scan; the number of a person is the place in the list, null did not come. */
function twoRounds(
	then: readonly (Person | null)[],
	now: readonly (Person | null)[],
	asked: readonly string[] | null = null,
	second: WholeScan = scan
) {
	const facts = [then, now].map((people) =>
		people.flatMap((one, i) =>
			one ? factsOf([one]).map((fact): Fact => ({ ...fact, participant: i })) : []
		)
	);
	const first = asRelease(makeRelease(scan, 1, facts[0]!, { resamples: 0 }));
	const next = makeRelease(second, 2, facts[1]!, {
		asked,
		earlier: { kind: 'round', releases: [first], factsOf: () => facts[0]! },
		resamples: 0
	});
	return { first, next };
}

const pairsIn = ({ change }: ReleaseContent): Pairs | null =>
	change!.themes[0]!.questions.impact?.pairs ?? null;

describe('people who answered both times', () => {
	const { r1, r2, ...expected } = worked.pairedRounds;
	const twelve = (values: readonly number[]) =>
		values.map((value) => says('gemeente', { a: value as ScalePoint }));

	test('[H1] the worked example', () => {
		const { next } = twoRounds(twelve(r1), twelve(r2));
		const found = pairsIn(next)!;
		expect(found).toMatchObject({
			n: 12,
			up: expected.up,
			down: expected.down,
			same: expected.same,
			signP: expected.signP
		});
		expect(found.distributionChange).toBeCloseTo(expected.netChangePct / 100, 12);
		expect(found.kappa).toBeCloseTo(expected.kappaQuadratic, 12);
		expect(found.agreementBefore).toBeCloseTo(expected.A1, 12);
		expect(found.agreementNow).toBeCloseTo(expected.A2, 12);
		expect(next.change!.themes[0]!.questions.impact!.move).toBe('more-agreed');
	});

	test('[H2] fewer than five pairs: nothing', () => {
		const four = twelve([1, 2, 3, 4]);
		const others = twelve([3, 3, 3]);
		const gone = [...four, ...others, null, null, null];
		const came = [...four, null, null, null, ...others];
		expect(pairsIn(twoRounds(gone, came).next)).toBeNull();
		const five = twelve([1, 2, 3, 4, 5]);
		expect(pairsIn(twoRounds(five, five).next)).toMatchObject({ n: 5, same: 5 });
	});

	test.each([
		[0, 0, true],
		[1, 0, false],
		[0, 2, false],
		[3, 0, true],
		[3, 1, false],
		[4, 3, true]
	])('[H3] %d only then, %d only now, k = 3: told %s', (then, now, told) => {
		const six = twelve([1, 2, 3, 4, 5, 5]);
		const left = (n: number) => Array.from({ length: n }, () => says('gemeente', { a: 3 }));
		const nobody = (n: number) => Array.from({ length: n }, () => null);
		const { next } = twoRounds(
			[...six, ...left(then), ...nobody(now)],
			[...six, ...nobody(then), ...left(now)]
		);
		expect(pairsIn(next) !== null).toBe(told);
	});

	test('[H3] it is asked of every side: three newcomers at three sides betray themselves', () => {
		const sides = ['agrarier', 'terreinbeheerder', 'gemeente'] as const;
		const stay = sides.flatMap((group) => alike(4, group, says(group, { a: 2 }).said));
		const come = sides.map((group) => says(group, { a: 5 }));
		const alone = twoRounds([...stay, null, null, null], [...stay, ...come]);
		expect(pairsIn(alone.next)).toBeNull();
		const together = sides.map(() => says('gemeente', { a: 5 }));
		const safe = twoRounds([...stay, null, null, null], [...stay, ...together]);
		expect(pairsIn(safe.next)).toMatchObject({ n: 12, same: 12 });
	});

	test('[H3] so is who came both times: one who stayed among others is not told', () => {
		const p = (value: ScalePoint) => says('agrarier', { a: value });
		const q = (value: ScalePoint) => says('gemeente', { a: value });
		const stayed = [p(5), q(3), q(3), q(3), q(2)];
		const nobody = [null, null, null];
		const { next } = twoRounds(
			[...stayed, p(3), p(4), p(4), ...nobody],
			[...stayed, ...nobody, p(4), p(4), p(3)]
		);
		expect(pairsIn(next)).toBeNull();
		expect(next.change!.themes[0]!.questions.impact!.move).toBe('stable');
	});

	test('[H4] other sides of the table: nothing', () => {
		const farmers = alike(3, 'agrarier', says('agrarier', { a: 2 }).said);
		const council = alike(3, 'gemeente', says('gemeente', { a: 4 }).said);
		const water = alike(3, 'waterschap', says('waterschap', { a: 4 }).said);
		const then = [...farmers, ...council, null, null, null];
		expect(pairsIn(twoRounds(then, [...farmers, ...council, ...water]).next)).toBeNull();
	});

	test('[H3] whoever comes, goes and stays: what is told leaves nobody alone at a side', () => {
		const group = fc.constantFrom('agrarier', 'terreinbeheerder', 'gemeente', 'waterschap');
		const point = fc.constantFrom<ScalePoint | null>(1, 3, 4, 5, null);
		const people = fc.array(fc.record({ group, then: point, now: point }), { maxLength: 16 });
		fc.assert(
			fc.property(people, (all) => {
				const at = (when: 'then' | 'now') =>
					all.map((one) => (one[when] === null ? null : says(one.group, { a: one[when] })));
				const { next } = twoRounds(at('then'), at('now'));
				const told = next.change?.themes[0]?.questions.impact?.pairs ?? null;
				if (told === null) return;
				expect(told.n).toBeGreaterThanOrEqual(5);
				expect(told.up + told.down + told.same).toBe(told.n);
				for (const { units } of next.themes[0]!.questions.impact.pools!)
					for (const [then, now] of [
						[true, false],
						[false, true],
						[true, true]
					]) {
						const alike = all.filter(
							(one) =>
								units.includes(one.group) &&
								(one.then !== null) === then &&
								(one.now !== null) === now
						);
						expect(alike.length === 0 || alike.length >= 3).toBe(true);
					}
			})
		);
	});
});

describe('the word for it', () => {
	const cell = (values: readonly number[]) => {
		const given: Given = new Map(
			values.map((value, participant) => [participant, { unit: 'x', value }])
		);
		const counts = [1, 2, 3, 4, 5].map((point) => values.filter((v) => v === point).length);
		const pools = [{ units: ['x'], n: values.length, mean: 3 }];
		const [people] = [says('gemeente', { a: 3 })];
		const result = asRelease(
			makeRelease(scan, 1, factsOf(values.map(() => people!)), { resamples: 0 })
		).themes[0]!.questions.impact;
		return { given, result: { ...result, counts, pools } };
	};
	const word = (then: readonly number[], now: readonly number[]) =>
		wordOf(cell(then), cell(now))!.move;
	const wordOf = (a: ReturnType<typeof cell>, b: ReturnType<typeof cell>) =>
		questionChange(
			a.result,
			b.result,
			pairsOf(a.result, b.result, { then: a.given, now: b.given }, 3)
		);

	test.each([
		['stable', [1, 2, 3, 4, 5, 5, 3], [1, 2, 3, 4, 5, 5, 4]],
		['up', [1, 2, 2, 2, 2, 3], [3, 4, 4, 4, 4, 5]],
		['down', [3, 4, 4, 4, 4, 5], [1, 2, 2, 2, 2, 3]],
		['more-agreed', [1, 1, 1, 5, 5, 5], [3, 3, 3, 3, 3, 3]],
		['less-agreed', [3, 3, 3, 3, 3, 3], [1, 1, 1, 5, 5, 5]],
		['mixed', [1, 2, 2, 3, 4], [2, 3, 3, 4, 5]]
	] as const)('[H5] %s', (move, then, now) => expect(word(then, now)).toBe(move));

	test('[H5] where pairs may not be told, the published answers alone give the word', () => {
		const then = cell([1, 2, 2, 2, 2, 3]);
		const now = cell([3, 4, 4, 4, 4, 5]);
		const [newcomer] = [[99, { unit: 'x', value: 4 }]] as const;
		const came = { ...now, given: new Map([...now.given, newcomer]) };
		expect(wordOf(then, came)).toMatchObject({ move: 'up', pairs: null });
	});

	test('[H5] the same picture is stable, even when people changed places', () =>
		expect(word([1, 2, 3, 4, 5], [5, 4, 3, 2, 1])).toBe('stable'));
});

describe('themes that are not asked again', () => {
	const people = [
		...alike(3, 'agrarier', says('agrarier', { a: 2, b: 4 }).said),
		...alike(3, 'gemeente', says('gemeente', { a: 5, b: 3 }).said)
	];
	const again = people.map(({ group }) => says(group, { a: 4 }));

	test('[R9] keep the figures of the release before, marked with their round', () => {
		const { first, next } = twoRounds(people, again, ['a']);
		expect(next.themes.map(({ id, carriedFrom }) => [id, carriedFrom])).toEqual([
			['a', null],
			['b', 1]
		]);
		expect(next.themes[1]!.questions).toEqual(first.themes[1]!.questions);
		expect(next.themes[1]!.opportunity.score).toBe(first.themes[1]!.opportunity.score);
		expect(next.themes[0]!.questions.impact.mean).toBe(4);
	});

	test('[R9] are ranked with those that were', () => {
		const { next } = twoRounds(people, again, ['a']);
		expect(next.themes.map(({ opportunity }) => opportunity.rank)).toEqual([1, 2]);
	});

	test('[R9] answers to them in the new round leave no trace', () => {
		const chatty = again.map((one) => ({ ...one, said: { ...one.said, ...people[0]!.said } }));
		const only = chatty.map(({ group, said }, i) => ({
			group,
			said: { ...said, a: again[i]!.said.a! }
		}));
		expect(twoRounds(people, only, ['a']).next).toEqual(twoRounds(people, again, ['a']).next);
	});

	test('[R9] are not there when they were not rated before', () => {
		const rated = people.map(({ group }) => says(group, { a: 3 }));
		const before = wholeScan({ breakdown: 'groups', levers: [aLever('one', [aTheme('a')])] });
		const first = asRelease(makeRelease(before, 1, factsOf(rated), { resamples: 0 }));
		const next = makeRelease(scan, 2, factsOf(again), {
			asked: ['a'],
			earlier: { kind: 'round', releases: [first], factsOf: () => factsOf(rated) },
			resamples: 0
		});
		expect(next.themes.map(({ id }) => id)).toEqual(['a']);
	});

	test('[H8] a theme that was carried is compared with the round it was asked in', () => {
		const factsBy = new Map([
			[1, factsOf(people)],
			[2, factsOf(again)]
		]);
		const { first, next } = twoRounds(people, again, ['a']);
		const third = makeRelease(scan, 3, factsOf(people), {
			asked: ['b'],
			earlier: {
				kind: 'round',
				releases: [first, asRelease(next)],
				factsOf: (round) => factsBy.get(round)!
			},
			resamples: 0
		});
		expect(third.themes.map(({ carriedFrom }) => carriedFrom)).toEqual([2, null]);
		expect(third.change).toMatchObject({
			kind: 'round',
			themes: [
				{ id: 'b', since: 1, questions: { impact: { move: 'stable', pairs: { n: 6, same: 6 } } } }
			]
		});
	});

	test('[R9] their people are drawn anew too, until their answers are forgotten', () => {
		const levers = [
			aLever(
				'one',
				[...'abcdefgh'].map((slug) => aTheme(slug))
			)
		];
		const eight = wholeScan({ breakdown: 'groups', levers });
		const saying = (themes: string, shift: number): readonly Person[] =>
			[...Array(6).keys()].map((i) =>
				says(
					i < 3 ? 'agrarier' : 'gemeente',
					Object.fromEntries(
						[...themes].map((slug, t) => [slug, (1 + ((i + t + shift) % 5)) as ScalePoint])
					)
				)
			);
		const facts = factsOf(saying('abcdefgh', 0));
		const first = asRelease(makeRelease(eight, 1, facts));
		const made = (old: readonly Fact[]) =>
			makeRelease(eight, 2, factsOf(saying('a', 2)), {
				asked: ['a'],
				earlier: { kind: 'round', releases: [first], factsOf: () => old }
			}).themes[7]!;
		const [drawn, still] = [made(facts), made([])];
		expect(drawn.opportunity.rankLow).toBeLessThan(drawn.opportunity.rankHigh!);
		expect(still.questions.impact.interval).toEqual(first.themes[7]!.questions.impact.interval);
		expect(drawn.questions).toEqual(still.questions);
		expect(still.opportunity.rank).toBe(drawn.opportunity.rank);
	});
});

describe('a later scan', () => {
	const then = [
		...alike(4, 'agrarier', says('agrarier', { a: 2 }).said),
		...alike(4, 'gemeente', says('gemeente', { a: 3 }).said)
	];
	const small = { ...scan, levers: [aLever('one', [aTheme('a')])] };
	const first = asRelease(makeRelease(small, 1, factsOf(then), { resamples: 0 }));
	const later = (people: readonly Person[], overrides: Partial<WholeScan> = {}) =>
		makeRelease({ ...small, ...overrides }, 1, factsOf(people), {
			earlier: { kind: 'scan', release: first },
			resamples: 0
		});

	test('[H6] the worked example: delta 0.40', () => {
		const { x, y, delta } = worked.cliffsDelta;
		const counts = (values: readonly number[]) =>
			[1, 2, 3, 4, 5].map((point) => values.filter((value) => value === point).length);
		const cell = first.themes[0]!.questions.impact;
		const found = questionChange(
			{ ...cell, n: x.length, counts: counts(x) },
			{ ...cell, n: y.length, counts: counts(y) },
			null
		)!;
		expect(found.delta).toBeCloseTo(delta, 12);
		expect(found.move).toBe('up');
	});

	test('[H6] with the same sides it tells how much the balanced mean differs', () => {
		const now = then.map(({ group }) => says(group, { a: 4 }));
		expect(later(now).change).toMatchObject({
			kind: 'scan',
			title: first.scan.title,
			checksum: first.checksum,
			themes: [
				{
					id: 'a',
					since: 1,
					reworded: false,
					questions: { impact: { delta: 1, difference: 1.5, move: 'up', pairs: null } }
				}
			]
		});
	});

	test('[H6] with other sides only the answers are compared, not the means', () => {
		const now = alike(6, 'waterschap', says('waterschap', { a: 4 }).said);
		expect(later(now).change).toMatchObject({
			themes: [{ questions: { impact: { delta: 1, difference: null } } }]
		});
	});

	test('[H6] nothing where either was not shown', () => {
		const now = then.map(({ group }) => ({ group, said: { a: { impact: 4 as const } } }));
		expect(later(now).change).toMatchObject({
			themes: [{ questions: { impact: { delta: 1 }, effort: null } }]
		});
	});

	test('[H7] a title that reads differently is marked, with the place it had', () => {
		const levers = [
			aLever('one', [aTheme('a', { title: { nl: 'Anders gezegd', en: null } }), aTheme('c')])
		];
		expect(later(then, { levers }).change).toMatchObject({
			themes: [{ id: 'a', reworded: true, rankBefore: 1 }]
		});
	});

	test('[H7] a language that only one of them has is no other wording', () => {
		const levers = [aLever('one', [aTheme('a', { title: { nl: 'Thema a', en: null } })])];
		expect(later(then, { levers }).change).toMatchObject({ themes: [{ reworded: false }] });
	});

	test('[H6] themes of one of them only are left out', () => {
		const levers = [aLever('one', [aTheme('c')])];
		const now = then.map(({ group }) => says(group, { c: 4 }));
		expect(later(now, { levers }).change).toMatchObject({ kind: 'scan', themes: [] });
	});
});
