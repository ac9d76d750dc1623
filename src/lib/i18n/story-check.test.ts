import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyStory } from '../../../tests/fixtures/any-story.ts';
import { LANGUAGES } from '../domain/language.ts';
import type { StoryBasis } from '../domain/story-basis.ts';
import { holding, stepsOf, valueAt } from '../domain/story-reading.ts';
import { checkBlocks, claimOf, type Claim } from './story-check.ts';
import { composedParts } from './story-composed.ts';
import type { Names } from './story-sentences.ts';

const NO_NAMES: Names = { groups: new Map(), units: new Map() };

const claimsOf = (basis: StoryBasis, language: (typeof LANGUAGES)[number]) =>
	[...composedParts(basis, NO_NAMES, language).values()]
		.flat()
		.map((block) => claimOf(basis, block));
const problems = (basis: StoryBasis, claims: readonly Claim[]) =>
	checkBlocks(basis, NO_NAMES, 'nl', claims).map(({ key, problem }) => [key, problem]);

/** Something else of the same kind, so that only what stands there is different. */
function other(value: unknown): unknown {
	if (typeof value === 'number') return value + 0.5;
	if (typeof value === 'string') return `${value}x`;
	if (typeof value === 'boolean') return !value;
	if (Array.isArray(value)) return [...(value as unknown[]), 'x'];
	if (value === null) return 3;
	return { ...(value as object), x: 1 };
}

/** The basis with another value at one place. */
function withOther(basis: StoryBasis, path: string): StoryBasis {
	const changed = structuredClone(basis);
	const steps = stepsOf(path);
	const above = steps
		.slice(0, -1)
		.reduce<unknown>((value, step) => (value as Record<string, unknown>)[step], changed);
	const last = steps.at(-1)!;
	(above as Record<string, unknown>)[last] = other((above as Record<string, unknown>)[last]);
	return changed;
}

test('[T10] whatever the story is made of, every block follows from its own fields alone', () => {
	fc.assert(
		fc.property(anyStory, fc.constantFrom(...LANGUAGES), (basis, language) => {
			const claims = claimsOf(basis, language);
			expect(claims.length).toBeGreaterThan(3);
			expect(checkBlocks(basis, NO_NAMES, language, claims)).toEqual([]);
		}),
		{ numRuns: 100 }
	);
});

test('[T11] another value in any field that a block rests on is found', () => {
	fc.assert(
		fc.property(anyStory, fc.nat(), (basis, nth) => {
			for (const claim of claimsOf(basis, 'nl')) {
				if (claim.rests.length === 0) continue;
				const { path } = claim.rests[nth % claim.rests.length]!;
				let changed: StoryBasis;
				try {
					changed = withOther(basis, path);
					claimsOf(changed, 'nl');
				} catch {
					// What no story can be made of is no story.
					continue;
				}
				expect(problems(changed, [claim])).not.toEqual([]);
			}
		}),
		{ numRuns: 60 }
	);
});

test('[T11] a field that is left out, other words, and a block that nobody told are found', () => {
	fc.assert(
		fc.property(anyStory, fc.nat(), (basis, nth) => {
			const claims = claimsOf(basis, 'nl');
			const claim = claims[nth % claims.length]!;
			const fewer = { ...claim, rests: claim.rests.slice(1) };
			expect(problems(basis, [fewer])).toContainEqual([claim.key, 'other-fields']);
			const bolder = { ...claim, text: `${claim.text} Dat is zeker.` };
			expect(problems(basis, [bolder])).toEqual([[claim.key, 'other-words']]);
			expect(problems(basis, [{ ...claim, key: 'start:theme:nowhere' }])).toEqual([
				['start:theme:nowhere', 'not-told']
			]);
		}),
		{ numRuns: 40 }
	);
});

test('[T1] every path leads to a value, and each field is named once', () => {
	fc.assert(
		fc.property(anyStory, (basis) => {
			for (const [, blocks] of composedParts(basis, NO_NAMES, 'nl'))
				for (const { key, paths } of blocks) {
					expect(new Set(paths).size).toBe(paths.length);
					expect(paths.length, key).toBeGreaterThan(0);
					for (const path of paths) expect(valueAt(basis, path), path).not.toBeUndefined();
				}
		}),
		{ numRuns: 60 }
	);
});

test('[T12] keys stay: each once, and the same blocks in every language', () => {
	fc.assert(
		fc.property(anyStory, (basis) => {
			const keysIn = (language: (typeof LANGUAGES)[number]) =>
				[...composedParts(basis, NO_NAMES, language)].map(([part, blocks]) => [
					part,
					blocks.map(({ key }) => key)
				]);
			const keys = keysIn('nl');
			for (const [part, here] of keys)
				for (const key of here as string[]) expect(key.startsWith(`${String(part)}:`)).toBe(true);
			const all = keys.flatMap(([, here]) => here);
			expect(new Set(all).size).toBe(all.length);
			for (const language of LANGUAGES) expect(keysIn(language)).toEqual(keys);
		}),
		{ numRuns: 60 }
	);
});

test('[T11] what is claimed of a field and of what is below it stays what was claimed', () => {
	const held = holding([
		{ path: '/a', value: { b: 1 } },
		{ path: '/a/b', value: 2 },
		{ path: '/c/0/d', value: null }
	]);
	expect(valueAt(held, '/a/b')).toBe(1);
	expect(valueAt(held, '/c/0/d')).toBeNull();
});
