import type { Round } from '#lib/domain/round.ts';
import type { RoomView } from '#lib/server/usecases/read-room.ts';

/** What changes while a round runs: the part of the room that is asked for again and again. */
export interface RoomNow extends Pick<
	RoomView,
	'participation' | 'passed' | 'origins' | 'units' | 'together' | 'tooFew'
> {
	/** The newest round, without what the hall chose; null before the first. */
	readonly round: Omit<Round, 'choice'> | null;
	/** The hall has chosen in it. */
	readonly hasChosen: boolean;
	/** The server's clock, so that a countdown does not depend on the clock of a laptop. */
	readonly nowMs: number;
}

/** Numbers of people and the state of the newest round; never answers. */
export function roomNow(room: RoomView, nowMs: number): RoomNow {
	const { participation, passed, origins, units, together, tooFew, rounds } = room;
	const last = rounds.at(-1);
	const { choice = null, ...round } = last ?? {};
	const numbers = { participation, passed, origins, units, together, tooFew };
	return {
		...numbers,
		round: last ? (round as Omit<Round, 'choice'>) : null,
		hasChosen: choice !== null,
		nowMs
	};
}

/** The people of all groups together. */
export function totalsOf(rows: RoomNow['participation']) {
	const sum = (key: 'joined' | 'started' | 'done') =>
		rows.reduce((total, row) => total + row[key], 0);
	return { joined: sum('joined'), started: sum('started'), done: sum('done') };
}
