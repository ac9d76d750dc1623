import type { Language, LocalText } from '../domain/language.ts';
import type { Block } from '../domain/story-document.ts';
import type { Fact, FactKind } from '../domain/story.ts';
import { AROUND } from './story-around-words.ts';
import { CLASSES_SAID } from './story-class-words.ts';
import { PEOPLE } from './story-people-words.ts';
import { TOGETHER } from './story-together-words.ts';
import { StoryWords } from './story-words.ts';

/** Names by id, which a release does not hold: of the scan's groups, and of its units. */
export interface Names {
	readonly groups: ReadonlyMap<string, LocalText>;
	readonly units: ReadonlyMap<string, LocalText>;
}

/** How each kind of fact is said. */
export type Sayings<K extends FactKind> = {
	readonly [One in K]: (fact: Fact<One>['fact'], words: StoryWords) => readonly Block[];
};

const SAYINGS: Sayings<FactKind> = { ...PEOPLE, ...TOGETHER, ...CLASSES_SAID, ...AROUND };

/**
 * A fact of the story in words.
 * @param names an id without a name is shown as it is
 */
export function blocksOf({ kind, fact }: Fact, names: Names, language: Language): readonly Block[] {
	const say = SAYINGS[kind] as (fact: unknown, words: StoryWords) => readonly Block[];
	return say(fact, new StoryWords(names, language));
}
