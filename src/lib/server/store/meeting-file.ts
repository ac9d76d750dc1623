import { asc, eq } from 'drizzle-orm';
import type { Agenda } from '../../domain/agenda.ts';
import type { Followed } from '../../domain/goal.ts';
import type { Cluster, Contribution } from '../../domain/contribution.ts';
import type { Commitment, Highlight } from '../../domain/leave.ts';
import type { Explore } from '../../domain/meeting.ts';
import { withoutId } from '../../domain/without-id.ts';
import type { Db } from '../db/open.ts';
import {
	cluster,
	commitment,
	contribution,
	highlight,
	invitation,
	meeting,
	participant,
	talk
} from '../db/schema.ts';
import { followedCommitmentsOf } from './commitments.ts';
import { boardIn } from './contributions.ts';
import { highlightsOf } from './highlights.ts';
import type { Ids } from './imports.ts';
import { invitationsOf, type Invitation } from './invitations.ts';
import { findMeeting, type Meeting } from './meetings.ts';
import { talksOf, type ThemeTalk } from './talks.ts';

/** What a meeting has beside its rounds, as a file of a whole scan has it; themes by slug. */
export interface MeetingInFile extends Pick<Meeting, 'agenda' | 'after'> {
	/** Nobody writes while a scan is in a file. */
	readonly explore: Exclude<Explore, 'open'>;
	readonly clusters: readonly Omit<Cluster, 'id'>[];
	readonly talks: readonly ThemeTalk[];
	readonly highlights: readonly Highlight[];
	readonly commitments: readonly (Commitment & Followed)[];
	/** Links get another code in another house, and nobody has come by them yet. */
	readonly invitations: readonly Pick<Invitation, 'party' | 'group'>[];
}

/** What one person wrote before anything was rated. */
export interface ContributionInFile extends Omit<Contribution, 'id'> {
	/** Place of its cluster in the list of the meeting, from 0; null: in none. */
	readonly cluster: number | null;
}

export async function meetingForFile(db: Db, scanId: string): Promise<MeetingInFile> {
	const { agenda = null, after = '', explore = 'off' } = (await findMeeting(db, scanId)) ?? {};
	return {
		agenda: agenda && inOrder(agenda),
		...{ after, explore: explore === 'open' ? 'closed' : explore },
		clusters: boardIn(db, scanId).clusters.map(withoutId),
		talks: await talksOf(db, scanId),
		highlights: (await highlightsOf(db, scanId)).map(withoutId),
		commitments: (await followedCommitmentsOf(db, scanId)).map(withoutId),
		invitations: (await invitationsOf(db, scanId)).map(({ party, group }) => ({ party, group }))
	};
}

/** The same file comes out of every house, whichever way the script was changed last. */
function inOrder({ kind, parts, steps }: Agenda): Agenda {
	return {
		kind,
		parts: parts.map(({ title, startsAt }) => ({ title, startsAt })),
		steps: steps.map(({ part, title, purpose, say, minutes, screen }) => ({
			...{ part, title, purpose, say, minutes, screen }
		}))
	};
}

/** What everybody wrote before anything was rated, by participant, in an order that tells nothing. */
export function contributionsForFile(
	db: Db,
	scanId: string
): ReadonlyMap<number, readonly ContributionInFile[]> {
	const places = new Map(boardIn(db, scanId).clusters.map(({ id }, place) => [id, place]));
	const rows = db
		.select({
			person: contribution.participantId,
			kind: contribution.kind,
			text: contribution.text,
			cluster: contribution.clusterId,
			hidden: contribution.hidden
		})
		.from(contribution)
		.innerJoin(participant, eq(participant.id, contribution.participantId))
		.where(eq(participant.scanId, scanId))
		.orderBy(asc(contribution.kind), asc(contribution.text))
		.all();
	const inFile = rows.map(({ cluster: id, ...row }) => ({
		...row,
		cluster: id === null ? null : places.get(id)!
	}));
	return new Map(
		[...Map.groupBy(inFile, (row) => row.person)].map(([person, theirs]) => [
			person,
			theirs.map((row) => {
				const { person: _person, ...rest } = row;
				return rest;
			})
		])
	);
}

/**
 * A meeting from a file, in a scan that was just made of the same file.
 * @param keys that of the screen, and codes for links: in every house others
 * @returns ids of the clusters, in the order of the file
 */
export function insertMeeting(
	db: Db,
	scanId: string,
	ids: Ids,
	{ agenda, after, explore, ...made }: MeetingInFile,
	keys: { readonly screen: string; readonly newCode: () => string }
): readonly number[] {
	const themeIdOf = (slug: string | null) => (slug === null ? null : ids.themes.get(slug)!);
	db.insert(meeting).values({ scanId, screenKey: keys.screen, agenda, after, explore }).run();
	for (const { theme, ...rest } of made.talks)
		db.insert(talk)
			.values({ themeId: themeIdOf(theme)!, ...rest })
			.run();
	for (const [position, { theme, ...rest }] of made.highlights.entries())
		db.insert(highlight)
			.values({ scanId, position, themeId: themeIdOf(theme), ...rest })
			.run();
	for (const [position, { theme, ...rest }] of made.commitments.entries())
		db.insert(commitment)
			.values({ scanId, position, themeId: themeIdOf(theme), ...rest })
			.run();
	for (const [position, { party, group }] of made.invitations.entries()) {
		const groupId = group === null ? null : ids.groups.get(group)!;
		db.insert(invitation).values({ scanId, position, party, groupId, code: keys.newCode() }).run();
	}
	return made.clusters.map(({ theme, ...rest }, position) => {
		const put = { scanId, position, themeId: themeIdOf(theme), ...rest };
		return db.insert(cluster).values(put).returning({ id: cluster.id }).get().id;
	});
}
