import type { Outcome } from '../../domain/refusal.ts';
import type { Round } from '../../domain/round.ts';
import type { WholeScan } from '../../domain/scan.ts';
import type { App } from '../app.ts';
import { releasesOf, roundsOf } from '../store/rounds.ts';
import { findWholeScan } from '../store/scans.ts';
import { talkedThemes } from '../store/talks.ts';
import { enter, type Viewer } from './access.ts';
import { figuresSoFar } from './earlier-releases.ts';
import { liveNow, type LiveNumbers, type RoomNow } from './live-now.ts';

/** What the facilitator sees while a round runs: numbers of people, never answers. */
export interface RoomView extends LiveNumbers {
	readonly scan: WholeScan;
	readonly rounds: readonly Round[];
	/** What changes while the page stands open. */
	readonly now: RoomNow;
	/**
	 * The release whose figures stay for the themes that a next round leaves out, with the slugs of
	 * the themes that have some and of those that it says to talk about; null while a round runs, and
	 * without such a release.
	 */
	readonly keeps: {
		readonly round: number;
		readonly themes: readonly string[];
		readonly talk: readonly string[];
		/** Slugs of the themes that the meeting talked about, without what it parked. */
		readonly discussed: readonly string[];
	} | null;
}

export async function readRoom(
	app: App,
	viewer: Viewer,
	scanId: string
): Promise<Outcome<{ room: RoomView }>> {
	const entered = await enter(app, viewer, 'run', scanId);
	if (!entered.ok) return entered;
	const scan = (await findWholeScan(app.db, scanId))!;
	const rounds = await roundsOf(app.db, scanId);
	const now = (await liveNow(app, scanId))!.room;
	const { participation, passed, origins, units, unsent, together, tooFew } = now;
	return {
		ok: true,
		room: {
			...{ scan, rounds, now, participation, passed, origins, units, unsent, together, tooFew },
			keeps: rounds.at(-1)?.state === 'released' ? await keptFigures(app, scanId) : null
		}
	};
}

async function keptFigures(app: App, scanId: string): Promise<RoomView['keeps']> {
	const last = figuresSoFar(await releasesOf(app.db, scanId)).at(-1);
	if (!last) return null;
	const talk = last.themes.filter((theme) => theme.opportunity.flags.includes('talk'));
	const idsOf = (themes: typeof talk) => themes.map((theme) => theme.id);
	const { discussed } = await talkedThemes(app.db, scanId);
	return { round: last.round, themes: idsOf(last.themes), talk: idsOf(talk), discussed };
}
