import { MIN_PARTICIPANTS, releasePools } from '../../domain/aggregate.ts';
import { NOTHING_DONE, type OnScreen } from '../../domain/meeting.ts';
import type { Origin } from '../../domain/origin.ts';
import { unitOf, unitsOf } from '../../domain/release.ts';
import type { Round } from '../../domain/round.ts';
import type { App } from '../app.ts';
import type { UnsentNow } from '../live/unsent.ts';
import { scanInShort, type ScanInShort } from '../store/live.ts';
import { findMeeting, type Meeting } from '../store/meetings.ts';
import { originsOf } from '../store/paper.ts';
import { participation, type Participation } from '../store/participants.ts';
import { passedIn, roundsOf } from '../store/rounds.ts';

/** Numbers of people while a round runs, never answers. */
export interface LiveNumbers {
	readonly participation: readonly Participation[];
	/** People who said of any theme whether it plays here, in the newest round. */
	readonly passed: number;
	/** How those who answered something in the newest round came in; numbers of people only. */
	readonly origins: Readonly<Partial<Record<Origin, number>>>;
	/** People who answered something in the newest round, per unit. */
	readonly units: readonly { readonly unit: string; readonly people: number }[];
	/** What devices have said that they could not send yet. */
	readonly unsent: UnsentNow;
	/** Units that would be shown together if the round closed now. */
	readonly together: readonly (readonly string[])[];
	/** So few people that nothing but their number would be shown. */
	readonly tooFew: boolean;
}

/** What changes while people take part, as the facilitator sees it. */
export interface RoomNow extends LiveNumbers {
	/** The newest round, without what the hall chose; null before the first. */
	readonly round: Omit<Round, 'choice'> | null;
	/** The hall has chosen in it. */
	readonly hasChosen: boolean;
	/** What is on the screen. */
	readonly screen: OnScreen;
	/** Null: it has no link yet. */
	readonly screenKey: string | null;
}

/** The same as the screen in the hall may know it; a black screen knows nothing. */
export type ScreenNow =
	| { readonly black: true }
	| (Omit<OnScreen, 'black'> & {
			readonly black: false;
			readonly round: Pick<Round, 'number' | 'state' | 'way' | 'closesAtMs'> | null;
			readonly participation: readonly Participation[];
			/** Somebody new can sit down now. */
			readonly joins: boolean;
			/** Another number: what it shows has to be read again. */
			readonly version: number;
	  });

/** Both, read once for all who look. */
export interface LiveNow {
	readonly room: RoomNow;
	/** Null: nobody asked for a screen yet. */
	readonly screen: ScreenNow | null;
}

/** @returns null when there is no such scan */
export async function liveNow(app: App, scanId: string): Promise<LiveNow | null> {
	// Before anything is read: what changes meanwhile comes with the next snapshot.
	const version = app.live.version(scanId);
	const scan = await scanInShort(app.db, scanId);
	if (!scan) return null;
	const { choice = null, ...round } = (await roundsOf(app.db, scanId)).at(-1) ?? { id: null };
	const last = round.id === null ? null : round;
	const meeting = await findMeeting(app.db, scanId);
	const numbers = await numbersOf(app, scan, last?.id ?? null);
	return {
		room: {
			...numbers,
			round: last,
			hasChosen: choice !== null,
			screen: onScreen(meeting ?? NOTHING_DONE),
			screenKey: meeting?.screenKey ?? null
		},
		screen: meeting && screenNow(meeting, last, numbers, version)
	};
}

/** How many people are how far in a round, and what would be shown if it closed now. */
export async function numbersOf(
	app: App,
	{ id, breakdown, k, groups }: Pick<ScanInShort, 'id' | 'breakdown' | 'k' | 'groups'>,
	roundId: number | null
): Promise<LiveNumbers> {
	const people = await participation(app.db, id, roundId);
	const started = new Map(people.map((row) => [row.group, row.started]));
	const units = unitsOf(breakdown, groups).map((unit) => ({
		unit,
		people: groups
			.filter((group) => unitOf(breakdown, group) === unit)
			.reduce((sum, group) => sum + (started.get(group.slug) ?? 0), 0)
	}));
	const pools = releasePools(
		units.map((unit) => unit.people),
		k
	);
	return {
		participation: people,
		passed: passedIn(app.db, roundId ?? -1),
		origins: await originsOf(app.db, roundId ?? -1),
		units,
		unsent: app.live.unsent.of(id),
		together: pools
			.filter((pool) => pool.units.length > 1)
			.map((pool) => pool.units.map((unit) => units[unit]!.unit)),
		tooFew: units.reduce((sum, unit) => sum + unit.people, 0) < MIN_PARTICIPANTS
	};
}

function onScreen({ shows, step, black, timerEndsAtMs }: OnScreen): OnScreen {
	return { shows, step, black, timerEndsAtMs };
}

function screenNow(
	meeting: Meeting,
	round: RoomNow['round'],
	numbers: LiveNumbers,
	version: number
): ScreenNow {
	if (meeting.black) return { black: true };
	const { shows, step, timerEndsAtMs, explore } = meeting;
	const runs = round !== null && round.state !== 'released';
	return {
		...{ black: false, shows, step, timerEndsAtMs, version },
		round: round && {
			...{ number: round.number, state: round.state },
			...{ way: round.way, closesAtMs: round.closesAtMs }
		},
		participation: numbers.participation,
		joins: runs ? round.state === 'open' : explore === 'open'
	};
}
