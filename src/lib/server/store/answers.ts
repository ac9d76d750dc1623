import { and, asc, eq, sql } from 'drizzle-orm';
import {
	QUESTIONS,
	SCALE,
	type Answer,
	type Question,
	type ThemeAnswers
} from '../../domain/rating.ts';
import type { Fact } from '../../domain/release.ts';
import type { Db } from '../db/open.ts';
import { answer, participant, remark, round, stakeholderGroup, tap, theme } from '../db/schema.ts';
import { prepared } from './prepared.ts';
import { isAsked } from './rounds.ts';
import type { Tx } from './scans.ts';

const statements = prepared((db) => ({
	/** A theme that the round asks, while it still takes answers at this moment. */
	askedTheme: db
		.select({ id: theme.id })
		.from(theme)
		.innerJoin(round, eq(round.scanId, theme.scanId))
		.where(
			and(
				eq(round.id, sql.placeholder('roundId')),
				sql`(${round.state} = 'open' or (${round.state} = 'closing' and ${round.closesAtMs} > ${sql.placeholder('nowMs')}))`,
				eq(theme.slug, sql.placeholder('slug')),
				isAsked
			)
		)
		.prepare(),
	/** Changes nothing when something newer was said of the same. */
	isNewest: db
		.insert(tap)
		.values({
			roundId: sql.placeholder('roundId'),
			participantId: sql.placeholder('participantId'),
			themeId: sql.placeholder('themeId'),
			part: sql.placeholder('part'),
			tap: sql.placeholder('tap')
		})
		.onConflictDoUpdate({
			target: [tap.roundId, tap.participantId, tap.themeId, tap.part],
			set: { tap: sql`excluded.tap` },
			setWhere: sql`excluded.tap >= ${tap.tap}`
		})
		.prepare(),
	upsert: db
		.insert(answer)
		.values({
			roundId: sql.placeholder('roundId'),
			participantId: sql.placeholder('participantId'),
			themeId: sql.placeholder('themeId'),
			question: sql.placeholder('question'),
			value: sql.placeholder('value')
		})
		.onConflictDoUpdate({
			target: [answer.roundId, answer.participantId, answer.themeId, answer.question],
			set: { value: sql`excluded.value` }
		})
		.prepare(),
	remove: db
		.delete(answer)
		.where(
			and(
				eq(answer.roundId, sql.placeholder('roundId')),
				eq(answer.participantId, sql.placeholder('participantId')),
				eq(answer.themeId, sql.placeholder('themeId')),
				eq(answer.question, sql.placeholder('question'))
			)
		)
		.prepare(),
	upsertRemark: db
		.insert(remark)
		.values({
			roundId: sql.placeholder('roundId'),
			participantId: sql.placeholder('participantId'),
			themeId: sql.placeholder('themeId'),
			text: sql.placeholder('text')
		})
		.onConflictDoUpdate({
			target: [remark.roundId, remark.participantId, remark.themeId],
			set: { text: sql`excluded.text` }
		})
		.prepare(),
	removeRemark: db
		.delete(remark)
		.where(
			and(
				eq(remark.roundId, sql.placeholder('roundId')),
				eq(remark.participantId, sql.placeholder('participantId')),
				eq(remark.themeId, sql.placeholder('themeId'))
			)
		)
		.prepare(),
	keepPlace: db
		.update(participant)
		.set({ lastThemeSlug: sql`${sql.placeholder('slug')}` })
		.where(eq(participant.id, sql.placeholder('participantId')))
		.prepare(),
	ofPerson: db
		.select({ theme: theme.slug, question: answer.question, value: answer.value })
		.from(answer)
		.innerJoin(theme, eq(theme.id, answer.themeId))
		.where(
			and(
				eq(answer.roundId, sql.placeholder('roundId')),
				eq(answer.participantId, sql.placeholder('participantId'))
			)
		)
		.prepare(),
	remarksOfPerson: db
		.select({ theme: theme.slug, text: remark.text })
		.from(remark)
		.innerJoin(theme, eq(theme.id, remark.themeId))
		.where(
			and(
				eq(remark.roundId, sql.placeholder('roundId')),
				eq(remark.participantId, sql.placeholder('participantId'))
			)
		)
		.prepare()
}));

/** Where an answer belongs. */
export interface Cell {
	readonly roundId: number;
	readonly participantId: number;
	readonly themeId: number;
}

/** One thing that is said of a theme. */
export type Part = Question | 'remark';

/** When something was said, per part: later is larger, in ticks of `TICKS_PER_MS`. */
export type Taps = Partial<Record<Part, number | undefined>>;

/** Room for what one device counts within a millisecond. */
const TICKS_PER_MS = 1024;

/**
 * What one person says about one theme; what was said last wins, `null` takes an answer back, an
 * empty remark the remark. Idempotent. On disk when this returns (synchronous = FULL).
 * @param taps what has none is said now; nothing was said later than now
 * @returns of which parts something newer was there; null when this round asks no such theme, or takes no answers now
 */
export async function saveThemeAnswers(
	db: Db,
	who: { readonly roundId: number; readonly participantId: number; readonly nowMs: number },
	slug: string,
	said: ThemeAnswers,
	taps: Taps = {}
): Promise<readonly Part[] | null> {
	const { askedTheme, isNewest, upsertRemark, removeRemark, keepPlace } = statements(db);
	const { roundId, participantId, nowMs } = who;
	const now = nowMs * TICKS_PER_MS;
	return db.transaction(
		() => {
			const found = askedTheme.get({ roundId, slug, nowMs });
			if (!found) return null;
			const cell = { roundId, participantId, themeId: found.id };
			const older: Part[] = [];
			const wins = (part: Part) => {
				const newTap = Math.min(taps[part] ?? now, now);
				if (isNewest.run({ ...cell, part, tap: newTap }).changes > 0) return true;
				older.push(part);
				return false;
			};
			for (const question of QUESTIONS) {
				const given = said.answers[question];
				if (given !== undefined && wins(question)) saveAnswer(db, cell, question, given);
			}
			if (said.remark !== undefined && wins('remark')) {
				if (said.remark) upsertRemark.run({ ...cell, text: said.remark });
				else removeRemark.run(cell);
			}
			if (older.length === 0) keepPlace.run({ slug, participantId });
			return older;
		},
		{ behavior: 'immediate' }
	);
}

/** One answer, inside a transaction of the caller; null takes it back. */
export function saveAnswer(db: Db, cell: Cell, question: Question, given: Answer | null): void {
	const { upsert, remove } = statements(db);
	if (given === null) remove.run({ ...cell, question });
	else upsert.run({ ...cell, question, value: given.kind === 'rated' ? given.value : null });
}

/** What a person said in a round: answers and remarks by theme. */
export async function answersOfPerson(
	db: Db,
	roundId: number,
	participantId: number
): Promise<Readonly<Record<string, ThemeAnswers>>> {
	const { ofPerson, remarksOfPerson } = statements(db);
	const said: Record<string, ThemeAnswers> = {};
	for (const row of ofPerson.all({ roundId, participantId }))
		(said[row.theme] ??= { answers: {} }).answers[row.question] = toAnswer(row.value);
	for (const row of remarksOfPerson.all({ roundId, participantId }))
		(said[row.theme] ??= { answers: {} }).remark = row.text;
	return said;
}

/** All facts of a round, for the release; inside the transaction that stores it. */
export function factsIn(db: Db | Tx, roundId: number): readonly Fact[] {
	const rows = db
		.select({
			participant: answer.participantId,
			group: stakeholderGroup.slug,
			theme: theme.slug,
			question: answer.question,
			value: answer.value
		})
		.from(answer)
		.innerJoin(participant, eq(participant.id, answer.participantId))
		.innerJoin(stakeholderGroup, eq(stakeholderGroup.id, participant.groupId))
		.innerJoin(theme, eq(theme.id, answer.themeId))
		.where(eq(answer.roundId, roundId))
		.all();
	return rows.map(({ value, ...rest }) => ({ ...rest, answer: toAnswer(value) }));
}

/**
 * Remarks of a round by theme, without who made them and in alphabetical order, so that their
 * order tells nothing either.
 */
export async function remarksOfRound(
	db: Db,
	roundId: number
): Promise<readonly { readonly theme: string; readonly text: string }[]> {
	return db
		.select({ theme: theme.slug, text: remark.text })
		.from(remark)
		.innerJoin(theme, eq(theme.id, remark.themeId))
		.where(eq(remark.roundId, roundId))
		.orderBy(asc(theme.id), asc(remark.text))
		.all();
}

function toAnswer(value: number | null): Answer {
	if (value === null) return { kind: 'dont-know' };
	return { kind: 'rated', value: SCALE.find((point) => point === value)! };
}
