import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import { MIN_PARTICIPANTS } from './aggregate.ts';
import type { Polygon, Position } from './area.ts';
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
	readonly subAreas: readonly SubArea[];
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
	subAreas,
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
		plays: enough(played)
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
						.filter(({ people }) => people >= k)
				}
			: null
	};
}

function counted<T extends string>(
	choices: readonly T[],
	people: (choice: T) => readonly unknown[]
): Record<T, number> {
	return Object.fromEntries(
		choices.map((choice) => [choice, people(choice).length] as const)
	) as Record<T, number>;
}

/** A drawing belongs to every sub-area in which one of its points lies. */
export function isIn(place: Place, { slug, polygons }: SubArea): boolean {
	if (place.kind === 'sub-area') return place.id === slug;
	return polygons !== null && place.positions.some((position) => covers(polygons, position));
}

/** Whether a position lies in one of these polygons, their edges included. */
export function covers(polygons: readonly Polygon[], position: Position): boolean {
	return booleanPointInPolygon([...position], {
		type: 'MultiPolygon',
		coordinates: polygons as unknown as number[][][][]
	});
}
