import { refuse, type Outcome } from '../../domain/refusal.ts';
import { TITLE_MAX_LENGTH, type WholeScan } from '../../domain/scan.ts';
import { m } from '../../i18n/paraglide/messages.js';
import type { App } from '../app.ts';
import { answerAll, type House, type Progress } from '../rehearsal/devices.ts';
import { inventPeople } from '../rehearsal/people.ts';
import { layersForFile } from '../store/map-layers.ts';
import {
	deleteRehearsal,
	findRehearsal,
	insertRehearsal,
	type Rehearsal
} from '../store/rehearsals.ts';
import { findWholeScan } from '../store/scans.ts';
import { enter, type Viewer } from './access.ts';
import { closeRound } from './close-round.ts';
import { missingIn, openRound } from './open-round.ts';
import { newCode, newId, newSecret } from './secrets.ts';

export const REHEARSAL_PEOPLE = { min: 5, usual: 60, max: 500 } as const;
/** How long it takes, so that somebody can watch it. */
const secondsFor = (people: number) => Math.min(50, Math.max(4, people / 5));

/** What somebody asks of a rehearsal. */
export interface RehearsalRequest {
	/** So many simulated people. */
	readonly people: number;
	/** The same seed gives the same people; 1 when left out. */
	readonly seed?: number;
	/** How long that takes; when left out as long as one likes to watch, under a minute. */
	readonly seconds?: number;
	/** The round stays open afterwards. */
	readonly leaveOpen?: boolean;
	/** Where this house is reached; null where that is not known. */
	readonly house: House | null;
}

/** The rehearsal that runs in this house, if any. */
interface Running {
	/** The copy. */
	readonly id: string;
	readonly progress: Progress;
	readonly stop: AbortController;
}
const running = new WeakMap<App, Running>();

/**
 * Makes a copy of how a scan is set up, opens its round, and lets simulated people answer through the
 * pages of the house; then the round closes, without grace time. The scan itself is only read. An
 * earlier copy of it goes.
 * @returns the copy at once, while the people still come in; `finished` says how far they got
 */
export async function rehearseScan(
	app: App,
	viewer: Viewer,
	scanId: string,
	{ people, seed = 1, seconds = secondsFor(people), leaveOpen = false, house }: RehearsalRequest
): Promise<Outcome<{ id: string; code: string; finished: Promise<Progress> }>> {
	const entered = await enter(app, viewer, 'run', scanId);
	if (!entered.ok) return entered;
	if (entered.scan.rehearsesId !== null) return refuse('rehearsal-itself');
	if (running.has(app)) return refuse('rehearsal-running');
	const { min, max } = REHEARSAL_PEOPLE;
	if (!Number.isInteger(people) || people < min || people > max)
		return refuse('rehearsal-people', { min, max });
	if (!house) return refuse('rehearsal-address');
	const scan = (await findWholeScan(app.db, scanId))!;
	const [missing] = missingIn(scan, viewer);
	if (missing) return refuse(missing);
	const progress: Progress = { people, joined: 0, done: 0, cards: 0, failed: 0 };
	const copy = { id: newId(app), code: newCode(app) };
	const run = { id: copy.id, progress, stop: new AbortController() };
	running.set(app, run);
	try {
		await insertCopy(app, scan, copy);
		const opened = await openRound(app, viewer, copy.id);
		if (!opened.ok) throw new Error(`The copy could not be opened: ${opened.reason}`);
	} catch (problem) {
		running.delete(app);
		throw problem;
	}
	const finished = takePart(app, viewer, run, { house, seconds, seed, code: copy.code, leaveOpen });
	return { ok: true, ...copy, finished };
}

async function insertCopy(app: App, scan: WholeScan, copy: { id: string; code: string }) {
	const made = {
		...{ ...scan, ...copy, title: titleOf(scan), rehearsesId: scan.id, followsId: null },
		...{ labelKey: newSecret(app), createdAtMs: app.now() }
	};
	await insertRehearsal(app.db, made, await layersForFile(app.db, scan.id));
}

/** Whatever shows a title shows that it is a rehearsal. */
function titleOf({ languages: [locale], title }: WholeScan): string {
	return m.rehearsal_scan_title({ title }, { locale }).slice(0, TITLE_MAX_LENGTH);
}

async function takePart(
	app: App,
	viewer: Viewer,
	{ id, progress, stop }: Running,
	how: Required<Omit<RehearsalRequest, 'people' | 'house'>> & { house: House; code: string }
): Promise<Progress> {
	const end = () => stop.abort();
	// The server stops (adapter-node): what is half done is left, and no result made of it.
	process.once('sveltekit:shutdown' as 'SIGTERM', end);
	try {
		const scan = (await findWholeScan(app.db, id))!;
		const [locale] = scan.languages;
		const remarks = [m.rehearsal_remark_1, m.rehearsal_remark_2, m.rehearsal_remark_3].map(
			(message) => message({}, { locale })
		);
		const people = inventPeople(scan, progress.people, remarks, how.seed);
		const pace = { withinMs: how.seconds * 1000, signal: stop.signal };
		await answerAll(how.house, how.code, people, pace, progress);
		if (!how.leaveOpen && !stop.signal.aborted) await closeRound(app, viewer, id, 0);
	} finally {
		process.off('sveltekit:shutdown', end);
		running.delete(app);
	}
	return progress;
}

/** How the rehearsal of a scan stands. */
export interface RehearsalView {
	/** Null: there is none. */
	readonly copy: Rehearsal | null;
	/** Its people, while they come in and answer; null when nobody does. */
	readonly progress: Readonly<Progress> | null;
	/** Another scan is being rehearsed in this house. */
	readonly elsewhere: boolean;
	/** The scan that this one rehearses; null for a real one. */
	readonly rehearses: string | null;
}

export async function readRehearsal(
	app: App,
	viewer: Viewer,
	scanId: string
): Promise<Outcome<{ view: RehearsalView }>> {
	const entered = await enter(app, viewer, 'run', scanId);
	if (!entered.ok) return entered;
	const copy = await findRehearsal(app.db, scanId);
	const run = running.get(app);
	const isOurs = run !== undefined && run.id === copy?.id;
	return {
		ok: true,
		view: {
			copy,
			progress: isOurs ? { ...run.progress } : null,
			elsewhere: run !== undefined && !isOurs,
			rehearses: entered.scan.rehearsesId
		}
	};
}

/** Ends the rehearsal of a scan, and throws the copy away with all that was invented for it. */
export async function endRehearsal(app: App, viewer: Viewer, scanId: string): Promise<Outcome> {
	const entered = await enter(app, viewer, 'run', scanId);
	if (!entered.ok) return entered;
	const copy = await findRehearsal(app.db, scanId);
	if (!copy) return refuse('rehearsal-none');
	const run = running.get(app);
	if (run?.id === copy.id) run.stop.abort();
	await deleteRehearsal(app.db, copy.id);
	return { ok: true };
}
