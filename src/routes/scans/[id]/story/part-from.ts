import { STORY_PARTS, type StoryPart } from '#lib/domain/story-document.ts';

/** The part that an address names; null for none of the story. */
export function partFrom(typed: string): StoryPart | null {
	return (STORY_PARTS as readonly string[]).includes(typed) ? (typed as StoryPart) : null;
}
