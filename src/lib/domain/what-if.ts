import type { Opportunity, ReleaseTheme } from './release-shape.ts';
import { WEIGHT_MAX, type Weights } from './scan.ts';
import { scoreOf, scoreParts } from './score.ts';
import { ranks } from './stats/ranks.ts';

/** Where a theme would stand if other weights had been agreed. */
export interface WhatIf {
	readonly theme: ReleaseTheme;
	readonly parts: Opportunity['parts'];
	/** 0 … 100. */
	readonly score: number;
	/** Place in its list; equal scores share a place. */
	readonly rank: number;
}

/**
 * The order of a release with other weights: scores and places by the rules of docs/method.md §6
 * and §8, classes as they are, since no class depends on weights.
 * @param weights each ≥ 0, together more than 0
 * @returns measures, then conditions, each by place; without themes that have no score
 */
export function whatIf(themes: readonly ReleaseTheme[], weights: Weights): readonly WhatIf[] {
	return [false, true].flatMap((enabling) => {
		const list = themes.flatMap((theme) => {
			const { impact, feasibility, effort } = theme.questions;
			const parts = scoreParts(
				impact.balancedMean,
				feasibility.balancedMean,
				effort.balancedMean,
				weights
			);
			const score = scoreOf(parts);
			const hasPlace = theme.enabling === enabling && theme.opportunity.class !== 'too-few';
			return hasPlace && score !== null ? [{ theme, parts, score }] : [];
		});
		const places = ranks(
			list.map(({ theme, score }) => ({ gate: theme.opportunity.class !== 'later', score }))
		);
		return list.map((one, i) => ({ ...one, rank: places[i]! })).sort((a, b) => a.rank - b.rank);
	});
}

/**
 * Weights from words such as '2,1,0' or three words apart: impact, feasibility, room.
 * @returns null unless there are three numbers from 0 to WEIGHT_MAX that are not all 0
 */
export function weightsFrom(words: readonly string[]): Weights | null {
	const numbers = words.flatMap((word) => word.split(',')).map(numberIn);
	const fit = numbers.every((number) => number >= 0 && number <= WEIGHT_MAX);
	if (numbers.length !== 3 || !fit || numbers.every((number) => number === 0)) return null;
	const [impact, feasibility, room] = numbers as [number, number, number];
	return { impact, feasibility, room };
}

/** NaN for what is no plain number, '' included. */
function numberIn(word: string): number {
	return /^\d+(\.\d+)?$/.test(word) ? Number(word) : NaN;
}
