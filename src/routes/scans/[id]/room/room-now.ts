import type { RoomNow } from '#lib/server/usecases/live-now.ts';

export type { RoomNow } from '#lib/server/usecases/live-now.ts';

/** The people of all groups together. */
export function totalsOf(rows: readonly Omit<RoomNow['participation'][number], 'group'>[]) {
	const sum = (key: 'joined' | 'started' | 'half' | 'done') =>
		rows.reduce((total, row) => total + row[key], 0);
	return { joined: sum('joined'), started: sum('started'), half: sum('half'), done: sum('done') };
}
