import { gridPathCells, latLngToCell, polygonToCells } from 'h3-js';
import { MIN_PARTICIPANTS } from './aggregate.ts';
import { isIn } from './place-in.ts';
import type { Place } from './place.ts';
import { NEEDS, NEEDS_UP_TO, PLAYS, type Need, type Plays } from './rating.ts';
import type { ReleaseBeside } from './release-shape.ts';
import type { SubArea } from './sub-area.ts';

/** What one person said of one theme beside the answers, without what they wrote. */
export interface BesideFact {
	/** As in `Fact`. */
	readonly participant: number;
	readonly theme: string;
	/** Their card was opened. */
	readonly seen: boolean;
	readonly plays: Plays | null;
	readonly needs: readonly Need[];
	readonly places: readonly Place[];
}

/** What a release says of one theme is counted from this. */
export interface AboutTheme {
	/** Of this theme, one per person. */
	readonly beside: readonly BesideFact[];
	/** People who answered any question of the theme. */
	readonly answered: ReadonlySet<number>;
	/** What each person said to feasibility, 1 … 5. */
	readonly feasibility: ReadonlyMap<number, number>;
	/** Who said that it plays was told before the release, to all: it is not told again. */
	readonly playsTold: boolean;
	readonly subAreas: readonly SubArea[];
	/** Of the grid in which drawings are counted. */
	readonly resolution: number;
	/** The smallest number of people of whom something is told. */
	readonly k: number;
}

/**
 * Numbers of people around a theme (docs/method.md §11). None is split by group; of fewer than five
 * people nothing is told, of a sub-area not of fewer than k. Who answered has seen the card, also on
 * paper. What is needed counts of those who find it at most uncertain: the question is theirs alone.
 */
export function besideOf({
	beside,
	answered,
	feasibility,
	playsTold,
	subAreas,
	resolution,
	k
}: AboutTheme): ReleaseBeside {
	const saw = beside.filter((fact) => fact.seen).map((fact) => fact.participant);
	const played = beside.filter((fact) => fact.plays !== null);
	const lacking = beside.filter(
		({ participant, needs }) =>
			needs.length > 0 && (feasibility.get(participant) ?? Infinity) <= NEEDS_UP_TO
	);
	const pointing = beside.filter((fact) => fact.places.length > 0);
	const enough = (people: readonly unknown[]) => people.length >= MIN_PARTICIPANTS;
	return {
		seen: new Set([...answered, ...saw]).size,
		plays:
			enough(played) && !playsTold
				? counted(PLAYS, (choice) => played.filter((fact) => fact.plays === choice))
				: null,
		needs: enough(lacking)
			? {
					people: lacking.length,
					counts: counted(NEEDS, (need) => lacking.filter((fact) => fact.needs.includes(need)))
				}
			: null,
		places: enough(pointing)
			? {
					people: pointing.length,
					subAreas: subAreas
						.map((subArea) => ({
							id: subArea.slug,
							people: pointing.filter((fact) => fact.places.some((place) => isIn(place, subArea)))
								.length
						}))
						.filter(({ people }) => people >= k),
					hexagons: hexagonsOf(
						pointing.map((fact) => fact.places),
						resolution
					)
				}
			: null
	};
}

/** Cells of the H3 grid are this large, so that an area has some tens to hundreds of them. */
export function hexagonResolution(hectares: number): number {
	if (hectares < 2_000) return 9;
	return hectares < 20_000 ? 8 : 7;
}

/**
 * People per cell of the H3 grid (h3geo.org), of those cells to which at least five people pointed.
 * A line or an area counts in every cell that it runs through.
 * @param people what each of them pointed at
 * @param resolution of the grid, 7 to 9
 */
function hexagonsOf(people: readonly (readonly Place[])[], resolution: number) {
	const counts = new Map<string, number>();
	for (const places of people)
		for (const cell of new Set(places.flatMap((place) => cellsOf(place, resolution))))
			counts.set(cell, (counts.get(cell) ?? 0) + 1);
	return [...counts]
		.filter(([, count]) => count >= MIN_PARTICIPANTS)
		.map(([cell, count]) => ({ cell, people: count }))
		.sort((a, b) => (a.cell < b.cell ? -1 : 1));
}

function cellsOf(place: Place, resolution: number): readonly string[] {
	if (place.kind === 'sub-area') return [];
	const corners = place.positions.map(([lon, lat]) => latLngToCell(lat, lon, resolution));
	if (place.kind === 'point') return corners;
	const inside =
		place.kind === 'area'
			? polygonToCells(
					place.positions.map((position) => [...position]),
					resolution,
					true
				)
			: [];
	return [...corners.flatMap((cell, i) => between(corners[i - 1] ?? cell, cell)), ...inside];
}

/** Cells on the way from one to another; over a distance that no drawing has, only both ends. */
function between(from: string, to: string): readonly string[] {
	try {
		return gridPathCells(from, to);
	} catch {
		return [from, to];
	}
}

function counted<T extends string>(
	choices: readonly T[],
	people: (choice: T) => readonly unknown[]
): Record<T, number> {
	return Object.fromEntries(
		choices.map((choice) => [choice, people(choice).length] as const)
	) as Record<T, number>;
}
