import type { Round } from '#lib/domain/round.ts';
import type { RoomView } from '#lib/server/usecases/read-room.ts';

/** What changes while a round runs: the part of the room that is asked for again and again. */
export interface RoomNow extends Pick<
	RoomView,
	'participation' | 'origins' | 'units' | 'together' | 'tooFew'
> {
	/** The newest round; null before the first. */
	readonly round: Round | null;
	/** The server's clock, so that a countdown does not depend on the clock of a laptop. */
	readonly nowMs: number;
}

/** Numbers of people and the state of the newest round; never answers. */
export function roomNow(room: RoomView, nowMs: number): RoomNow {
	const { participation, origins, units, together, tooFew, rounds } = room;
	return { participation, origins, units, together, tooFew, round: rounds.at(-1) ?? null, nowMs };
}

/** The people of all groups together. */
export function totalsOf(rows: RoomNow['participation']) {
	const sum = (key: 'joined' | 'started' | 'done') =>
		rows.reduce((total, row) => total + row[key], 0);
	return { joined: sum('joined'), started: sum('started'), done: sum('done') };
}
