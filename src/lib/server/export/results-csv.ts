import { stringify } from 'csv-stringify/sync';
import { QUESTIONS, SCALE } from '../../domain/rating.ts';
import type { QuestionResult, Release, ReleaseTheme } from '../../domain/release-shape.ts';

/**
 * A release as a table: a row per theme and question, every figure a column; empty is unknown.
 * Cells that a spreadsheet could take for a formula are defused.
 * @returns CSV with a header line, comma separated, decimals with a point
 */
export function resultsCsv(release: Release): string {
	const rows = release.themes.flatMap((theme) =>
		QUESTIONS.map((question) => [
			...themeCells(theme),
			question,
			...questionCells(theme.questions[question])
		])
	);
	return stringify([HEADER, ...rows], { escape_formulas: true });
}

const HEADER = [
	...['lever', 'theme', 'titleNl', 'titleEn', 'enabling', 'class', 'rank', 'score'],
	...['partImpact', 'partFeasibility', 'partRoom', 'question', 'n', 'dontKnow', 'dontKnowShare'],
	...SCALE.map((point) => `count${point}`),
	...['median', 'q1', 'q3', 'mean', 'balancedMean', 'pools']
];

function themeCells({ lever, id, title, enabling, opportunity }: ReleaseTheme) {
	const { rank, score, parts } = opportunity;
	return [
		...[lever, id, title.nl, title.en, String(enabling), opportunity.class, rank, score],
		...[parts.impact, parts.feasibility, parts.room]
	];
}

function questionCells(result: QuestionResult) {
	const pools = result.pools
		?.map((pool) => `${pool.units.join('+')}: ${pool.mean} (n ${pool.n})`)
		.join('; ');
	return [
		...[result.n, result.dontKnow, result.dontKnowShare],
		...SCALE.map((_, i) => result.counts?.[i] ?? null),
		...[result.median, result.q1, result.q3, result.mean, result.balancedMean, pools]
	];
}
