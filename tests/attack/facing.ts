import {
	cellsOf,
	type Cell,
	type Change,
	type Numeric,
	type Published,
	type World
} from './world.ts';
import type { ScalePoint } from '#lib/domain/rating.ts';

/** What an outsider wants to know: the sum of what these people said in one cell. */
export interface Target {
	readonly cell: Cell;
	/** 1 … k−1 people. */
	readonly people: readonly Numeric[];
	/** Who they are, as one would name them; for people who read a finding. */
	readonly who: string;
}

/** A world as it is attacked: who stands where, and which other worlds are worth a try. */
export class Facing {
	readonly cells: readonly Cell[];
	readonly #world: World;
	readonly #cellAt: ReadonlyMap<string, Cell>;
	/** Per cell the pool of each person; null for a cell that is not shown. */
	readonly #pools = new Map<Cell, ReadonlyMap<number, readonly Numeric[]> | null>();

	constructor(world: World, { releases }: Published) {
		this.#world = world;
		this.cells = cellsOf(world);
		this.#cellAt = new Map(this.cells.map((cell) => [keyOf(cell.session, cell), cell]));
		for (const cell of this.cells) {
			const shown = releases[cell.session]!.themes.find(({ id }) => id === cell.theme);
			const pools = shown?.questions[cell.question].pools ?? null;
			const members = pools?.map(({ units }) =>
				cell.people.filter(({ unit }) => units.includes(unit))
			);
			this.#pools.set(
				cell,
				members
					? new Map(members.flatMap((pool) => pool.map(({ person }) => [person, pool] as const)))
					: null
			);
		}
	}

	/** The same theme and question in the round before or after; none of another scan. */
	#other(cell: Cell): Cell | null {
		const { sessions } = this.#world;
		const next = sessions[cell.session + 1]?.since === 'round';
		const previous = sessions[cell.session]!.since === 'round';
		const session = next ? cell.session + 1 : previous ? cell.session - 1 : null;
		return session === null ? null : (this.#cellAt.get(keyOf(session, cell)) ?? null);
	}

	/** Everybody, and all sets of fewer than k that can be named from outside. */
	targetsIn(cell: Cell): readonly Target[] {
		const { k } = this.#world.scan;
		const pools = this.#pools.get(cell) ?? null;
		const other = this.#other(cell);
		const returned = new Set(other?.people.map(({ person }) => person));
		const found = new Map<string, Target>();
		const add = (who: string, people: readonly Numeric[]) => {
			if (people.length === 0 || people.length >= k) return;
			const key = people.map(({ at }) => at).join(' ');
			if (!found.has(key)) found.set(key, { cell, people, who });
		};
		for (const one of cell.people) add(`person ${one.person}`, [one]);
		const groups = new Set(cell.people.map(({ group }) => group));
		for (const group of groups)
			add(
				`group ${group}`,
				cell.people.filter((one) => one.group === group)
			);
		const units = [...new Set(cell.people.map(({ unit }) => unit))];
		const wholes = [...(pools ? new Set(pools.values()) : [])];
		for (const union of unionsOf(units)) {
			const members = cell.people.filter(({ unit }) => union.includes(unit));
			add(`units ${union.join('+')}`, members);
			if (other) addByRound(`units ${union.join('+')}`, members);
		}
		for (const [i, pool] of wholes.entries()) if (other) addByRound(`pool ${i}`, pool);
		if (other) addByRound('all', cell.people);
		add('all', cell.people);
		return [...found.values()];

		function addByRound(who: string, members: readonly Numeric[]): void {
			add(
				`${who}, both times`,
				members.filter(({ person }) => returned.has(person))
			);
			add(
				`${who}, only this time`,
				members.filter(({ person }) => !returned.has(person))
			);
		}
	}

	/**
	 * Whether all these people are among at least k of one pool who answer alike: all of the pool, or
	 * those of it who came both times, or only once. That this is known participants are told.
	 */
	isExempt({ cell, people }: Target): boolean {
		const { k } = this.#world.scan;
		const pools = this.#pools.get(cell);
		if (!pools) return false;
		const other = this.#other(cell);
		const returned = new Set(other?.people.map(({ person }) => person));
		return people.every(({ person }) => {
			const pool = pools.get(person)!;
			const part = pool.filter((one) => returned.has(one.person) === returned.has(person));
			return isAlike(pool, k) || isAlike(part, k);
		});
	}

	/** Other worlds that serve many targets at once. */
	*broad(): Generator<readonly Change[]> {
		const hidden = this.cells.filter((cell) => this.#pools.get(cell) === null);
		for (const other of [
			(value: ScalePoint) => ((value % 5) + 1) as ScalePoint,
			(value: ScalePoint) => (value === 5 ? 4 : value + 1) as ScalePoint
		])
			yield hidden.flatMap(({ session, people }) =>
				people.map(({ at, value }) => ({ session, at, value: other(value) }))
			);
		const everybody = [...new Set(this.cells.flatMap(({ people }) => people.map((p) => p.person)))];
		const days = tournament(everybody);
		for (const way of [this.#trade, this.#tradeAnyhow]) {
			for (const day of days) yield day.flatMap(([a, b]) => way.call(this, a, b));
			for (const [a, b] of days.flat()) yield way.call(this, a, b);
		}
	}

	/**
	 * Two people have given each other's answers, wherever they stand in one pool and answered in the
	 * same rounds: whatever is told of those rounds together stays the same.
	 */
	#trade(a: number, b: number): readonly Change[] {
		return this.cells.flatMap((cell) => {
			const other = this.#other(cell);
			const both = [cell, ...(other ? [other] : [])];
			const fits = both.every((one) => {
				const [first, second] = [this.#in(one, a), this.#in(one, b)];
				return first && second ? this.#together(one, a, b) : first === second;
			});
			return fits ? this.#swap(cell, a, b) : [];
		});
	}

	/** The same wherever they stand in one pool: enough where every round is told by itself. */
	#tradeAnyhow(a: number, b: number): readonly Change[] {
		return this.cells.flatMap((cell) => (this.#together(cell, a, b) ? this.#swap(cell, a, b) : []));
	}

	#in(cell: Cell, person: number): Numeric | undefined {
		return cell.people.find((one) => one.person === person);
	}

	#together(cell: Cell, a: number, b: number): boolean {
		const pools = this.#pools.get(cell);
		return pools != null && pools.get(a) === pools.get(b);
	}

	#swap(cell: Cell, a: number, b: number): readonly Change[] {
		const [first, second] = [this.#in(cell, a), this.#in(cell, b)];
		if (!first || !second || first.value === second.value) return [];
		const { session } = cell;
		return [
			{ session, at: first.at, value: second.value },
			{ session, at: second.at, value: first.value }
		];
	}

	/** Other worlds for one target that stood up to the broad ones; in its cell alone. */
	*narrow({ cell, people }: Target): Generator<readonly Change[]> {
		const { session } = cell;
		for (const { at, value } of people)
			for (const point of [1, 2, 3, 4, 5] as const)
				if (point !== value) yield [{ session, at, value: point }];
		const mine = this.#swapsIn(cell, new Set(people.map(({ person }) => person)));
		yield* mine;
		const other = this.#other(cell);
		const theirs = other ? this.#swapsIn(other, null) : [];
		for (const swap of mine) for (const more of theirs) yield [...swap, ...more];
		yield* this.#turnsIn(cell);
	}

	/** Swaps of two people of one pool in a cell, of whom one is among these. */
	#swapsIn(cell: Cell, among: ReadonlySet<number> | null): readonly (readonly Change[])[] {
		const list = cell.people;
		return list.flatMap((a, i) =>
			list
				.slice(0, i)
				.filter((b) => !among || among.has(a.person) !== among.has(b.person))
				.filter((b) => this.#together(cell, a.person, b.person))
				.map((b) => this.#swap(cell, a.person, b.person))
				.filter((changes) => changes.length > 0)
		);
	}

	/** Three people of one pool each give the answer of the next. */
	#turnsIn(cell: Cell): readonly (readonly Change[])[] {
		const { session, people } = cell;
		return people.flatMap((a) =>
			people
				.filter((b) => b !== a && this.#together(cell, a.person, b.person))
				.flatMap((b) =>
					people
						.filter((c) => c !== a && c !== b && this.#together(cell, a.person, c.person))
						.map((c) => [
							{ session, at: a.at, value: b.value },
							{ session, at: b.at, value: c.value },
							{ session, at: c.at, value: a.value }
						])
				)
		);
	}
}

function keyOf(session: number, { theme, question }: Pick<Cell, 'theme' | 'question'>): string {
	return `${session} ${theme} ${question}`;
}

function isAlike(people: readonly Numeric[], k: number): boolean {
	return people.length >= k && people.every(({ value }) => value === people[0]!.value);
}

/** Days on which everybody plays at most one other; over all days everybody plays everybody. */
function tournament(
	people: readonly number[]
): readonly (readonly (readonly [number, number])[])[] {
	const seats = people.length % 2 === 0 ? [...people] : [...people, null];
	const days = Math.max(seats.length - 1, 0);
	return Array.from({ length: days }, (_, day) => {
		const ring = seats.slice(1);
		const turned = [seats[0], ...ring.slice(day), ...ring.slice(0, day)];
		return Array.from({ length: seats.length / 2 }, (_, i) => [
			turned[i],
			turned[seats.length - 1 - i]
		]).filter((pair): pair is [number, number] => pair.every((one) => one != null));
	});
}

/** All ways to take at least one of these, at most five, units. */
function unionsOf(units: readonly string[]): readonly (readonly string[])[] {
	return Array.from({ length: 2 ** units.length - 1 }, (_, i) =>
		units.filter((_, bit) => ((i + 1) >> bit) & 1)
	);
}
