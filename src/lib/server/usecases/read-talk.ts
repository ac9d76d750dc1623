import type { Group } from '../../domain/group.ts';
import type { Finding } from '../../domain/knowledge.ts';
import { NOTHING_DONE } from '../../domain/meeting.ts';
import { refuse, type Outcome } from '../../domain/refusal.ts';
import type { App } from '../app.ts';
import { commitmentsOf, type StoredCommitment } from '../store/commitments.ts';
import { findingsOf } from '../store/findings.ts';
import { highlightsOf, type StoredHighlight } from '../store/highlights.ts';
import { findMeeting, type Meeting } from '../store/meetings.ts';
import { findScan, findWholeScan } from '../store/scans.ts';
import { findScanToShare, talksOf, type ThemeTalk } from '../store/talks.ts';
import { enter, type Viewer } from './access.ts';
import { releasedTalk, type ReleasedTalk } from './released-talk.ts';
import { normaliseCode } from './secrets.ts';

/** What a meeting made of its result until now. */
export interface Outcomes {
	/** In the order of the scan. */
	readonly talks: readonly ThemeTalk[];
	readonly highlights: readonly StoredHighlight[];
	readonly commitments: readonly StoredCommitment[];
	/** "Wat is met onze inbreng gedaan?"; '' for nothing yet. */
	readonly after: string;
}

export interface TalkView extends Outcomes, ReleasedTalk {
	readonly groups: readonly Group[];
	readonly findings: ReadonlyMap<string, Finding>;
	readonly shared: boolean;
	/** What stands on the screen in the hall. */
	readonly screen: Pick<Meeting, 'shows' | 'step' | 'black'>;
}

/**
 * The newest release in the order made for talk, with what the meeting did with it.
 * @returns 'nothing-released' before the first release
 */
export async function readTalk(
	app: App,
	viewer: Viewer,
	scanId: string
): Promise<Outcome<{ view: TalkView }>> {
	const entered = await enter(app, viewer, 'read-result', scanId);
	if (!entered.ok) return entered;
	const talk = await releasedTalk(app, scanId);
	if (!talk) return refuse('nothing-released');
	const meeting = await findMeeting(app.db, scanId);
	const { groups } = (await findWholeScan(app.db, scanId))!;
	const findings = await findingsOf(app.db, scanId);
	return {
		ok: true,
		view: {
			...talk,
			...(await outcomesOf(app, scanId, meeting)),
			groups,
			findings: new Map(findings.map(({ theme, ...finding }) => [theme, finding])),
			shared: meeting?.shared ?? false,
			screen: meeting ?? NOTHING_DONE
		}
	};
}

/** What the screen in the hall shows of the result; for who has its key, or runs the scan. */
export interface TalkOnScreen extends Outcomes {
	readonly title: string;
	/** Null before the first release. */
	readonly talk: ReleasedTalk | null;
}

/**
 * The result and what the meeting leaves with, for the screen in the hall. Its key was checked by who
 * calls this; there is nothing in it that is not in a release or was typed to be seen.
 */
export async function readTalkOnScreen(app: App, scanId: string): Promise<TalkOnScreen> {
	const scan = (await findScan(app.db, scanId))!;
	const meeting = await findMeeting(app.db, scanId);
	const outcomes = await outcomesOf(app, scanId, meeting);
	return { title: scan.title, talk: await releasedTalk(app, scanId), ...outcomes };
}

/** What participants see of the result once it is shared. */
export interface SharedResult extends Outcomes {
	readonly code: string;
	readonly title: string;
	readonly contact: string;
	/** Null while it is not shared, or nothing is released. */
	readonly talk: ReleasedTalk | null;
}

/**
 * The released result for who has the code of the scan: only once the facilitator shared it, and the
 * same for everybody. What the meeting agreed and what was done with it comes with it.
 * @param typedCode in any case, with or without spaces
 */
export async function readSharedResult(
	app: App,
	typedCode: string
): Promise<Outcome<{ result: SharedResult }>> {
	const scan = await findScanToShare(app.db, normaliseCode(typedCode));
	if (!scan) return refuse('code-unknown');
	const { code, title, contact } = scan;
	const meeting = await findMeeting(app.db, scan.id);
	const talk = meeting?.shared ? await releasedTalk(app, scan.id) : null;
	const outcomes = talk ? await outcomesOf(app, scan.id, meeting) : NO_OUTCOMES;
	return { ok: true, result: { code, title, contact, talk, ...outcomes } };
}

const NO_OUTCOMES: Outcomes = { talks: [], highlights: [], commitments: [], after: '' };

async function outcomesOf(
	app: App,
	scanId: string,
	meeting: Pick<Meeting, 'after'> | null
): Promise<Outcomes> {
	return {
		talks: await talksOf(app.db, scanId),
		highlights: await highlightsOf(app.db, scanId),
		commitments: await commitmentsOf(app.db, scanId),
		after: meeting?.after ?? ''
	};
}

/** Whether there is a result to see for who has the code of the scan. */
export async function isResultShared(app: App, code: string): Promise<boolean> {
	const scan = await findScanToShare(app.db, normaliseCode(code));
	if (!scan) return false;
	const meeting = await findMeeting(app.db, scan.id);
	return meeting?.shared === true && (await releasedTalk(app, scan.id)) !== null;
}
