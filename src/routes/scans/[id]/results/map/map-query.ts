/** What the address of the map asks for. */
export interface Asked {
	/** Null: the newest. */
	readonly round: number | null;
	readonly theme: string | undefined;
	/** Id of a sub-area or hexagon that is chosen; null: none. */
	readonly place: string | null;
}

/** As a query without its question mark; what is not asked for is left out. */
export function mapQuery({ round, theme, place }: Asked): string {
	const all = { round: round && String(round), theme, place };
	return new URLSearchParams(
		Object.entries(all).flatMap(([name, value]) => (value ? [[name, value]] : []))
	).toString();
}
