import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { byQuestion, QUESTIONS, type Question } from './rating.ts';
import type { QuestionResult } from './release-shape.ts';
import type { Weights } from './scan.ts';
import { CUT, scoreOf, scoreParts } from './score.ts';
import { resampledMeans, type Panel } from './stats/bootstrap.ts';
import { atLeast, ranks } from './stats/ranks.ts';
import { topShare } from './stats/top-share.ts';
import { weightGrid } from './stats/weight-grid.ts';

/** How often people are drawn anew: the standard error of a share is then at most 0.0112. */
export const RESAMPLES = 2000;
/** In a list of fewer ranked themes "the top five" says next to nothing; a convention of ours. */
export const MIN_RANKED = 8;
export const TOP = 5;

/** What the balanced means of a theme could have been: per question as many as there were draws. */
export type Draws = Readonly<Record<Question, Float64Array>>;

/** One round as it is drawn from: its sides, and the themes that were asked in it. */
export interface Asked {
	/** Units per pool of the release. */
	readonly pools: readonly { readonly units: readonly string[] }[];
	readonly themes: readonly {
		readonly id: string;
		readonly questions: Readonly<Record<Question, Pick<QuestionResult, 'pools'>>>;
	}[];
}

/** One answer of one person. */
export interface Said {
	readonly participant: number;
	readonly unit: string;
	readonly theme: string;
	readonly question: Question;
	/** 1 … 5, or 0 for "don't know". */
	readonly value: number;
}

/**
 * Draws the people of a round anew, inside the pools of its release; where a question shows pools
 * together, its answers are drawn by themselves (docs/method.md §8). The same
 * answers give the same draws, whatever the order of the rows and whoever has which number.
 * @param said what people of these pools said about these themes
 * @returns draws by theme; a question that nobody answered has NaN only
 */
export function drawAnew(
	asked: Asked,
	said: Iterable<Said>,
	times: number
): ReadonlyMap<string, Draws> {
	const panel = panelOf(asked, said);
	const generator = xoroshiro128plus(hashOf(panel));
	const means = resampledMeans(panel, times, (below) => uniformInt(generator, 0, below - 1));
	return new Map(
		asked.themes.map(({ id }, i) => [
			id,
			byQuestion((question) => means[i * QUESTIONS.length + QUESTIONS.indexOf(question)]!)
		])
	);
}

function panelOf({ pools, themes }: Asked, said: Iterable<Said>): Panel {
	const width = themes.length * QUESTIONS.length;
	const poolOf = new Map(pools.flatMap(({ units }, pool) => units.map((unit) => [unit, pool])));
	const themeAt = new Map(themes.map(({ id }, i) => [id, i]));
	const sides = themes.flatMap(({ questions }) =>
		QUESTIONS.map((question) =>
			(questions[question].pools ?? []).map(({ units }) => ({
				pools: new Set(units.map((unit) => poolOf.get(unit)!)),
				weight: units.length,
				values: [] as number[]
			}))
		)
	);
	const people = pools.map(() => new Map<number, Uint8Array>());
	for (const { participant, unit, theme, question, value } of said) {
		const pool = poolOf.get(unit)!;
		let person = people[pool]!.get(participant);
		if (!person) people[pool]!.set(participant, (person = new Uint8Array(width)));
		const column = themeAt.get(theme)! * QUESTIONS.length + QUESTIONS.indexOf(question);
		const side = sides[column]!.find((one) => one.pools.has(pool));
		// What is hidden leaves no trace, not even in the seed.
		if (!side) continue;
		// Where pools are shown together their people are not drawn apart: from the spread one could
		// read what the smaller of them said.
		if (side.pools.size === 1) person[column] = value;
		else if (value > 0) side.values.push(value);
	}
	return {
		pools: people.map((all) => [...all.values()].sort(byAnswers)),
		columns: sides.map((column) =>
			column.map(({ pools: [pool, ...others], weight, values }) =>
				others.length === 0
					? { weight, pool: pool! }
					: { weight, values: Uint8Array.from(values).sort() }
			)
		)
	};
}

/** An order that depends on what people said alone. */
function byAnswers(a: Uint8Array, b: Uint8Array): number {
	const at = a.findIndex((value, i) => value !== b[i]);
	return at === -1 ? 0 : a[at]! - b[at]!;
}

/** FNV-1a over all that is drawn from: the seed, so that nothing else decides it. */
function hashOf({ pools, columns }: Panel): number {
	let hash = 0x811c9dc5;
	const mix = (value: number) => {
		hash = Math.imul(hash ^ value, 0x01000193);
	};
	for (const people of pools) {
		for (const person of people) for (const value of person) mix(value);
		mix(255);
	}
	for (const side of columns.flat())
		if ('values' in side) for (const value of side.values) mix(value);
	return hash;
}

/**
 * The middle 90 % of what a balanced mean could have been, as type-1 quantiles in tenths: finer
 * would tell more about single people than about the group.
 * @returns null without draws
 */
export function intervalOf(draws: Float64Array): [low: number, high: number] | null {
	const found = draws.filter((mean) => !Number.isNaN(mean)).sort();
	if (found.length === 0) return null;
	const tenths = (share: number) =>
		Math.round(found[Math.ceil(found.length * share) - 1]! * 10) / 10;
	return [tenths(0.05), tenths(0.95)];
}

/** Means of a theme that decide its place. */
export interface RankMeans {
	readonly impact: number;
	readonly feasibility: number;
	readonly effort: number;
}

export interface Firmness {
	readonly rankLow: number | null;
	readonly rankHigh: number | null;
	readonly topFiveShare: number | null;
	readonly weightShare: number | null;
}

const NOT_SAID: Firmness = {
	rankLow: null,
	rankHigh: null,
	topFiveShare: null,
	weightShare: null
};

/**
 * How firm the places in one list are: when other people of the same sides had come, and when the
 * parts of the score had weighed otherwise (docs/method.md §8).
 * @param list the ranked themes of one list; `draws` null when their answers are not there any more,
 * then their means stand still
 * @param times how many draws there are; 0 leaves what rests on them null
 */
export function firmnessOf(
	list: readonly { readonly means: RankMeans; readonly draws: Draws | null }[],
	weights: Weights,
	times: number
): readonly Firmness[] {
	if (list.length < MIN_RANKED) return list.map(() => NOT_SAID);
	const placesOf = (means: readonly RankMeans[], weighing: Weights) =>
		ranks(
			means.map(({ impact, feasibility, effort }) => ({
				gate: atLeast(impact, CUT),
				score: scoreOf(scoreParts(impact, feasibility, effort, weighing))!
			}))
		);
	const grid = weightGrid();
	const byWeight = list.map(() => 0);
	for (const [impact, feasibility, room] of grid) {
		const places = placesOf(
			list.map((theme) => theme.means),
			{ impact, feasibility, room }
		);
		places.forEach((place, i) => (byWeight[i]! += place <= TOP ? 1 : 0));
	}
	/** Per theme how often it came on which place; index 0 is not used. */
	const seen = list.map(() => new Uint32Array(list.length + 1));
	const inTop = list.map(() => 0);
	for (let time = 0; time < times; time += 1) {
		const places = placesOf(
			list.map((theme) => drawn(theme, time)),
			weights
		);
		places.forEach((place, i) => (seen[i]![place]! += 1));
		topShare(places, TOP).forEach((share, i) => (inTop[i]! += share));
	}
	return list.map((_, i) => ({
		rankLow: times === 0 ? null : placeAt(seen[i]!, times * 0.05),
		rankHigh: times === 0 ? null : placeAt(seen[i]!, times * 0.95),
		topFiveShare: times === 0 ? null : Math.round((inTop[i]! / times) * 20) / 20,
		weightShare: byWeight[i]! / grid.length
	}));
}

/** A mean that nobody drawn answered stays what it is in the result. */
function drawn(
	{ means, draws }: { readonly means: RankMeans; readonly draws: Draws | null },
	time: number
): RankMeans {
	if (!draws) return means;
	const at = (question: keyof RankMeans) => {
		const mean = draws[question][time]!;
		return Number.isNaN(mean) ? means[question] : mean;
	};
	return { impact: at('impact'), feasibility: at('feasibility'), effort: at('effort') };
}

/** Type-1 quantile of places: the first place that so many draws do not go beyond. */
function placeAt(seen: Uint32Array, draws: number): number {
	let passed = 0;
	for (let place = 1; place < seen.length; place += 1) {
		passed += seen[place]!;
		if (passed >= draws) return place;
	}
	throw new Error('A theme without a place in the draws');
}
