import {
	NEEDS,
	PLAYS,
	QUESTIONS,
	SCALE,
	type Need,
	type Plays,
	type Question
} from '../../domain/rating.ts';
import type {
	Change,
	PoolResult,
	QuestionChange,
	QuestionResult,
	ReleaseTheme
} from '../../domain/release-shape.ts';
import { m } from '../../i18n/paraglide/messages.js';
import { MOVE_WORDS, QUESTION_WORDS, sideName } from '../../i18n/result-words.ts';
import { flagWords } from '../../i18n/standing-sentences.ts';
import { columnsIn, type Cell, type Column } from './columns.ts';
import { column as codeOf } from './results-csv.ts';
import { classWord, titleOf, wordsFor, type Told } from './told.ts';

/** A table of a release, in the language of a reader. */
export interface Sheet {
	readonly name: string;
	readonly columns: readonly Omit<Column<never>, 'of'>[];
	readonly rows: readonly (readonly Cell[])[];
}

const PLAYS_WORDS = {
	yes: m.plays_yes,
	little: m.plays_little,
	no: m.plays_no
} as const satisfies Record<Plays, unknown>;

const NEED_WORDS = {
	money: m.rate_need_money,
	land: m.rate_need_land,
	rules: m.rate_need_rules,
	knowledge: m.rate_need_knowledge,
	support: m.rate_need_support,
	time: m.rate_need_time,
	other: m.rate_need_other
} as const satisfies Record<Need, unknown>;

interface OfTheme {
	readonly theme: ReleaseTheme;
}
interface OfQuestion extends OfTheme {
	readonly question: Question;
}
interface OfResult extends OfQuestion {
	readonly result: QuestionResult;
}
interface OfSide extends OfQuestion {
	readonly pool: PoolResult;
}
interface OfChange extends OfQuestion {
	readonly was: Change['themes'][number];
	readonly changed: QuestionChange | null;
}
interface OfPlace extends OfTheme {
	readonly kind: 'sub-area' | 'hexagon';
	readonly place: string;
	readonly people: number;
}

/** Every figure of a release as tables; what is not in the release is in none of them. */
export function resultSheets(told: Told): readonly Sheet[] {
	const { release, language: locale } = told;
	const sheets = [
		themeSheet(told),
		questionSheet(told),
		sideSheet(told),
		...(release.change ? [changeSheet(told, release.change)] : []),
		besideSheet(told),
		placeSheet(told),
		groupSheet(told)
	];
	return sheets.map((sheet) => ({ ...sheet, name: sheet.name({}, { locale }) }));
}

function sheetOf<Row>(
	name: typeof m.export_sheet_themes,
	columns: readonly Column<Row>[],
	rows: readonly Row[]
) {
	return {
		name,
		columns,
		rows: rows.map((row) => columns.map(({ of }): Cell => of(row) ?? null))
	};
}

/** Every figure of a theme as a whole; also the layer without places of a map file. */
export function themeSheet(told: Told) {
	const { column } = columnsIn(told.language);
	const columns: readonly Column<OfTheme>[] = [
		column('lever', 'code', ({ theme }) => theme.lever),
		...themeColumns<OfTheme>(told),
		column('enabling', 'truth', ({ theme }) => theme.enabling),
		column('executors', 'code', ({ theme }) => theme.executors.join(' ')),
		column('executor_names', 'words', ({ theme }) =>
			theme.executors.map((id) => groupName(told, id)).join('; ')
		),
		column('carried_from', 'round', ({ theme }) => theme.carriedFrom),
		column('class', 'code', ({ theme }) => theme.opportunity.class),
		column('class_name', 'words', ({ theme }) => classWord(told, theme)),
		column('flags', 'code', ({ theme }) => theme.opportunity.flags.join(' ')),
		column('flag_names', 'words', ({ theme }) =>
			flagWords(theme, told.language)
				.map(({ words }) => words)
				.join('; ')
		),
		column('rank', 'place', ({ theme }) => theme.opportunity.rank),
		column('rank_low', 'place', ({ theme }) => theme.opportunity.rankLow),
		column('rank_high', 'place', ({ theme }) => theme.opportunity.rankHigh),
		column('top_five_share', 'share', ({ theme }) => theme.opportunity.topFiveShare),
		column('weight_share', 'share', ({ theme }) => theme.opportunity.weightShare),
		column('score', 'points', ({ theme }) => theme.opportunity.score),
		column('part_impact', 'points', ({ theme }) => theme.opportunity.parts.impact),
		column('part_feasibility', 'points', ({ theme }) => theme.opportunity.parts.feasibility),
		column('part_room', 'points', ({ theme }) => theme.opportunity.parts.room),
		column('person_score', 'points', ({ theme }) => theme.opportunity.personScore),
		column('person_rank', 'place', ({ theme }) => theme.opportunity.personRank),
		column('executors_feasibility', 'scale', ({ theme }) => theme.opportunity.executorsFeasibility)
	];
	return sheetOf(m.export_sheet_themes, columns, themesOf(told));
}

function questionSheet(told: Told) {
	const { column, repeated } = columnsIn(told.language);
	const columns: readonly Column<OfResult>[] = [
		...questionColumns<OfResult>(told),
		column('n', 'people', ({ result }) => result.n),
		column('dont_know', 'people', ({ result }) => result.dontKnow),
		column('dont_know_share', 'share', ({ result }) => result.dontKnowShare),
		...SCALE.map((point, i) =>
			repeated<OfResult>(
				'count_point',
				`count${point}`,
				String(point),
				({ result }) => result.counts?.[i]
			)
		),
		column('median', 'scale', ({ result }) => result.median),
		column('q1', 'scale', ({ result }) => result.q1),
		column('q3', 'scale', ({ result }) => result.q3),
		column('mean', 'scale', ({ result }) => result.mean),
		column('balanced_mean', 'scale', ({ result }) => result.balancedMean),
		column('interval_low', 'scale', ({ result }) => result.interval?.[0]),
		column('interval_high', 'scale', ({ result }) => result.interval?.[1]),
		column('agreement', 'coefficient', ({ result }) => result.agreement),
		column('two_camps', 'truth', ({ result }) => result.twoCamps),
		column('group_gap', 'gap', ({ result }) => result.groupGap)
	];
	const rows = questionsOf(told).map((row) => ({
		...row,
		result: row.theme.questions[row.question]
	}));
	return sheetOf(m.export_sheet_questions, columns, rows);
}

function sideSheet(told: Told) {
	const { column } = columnsIn(told.language);
	const columns: readonly Column<OfSide>[] = [
		...questionColumns<OfSide>(told),
		column('units', 'code', ({ pool }) => pool.units.join(' ')),
		column('side', 'words', ({ pool }) => sideName(pool.units, told.names, told.language)),
		column('n', 'people', ({ pool }) => pool.n),
		column('side_mean', 'scale', ({ pool }) => pool.mean, 'mean')
	];
	const rows = questionsOf(told).flatMap((row) =>
		(row.theme.questions[row.question].pools ?? []).map((pool) => ({ ...row, pool }))
	);
	return sheetOf(m.export_sheet_sides, columns, rows);
}

function changeSheet(told: Told, change: Change) {
	const { column } = columnsIn(told.language);
	const columns: readonly Column<OfChange>[] = [
		...questionColumns<OfChange>(told),
		column('since', 'round', ({ was }) => was.since, 'changeSince'),
		column('reworded', 'truth', ({ was }) => was.reworded),
		column('rank_before', 'place', ({ was }) => was.rankBefore),
		column('move', 'code', ({ changed }) => changed?.move),
		column('move_name', 'words', ({ changed }) =>
			changed ? MOVE_WORDS[changed.move]({}, { locale: told.language }) : null
		),
		column('delta', 'coefficient', ({ changed }) => changed?.delta),
		column('distribution_change', 'share', ({ changed }) => changed?.distributionChange),
		column('difference', 'difference', ({ changed }) => changed?.difference),
		column('agreement_before', 'coefficient', ({ changed }) => changed?.agreementBefore),
		column('agreement_now', 'coefficient', ({ changed }) => changed?.agreementNow),
		column('pairs', 'people', ({ changed }) => changed?.pairs?.n),
		column('pairs_up', 'people', ({ changed }) => changed?.pairs?.up),
		column('pairs_down', 'people', ({ changed }) => changed?.pairs?.down),
		column('pairs_same', 'people', ({ changed }) => changed?.pairs?.same),
		column('pairs_sign_p', 'chance', ({ changed }) => changed?.pairs?.signP),
		column('pairs_signed_rank_p', 'chance', ({ changed }) => changed?.pairs?.signedRankP),
		column(
			'pairs_distribution_change',
			'share',
			({ changed }) => changed?.pairs?.distributionChange
		),
		column('pairs_kappa', 'coefficient', ({ changed }) => changed?.pairs?.kappa),
		column(
			'pairs_agreement_before',
			'coefficient',
			({ changed }) => changed?.pairs?.agreementBefore
		),
		column('pairs_agreement_now', 'coefficient', ({ changed }) => changed?.pairs?.agreementNow)
	];
	const rows = questionsOf(told).flatMap((row) => {
		const was = change.themes.find(({ id }) => id === row.theme.id);
		return was ? [{ ...row, was, changed: was.questions[row.question] }] : [];
	});
	return sheetOf(m.export_sheet_change, columns, rows);
}

function besideSheet(told: Told) {
	const { language: locale } = told;
	const { column, repeated } = columnsIn(locale);
	const columns: readonly Column<OfTheme>[] = [
		...themeColumns<OfTheme>(told),
		column('seen', 'people', ({ theme }) => theme.beside?.seen),
		...PLAYS.map((choice) =>
			repeated<OfTheme>(
				'plays_choice',
				codeOf('plays', choice),
				PLAYS_WORDS[choice]({}, { locale }),
				({ theme }) => theme.beside?.plays?.[choice]
			)
		),
		column('needs_people', 'people', ({ theme }) => theme.beside?.needs?.people),
		...NEEDS.map((need) =>
			repeated<OfTheme>(
				'needs_choice',
				codeOf('needs', need),
				NEED_WORDS[need]({}, { locale }),
				({ theme }) => theme.beside?.needs?.counts[need]
			)
		),
		column('places_people', 'people', ({ theme }) => theme.beside?.places?.people)
	];
	return sheetOf(m.export_sheet_beside, columns, themesOf(told));
}

function placeSheet(told: Told) {
	const { language: locale } = told;
	const { column } = columnsIn(locale);
	const kinds = { 'sub-area': m.export_kind_sub_area, hexagon: m.export_kind_hexagon } as const;
	const columns: readonly Column<OfPlace>[] = [
		...themeColumns<OfPlace>(told),
		column('place_kind', 'words', ({ kind }) => kinds[kind]({}, { locale })),
		column('place', 'code', ({ place }) => place),
		column('place_name', 'words', ({ kind, place }) =>
			kind === 'sub-area' ? subAreaName(told, place) : null
		),
		column('people', 'people', ({ people }) => people)
	];
	return sheetOf(m.export_sheet_places, columns, placesOf(told));
}

function groupSheet(told: Told) {
	const { column } = columnsIn(told.language);
	type OfGroup = readonly [id: string, people: number];
	const columns: readonly Column<OfGroup>[] = [
		column('group', 'code', ([id]) => id),
		column('group_name', 'words', ([id]) => groupName(told, id)),
		column('group_people', 'people', ([, people]) => people, 'people')
	];
	return sheetOf(m.export_sheet_groups, columns, Object.entries(told.release.participants.byGroup));
}

function themeColumns<Row extends OfTheme>(told: Told): readonly Column<Row>[] {
	const { column } = columnsIn(told.language);
	return [
		column('title', 'words', ({ theme }) => titleOf(told, theme)),
		column('theme', 'code', ({ theme }) => theme.id)
	];
}

function questionColumns<Row extends OfQuestion>(told: Told): readonly Column<Row>[] {
	const { language: locale } = told;
	const { column } = columnsIn(locale);
	return [
		...themeColumns<Row>(told),
		column('question_name', 'words', ({ question }) => QUESTION_WORDS[question]({}, { locale })),
		column('question', 'code', ({ question }) => question)
	];
}

function themesOf({ release }: Told): readonly OfTheme[] {
	return release.themes.map((theme) => ({ theme }));
}

function questionsOf({ release }: Told): readonly OfQuestion[] {
	return release.themes.flatMap((theme) => QUESTIONS.map((question) => ({ theme, question })));
}

/** Every place to which enough people pointed for a theme, as the release tells it. */
export function placesOf({ release }: Told): readonly OfPlace[] {
	return release.themes.flatMap((theme) => [
		...(theme.beside?.places?.subAreas ?? []).map(({ id, people }): OfPlace => ({
			kind: 'sub-area',
			theme,
			place: id,
			people
		})),
		...(theme.beside?.places?.hexagons ?? []).map(({ cell, people }): OfPlace => ({
			kind: 'hexagon',
			theme,
			place: cell,
			people
		}))
	]);
}

/** The name that a sub-area had in the release; its id when it had none. */
export function subAreaName({ release }: Told, id: string): string {
	return release.scan.subAreas?.find((subArea) => subArea.id === id)?.title ?? id;
}

function groupName(told: Told, id: string): string {
	return wordsFor(told, told.names.groups.get(id)) ?? id;
}
