import {
	differencesOf,
	formLabel,
	formNumber,
	readFormNumber,
	type Difference,
	type FormAnswers
} from '../../domain/paper.ts';
import { QUESTIONS, REMARK_MAX_LENGTH, type Question } from '../../domain/rating.ts';
import { refuse, type Outcome } from '../../domain/refusal.ts';
import { asks, takesAnswers, type Round } from '../../domain/round.ts';
import type { Scan, WholeScan } from '../../domain/scan.ts';
import type { App } from '../app.ts';
import {
	formAnswersIn,
	formIn,
	insertFormIn,
	moveFormIn,
	saveFormIn,
	type KnownForm,
	type Line
} from '../store/paper.ts';
import { deleteParticipant, groupIdIn } from '../store/participants.ts';
import { runningRoundIn } from '../store/rounds.ts';
import { changeScan, findWholeScan, labelKeyIn, type Tx } from '../store/scans.ts';
import { enter, type Viewer } from './access.ts';
import { hashLabel } from './secrets.ts';

/** A paper form as it was typed. */
export interface TypedForm {
	/** Number with its letter, e.g. '14K'. */
	readonly form: string;
	readonly group: string;
	readonly answers: FormAnswers;
	/** By slug of the theme; '' or left out for none. */
	readonly remarks: Readonly<Record<string, string>>;
}

/** Which of two entries is right, per line as `lineName` names it; 'none': it cannot be read. */
export type Choices = Readonly<Record<string, 'first' | 'second' | 'none' | undefined>>;

/** The name of a line: 'impact.sloten'. */
export function lineName(question: Question, theme: string): string {
	return `${question}.${theme}`;
}

/** The name of the line on which the group stands. */
export const GROUP_LINE = 'group';

/** What came of a form: new, the same as the first time, differing, or differing and settled. */
export interface Entered {
	/** As it stands on the paper. */
	readonly form: string;
	readonly state: 'new' | 'same' | 'differs' | 'settled';
	/** Lines with an answer, in what was typed now. */
	readonly answers: number;
	/** Where the two entries differ and nothing was chosen yet. */
	readonly differences: readonly Difference[];
	/** The groups of both entries, where these differ. */
	readonly groups: { readonly first: string; readonly second: string } | null;
}

/**
 * Stores a paper form, whole or not at all. Of a form that was typed before nothing is changed but
 * the lines that differ, each as it is chosen; while one is not chosen yet nothing at all.
 *
 * What was typed the first time is told only on lines that differ, and only when three quarters of
 * the form are alike: to read a form here one must have it on the table.
 */
export async function enterPaper(
	app: App,
	viewer: Viewer,
	scanId: string,
	typed: TypedForm,
	choices: Choices = {}
): Promise<Outcome<Entered>> {
	const entered = await enter(app, viewer, 'run', scanId);
	if (!entered.ok) return entered;
	const scan = (await findWholeScan(app.db, scanId))!;
	if (!scan.groups.some((group) => group.slug === typed.group)) return refuse('group-unknown');
	if (Object.values(typed.remarks).some((text) => text.length > REMARK_MAX_LENGTH))
		return refuse('remark-too-long');
	const outcome = await changeScan(app.db, scanId, (tx): Outcome<Entered> => {
		const found = find(app, tx, scan, typed.form);
		if (!found.ok) return found;
		const asked = askedIn(scan, found.round);
		// A theme that went off since the form was printed is passed over.
		const form = { ...typed, remarks: only(typed.remarks, asked) };
		return found.known
			? again(app, tx, { ...found, known: found.known }, asked, form, choices)
			: first(app, tx, found, asked, form);
	});
	app.live.touch(scanId, 'people');
	return outcome;
}

/**
 * Forgets a form and the person whose it is, as if it had never been typed.
 * @param typed number with its letter
 */
export async function withdrawPaper(
	app: App,
	viewer: Viewer,
	scanId: string,
	typed: string
): Promise<Outcome<{ form: string }>> {
	const entered = await enter(app, viewer, 'run', scanId);
	if (!entered.ok) return entered;
	const found = await changeScan(app.db, scanId, (tx) => find(app, tx, entered.scan, typed));
	if (!found.ok) return found;
	if (!found.known) return refuse('form-unknown');
	const gone = await deleteParticipant(app.db, found.known.id, found.round.id);
	if (!gone) return refuse('round-closed');
	app.live.touch(scanId);
	return { ok: true, form: found.form };
}

interface Found {
	readonly scanId: string;
	readonly form: string;
	readonly round: Round;
	readonly labelHash: string;
	readonly known: KnownForm | null;
}

/** The form of the running round with this number. */
function find(app: App, tx: Tx, scan: Scan, typed: string): Outcome<Found> {
	const round = runningRoundIn(tx, scan.id);
	if (!round) return refuse('no-round-open');
	if (!takesAnswers(round, app.now())) return refuse('round-closed');
	const number = readFormNumber(scan.code, round.number, typed);
	if (number === null) return refuse('form-number-wrong');
	const labelHash = hashLabel(labelKeyIn(tx, scan.id), formLabel(round.number, number));
	const form = formNumber(scan.code, round.number, number);
	const known = formIn(tx, scan.id, labelHash);
	return { ok: true, scanId: scan.id, form, round, labelHash, known };
}

function first(
	app: App,
	tx: Tx,
	{ scanId, form, round, labelHash }: Found,
	asked: readonly string[],
	typed: TypedForm
): Outcome<Entered> {
	// As for phones: nobody new comes in while the round is closing.
	if (round.state !== 'open') return refuse('round-closed');
	const participantId = insertFormIn(tx, { scanId, group: typed.group, labelHash });
	if (participantId === null) return refuse('group-unknown');
	const lines = linesOf(asked, typed.answers).filter((line) => line.answer !== null);
	saveFormIn(app.db, tx, { scanId, roundId: round.id, participantId }, lines, typed.remarks);
	return {
		...{ ok: true, form, state: 'new', answers: lines.length },
		...{ differences: [], groups: null }
	};
}

function again(
	app: App,
	tx: Tx,
	{ scanId, form, round, known }: Found & { readonly known: KnownForm },
	asked: readonly string[],
	typed: TypedForm,
	choices: Choices
): Outcome<Entered> {
	const before = formAnswersIn(tx, round.id, known.id);
	const differences = differencesOf(asked, before, typed.answers);
	if (differences === null) return refuse('form-other', { form });
	const groups = known.group === typed.group ? null : { first: known.group, second: typed.group };
	const answers = linesOf(asked, typed.answers).filter((line) => line.answer !== null).length;
	const open = differences.filter(
		({ question, theme }) => !choices[lineName(question, theme)]
	).length;
	if (open > 0 || (groups && !choices[GROUP_LINE]))
		return { ok: true, form, state: 'differs', answers, differences, groups };
	if (groups && choices[GROUP_LINE] === 'second')
		moveFormIn(tx, known.id, groupIdIn(tx, scanId, typed.group)!);
	const chosen = differences.flatMap(({ theme, question, second }): readonly Line[] => {
		const choice = choices[lineName(question, theme)];
		if (choice === 'first') return [];
		return [{ theme, question, answer: choice === 'second' ? second : null }];
	});
	const at = { scanId, roundId: round.id, participantId: known.id };
	saveFormIn(app.db, tx, at, chosen, typed.remarks);
	const state = differences.length > 0 || groups ? 'settled' : 'same';
	return { ok: true, form, state, answers, differences: [], groups: null };
}

function askedIn(scan: WholeScan, round: Round): readonly string[] {
	return scan.levers
		.flatMap((lever) => lever.themes)
		.filter((theme) => asks(round, theme))
		.map((theme) => theme.slug);
}

function linesOf(asked: readonly string[], answers: FormAnswers): readonly Line[] {
	return asked.flatMap((theme) =>
		QUESTIONS.map((question) => ({ theme, question, answer: answers[theme]?.[question] ?? null }))
	);
}

function only(
	remarks: Readonly<Record<string, string>>,
	asked: readonly string[]
): Readonly<Record<string, string>> {
	return Object.fromEntries(Object.entries(remarks).filter(([slug]) => asked.includes(slug)));
}
