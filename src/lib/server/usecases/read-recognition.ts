import type { Group } from '../../domain/group.ts';
import { MIN_PARTICIPANTS } from '../../domain/aggregate.ts';
import { refuse, type Outcome } from '../../domain/refusal.ts';
import type { Breakdown } from '../../domain/scan.ts';
import type { StoryPart } from '../../domain/story-document.ts';
import type { PartRecognition } from '../../domain/story-shared.ts';
import type { App } from '../app.ts';
import {
	editionsOf,
	findEdition,
	isAsked,
	peopleWhoRecognised,
	recognisedBy,
	remarksOnDraft,
	type Documents,
	type SaidOfPart
} from '../store/editions.ts';
import { findParticipant } from '../store/participants.ts';
import { findRelease } from '../store/rounds.ts';
import { findWholeScan } from '../store/scans.ts';
import { findScanToShare } from '../store/talks.ts';
import { enter, may, type Viewer } from './access.ts';
import { hashSecret, normaliseCode } from './secrets.ts';

/** What was frozen when the asking was closed, with what its sides are called. */
export interface ToldRecognition {
	readonly parts: readonly PartRecognition[];
	readonly groups: readonly Group[];
	readonly breakdown: Breakdown;
}

/** A draft as the facilitator sees it. */
export interface SharedDraft {
	readonly number: number;
	readonly madeAtMs: number;
	readonly asking: boolean;
	/** People who said something of it: until the asking is closed the only thing that is told. */
	readonly people: number;
	/** Null until the asking is closed. */
	readonly told: ToldRecognition | null;
	/** What people wrote, without who: told after the closing, and of at least five people only. */
	readonly remarks: readonly { readonly part: StoryPart; readonly text: string }[];
	readonly documents: Documents;
}

export interface SharingView {
	readonly code: string;
	/** There is a story: a round was released. */
	readonly hasStory: boolean;
	/** The newest draft; null when participants were never asked. */
	readonly draft: SharedDraft | null;
	/** Numbers of the drafts before it, with how many said something. */
	readonly earlier: readonly { readonly number: number; readonly madeAtMs: number }[];
}

/** How the asking stands, for who runs the scan. */
export async function readSharing(
	app: App,
	viewer: Viewer,
	scanId: string
): Promise<Outcome<{ view: SharingView }>> {
	const entered = await enter(app, viewer, 'run', scanId);
	if (!entered.ok) return entered;
	const draft = await findEdition(app.db, scanId, 'draft');
	const [, ...earlier] = await editionsOf(app.db, scanId, 'draft');
	return {
		ok: true,
		view: {
			code: entered.scan.code,
			hasStory: (await findRelease(app.db, scanId)) !== null,
			draft: draft && (await sharedDraft(app, scanId, draft)),
			earlier: earlier.map(({ number, madeAtMs }) => ({ number, madeAtMs }))
		}
	};
}

async function sharedDraft(
	app: App,
	scanId: string,
	draft: NonNullable<Awaited<ReturnType<typeof findEdition>>>
): Promise<SharedDraft> {
	const { number, madeAtMs, asking, documents } = draft;
	const people = await peopleWhoRecognised(app.db, draft.id);
	const told = await toldOf(app, scanId, draft.recognition);
	const mayRead = told !== null && people >= MIN_PARTICIPANTS;
	const remarks = mayRead ? await remarksOnDraft(app.db, draft.id) : [];
	return { number, madeAtMs, asking, people, told, remarks, documents };
}

async function toldOf(
	app: App,
	scanId: string,
	parts: readonly PartRecognition[] | null
): Promise<ToldRecognition | null> {
	if (!parts) return null;
	const { groups, breakdown } = (await findWholeScan(app.db, scanId))!;
	return { parts, groups, breakdown };
}

/** The newest draft as a participant reads it. */
export interface DraftToRecognise {
	readonly number: number;
	readonly asking: boolean;
	readonly documents: Documents;
	/** What they said themselves. */
	readonly own: readonly SaidOfPart[];
	/** What all said, the same for everybody; null until the asking is closed. */
	readonly told: ToldRecognition | null;
}

/**
 * The newest draft for somebody with a seat, with what they said of it themselves.
 * @param code as in the address, upper case
 * @param secret from the cookie
 * @returns draft null when participants were never asked; 'participant-unknown' without a seat
 */
export async function readDraftToRecognise(
	app: App,
	code: string,
	secret: string | null
): Promise<Outcome<{ scanId: string; draft: DraftToRecognise | null }>> {
	const known = secret ? await findParticipant(app.db, code, hashSecret(secret)) : null;
	const viewer = { kind: 'participant', scanId: known?.scanId ?? '' } as const;
	if (!known || !may(viewer, 'answer', { id: known.scanId, ownerId: null }))
		return refuse('participant-unknown');
	const { scanId } = known;
	const draft = await findEdition(app.db, scanId, 'draft');
	if (!draft) return { ok: true, scanId, draft: null };
	const { number, asking, documents } = draft;
	const own = await recognisedBy(app.db, draft.id, known.id);
	const told = await toldOf(app, scanId, draft.recognition);
	return { ok: true, scanId, draft: { number, asking, documents, own, told } };
}

/** Whether participants are asked about a draft now: one bit, for who has the code of the scan. */
export async function isStoryAsked(app: App, code: string): Promise<boolean> {
	const scan = await findScanToShare(app.db, normaliseCode(code));
	return scan !== null && (await isAsked(app.db, scan.id));
}
