import type { Language } from '../domain/language.ts';
import type { StoryBasis } from '../domain/story-basis.ts';
import type { ComposedBlock, StoryPart } from '../domain/story-document.ts';
import { storyFacts } from '../domain/story.ts';
import { blocksOf, type Names } from './story-sentences.ts';

/** What the tool says in each part; a part of which it says nothing is absent. */
export function composedParts(
	basis: StoryBasis,
	names: Names,
	language: Language
): ReadonlyMap<StoryPart, readonly ComposedBlock[]> {
	return new Map(
		[...storyFacts(basis)].map(([part, facts]) => [
			part,
			facts.map((fact) => ({
				key: fact.key,
				blocks: blocksOf(fact, names, language),
				paths: fact.paths
			}))
		])
	);
}
