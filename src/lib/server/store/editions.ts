import { and, asc, countDistinct, desc, eq, isNotNull } from 'drizzle-orm';
import type { RecognitionFact } from '../../domain/recognition.ts';
import type { Language } from '../../domain/language.ts';
import type { StoryDocument, StoryPart } from '../../domain/story-document.ts';
import type { EditionKind, PartRecognition, Recognised } from '../../domain/story-shared.ts';
import type { Db } from '../db/open.ts';
import { edition, participant, recognition, stakeholderGroup } from '../db/schema.ts';
import type { Tx } from './scans.ts';

/** The story per language of its scan. */
export type Documents = Readonly<Partial<Record<Language, StoryDocument>>>;

/** An edition without its words. */
export interface EditionHead {
	readonly id: number;
	readonly number: number;
	readonly madeAtMs: number;
	/** Taken off the web. */
	readonly withdrawn: boolean;
	/** Of a draft: participants can still say whether they recognise it. */
	readonly asking: boolean;
	/** Of a draft, once the asking was closed. */
	readonly recognition: readonly PartRecognition[] | null;
}

export interface Edition extends EditionHead {
	readonly documents: Documents;
}

const headColumns = {
	...{ id: edition.id, number: edition.number, madeAtMs: edition.madeAtMs },
	...{ withdrawn: edition.withdrawn, asking: edition.asking, recognition: edition.recognition }
};

/** All of a kind, newest first. */
export async function editionsOf(
	db: Db,
	scanId: string,
	kind: EditionKind
): Promise<readonly EditionHead[]> {
	return db
		.select(headColumns)
		.from(edition)
		.where(and(eq(edition.scanId, scanId), eq(edition.kind, kind)))
		.orderBy(desc(edition.number))
		.all();
}

/**
 * One with its words.
 * @param number null: the newest
 */
export async function findEdition(
	db: Db,
	scanId: string,
	kind: EditionKind,
	number: number | null = null
): Promise<Edition | null> {
	return editionIn(db, scanId, kind, number);
}

function editionIn(db: Db | Tx, scanId: string, kind: EditionKind, number: number | null) {
	return (
		db
			.select({ ...headColumns, documents: edition.documents })
			.from(edition)
			.where(
				and(
					eq(edition.scanId, scanId),
					eq(edition.kind, kind),
					number === null ? undefined : eq(edition.number, number)
				)
			)
			.orderBy(desc(edition.number))
			.get() ?? null
	);
}

/** Whether participants are asked about a draft now. */
export async function isAsked(db: Db, scanId: string): Promise<boolean> {
	return isAskedIn(db, scanId);
}

function isAskedIn(db: Db | Tx, scanId: string): boolean {
	const row = db
		.select({ id: edition.id })
		.from(edition)
		.where(and(eq(edition.scanId, scanId), eq(edition.asking, true)))
		.get();
	return row !== undefined;
}

/**
 * The story as it is now, to ask participants about.
 * @returns its number; null while another draft is being asked about
 */
export async function insertDraft(
	db: Db,
	scanId: string,
	documents: Documents,
	madeAtMs: number
): Promise<number | null> {
	return db.transaction(
		(tx) =>
			isAskedIn(tx, scanId)
				? null
				: insertEditionIn(tx, { scanId, kind: 'draft', documents, madeAtMs, asking: true }),
		{ behavior: 'immediate' }
	);
}

/** @returns its number, from 1 per kind */
export function insertEditionIn(
	tx: Tx,
	made: Pick<typeof edition.$inferInsert, 'scanId' | 'kind' | 'documents' | 'madeAtMs' | 'asking'>
): number {
	const number = (editionIn(tx, made.scanId, made.kind, null)?.number ?? 0) + 1;
	tx.insert(edition)
		.values({ ...made, number })
		.run();
	return number;
}

/**
 * The asking ends, and what people said becomes figures: at one moment, so that nobody who answered
 * is left out, and nobody can answer after it.
 * @param figures from what people said
 * @returns false when nothing was asked
 */
export async function closeAsking(
	db: Db,
	scanId: string,
	figures: (draft: Edition, facts: readonly RecognitionFact[]) => readonly PartRecognition[]
): Promise<boolean> {
	return db.transaction(
		(tx) => {
			const draft = editionIn(tx, scanId, 'draft', null);
			if (!draft?.asking) return false;
			const made = figures(draft, factsIn(tx, draft.id));
			tx.update(edition)
				.set({ asking: false, recognition: made })
				.where(eq(edition.id, draft.id))
				.run();
			return true;
		},
		{ behavior: 'immediate' }
	);
}

function factsIn(tx: Tx, editionId: number): readonly RecognitionFact[] {
	return tx
		.select({
			participant: recognition.participantId,
			group: stakeholderGroup.slug,
			part: recognition.part,
			answer: recognition.answer
		})
		.from(recognition)
		.innerJoin(participant, eq(participant.id, recognition.participantId))
		.innerJoin(stakeholderGroup, eq(stakeholderGroup.id, participant.groupId))
		.where(and(eq(recognition.editionId, editionId), isNotNull(recognition.answer)))
		.all()
		.map((row) => ({ ...row, answer: row.answer! }));
}

/** What one person says of a part. */
export interface SaidOfPart {
	readonly part: StoryPart;
	/** Null: only a remark, or nothing any more. */
	readonly answer: Recognised | null;
	/** '' for none. */
	readonly remark: string;
}

/** What one person said of a draft. */
export async function recognisedBy(
	db: Db,
	editionId: number,
	participantId: number
): Promise<readonly SaidOfPart[]> {
	const { part, answer, remark } = recognition;
	return db
		.select({ part, answer, remark })
		.from(recognition)
		.where(and(eq(recognition.editionId, editionId), eq(recognition.participantId, participantId)))
		.all();
}

/**
 * Writes what one person says of parts of the draft with this number, over what they said before; of
 * parts that are not named it stays.
 * @returns false when that draft is not asked about any more
 */
export async function saveRecognition(
	db: Db,
	{
		scanId,
		participantId,
		number
	}: Readonly<Record<'participantId' | 'number', number>> & {
		readonly scanId: string;
	},
	said: readonly SaidOfPart[]
): Promise<boolean> {
	return db.transaction(
		(tx) => {
			const draft = editionIn(tx, scanId, 'draft', number);
			if (!draft?.asking) return false;
			for (const { part, answer, remark } of said) {
				const theirs = { editionId: draft.id, participantId, part };
				tx.delete(recognition)
					.where(
						and(
							eq(recognition.editionId, draft.id),
							eq(recognition.participantId, participantId),
							eq(recognition.part, part)
						)
					)
					.run();
				if (answer !== null || remark !== '')
					tx.insert(recognition)
						.values({ ...theirs, answer, remark })
						.run();
			}
			return true;
		},
		{ behavior: 'immediate' }
	);
}

/** How many people said something of a draft. */
export async function peopleWhoRecognised(db: Db, editionId: number): Promise<number> {
	const row = db
		.select({ people: countDistinct(recognition.participantId) })
		.from(recognition)
		.where(eq(recognition.editionId, editionId))
		.get();
	return row?.people ?? 0;
}

/** What people wrote beside their answers, by part and alphabet, so that nothing tells who it was. */
export async function remarksOnDraft(
	db: Db,
	editionId: number
): Promise<readonly { readonly part: StoryPart; readonly text: string }[]> {
	const rows = db
		.select({ part: recognition.part, text: recognition.remark })
		.from(recognition)
		.where(eq(recognition.editionId, editionId))
		.orderBy(asc(recognition.part), asc(recognition.remark))
		.all();
	return rows.filter(({ text }) => text !== '');
}

/** A published edition goes off the web, or comes back. @returns false when there is none */
export async function withdrawEdition(
	db: Db,
	scanId: string,
	number: number,
	withdrawn: boolean
): Promise<boolean> {
	return (
		db
			.update(edition)
			.set({ withdrawn })
			.where(
				and(eq(edition.scanId, scanId), eq(edition.kind, 'published'), eq(edition.number, number))
			)
			.run().changes === 1
	);
}
