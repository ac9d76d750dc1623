import type { Language } from '../domain/language.ts';
import type { StoryBasis } from '../domain/story-basis.ts';
import { paragraph, type ComposedBlock, type StoryPart } from '../domain/story-document.ts';
import { storySections, type Names } from './story-sentences.ts';

/** What the tool says in each part; a part of which it says nothing is absent. */
export function composedParts(
	basis: StoryBasis,
	names: Names,
	language: Language
): ReadonlyMap<StoryPart, readonly ComposedBlock[]> {
	const sections = storySections(basis.release, names, language);
	return new Map(
		sections.map(({ part, sentences }) => [
			part === 'open' ? 'later' : part,
			sentences.map(({ text, paths }, i) => ({
				key: `${part}:${i}`,
				blocks: [paragraph(text)],
				paths: paths.map((path) => `/release${path}`)
			}))
		])
	);
}
