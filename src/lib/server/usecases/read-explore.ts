import { shownClusters, type ShownCluster } from '../../domain/contribution-board.ts';
import { CONTRIBUTION_KINDS, inOrder, type Contribution } from '../../domain/contribution.ts';
import type { ContributionKind } from '../../domain/contribution.ts';
import type { LocalText } from '../../domain/language.ts';
import type { Explore } from '../../domain/meeting.ts';
import { refuse, type Outcome } from '../../domain/refusal.ts';
import type { Scan } from '../../domain/scan.ts';
import type { App } from '../app.ts';
import { boardOf, clusterThemes, contributionsBy } from '../store/contributions.ts';
import { findMeeting } from '../store/meetings.ts';
import { findParticipant } from '../store/participants.ts';
import { runningRound } from '../store/rounds.ts';
import { findScan, findScanByCode } from '../store/scans.ts';
import { may, type Viewer } from './access.ts';
import { hashSecret, normaliseCode } from './secrets.ts';

/** What became of what somebody wrote. */
export interface Became {
	/** Title of the cluster it is in. */
	readonly cluster: string;
	/** The own theme that was made of it, and whether its card can be opened now. */
	readonly theme: {
		readonly slug: string;
		readonly title: LocalText;
		readonly isAsked: boolean;
	} | null;
	/** Empty: nothing said. */
	readonly reply: string;
}

export interface OwnContribution extends Omit<Contribution, 'cluster'> {
	/** Null: nothing yet, or it is hidden. */
	readonly became: Became | null;
}

/** What somebody with the code sees of what plays here. */
export interface ExploreView {
	readonly scan: Pick<Scan, 'title' | 'languages' | 'contact' | 'retentionMonths'>;
	readonly state: Explore;
	/** What this person wrote, by kind and alphabet; null when nobody joined on this device. */
	readonly own: readonly OwnContribution[] | null;
	/** Titles and numbers of contributions, never texts; none until nobody writes any more. */
	readonly clusters: readonly (Became & { readonly count: number })[];
	/** A round takes answers, or has just closed. */
	readonly roundRuns: boolean;
}

/**
 * What plays here, for a participant: their own contributions with what became of them. The clusters
 * are for everybody with the code, once it is closed: before, they would steer what people write.
 * @param typedCode in any case, with or without spaces
 * @param secret from the cookie, or null
 */
export async function readExplore(
	app: App,
	viewer: Viewer,
	typedCode: string,
	secret: string | null
): Promise<Outcome<{ view: ExploreView }>> {
	const scan = await findScanByCode(app.db, normaliseCode(typedCode));
	if (!scan || !may(viewer, 'read-welcome', scan)) return refuse('code-unknown');
	const known = secret ? await findParticipant(app.db, scan.code, hashSecret(secret)) : null;
	const state = (await findMeeting(app.db, scan.id))?.explore ?? 'off';
	const board = await boardOf(app.db, scan.id);
	const round = await runningRound(app.db, scan.id);
	const themes = await clusterThemes(app.db, scan.id);
	const became = ({ title, theme, reply }: Omit<ShownCluster, 'contributions'>): Became => {
		const made = theme === null ? undefined : themes.get(theme);
		const asked = round !== null && (round.themes === null || round.themes.includes(theme ?? ''));
		return {
			cluster: title,
			theme: theme && made ? { slug: theme, title: made, isAsked: asked } : null,
			reply
		};
	};
	const byId = new Map(board.clusters.map((cluster) => [cluster.id, cluster]));
	const own = known && inOrder(await contributionsBy(app.db, known.id));
	return {
		ok: true,
		view: {
			scan,
			state,
			own:
				own &&
				own.map(({ id, kind, text, hidden, cluster }) => {
					const inside = hidden || cluster === null ? undefined : byId.get(cluster);
					return { id, kind, text, hidden, became: inside ? became(inside) : null };
				}),
			clusters:
				state === 'closed'
					? shownClusters(board).map((cluster) => ({
							...became(cluster),
							count: cluster.contributions.length
						}))
					: [],
			roundRuns: round !== null
		}
	};
}

/** What plays here as the hall sees it. */
export interface ExploreInHall {
	readonly scan: Pick<Scan, 'title' | 'code' | 'languages'>;
	readonly state: Explore;
	/** Contributions per kind, without what is hidden. */
	readonly counts: Readonly<Record<ContributionKind, number>>;
	/** With their texts, the largest first: the facilitator read these, and nothing else is shown. */
	readonly clusters: readonly (Became & {
		readonly contributions: readonly Pick<Contribution, 'kind' | 'text'>[];
	})[];
}

/**
 * The same for the screen in the hall, which needs no login: whoever knows its address may see it.
 * @returns 'not-found' for a scan that is not there
 */
export async function readExploreInHall(
	app: App,
	scanId: string
): Promise<Outcome<{ view: ExploreInHall }>> {
	const scan = await findScan(app.db, scanId);
	if (!scan || !may({ kind: 'nobody' }, 'read-welcome', scan)) return refuse('not-found');
	const board = await boardOf(app.db, scanId);
	const themes = await clusterThemes(app.db, scanId);
	const shown = board.contributions.filter(({ hidden }) => !hidden);
	const count = (kind: ContributionKind) => shown.filter((one) => one.kind === kind).length;
	return {
		ok: true,
		view: {
			scan,
			state: (await findMeeting(app.db, scanId))?.explore ?? 'off',
			counts: Object.fromEntries(CONTRIBUTION_KINDS.map((kind) => [kind, count(kind)])) as Readonly<
				Record<ContributionKind, number>
			>,
			clusters: shownClusters(board).map(({ title, theme, reply, contributions }) => {
				const made = theme === null ? undefined : themes.get(theme);
				return {
					cluster: title,
					theme: theme && made ? { slug: theme, title: made, isAsked: false } : null,
					reply,
					contributions: contributions.map(({ kind, text }) => ({ kind, text }))
				};
			})
		}
	};
}
