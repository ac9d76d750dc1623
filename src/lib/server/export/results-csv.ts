import { stringify } from 'csv-stringify/sync';
import { LANGUAGES } from '../../domain/language.ts';
import { NEEDS, PLAYS, QUESTIONS, SCALE } from '../../domain/rating.ts';
import type {
	Change,
	QuestionChange,
	QuestionResult,
	Release,
	ReleaseTheme
} from '../../domain/release-shape.ts';

/**
 * A release as a table: a row per theme and question, every figure a column; empty is unknown.
 * Cells that a spreadsheet could take for a formula are defused.
 * @returns CSV with a header line, comma separated, decimals with a point
 */
export function resultsCsv(release: Release): string {
	const rows = release.themes.flatMap((theme) => {
		const was = release.change?.themes.find(({ id }) => id === theme.id);
		return QUESTIONS.map((question) => [
			...themeCells(theme),
			question,
			...questionCells(theme.questions[question]),
			...changedThemeCells(was),
			...changeCells(was?.questions[question] ?? null)
		]);
	});
	return stringify([HEADER, ...rows], { escape_formulas: true });
}

const HEADER = [
	...['lever', 'theme', ...LANGUAGES.map((language) => column('title', language))],
	...['enabling', 'executors', 'carriedFrom'],
	...['class', 'flags', 'rank', 'rankLow', 'rankHigh', 'topFiveShare', 'weightShare'],
	...['score', 'partImpact', 'partFeasibility', 'partRoom', 'personScore', 'personRank'],
	...['executorsFeasibility', 'seen', ...PLAYS.map((choice) => column('plays', choice))],
	...[
		'needsPeople',
		...NEEDS.map((need) => column('needs', need)),
		'placesPeople',
		'subAreas',
		'hexagons'
	],
	...['question', 'n', 'dontKnow', 'dontKnowShare'],
	...SCALE.map((point) => `count${point}`),
	...['median', 'q1', 'q3', 'mean', 'balancedMean', 'intervalLow', 'intervalHigh'],
	...['agreement', 'twoCamps', 'groupGap', 'pools'],
	...['changeSince', 'reworded', 'rankBefore', 'move', 'delta', 'distributionChange'],
	...['difference', 'agreementBefore', 'agreementNow', 'pairs', 'pairsUp', 'pairsDown'],
	...['pairsSame', 'pairsSignP', 'pairsSignedRankP', 'pairsDistributionChange', 'pairsKappa'],
	...['pairsAgreementBefore', 'pairsAgreementNow']
];

/** E.g. 'titleNl'. */
export function column(of: string, which: string): string {
	return `${of}${which[0]!.toUpperCase()}${which.slice(1)}`;
}

function themeCells(theme: ReleaseTheme) {
	const { lever, id, title, enabling, executors, carriedFrom, opportunity, beside } = theme;
	const { places, plays, needs } = beside ?? {};
	const { parts } = opportunity;
	return [
		...[lever, id, ...LANGUAGES.map((language) => title[language])],
		...[String(enabling), executors.join(' '), carriedFrom],
		...[opportunity.class, opportunity.flags.join(' '), opportunity.rank, opportunity.rankLow],
		...[opportunity.rankHigh, opportunity.topFiveShare, opportunity.weightShare],
		...[opportunity.score, parts.impact, parts.feasibility, parts.room],
		...[opportunity.personScore, opportunity.personRank, opportunity.executorsFeasibility],
		...[beside?.seen, ...PLAYS.map((choice) => plays?.[choice])],
		...[needs?.people, ...NEEDS.map((need) => needs?.counts[need]), places?.people],
		places?.subAreas.map(({ id: subArea, people }) => `${subArea}: ${people}`).join('; '),
		places?.hexagons.map(({ cell, people }) => `${cell}: ${people}`).join('; ')
	];
}

function questionCells(result: QuestionResult) {
	const pools = result.pools
		?.map((pool) => `${pool.units.join('+')}: ${pool.mean} (n ${pool.n})`)
		.join('; ');
	return [
		...[result.n, result.dontKnow, result.dontKnowShare],
		...SCALE.map((_, i) => result.counts?.[i] ?? null),
		...[result.median, result.q1, result.q3, result.mean, result.balancedMean],
		...[result.interval?.[0] ?? null, result.interval?.[1] ?? null, result.agreement],
		...[truth(result.twoCamps), result.groupGap, pools]
	];
}

function changedThemeCells(was: Change['themes'][number] | undefined) {
	return was ? [was.since, String(was.reworded), was.rankBefore] : [null, null, null];
}

function changeCells(changed: QuestionChange | null) {
	const pairs = changed?.pairs;
	return [
		...[changed?.move, changed?.delta, changed?.distributionChange, changed?.difference],
		...[changed?.agreementBefore, changed?.agreementNow, pairs?.n, pairs?.up, pairs?.down],
		...[pairs?.same, pairs?.signP, pairs?.signedRankP, pairs?.distributionChange, pairs?.kappa],
		...[pairs?.agreementBefore, pairs?.agreementNow]
	];
}

/** Unknown is empty, not false. */
function truth(value: boolean | null): string | null {
	return value === null ? null : String(value);
}
