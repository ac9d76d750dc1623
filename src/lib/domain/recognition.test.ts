import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aGroup } from '../../../tests/fixtures/example-scan.ts';
import {
	littleRecognised,
	partRecognitions,
	peopleIn,
	type RecognitionFact
} from './recognition.ts';
import { RECOGNISED, type Recognised } from './story-shared.ts';

const GROUPS = [
	aGroup('boeren', 'landbouw-en-grond'),
	aGroup('gemeente', 'overheid'),
	aGroup('waterschap', 'overheid'),
	aGroup('natuurclub', 'natuur'),
	aGroup('anders', 'bewoners-en-bedrijven')
];
const METHOD = { breakdown: 'families', k: 3 } as const;
const PARTS = ['share', 'start', 'talk'] as const;

/** So many people of a group who all say the same of one part. */
function said(
	first: number,
	people: number,
	group: string,
	answer: Recognised,
	part: (typeof PARTS)[number] = 'share'
): readonly RecognitionFact[] {
	return Array.from({ length: people }, (_, i) => ({
		participant: first + i,
		group,
		part,
		answer
	}));
}

test('[SR4] over all from five people on, per side where each has three', () => {
	const facts = [...said(0, 4, 'boeren', 'no'), ...said(10, 3, 'gemeente', 'yes')];
	expect(partRecognitions(['share', 'start'], facts, GROUPS, METHOD)).toEqual([
		{
			part: 'share',
			counts: { yes: 3, partly: 0, no: 4 },
			sides: [
				{ units: ['overheid'], counts: { yes: 3, partly: 0, no: 0 } },
				{ units: ['landbouw-en-grond'], counts: { yes: 0, partly: 0, no: 4 } }
			]
		},
		{ part: 'start', counts: null, sides: null }
	]);
	const [four] = partRecognitions(['share'], said(0, 4, 'boeren', 'no'), GROUPS, METHOD);
	expect(four).toEqual({ part: 'share', counts: null, sides: null });
});

test('[SR4] a side that is too small is shown with another, and never by itself', () => {
	const facts = [
		...said(0, 4, 'boeren', 'no'),
		...said(10, 3, 'natuurclub', 'yes'),
		...said(20, 2, 'gemeente', 'partly')
	];
	const [part] = partRecognitions(['share'], facts, GROUPS, METHOD);
	expect(part!.sides).toEqual([
		{ units: ['overheid', 'natuur'], counts: { yes: 3, partly: 2, no: 0 } },
		{ units: ['landbouw-en-grond'], counts: { yes: 0, partly: 0, no: 4 } }
	]);
});

test('[SR4] where all sides stand together there is nothing to tell per side', () => {
	const facts = [...said(0, 4, 'boeren', 'no'), ...said(10, 1, 'gemeente', 'yes')];
	const [part] = partRecognitions(['share'], facts, GROUPS, METHOD);
	expect(part).toMatchObject({ counts: { yes: 1, no: 4 }, sides: null });
});

const anyFacts = fc
	.array(
		fc.record({
			group: fc.constantFrom(...GROUPS.map(({ slug }) => slug)),
			answers: fc.array(fc.constantFrom(null, ...RECOGNISED), { minLength: 3, maxLength: 3 })
		}),
		{ maxLength: 40 }
	)
	.map((people) =>
		people.flatMap(({ group, answers }, participant) =>
			answers.flatMap((answer, i): RecognitionFact[] =>
				answer ? [{ participant, group, part: PARTS[i]!, answer }] : []
			)
		)
	);

test('[SR4] sides have at least k people each, and add up to what is told of all', () => {
	fc.assert(
		fc.property(anyFacts, fc.constantFrom(3, 5), (facts, k) => {
			for (const one of partRecognitions(PARTS, facts, GROUPS, { breakdown: 'groups', k })) {
				const here = facts.filter(({ part }) => part === one.part);
				expect(one.counts === null).toBe(here.length < 5);
				if (!one.counts) expect(one.sides).toBeNull();
				if (!one.counts || !one.sides) continue;
				expect(one.sides.length).toBeGreaterThan(1);
				for (const { counts } of one.sides) expect(peopleIn(counts)).toBeGreaterThanOrEqual(k);
				for (const answer of RECOGNISED)
					expect(one.sides.reduce((sum, side) => sum + side.counts[answer], 0)).toBe(
						one.counts[answer]
					);
			}
		})
	);
});

test('[SR4] neither the order nor the numbers of people leave a trace, nor who inside a side said what', () => {
	fc.assert(
		fc.property(anyFacts, (facts) => {
			const told = partRecognitions(PARTS, facts, GROUPS, METHOD);
			const others = facts
				.map((fact) => ({
					...fact,
					participant: 1000 - fact.participant,
					// Both are public authorities.
					group: fact.group === 'gemeente' ? 'waterschap' : fact.group
				}))
				.reverse();
			expect(partRecognitions(PARTS, others, GROUPS, METHOD)).toEqual(told);
		})
	);
});

test('[SR4] a group that the scan does not have is a bug', () => {
	const facts = said(0, 1, 'vissers', 'yes');
	expect(() => partRecognitions(['share'], facts, GROUPS, METHOD)).toThrow('Unknown group');
});

const told = (yes: number, partly: number, no: number) => ({ yes, partly, no });

test.each([
	['two thirds exactly', told(1, 3, 2), null],
	['just under two thirds', told(3, 0, 2), true],
	['all', told(5, 0, 0), null],
	['nobody', told(0, 0, 7), true]
])('[SR6] recognised by %s', (_which, counts, overall) => {
	const little = littleRecognised({ part: 'share', counts, sides: null });
	expect(little?.overall ?? null).toBe(overall);
});

test('[SR6] one side of which more than half say no is enough; half is not', () => {
	const side = (yes: number, no: number) => ({ units: ['natuur'], counts: told(yes, 0, no) });
	const part = (...sides: ReturnType<typeof side>[]) =>
		littleRecognised({ part: 'share', counts: told(20, 0, 4), sides });
	expect(part(side(16, 1), side(2, 2))).toBeNull();
	expect(part(side(16, 1), side(2, 3))).toMatchObject({ overall: false, sides: [side(2, 3)] });
	expect(littleRecognised({ part: 'share', counts: null, sides: null })).toBeNull();
});
