import type { PoolResult, Release, ReleaseTheme } from './release-shape.ts';
import { GAP } from './flags.ts';
import { atLeast } from './stats/ranks.ts';
import { lowestFirst, type Dividing } from './talk.ts';

/** So many people talk well at one table. */
export const AT_A_TABLE = 8;
/** More tables than this a facilitator does not want on a list. */
export const MAX_TABLES = 80;

/** A side of the table and how many of its people took part. */
export interface Seated {
	readonly units: readonly string[];
	readonly people: number;
}

/** A proposal for one table. */
export interface MixedTable {
	/** From 1. */
	readonly number: number;
	readonly theme: Pick<ReleaseTheme, 'id' | 'title'>;
	/** What the sides differ on. */
	readonly question: Dividing;
	/** The sides that lie furthest apart: the table is about their difference. */
	readonly low: PoolResult;
	readonly high: PoolResult;
	/** Who sits there, in the order of the sides; sides of which nobody does are left out. */
	readonly seats: readonly Seated[];
}

/** How many tables so many people fill. */
export function tablesFor(people: number): number {
	return Math.min(MAX_TABLES, Math.max(1, Math.round(people / AT_A_TABLE)));
}

/**
 * Tables at which sides that differ talk with each other. The widest gap comes first; no theme comes
 * twice before each has come once.
 * @param sides all that took part
 * @param count of tables, at least 1; taken into 1 … MAX_TABLES
 * @returns none where no sides lie 1.5 apart on impact or feasibility
 */
export function mixedTables(
	release: Release,
	sides: readonly Seated[],
	count: number
): readonly MixedTable[] {
	const subjects = subjectsOf(release.themes);
	if (subjects.length === 0) return [];
	const wanted = Math.min(MAX_TABLES, Math.max(1, Math.trunc(count)));
	const tables = Array.from({ length: wanted }, (_, i) => subjects[i % subjects.length]!);
	const seats = seated(tables, sides);
	return tables.map(({ theme, question, low, high }, i) => ({
		number: i + 1,
		theme: { id: theme.id, title: theme.title },
		...{ question, low, high, seats: seats[i]! }
	}));
}

interface Subject {
	readonly theme: ReleaseTheme;
	readonly question: Dividing;
	readonly low: PoolResult;
	readonly high: PoolResult;
	readonly gap: number;
}

/** Per theme the question on which the sides lie furthest apart, the widest gap first. */
function subjectsOf(themes: readonly ReleaseTheme[]): readonly Subject[] {
	return themes
		.flatMap((theme) => {
			const gaps = (['impact', 'feasibility'] as const).flatMap((question): Subject[] => {
				const { pools, groupGap: gap } = theme.questions[question];
				if (pools === null || gap === null || !atLeast(gap, GAP)) return [];
				const ordered = lowestFirst(pools);
				return [{ theme, question, low: ordered[0]!, high: ordered.at(-1)!, gap }];
			});
			return gaps.sort((a, b) => b.gap - a.gap).slice(0, 1);
		})
		.sort((a, b) => b.gap - a.gap);
}

/**
 * Spreads the people of each side over the tables: a side of at least as many people as there are
 * tables sits at each of them. A smaller one sits first where the talk is about it.
 * @returns per table
 */
function seated(
	tables: readonly Subject[],
	sides: readonly Seated[]
): readonly (readonly Seated[])[] {
	const sizes = tables.map(() => 0);
	// The smallest side chooses first: it has the fewest people to be where they are needed.
	const turns = sides.toSorted((a, b) => a.people - b.people);
	const placed = new Map(
		turns.map((side) => {
			const here = tables.map(() => 0);
			const isNamed = tables.map(({ low, high }) =>
				[...low.units, ...high.units].some((unit) => side.units.includes(unit))
			);
			const isScarce = side.people < tables.length;
			for (let i = 0; i < side.people; i += 1) {
				const order = (at: number) => [
					here[at]!,
					isScarce && !isNamed[at] ? 1 : 0,
					sizes[at]!,
					isNamed[at] ? 0 : 1
				];
				let at = 0;
				for (const other of tables.keys()) if (isBefore(order(other), order(at))) at = other;
				here[at]! += 1;
				sizes[at]! += 1;
			}
			return [side, here] as const;
		})
	);
	return tables.map((_, i) =>
		sides
			.map((side) => ({ units: side.units, people: placed.get(side)![i]! }))
			.filter(({ people }) => people > 0)
	);
}

/** Compares place by place; the first that differs decides. */
function isBefore(one: readonly number[], other: readonly number[]): boolean {
	const i = one.findIndex((value, place) => value !== other[place]);
	return i >= 0 && one[i]! < other[i]!;
}
