import type { StoryBasis } from './story-basis.ts';
import type { Path } from './story-document.ts';

/** A field of what the story is made of, step by step, e.g. ['release', 'themes', 3, 'title']. */
export type Steps = readonly (string | number)[];

/** What stands there; undefined where a record may not have it, null where it is not known. */
export type At<T, S extends Steps> = S extends readonly [
	infer Step,
	...infer Rest extends (string | number)[]
]
	? T extends null | undefined
		? T
		: T extends readonly (infer Item)[]
			? At<Item, Rest>
			: Step extends keyof T
				? At<T[Step], Rest> | (string extends keyof T ? undefined : never)
				: unknown
	: T;

/** Which items of a list or record a block is about, by its JSON pointer. */
export type Among = Readonly<Record<Path, readonly (string | number)[]>>;

/**
 * Reads fields of what the story is made of, and remembers which: a block can say nothing but what
 * it read, so that its paths are never more or less than what it rests on.
 */
export class Reading {
	readonly #root: unknown;
	readonly #among: Among;
	readonly #read = new Set<Path>();

	/** @param among left out for a list: all that is in it */
	constructor(root: unknown, among: Among = {}) {
		this.#root = root;
		this.#among = among;
	}

	/** The fields that were read, in the order in which they were. */
	get paths(): readonly Path[] {
		return [...this.#read];
	}

	/** A field; where something above it is null, that is what was read. */
	at<const S extends Steps>(...steps: S): At<StoryBasis, S> {
		let value = this.#root;
		for (const [depth, step] of steps.entries()) {
			value = stepInto(value, step);
			if (value === undefined) return undefined as At<StoryBasis, S>;
			if (value === null) {
				this.#read.add(pointer(steps.slice(0, depth + 1)));
				return null as At<StoryBasis, S>;
			}
		}
		this.#read.add(pointer(steps));
		return value as At<StoryBasis, S>;
	}

	/** The items of a list or record that the block is about; to look at them tells nothing. */
	places(...steps: Steps): readonly string[] {
		const chosen = this.#among[pointer(steps)];
		if (chosen) return chosen.map(String);
		const list = steps.reduce<unknown>(stepInto, this.#root);
		return typeof list === 'object' && list !== null ? Object.keys(list) : [];
	}

	/** The same in a list, as numbers. */
	indexes(...steps: Steps): readonly number[] {
		return this.places(...steps).map(Number);
	}

	/** Where in the release a theme stands, whichever themes the block is about; null: it is not there. */
	themeAt(id: string): number | null {
		const themes = stepInto(stepInto(this.#root, 'release'), 'themes');
		const found = Object.entries(themes ?? {}).find(([, theme]) => stepInto(theme, 'id') === id);
		if (!found) return null;
		this.at('release', 'themes', Number(found[0]), 'id');
		return Number(found[0]);
	}
}

function stepInto(value: unknown, step: string | number): unknown {
	if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
	return (value as Readonly<Record<string, unknown>>)[step];
}

/** The JSON pointer (RFC 6901) of a field. */
export function pointer(steps: Steps): Path {
	return steps
		.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`)
		.join('');
}

/** The steps of a JSON pointer. */
export function stepsOf(path: Path): readonly string[] {
	return path
		.split('/')
		.slice(1)
		.map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** The value that a JSON pointer leads to; undefined when it leads nowhere. */
export function valueAt(root: unknown, path: Path): unknown {
	return stepsOf(path).reduce<unknown>(stepInto, root);
}

/** A field with what stands there. */
export interface Rest {
	readonly path: Path;
	readonly value: unknown;
}

/** Something that has these fields and no others. */
export function holding(rests: readonly Rest[]): unknown {
	const root: Record<string, unknown> = Object.create(null);
	for (const { path, value } of rests) {
		const steps = stepsOf(path);
		let within: Record<string, unknown> | null = root;
		for (const step of steps.slice(0, -1)) {
			const next: unknown = (within[step] ??= Object.create(null) as unknown);
			// Below something that stands there whole there is nothing to add.
			within = Object.getPrototypeOf(next) === null ? (next as Record<string, unknown>) : null;
			if (within === null) break;
		}
		if (within && steps.length > 0) within[steps.at(-1)!] = value;
	}
	return root;
}

/** Whether two fields hold the same. */
export function sameValue(one: unknown, other: unknown): boolean {
	if (Object.is(one, other)) return true;
	if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) return false;
	const [keys, others] = [Object.keys(one), Object.keys(other)];
	return (
		Array.isArray(one) === Array.isArray(other) &&
		keys.length === others.length &&
		keys.every(
			(key) => Object.hasOwn(other, key) && sameValue(stepInto(one, key), stepInto(other, key))
		)
	);
}
