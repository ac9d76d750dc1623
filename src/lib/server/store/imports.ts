import { and, eq } from 'drizzle-orm';
import type { Answer, Question } from '../../domain/rating.ts';
import type { Db } from '../db/open.ts';
import { answer, participant, round, stakeholderGroup, theme } from '../db/schema.ts';
import { saveAnswer } from './answers.ts';
import type { Tx } from './scans.ts';

/** Answers of one imported person; null takes an earlier answer back. */
export interface ImportedPerson {
	readonly labelHash: string;
	readonly group: string;
	readonly answers: readonly {
		readonly theme: string;
		readonly question: Question;
		readonly answer: Answer | null;
	}[];
}

/** Ids by slug of a scan's themes and groups, for many look-ups. */
export interface Ids {
	readonly themes: ReadonlyMap<string, number>;
	readonly groups: ReadonlyMap<string, number>;
}

export function idsIn(tx: Db | Tx, scanId: string): Ids {
	const themes = tx
		.select({ slug: theme.slug, id: theme.id })
		.from(theme)
		.where(eq(theme.scanId, scanId))
		.all();
	const groups = tx
		.select({ slug: stakeholderGroup.slug, id: stakeholderGroup.id })
		.from(stakeholderGroup)
		.where(eq(stakeholderGroup.scanId, scanId))
		.all();
	return {
		themes: new Map(themes.map((row) => [row.slug, row.id])),
		groups: new Map(groups.map((row) => [row.slug, row.id]))
	};
}

/**
 * Stores imported people and their answers in a round; inside a transaction of the caller.
 * @returns the hashes of people who took part before in another group; when there are any, the
 * caller has to undo everything
 */
export function importPeople(
	db: Db,
	scanId: string,
	roundId: number,
	people: readonly ImportedPerson[]
): readonly string[] {
	const ids = idsIn(db, scanId);
	const moved: string[] = [];
	for (const person of people) {
		const groupId = ids.groups.get(person.group)!;
		const known = db
			.select({ id: participant.id, groupId: participant.groupId })
			.from(participant)
			.where(and(eq(participant.scanId, scanId), eq(participant.labelHash, person.labelHash)))
			.get();
		if (known && known.groupId !== groupId) {
			if (answeredReleased(db, known.id)) moved.push(person.labelHash);
			db.update(participant).set({ groupId }).where(eq(participant.id, known.id)).run();
		}
		const participantId = known?.id ?? insert(db, scanId, groupId, person.labelHash);
		for (const { theme: slug, question, answer: given } of person.answers) {
			const cell = { roundId, participantId, themeId: ids.themes.get(slug)! };
			saveAnswer(db, cell, question, given);
		}
	}
	return moved;
}

function insert(db: Db, scanId: string, groupId: number, labelHash: string): number {
	return db
		.insert(participant)
		.values({ scanId, groupId, labelHash, origin: 'import' })
		.returning({ id: participant.id })
		.get().id;
}

function answeredReleased(db: Db, participantId: number): boolean {
	return (
		db
			.select({ roundId: answer.roundId })
			.from(answer)
			.innerJoin(round, eq(round.id, answer.roundId))
			.where(and(eq(answer.participantId, participantId), eq(round.state, 'released')))
			.get() !== undefined
	);
}
