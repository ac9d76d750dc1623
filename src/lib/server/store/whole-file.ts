import { asc, eq } from 'drizzle-orm';
import type { Origin } from '../../domain/origin.ts';
import type { BesideFact } from '../../domain/beside.ts';
import type { Answer, Question, TextKind } from '../../domain/rating.ts';
import type { Fact } from '../../domain/release.ts';
import type { Round } from '../../domain/round.ts';
import type { Db } from '../db/open.ts';
import {
	answer,
	beside,
	contribution,
	participant,
	remark,
	round,
	stakeholderGroup,
	theme,
	type AnswerDigests
} from '../db/schema.ts';
import { besideIn, factsIn, saveAnswer, tablesIn } from './answers.ts';
import { insertFinding, type ThemeFinding } from './findings.ts';
import { idsIn } from './imports.ts';
import { insertLayer, type WholeLayer } from './map-layers.ts';
import { joinedIds, joinedTexts, numberJoins, type JoinedRow, type Joins } from './joined-texts.ts';
import {
	contributionsForFile,
	insertMeeting,
	type ContributionInFile,
	type MeetingInFile
} from './meeting-file.ts';
import {
	insertRelease,
	insertClosingRound,
	releasesIn,
	type MadeRelease,
	type StoredRelease
} from './rounds.ts';
import { insertScanIn, type NewScan } from './scans.ts';
import { insertStory, type StoryInFile } from './story-file.ts';

/** What one person said in one released round. */
export interface PersonRound {
	readonly round: number;
	readonly answers: readonly {
		readonly theme: string;
		readonly question: Question;
		readonly answer: Answer;
	}[];
	readonly remarks: readonly RemarkInFile[];
	readonly beside: readonly BesideInFile[];
}

/** What a person wrote, with what the facilitator made of it. */
export interface RemarkInFile extends Joins {
	readonly theme: string;
	readonly kind: TextKind;
	readonly text: string;
	readonly hidden: boolean;
	readonly quoted: boolean;
}

export interface BesideInFile extends Omit<BesideFact, 'participant'> {
	readonly withGroup: boolean;
}

/** A person in a scan's file: a group and answers, nothing that tells who. */
export interface PersonInFile {
	readonly group: string;
	readonly origin: Origin;
	/** So many share this voice. */
	readonly people: number;
	readonly consented: boolean;
	readonly contributions: readonly ContributionInFile[];
	readonly rounds: readonly PersonRound[];
}

export interface RoundInFile
	extends
		Pick<Round, 'number' | 'themes' | 'way' | 'sameOrder' | 'choice' | 'openedAtMs'>,
		MadeRelease {
	readonly closesAtMs: number;
	readonly releasedAtMs: number;
}

/** All released rounds of a scan, first first. */
export async function roundsForFile(db: Db, scanId: string): Promise<readonly RoundInFile[]> {
	return releasesIn(db, scanId).map(({ round: made, ...release }) => {
		const { id: _id, state: _state, closesAtMs, releasedAtMs, ...rest } = made;
		return { ...rest, closesAtMs: closesAtMs!, releasedAtMs: releasedAtMs!, ...release };
	});
}

export interface ReleaseWithFacts extends StoredRelease {
	readonly digests: AnswerDigests | null;
	readonly facts: readonly Fact[];
	readonly beside: readonly BesideFact[];
	readonly tables: ReadonlyMap<number, number>;
}

/** All releases of a scan, first first, with the raw answers of their rounds, as of one moment. */
export async function releasesWithFacts(
	db: Db,
	scanId: string
): Promise<readonly ReleaseWithFacts[]> {
	return db.transaction((tx) =>
		releasesIn(tx, scanId).map((made) => ({
			...made,
			facts: factsIn(tx, made.round.id),
			beside: besideIn(tx, made.round.id),
			tables: tablesIn(tx, scanId)
		}))
	);
}

/**
 * All people of a scan who said something, with all they said, in an order that tells nothing
 * and is the same in every house.
 */
export async function peopleForFile(db: Db, scanId: string): Promise<readonly PersonInFile[]> {
	const people = db
		.select({
			id: participant.id,
			group: stakeholderGroup.slug,
			origin: participant.origin,
			people: participant.people,
			consented: participant.consented
		})
		.from(participant)
		.innerJoin(stakeholderGroup, eq(stakeholderGroup.id, participant.groupId))
		.where(eq(participant.scanId, scanId))
		.all();
	const answers = db
		.select({
			person: answer.participantId,
			round: round.number,
			theme: theme.slug,
			question: answer.question,
			value: answer.value
		})
		.from(answer)
		.innerJoin(round, eq(round.id, answer.roundId))
		.innerJoin(theme, eq(theme.id, answer.themeId))
		.where(eq(round.scanId, scanId))
		.orderBy(asc(round.number), asc(theme.slug), asc(answer.question))
		.all();
	const remarks = db
		.select({
			id: remark.id,
			person: remark.participantId,
			round: round.number,
			theme: theme.slug,
			kind: remark.kind,
			text: remark.text,
			hidden: remark.hidden,
			quoted: remark.quoted,
			joinedTo: remark.joinedTo
		})
		.from(remark)
		.innerJoin(round, eq(round.id, remark.roundId))
		.innerJoin(theme, eq(theme.id, remark.themeId))
		.where(eq(round.scanId, scanId))
		.orderBy(asc(round.number), asc(theme.slug), asc(remark.kind))
		.all();
	const besides = db
		.select({
			person: beside.participantId,
			round: round.number,
			theme: theme.slug,
			seen: beside.seen,
			plays: beside.plays,
			needs: beside.needs,
			places: beside.places,
			withGroup: beside.withGroup
		})
		.from(beside)
		.innerJoin(round, eq(round.id, beside.roundId))
		.innerJoin(theme, eq(theme.id, beside.themeId))
		.where(eq(round.scanId, scanId))
		.orderBy(asc(round.number), asc(theme.slug))
		.all();
	const contributionsOf = contributionsForFile(db, scanId);
	const answersOf = Map.groupBy(answers, (row) => row.person);
	const remarksOf = Map.groupBy(remarks, (row) => row.person);
	const besidesOf = Map.groupBy(besides, (row) => row.person);
	const toFile = (person: (typeof people)[number], joinsOf?: (row: JoinedRow) => Joins) => ({
		group: person.group,
		origin: person.origin,
		people: person.people,
		consented: person.consented,
		contributions: contributionsOf.get(person.id) ?? [],
		rounds: personRounds(
			answersOf.get(person.id) ?? [],
			(remarksOf.get(person.id) ?? []).map((row) => {
				const { id: _id, joinedTo: _joinedTo, ...rest } = row;
				return { ...rest, ...(joinsOf?.(row) ?? { joined: null, leads: false }) };
			}),
			besidesOf.get(person.id) ?? []
		)
	});
	const withIt = joinedTexts(remarks);
	const inOrder = people
		.map((person) => {
			const together = (remarksOf.get(person.id) ?? []).map(withIt);
			return { person, key: JSON.stringify([toFile(person), together]) };
		})
		.sort((a, b) => (a.key === b.key ? a.person.id - b.person.id : a.key < b.key ? -1 : 1))
		.map(({ person }) => person);
	// Numbered in the order of the file, so that the same file comes out of every house.
	const joinsOf = numberJoins(inOrder.flatMap(({ id }) => remarksOf.get(id) ?? []));
	return inOrder
		.map((person) => toFile(person, joinsOf))
		.filter(({ rounds, contributions }) => rounds.length > 0 || contributions.length > 0);
}

function personRounds(
	answers: readonly {
		readonly round: number;
		readonly theme: string;
		readonly question: Question;
		readonly value: number | null;
	}[],
	remarks: readonly (RemarkInFile & InRound)[],
	besides: readonly (BesideInFile & InRound)[]
): readonly PersonRound[] {
	const numbers = [...new Set([...answers, ...remarks, ...besides].map((row) => row.round))].sort();
	return numbers.map((number) => ({
		round: number,
		answers: answers
			.filter((row) => row.round === number)
			.map(({ theme: slug, question, value }) => ({
				theme: slug,
				question,
				answer: (value === null ? { kind: 'dont-know' } : { kind: 'rated', value }) as Answer
			})),
		remarks: remarks.filter((row) => row.round === number).map(withoutPerson),
		beside: besides.filter((row) => row.round === number).map(withoutPerson)
	}));
}

interface InRound {
	readonly person: number;
	readonly round: number;
}

function withoutPerson<T extends InRound>(row: T) {
	const { person: _person, round: _round, ...rest } = row;
	return rest;
}

/** What the facilitator made beside the scan itself. */
export interface MadeInFile {
	readonly findings: readonly ThemeFinding[];
	readonly layers: readonly WholeLayer[];
	readonly meeting: MeetingInFile;
	readonly story: StoryInFile;
}

/** A scan from a file as a new scan, whole or not at all. */
export async function insertWhole(
	db: Db,
	made: NewScan,
	rounds: readonly RoundInFile[],
	people: readonly (PersonInFile & { readonly secretHash: string })[],
	{ findings, layers, meeting, story }: MadeInFile,
	keys: Parameters<typeof insertMeeting>[4]
): Promise<void> {
	db.transaction(
		(tx) => {
			insertScanIn(tx, made);
			layers.forEach((layer, position) => insertLayer(tx, made.id, position, layer));
			const ids = idsIn(tx, made.id);
			const clusters = insertMeeting(db, made.id, ids, meeting, keys);
			insertStory(db, made.id, ids, story, made.createdAtMs);
			for (const found of findings) insertFinding(tx, ids.themes.get(found.theme)!, found);
			const roundIds = new Map<number, number>();
			for (const { json, checksum, digests, ...rest } of rounds) {
				// Closing first: the release itself makes it released.
				const row = { ...rest, state: 'closing' as const, releasedAtMs: null };
				const id = insertClosingRound(tx, made.id, row);
				insertRelease(tx, id, { json, checksum, digests }, rest.releasedAtMs);
				roundIds.set(rest.number, id);
			}
			const texts: Parameters<typeof joinedIds>[0][number][] = [];
			for (const person of people) {
				const groupId = ids.groups.get(person.group)!;
				const { origin, people: voices, consented, secretHash } = person;
				const known = { scanId: made.id, groupId, origin, people: voices, consented, secretHash };
				const { id: participantId } = tx
					.insert(participant)
					.values(known)
					.returning({ id: participant.id })
					.get();
				for (const { cluster: place, ...written } of person.contributions)
					tx.insert(contribution)
						.values({
							participantId,
							clusterId: place === null ? null : clusters[place]!,
							...written
						})
						.run();
				for (const said of person.rounds) {
					const roundId = roundIds.get(said.round)!;
					for (const { theme: slug, question, answer: given } of said.answers)
						saveAnswer(
							db,
							{ roundId, participantId, themeId: ids.themes.get(slug)! },
							question,
							given
						);
					for (const { theme: slug, joined, leads, ...rest } of said.remarks) {
						const { id } = tx
							.insert(remark)
							.values({ roundId, participantId, themeId: ids.themes.get(slug)!, ...rest })
							.returning({ id: remark.id })
							.get();
						texts.push({ id, round: said.round, theme: slug, kind: rest.kind, joined, leads });
					}
					for (const { theme: slug, ...rest } of said.beside)
						tx.insert(beside)
							.values({ roundId, participantId, themeId: ids.themes.get(slug)!, ...rest })
							.run();
				}
			}
			for (const { id, joinedTo } of joinedIds(texts))
				tx.update(remark).set({ joinedTo }).where(eq(remark.id, id)).run();
		},
		{ behavior: 'immediate' }
	);
}
