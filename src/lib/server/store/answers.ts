import { and, eq, gt, sql, type SQL } from 'drizzle-orm';
import type { BesideFact } from '../../domain/beside.ts';
import type { Place } from '../../domain/place.ts';
import {
	BESIDE_PARTS,
	QUESTIONS,
	SCALE,
	TEXT_KINDS,
	type Answer,
	type Beside,
	type Part,
	type Question,
	type TextKind,
	type ThemeAnswers
} from '../../domain/rating.ts';
import type { Fact } from '../../domain/release.ts';
import type { Db } from '../db/open.ts';
import { sharedCommit } from '../db/shared-commit.ts';
import {
	answer,
	beside,
	participant,
	remark,
	round,
	stakeholderGroup,
	subArea,
	tap,
	theme
} from '../db/schema.ts';
import { prepared } from './prepared.ts';
import { isAsked } from './rounds.ts';
import type { Tx } from './scans.ts';

const cell = {
	roundId: sql.placeholder('roundId'),
	participantId: sql.placeholder('participantId'),
	themeId: sql.placeholder('themeId')
};

const besideColumns = {
	seen: beside.seen,
	plays: beside.plays,
	needs: beside.needs,
	places: beside.places,
	withGroup: beside.withGroup
};

const excluded: Record<keyof typeof besideColumns, SQL> = {
	seen: sql`excluded.seen`,
	plays: sql`excluded.plays`,
	needs: sql`excluded.needs`,
	places: sql`excluded.places`,
	withGroup: sql`excluded.with_group`
};

function upsertBeside(db: Db, column: keyof typeof besideColumns) {
	const value = sql.placeholder('value');
	return db
		.insert(beside)
		.values({ ...cell, [column]: value })
		.onConflictDoUpdate({
			target: [beside.roundId, beside.participantId, beside.themeId],
			set: { [column]: excluded[column] }
		})
		.prepare();
}

const statements = prepared((db) => ({
	/** A theme that the round asks, while it still takes answers at this moment. */
	askedTheme: db
		.select({ id: theme.id, scanId: theme.scanId })
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
	subAreaSlugs: db
		.select({ slug: subArea.slug })
		.from(subArea)
		.where(eq(subArea.scanId, sql.placeholder('scanId')))
		.prepare(),
	/** Changes nothing when something newer was said of the same. */
	isNewest: db
		.insert(tap)
		.values({ ...cell, part: sql.placeholder('part'), tap: sql.placeholder('tap') })
		.onConflictDoUpdate({
			target: [tap.roundId, tap.participantId, tap.themeId, tap.part],
			set: { tap: sql`excluded.tap` },
			setWhere: sql`excluded.tap >= ${tap.tap}`
		})
		.prepare(),
	upsert: db
		.insert(answer)
		.values({ ...cell, question: sql.placeholder('question'), value: sql.placeholder('value') })
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
	upsertText: db
		.insert(remark)
		.values({ ...cell, kind: sql.placeholder('kind'), text: sql.placeholder('text') })
		.onConflictDoUpdate({
			target: [remark.roundId, remark.participantId, remark.themeId, remark.kind],
			set: { text: sql`excluded.text` }
		})
		.prepare(),
	removeText: db
		.delete(remark)
		.where(
			and(
				eq(remark.roundId, sql.placeholder('roundId')),
				eq(remark.participantId, sql.placeholder('participantId')),
				eq(remark.themeId, sql.placeholder('themeId')),
				eq(remark.kind, sql.placeholder('kind'))
			)
		)
		.prepare(),
	upsertBeside: {
		seen: upsertBeside(db, 'seen'),
		plays: upsertBeside(db, 'plays'),
		needs: upsertBeside(db, 'needs'),
		places: upsertBeside(db, 'places'),
		withGroup: upsertBeside(db, 'withGroup')
	},
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
	textsOfPerson: db
		.select({ theme: theme.slug, kind: remark.kind, text: remark.text })
		.from(remark)
		.innerJoin(theme, eq(theme.id, remark.themeId))
		.where(
			and(
				eq(remark.roundId, sql.placeholder('roundId')),
				eq(remark.participantId, sql.placeholder('participantId'))
			)
		)
		.prepare(),
	besideOfPerson: db
		.select({ theme: theme.slug, ...besideColumns })
		.from(beside)
		.innerJoin(theme, eq(theme.id, beside.themeId))
		.where(
			and(
				eq(beside.roundId, sql.placeholder('roundId')),
				eq(beside.participantId, sql.placeholder('participantId'))
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

/** When something was said, per part: later is larger, in ticks of `TICKS_PER_MS`. */
export type Taps = Partial<Record<Part, number | undefined>>;

/** Room for what one device counts within a millisecond. */
const TICKS_PER_MS = 1024;

/**
 * What one person says about one theme; what was said last wins, `null` takes an answer back, an
 * empty remark the remark. Idempotent. On disk when this returns (synchronous = FULL).
 * @param taps what has none is said now; nothing was said later than now
 * @returns of which parts something newer was there; null when this round asks no such theme, or
 * takes no answers now; 'place-unknown' when the scan has no such sub-area. Then nothing is stored.
 */
export async function saveThemeAnswers(
	db: Db,
	who: { readonly roundId: number; readonly participantId: number; readonly nowMs: number },
	slug: string,
	said: ThemeAnswers,
	taps: Taps = {}
): Promise<readonly Part[] | 'place-unknown' | null> {
	const { askedTheme, isNewest, keepPlace } = statements(db);
	const { roundId, participantId, nowMs } = who;
	const now = nowMs * TICKS_PER_MS;
	return sharedCommit(db, () => {
		const found = askedTheme.get({ roundId, slug, nowMs });
		if (!found) return null;
		if (!hasAll(db, found.scanId, said.places ?? [])) return 'place-unknown';
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
		for (const part of BESIDE_PARTS)
			if (said[part] !== undefined && wins(part)) saveBeside(db, cell, part, said);
		if (older.length === 0) keepPlace.run({ slug, participantId });
		return older;
	});
}

/** Whether the scan has all sub-areas among these places. */
function hasAll(db: Db, scanId: string, places: readonly Place[]): boolean {
	const pointed = places.filter((place) => place.kind === 'sub-area');
	if (pointed.length === 0) return true;
	const known = statements(db)
		.subAreaSlugs.all({ scanId })
		.map(({ slug }) => slug);
	return pointed.every(({ id }) => known.includes(id));
}

/** One answer, inside a transaction of the caller; null takes it back. */
export function saveAnswer(db: Db, cell: Cell, question: Question, given: Answer | null): void {
	const { upsert, remove } = statements(db);
	if (given === null) remove.run({ ...cell, question });
	else upsert.run({ ...cell, question, value: given.kind === 'rated' ? given.value : null });
}

/** One thing beside the answers, inside a transaction of the caller. @param said has this part */
export function saveBeside(db: Db, cell: Cell, part: keyof Beside, said: Beside): void {
	const { upsertText, removeText, upsertBeside } = statements(db);
	if (isText(part)) {
		const text = said[part];
		if (text) upsertText.run({ ...cell, kind: part, text });
		else removeText.run({ ...cell, kind: part });
	} else upsertBeside[part].run({ ...cell, value: said[part] });
}

function isText(part: keyof Beside): part is TextKind {
	return TEXT_KINDS.some((kind) => kind === part);
}

/** What a person said in a round, by theme. */
export async function answersOfPerson(
	db: Db,
	roundId: number,
	participantId: number
): Promise<Readonly<Record<string, ThemeAnswers>>> {
	const { besideOfPerson, ofPerson, textsOfPerson } = statements(db);
	const said: Record<string, ThemeAnswers> = {};
	const of = (slug: string) => (said[slug] ??= { answers: {} });
	for (const row of ofPerson.all({ roundId, participantId }))
		of(row.theme).answers[row.question] = toAnswer(row.value);
	for (const row of textsOfPerson.all({ roundId, participantId }))
		of(row.theme)[row.kind] = row.text;
	for (const { theme: slug, seen, ...row } of besideOfPerson.all({ roundId, participantId }))
		Object.assign(of(slug), row, seen ? { seen } : {});
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

/** Participants of a scan who answer for more than one person, with how many share their voice. */
export function tablesIn(db: Db | Tx, scanId: string): ReadonlyMap<number, number> {
	const rows = db
		.select({ id: participant.id, people: participant.people })
		.from(participant)
		.where(and(eq(participant.scanId, scanId), gt(participant.people, 1)))
		.all();
	return new Map(rows.map(({ id, people }) => [id, people]));
}

/** What was said in a round beside the answers, for the release. */
export function besideIn(db: Db | Tx, roundId: number): readonly BesideFact[] {
	return db
		.select({ participant: beside.participantId, theme: theme.slug, ...besideColumns })
		.from(beside)
		.innerJoin(theme, eq(theme.id, beside.themeId))
		.where(eq(beside.roundId, roundId))
		.all();
}

function toAnswer(value: number | null): Answer {
	if (value === null) return { kind: 'dont-know' };
	return { kind: 'rated', value: SCALE.find((point) => point === value)! };
}
