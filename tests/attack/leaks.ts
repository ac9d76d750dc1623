import { createTally, questionResult, releasePools } from '#lib/domain/aggregate.ts';
import { pairsOf, type Given } from '#lib/domain/change.ts';
import { unitsOf } from '#lib/domain/release.ts';
import type { QuestionResult } from '#lib/domain/release-shape.ts';
import {
	cellsOf,
	type Cell,
	type Channel,
	type Publish,
	type Published,
	type World
} from './world.ts';

// Figures that must not be published. An attack that does not find them would find nothing.

/** What is published too much of a world, as text. */
type Leak = (world: World, published: Published) => string;

/** Publishes as before, with a leak at the end of one channel. */
export function leaking(publish: Publish, channel: Channel, leak: Leak): Publish {
	return (world) => {
		const published = publish(world);
		return { ...published, [channel]: () => published[channel]() + leak(world, published) };
	};
}

export const LEAKS: Readonly<Record<string, Leak>> = {
	'a pool that was not merged': (world, published) =>
		tellEach(world, (cell) => resultOf(published, cell)?.pools && meansByUnit(world, cell)),
	'the counts of a hidden cell': (world, published) =>
		tellEach(world, (cell) => !resultOf(published, cell)?.counts && countsIn(cell)),
	'what pairs did, with one person left over at one side': (world, published) =>
		tellEach(world, (cell) => {
			const both = bothTimes(world, published, cell);
			return both?.leftPerSide.includes(1) && pairsOf(...both.results, both.given, 1);
		}),
	'what pairs did, with k people left over but not at each side': (world, published) =>
		tellEach(world, (cell) => {
			const both = bothTimes(world, published, cell);
			if (!both) return null;
			const [then, now] = both.results.map(asOneSide) as [QuestionResult, QuestionResult];
			return pairsOf(then, now, both.given, world.scan.k);
		})
};

/** The text of what is told of each cell; nothing where nothing is. */
function tellEach(world: World, tell: (cell: Cell) => unknown): string {
	return cellsOf(world)
		.map((cell) => [cell.session, cell.theme, cell.question, tell(cell) || null])
		.filter((row) => row[3] !== null)
		.map((row) => `\n${JSON.stringify(row)}`)
		.join('');
}

function resultOf({ releases }: Published, { session, theme, question }: Omit<Cell, 'people'>) {
	return releases[session]!.themes.find(({ id }) => id === theme)?.questions[question];
}

function countsIn({ people }: Cell): readonly number[] {
	return [1, 2, 3, 4, 5].map((point) => people.filter(({ value }) => value === point).length);
}

/** The mean of every unit by itself: the same figures, made with k = 1. */
function meansByUnit({ scan }: World, { people, question }: Cell) {
	const units = unitsOf(scan.breakdown, scan.groups);
	const tally = createTally(units.length, 1);
	for (const { unit, value } of people)
		tally.add(units.indexOf(unit), 0, question, { kind: 'rated', value });
	const present = units.map((unit) => people.filter((one) => one.unit === unit).length);
	return questionResult(tally.cell(0, question), releasePools(present, 1), units, 1).pools;
}

/** A cell of a round after another that asked it too, both shown with the same sides; else null. */
function bothTimes(world: World, published: Published, cell: Cell) {
	if (world.sessions[cell.session]!.since !== 'round') return null;
	const session = cell.session - 1;
	const before = cellsOf(world).find(
		(one) => one.session === session && one.theme === cell.theme && one.question === cell.question
	);
	const [then, now] = [resultOf(published, { ...cell, session }), resultOf(published, cell)];
	if (!before || !then?.pools || !now?.pools) return null;
	const given = { then: givenIn(before), now: givenIn(cell) };
	const left = (of: Given, other: Given, units: readonly string[]) =>
		[...of].filter(([person, { unit }]) => !other.has(person) && units.includes(unit)).length;
	const leftPerSide = now.pools.flatMap(({ units }) => [
		left(given.then, given.now, units),
		left(given.now, given.then, units)
	]);
	const sides = ({ pools }: QuestionResult) => pools!.map(({ units }) => units.join()).join(' ');
	return sides(then) === sides(now) ? { results: [then, now] as const, given, leftPerSide } : null;
}

function givenIn({ people }: Cell): Given {
	return new Map(people.map(({ person, unit, value }) => [person, { unit, value }]));
}

/** As if all sides were one: then who is left over is counted over the whole. */
function asOneSide(result: QuestionResult): QuestionResult {
	const units = result.pools!.flatMap((pool) => pool.units);
	return { ...result, pools: [{ units, n: result.n, mean: result.mean! }] };
}
