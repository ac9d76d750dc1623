import { QUESTIONS, type Answer, type Question } from './rating.ts';
import type { QuestionResult } from './release-shape.ts';
import { agreement } from './stats/agreement.ts';
import { balancedMean } from './stats/balanced-mean.ts';
import { groupGap } from './stats/group-gap.ts';
import { mean } from './stats/mean.ts';
import { mergePools, type Pool } from './stats/merge-pools.ts';
import { quantile } from './stats/quantile.ts';
import { twoCamps } from './stats/two-camps.ts';

/** Under this many numeric answers a cell shows how many there are and nothing else. */
export const MIN_ANSWERS = 5;
/** Under this many participants a release shows how many there are and nothing else. */
export const MIN_PARTICIPANTS = 5;

/** Histogram of one cell: per unit six numbers, "don't know" first and then the points 1 … 5. */
export type CellCounts = readonly Readonly<[number, number, number, number, number, number]>[];

/** The facts of a round folded to numbers of people: per unit, theme and question. */
export interface Tally {
	add(unit: number, theme: number, question: Question, answer: Answer): void;
	cell(theme: number, question: Question): CellCounts;
}

/** One block of whole numbers, so that 160,000 answers cost milliseconds. */
export function createTally(units: number, themes: number): Tally {
	const counts = new Uint32Array(units * themes * QUESTIONS.length * 6);
	const at = (unit: number, theme: number, question: Question) =>
		((unit * themes + theme) * QUESTIONS.length + QUESTIONS.indexOf(question)) * 6;
	return {
		add(unit, theme, question, answer) {
			const slot = answer.kind === 'rated' ? answer.value : 0;
			counts[at(unit, theme, question) + slot]! += 1;
		},
		cell(theme, question) {
			return Array.from({ length: units }, (_, unit) => {
				const start = at(unit, theme, question);
				const [dk, one, two, three, four, five] = counts.subarray(start, start + 6);
				return [dk!, one!, two!, three!, four!, five!] as const;
			});
		}
	};
}

/**
 * The pools that hold for a whole release: one per unit with somebody in it, merged until each has
 * k people (docs/method.md §5).
 * @param peopleByUnit people who answered anything, per unit in the scan's order
 */
export function releasePools(peopleByUnit: readonly number[], k: number): readonly Pool[] {
	const present = peopleByUnit
		.map((n, unit) => ({ units: [unit], n, weight: 1 }))
		.filter((pool) => pool.n > 0);
	return mergePools(present, k);
}

/**
 * What is published about one question of one theme (docs/method.md §1 to 5). Its interval is null
 * here: that takes people drawn anew (firmness.ts).
 * @param cell counts per unit
 * @param pools the pools of the whole release; merged further here where too few answered
 * @param unitIds names of the units, in the scan's order
 * @returns all figures null but n and dontKnow when fewer than 5 people gave a number
 */
export function questionResult(
	cell: CellCounts,
	pools: readonly Pool[],
	unitIds: readonly string[],
	k: number
): QuestionResult {
	const counts = pointCounts(cell);
	const n = counts.reduce((sum, count) => sum + count, 0);
	const dontKnow = cell.reduce((sum, unit) => sum + unit[0], 0);
	if (n < MIN_ANSWERS) return { ...NOTHING_SHOWN, n, dontKnow };
	const shown = poolsOfCell(cell, pools, k);
	return {
		n,
		dontKnow,
		dontKnowShare: dontKnow / (n + dontKnow),
		counts: [...counts],
		median: quantile(counts, 0.5),
		q1: quantile(counts, 0.25),
		q3: quantile(counts, 0.75),
		mean: mean(counts),
		balancedMean: balancedMean(shown),
		pools: shown.map((pool) => ({
			units: pool.units.map((unit) => unitIds[unit]!),
			n: pool.n,
			mean: pool.mean
		})),
		agreement: agreement(counts),
		twoCamps: twoCamps(counts),
		groupGap: groupGap(shown.map((pool) => pool.mean)),
		interval: null
	};
}

const NOTHING_SHOWN: Omit<QuestionResult, 'n' | 'dontKnow'> = {
	dontKnowShare: null,
	counts: null,
	median: null,
	q1: null,
	q3: null,
	mean: null,
	balancedMean: null,
	pools: null,
	agreement: null,
	twoCamps: null,
	groupGap: null,
	interval: null
};

/** The release pools with somebody's number here, merged further until each has k. */
function poolsOfCell(cell: CellCounts, pools: readonly Pool[], k: number) {
	const answered = pools
		.map((pool) => ({ ...pool, n: sum(pointCounts(pool.units.map((unit) => cell[unit]!))) }))
		.filter((pool) => pool.n > 0);
	return mergePools(answered, k).map((pool) => ({
		...pool,
		mean: mean(pointCounts(pool.units.map((unit) => cell[unit]!)))!
	}));
}

/** People per scale point, over all units given. */
function pointCounts(cell: CellCounts): readonly number[] {
	return [1, 2, 3, 4, 5].map((point) => sum(cell.map((unit) => unit[point]!)));
}

function sum(numbers: readonly number[]): number {
	return numbers.reduce((total, number) => total + number, 0);
}
