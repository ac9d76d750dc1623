import { and, count, eq } from 'drizzle-orm';
import type { Origin } from '../../domain/origin.ts';
import type { FormAnswers } from '../../domain/paper.ts';
import { SCALE, type Answer, type Question } from '../../domain/rating.ts';
import type { Db } from '../db/open.ts';
import { answer, participant, scan, stakeholderGroup, theme } from '../db/schema.ts';
import { saveAnswer, saveBeside } from './answers.ts';
import { idsIn } from './imports.ts';
import { groupIdIn } from './participants.ts';
import type { Tx } from './scans.ts';

/** A paper form that was typed. */
export interface KnownForm {
	readonly id: number;
	readonly group: string;
}

/** Keyed hashes of the labels of all forms of a scan, with the key. */
export async function formLabelsOf(
	db: Db,
	scanId: string
): Promise<{ readonly key: string; readonly hashes: ReadonlySet<string | null> }> {
	const { key } = db.select({ key: scan.labelKey }).from(scan).where(eq(scan.id, scanId)).get()!;
	const rows = db
		.select({ labelHash: participant.labelHash })
		.from(participant)
		.where(and(eq(participant.scanId, scanId), eq(participant.origin, 'paper')))
		.all();
	return { key, hashes: new Set(rows.map((row) => row.labelHash)) };
}

/** The form with this label, or null when it was not typed. */
export function formIn(tx: Tx, scanId: string, labelHash: string): KnownForm | null {
	return (
		tx
			.select({ id: participant.id, group: stakeholderGroup.slug })
			.from(participant)
			.innerJoin(stakeholderGroup, eq(stakeholderGroup.id, participant.groupId))
			.where(and(eq(participant.scanId, scanId), eq(participant.labelHash, labelHash)))
			.get() ?? null
	);
}

/** What was typed of a form in a round. */
export function formAnswersIn(tx: Tx, roundId: number, participantId: number): FormAnswers {
	const rows = tx
		.select({ theme: theme.slug, question: answer.question, value: answer.value })
		.from(answer)
		.innerJoin(theme, eq(theme.id, answer.themeId))
		.where(and(eq(answer.roundId, roundId), eq(answer.participantId, participantId)))
		.all();
	const said: Record<string, Partial<Record<Question, Answer>>> = {};
	for (const { theme: slug, question, value } of rows) {
		const point = SCALE.find((known) => known === value);
		(said[slug] ??= {})[question] = point ? { kind: 'rated', value: point } : { kind: 'dont-know' };
	}
	return said;
}

/** @returns the person of the form, or null when the scan has no such group */
export function insertFormIn(
	tx: Tx,
	made: { readonly scanId: string; readonly group: string; readonly labelHash: string }
): number | null {
	const { scanId, labelHash } = made;
	const groupId = groupIdIn(tx, scanId, made.group);
	if (groupId === null) return null;
	return tx
		.insert(participant)
		.values({ scanId, groupId, labelHash, origin: 'paper' })
		.returning({ id: participant.id })
		.get().id;
}

export function moveFormIn(tx: Tx, participantId: number, groupId: number): void {
	tx.update(participant).set({ groupId }).where(eq(participant.id, participantId)).run();
}

/** One line of a form; null for no answer. */
export interface Line {
	readonly theme: string;
	readonly question: Question;
	readonly answer: Answer | null;
}

/**
 * Stores lines and remarks of a form; inside a transaction of the caller.
 * @param remarks by slug of the theme; one that is empty leaves what was typed before
 */
export function saveFormIn(
	db: Db,
	tx: Tx,
	at: { readonly scanId: string; readonly roundId: number; readonly participantId: number },
	lines: readonly Line[],
	remarks: Readonly<Record<string, string>>
): void {
	const { themes } = idsIn(tx, at.scanId);
	const { roundId, participantId } = at;
	for (const { theme: slug, question, answer: given } of lines)
		saveAnswer(db, { roundId, participantId, themeId: themes.get(slug)! }, question, given);
	for (const [slug, text] of Object.entries(remarks).filter(([, text]) => text))
		saveBeside(db, { roundId, participantId, themeId: themes.get(slug)! }, 'remark', {
			remark: text
		});
}

/** How the people who answered something in a round came in; an origin of nobody is left out. */
export async function originsOf(
	db: Db,
	roundId: number
): Promise<Readonly<Partial<Record<Origin, number>>>> {
	const perPerson = db
		.selectDistinct({ id: participant.id, origin: participant.origin })
		.from(answer)
		.innerJoin(participant, eq(participant.id, answer.participantId))
		.where(eq(answer.roundId, roundId))
		.as('per_person');
	const rows = db
		.select({ origin: perPerson.origin, people: count() })
		.from(perPerson)
		.groupBy(perPerson.origin)
		.all();
	return Object.fromEntries(rows.map(({ origin, people }) => [origin, people]));
}
