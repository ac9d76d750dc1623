import { MIN_PARTICIPANTS, releasePools } from '../../domain/aggregate.ts';
import type { Origin } from '../../domain/origin.ts';
import { unitOf, unitsOf } from '../../domain/release.ts';
import type { Outcome } from '../../domain/refusal.ts';
import type { Round } from '../../domain/round.ts';
import type { WholeScan } from '../../domain/scan.ts';
import type { App } from '../app.ts';
import { originsOf } from '../store/paper.ts';
import { participation, type Participation } from '../store/participants.ts';
import { passedIn, releasesOf, roundsOf } from '../store/rounds.ts';
import { findWholeScan } from '../store/scans.ts';
import { enter, type Viewer } from './access.ts';
import { figuresSoFar } from './earlier-releases.ts';

/** What the facilitator sees while a round runs: numbers of people, never answers. */
export interface RoomView {
	readonly scan: WholeScan;
	readonly rounds: readonly Round[];
	readonly participation: readonly Participation[];
	/** People who said of any theme whether it plays here, in the newest round. */
	readonly passed: number;
	/** How those who answered something in the newest round came in; numbers of people only. */
	readonly origins: Readonly<Partial<Record<Origin, number>>>;
	/** People who answered something in the newest round, per unit. */
	readonly units: readonly { readonly unit: string; readonly people: number }[];
	/** Units that would be shown together if the round closed now. */
	readonly together: readonly (readonly string[])[];
	/** So few people that nothing but their number would be shown. */
	readonly tooFew: boolean;
	/**
	 * The release whose figures stay for the themes that a next round leaves out, with the slugs of
	 * the themes that have some and of those that it says to talk about; null while a round runs, and
	 * without such a release.
	 */
	readonly keeps: {
		readonly round: number;
		readonly themes: readonly string[];
		readonly talk: readonly string[];
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
	const people = await participation(app.db, scanId, rounds.at(-1)?.id ?? null);
	const started = new Map(people.map((row) => [row.group, row.started]));
	const units = unitsOf(scan.breakdown, scan.groups).map((unit) => ({
		unit,
		people: scan.groups
			.filter((group) => unitOf(scan.breakdown, group) === unit)
			.reduce((sum, group) => sum + started.get(group.slug)!, 0)
	}));
	const pools = releasePools(
		units.map((unit) => unit.people),
		scan.k
	);
	return {
		ok: true,
		room: {
			scan,
			rounds,
			participation: people,
			passed: passedIn(app.db, rounds.at(-1)?.id ?? -1),
			origins: await originsOf(app.db, rounds.at(-1)?.id ?? -1),
			units,
			together: pools
				.filter((pool) => pool.units.length > 1)
				.map((pool) => pool.units.map((unit) => units[unit]!.unit)),
			tooFew: units.reduce((sum, unit) => sum + unit.people, 0) < MIN_PARTICIPANTS,
			keeps: rounds.at(-1)?.state === 'released' ? await keptFigures(app, scanId) : null
		}
	};
}

async function keptFigures(app: App, scanId: string): Promise<RoomView['keeps']> {
	const last = figuresSoFar(await releasesOf(app.db, scanId)).at(-1);
	if (!last) return null;
	const talk = last.themes.filter((theme) => theme.opportunity.flags.includes('talk'));
	const idsOf = (themes: typeof talk) => themes.map((theme) => theme.id);
	return { round: last.round, themes: idsOf(last.themes), talk: idsOf(talk) };
}
