import type { Language } from '../domain/language.ts';
import type { StoryPart } from '../domain/story-document.ts';
import { m } from './paraglide/messages.js';

const HEADINGS = {
	landscape: m.story_part_landscape,
	why: m.story_part_why,
	who: m.story_part_who,
	share: m.story_part_share,
	start: m.story_part_start,
	'long-haul': m.story_part_long_haul,
	sustain: m.story_part_sustain,
	later: m.story_part_later,
	'find-out': m.story_part_find_out,
	talk: m.story_part_talk,
	where: m.story_part_where,
	policies: m.story_part_policies,
	conditions: m.story_part_conditions,
	goals: m.story_part_goals,
	commitments: m.story_part_commitments,
	offers: m.story_part_offers,
	contributions: m.story_part_contributions,
	changed: m.story_part_changed,
	how: m.story_part_how
} as const satisfies Record<StoryPart, unknown>;

/** What stands above a part of the story. */
export function partHeading(part: StoryPart, locale: Language): string {
	return HEADINGS[part]({}, { locale });
}
