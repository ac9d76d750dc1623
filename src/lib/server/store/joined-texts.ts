import type { TextKind } from '../../domain/rating.ts';

/** A text as it stands in the database, in so far as it can stand with others. */
export interface JoinedRow {
	readonly id: string;
	readonly round: number;
	readonly theme: string;
	readonly kind: TextKind;
	readonly text: string;
	readonly joinedTo: string | null;
}

/** How texts that say the same find each other in a file, without ids. */
export interface Joins {
	/** The same for all of them, from 1 inside a round, theme and kind; null: it stands by itself. */
	readonly joined: number | null;
	/** The others with this number stand under it. */
	readonly leads: boolean;
}

const ALONE: Joins = { joined: null, leads: false };

/**
 * Numbers what stands together.
 * @param rows in the order in which numbers are given; all that belong together are among them
 * @returns of a row how it stands
 */
export function numberJoins(rows: readonly JoinedRow[]): (row: JoinedRow) => Joins {
	const numbers = new Map<string, number>();
	const last = new Map<string, number>();
	for (const together of Map.groupBy(rows, headOf).values()) {
		const [{ round, theme, kind }, second] = together as [JoinedRow, JoinedRow?];
		if (!second) continue;
		const place = `${round} ${theme} ${kind}`;
		const number = (last.get(place) ?? 0) + 1;
		last.set(place, number);
		for (const { id } of together) numbers.set(id, number);
	}
	return ({ id, joinedTo }) => {
		const joined = numbers.get(id);
		return joined === undefined ? ALONE : { joined, leads: joinedTo === null };
	};
}

/** Of each row what stands with it, as text: the same in every house, whatever the ids are. */
export function joinedTexts(rows: readonly JoinedRow[]): (row: JoinedRow) => string {
	const texts = new Map<string, string>();
	for (const [head, together] of Map.groupBy(rows, headOf)) {
		const said = together.map(({ text, joinedTo }) => JSON.stringify([joinedTo === null, text]));
		texts.set(head, said.sort().join());
	}
	return (row) => texts.get(headOf(row))!;
}

/** Ids of texts with that of the one which they stand under, from how they stand in a file. */
export function joinedIds(
	rows: readonly (Omit<JoinedRow, 'joinedTo' | 'text'> & Joins)[]
): readonly { readonly id: string; readonly joinedTo: string }[] {
	const place = (row: (typeof rows)[number]) =>
		`${row.round} ${row.theme} ${row.kind} ${row.joined}`;
	const joined = rows.filter((row) => row.joined !== null);
	const heads = new Map(joined.filter(({ leads }) => leads).map((row) => [place(row), row.id]));
	return joined
		.filter(({ leads }) => !leads)
		.map((row) => ({ id: row.id, joinedTo: heads.get(place(row))! }));
}

function headOf({ id, joinedTo }: JoinedRow): string {
	return joinedTo ?? id;
}
