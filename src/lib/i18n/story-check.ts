import type { Language } from '../domain/language.ts';
import type { StoryBasis } from '../domain/story-basis.ts';
import { plainText, type Block, type ComposedBlock, type Path } from '../domain/story-document.ts';
import { sameValue, valueAt, type Rest } from '../domain/story-reading.ts';
import { retold, storyFacts } from '../domain/story.ts';
import { blocksOf, type Names } from './story-sentences.ts';

/** What a block says, and what it says that it rests on. */
export interface Claim {
	readonly key: string;
	readonly text: string;
	readonly rests: readonly Rest[];
}

/** Why a claim does not hold. */
export interface Complaint {
	readonly key: string;
	readonly problem:
		/** The story does not say this, or does not say it any more. */
		| 'not-told'
		/** It rests on other fields than are claimed. */
		| 'other-fields'
		/** A field holds something else. */
		| 'other-value'
		/** From the claimed fields alone, other words follow, or none. */
		| 'other-words';
	/** The field; null where it is about all. */
	readonly path: Path | null;
}

/** All words of blocks, what is told of pictures to who does not see them included. */
export function textOfBlocks(blocks: readonly Block[]): string {
	const alts = blocks.flatMap((block) => (block.kind === 'figure' ? [block.alt] : []));
	return [plainText(blocks), ...alts].join('\n');
}

/** What a composed block claims: its words, and the fields on which they rest with their values. */
export function claimOf(basis: StoryBasis, { key, blocks, paths }: ComposedBlock): Claim {
	const rests = paths.map((path) => ({ path, value: valueAt(basis, path) }));
	return { key, text: textOfBlocks(blocks), rests };
}

/**
 * Makes every claim anew: the fields hold what is claimed, they are the ones that the story rests
 * on, and from them alone, with all else unknown, the very same words follow.
 * @returns what does not hold, in the order of the claims
 */
export function checkBlocks(
	basis: StoryBasis,
	names: Names,
	language: Language,
	claims: readonly Claim[]
): readonly Complaint[] {
	const told = new Map([...storyFacts(basis).values()].flat().map((fact) => [fact.key, fact]));
	return claims.flatMap(({ key, text, rests }): readonly Complaint[] => {
		const complaint = (problem: Complaint['problem'], path: Path | null = null) => ({
			...{ key, problem, path }
		});
		const now = told.get(key);
		if (!now) return [complaint('not-told')];
		const others = rests
			.filter(({ path, value }) => !sameValue(valueAt(basis, path), value))
			.map(({ path }) => complaint('other-value', path));
		const claimed = new Set(rests.map(({ path }) => path));
		const isSame =
			claimed.size === now.paths.length && now.paths.every((path) => claimed.has(path));
		return [
			...others,
			...(isSame ? [] : [complaint('other-fields')]),
			...(wordsOf(key, rests, names, language) === text ? [] : [complaint('other-words')])
		];
	});
}

/** The words that follow from these fields alone; null where none do. */
function wordsOf(
	key: string,
	rests: readonly Rest[],
	names: Names,
	language: Language
): string | null {
	try {
		const fact = retold(key, rests);
		return fact && textOfBlocks(blocksOf(fact, names, language));
	} catch {
		// A claim may leave out fields, or hold in them what cannot stand there.
		return null;
	}
}
