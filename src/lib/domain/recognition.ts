import { MIN_PARTICIPANTS, releasePools } from './aggregate.ts';
import type { Group } from './group.ts';
import { unitOf, unitsOf } from './release.ts';
import type { Method } from './scan.ts';
import { mergePools, type Pool } from './stats/merge-pools.ts';
import type { StoryPart } from './story-document.ts';
import { RECOGNISED, type PartRecognition, type Recognised } from './story-shared.ts';

/** What one person said of one part of a draft. */
export interface RecognitionFact {
	/** Any number that tells people apart; it leaves no trace. */
	readonly participant: number;
	/** Slug of their group. */
	readonly group: string;
	readonly part: StoryPart;
	readonly answer: Recognised;
}

type Counts = PartRecognition['counts'] & object;

/**
 * How the sides recognise themselves in each part: counts over all from five people on, per side as
 * in a release (docs/method.md §13). Depends on the facts alone, not on their order.
 * @param parts of the draft that was asked about, in its order
 * @param facts at most one per person and part
 * @returns one per part, also where nothing can be told
 * @throws Error for a fact about an unknown group
 */
export function partRecognitions(
	parts: readonly StoryPart[],
	facts: readonly RecognitionFact[],
	groups: readonly Group[],
	{ breakdown, k }: Pick<Method, 'breakdown' | 'k'>
): readonly PartRecognition[] {
	const units = unitsOf(breakdown, groups);
	const unitByGroup = new Map(
		groups.map((group) => [group.slug, units.indexOf(unitOf(breakdown, group))])
	);
	const said = facts.map(({ participant, group, part, answer }) => {
		const unit = unitByGroup.get(group);
		if (unit === undefined) throw new Error(`Unknown group in the facts: ${group}`);
		return { participant, unit, part, answer };
	});
	const people = new Map(said.map(({ participant, unit }) => [participant, unit]));
	const peopleByUnit = units.map(
		(_, unit) => [...people.values()].filter((one) => one === unit).length
	);
	const pools = releasePools(peopleByUnit, k);
	return parts.map((part) => {
		const here = said.filter((one) => one.part === part);
		if (here.length < MIN_PARTICIPANTS) return { part, counts: null, sides: null };
		const inPool = (pool: Pool) => here.filter(({ unit }) => pool.units.includes(unit));
		const answered = pools
			.map((pool) => ({ ...pool, n: inPool(pool).length }))
			.filter(({ n }) => n > 0);
		const shown = mergePools(answered, k);
		return {
			part,
			counts: countsOf(here),
			sides:
				shown.length < 2
					? null
					: shown.map((pool) => ({
							units: pool.units.map((unit) => units[unit]!),
							counts: countsOf(inPool(pool))
						}))
		};
	});
}

function countsOf(said: readonly { readonly answer: Recognised }[]): Counts {
	const count = (wanted: Recognised) => said.filter(({ answer }) => answer === wanted).length;
	return { yes: count('yes'), partly: count('partly'), no: count('no') };
}

/** People behind counts. */
export function peopleIn(counts: Counts): number {
	return RECOGNISED.reduce((sum, answer) => sum + counts[answer], 0);
}

/** A part that is to be talked about, and why. */
export interface LittleRecognised {
	readonly counts: Counts;
	/** Fewer than two thirds of all recognise it. */
	readonly overall: boolean;
	/** Of these sides more than half do not recognise it. */
	readonly sides: NonNullable<PartRecognition['sides']>;
}

/**
 * Whether a part is little recognised (docs/method.md §13 ★): fewer than two thirds say yes or
 * partly, or more than half of a side say no.
 * @returns null when it is recognised well enough, or nothing can be told
 */
export function littleRecognised({ counts, sides }: PartRecognition): LittleRecognised | null {
	if (counts === null) return null;
	// In whole numbers: no rounding decides.
	const overall = 3 * (counts.yes + counts.partly) < 2 * peopleIn(counts);
	const against = (sides ?? []).filter((side) => 2 * side.counts.no > peopleIn(side.counts));
	return overall || against.length > 0 ? { counts, overall, sides: against } : null;
}
