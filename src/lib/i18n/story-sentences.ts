import { NO_TEXT, textFor, type Language, type LocalText } from '../domain/language.ts';
import type { Release } from '../domain/release-shape.ts';
import {
	STORY_PARTS,
	storyFacts,
	type Path,
	type StoryFact,
	type StoryPart
} from '../domain/story.ts';
import { listText, numberText } from './numbers-and-lists.ts';
import { m } from './paraglide/messages.js';
import { whySentence } from './why-sentence.ts';

/** A sentence with the fields of the release it rests on (JSON pointers). */
export interface Sentence {
	readonly text: string;
	readonly paths: readonly Path[];
}

export interface StorySection {
	readonly part: StoryPart;
	readonly heading: string;
	readonly sentences: readonly Sentence[];
}

/** Names by id, which a release does not hold: of the scan's groups, and of its units. */
export interface Names {
	readonly groups: ReadonlyMap<string, LocalText>;
	readonly units: ReadonlyMap<string, LocalText>;
}

/**
 * The area story in sentences; parts without anything to say are left out.
 * @param names an id without a name is shown as it is
 */
export function storySections(
	release: Release,
	names: Names,
	language: Language
): readonly StorySection[] {
	const facts = storyFacts(release);
	return STORY_PARTS.map((part) => ({
		part,
		heading: HEADINGS[part]({}, { locale: language }),
		sentences: facts[part].map((fact) => ({
			text: sentence(fact, names, language),
			paths: fact.paths
		}))
	})).filter((section) => section.sentences.length > 0);
}

const HEADINGS = {
	who: m.story_part_who,
	start: m.story_part_start,
	'long-haul': m.story_part_long_haul,
	sustain: m.story_part_sustain,
	conditions: m.story_part_conditions,
	open: m.story_part_open
} as const;

const COUNTS = {
	start: [m.story_start_none, m.story_start_one, m.story_start_count],
	'long-haul': [m.story_long_haul_none, m.story_long_haul_one, m.story_long_haul_count],
	sustain: [m.story_sustain_none, m.story_sustain_one, m.story_sustain_count]
} as const;

function sentence(fact: StoryFact, names: Names, locale: Language): string {
	const at = { locale };
	const number = (n: number) => numberText(n, locale);
	const title = (text: LocalText) => textFor(text, locale).text;
	const name = (list: ReadonlyMap<string, LocalText>) => (id: string) =>
		title(list.get(id) ?? NO_TEXT) || id;
	const quoted = (themes: readonly LocalText[]) =>
		listText(
			themes.map((theme) => m.quoted({ text: title(theme) }, at)),
			locale
		);
	switch (fact.kind) {
		case 'participants': {
			const total = number(fact.total);
			if (fact.total === 0) return m.story_participants_none({}, at);
			if (fact.total === 1) return m.story_participants_one({}, at);
			if (fact.groups === 1) return m.story_participants_one_group({ total }, at);
			return m.story_participants({ total, groups: number(fact.groups) }, at);
		}
		case 'missing-groups':
			return m.story_missing_groups(
				{ groups: listText(fact.groups.map(name(names.groups)), locale) },
				at
			);
		case 'too-few-participants':
			return m.story_too_few({}, at);
		case 'sides': {
			const sides = fact.sides.map((units) =>
				units.length === 1
					? name(names.units)(units[0]!)
					: m.story_together({ names: listText(units.map(name(names.units)), locale) }, at)
			);
			const message = sides.length === 1 ? m.story_sides_one : m.story_sides;
			return message({ sides: sides.join('; ') }, at);
		}
		case 'class-count': {
			const message = COUNTS[fact.class][Math.min(fact.count, 2)]!;
			return message({ count: number(fact.count), of: number(fact.of) }, at);
		}
		case 'theme': {
			const message = fact.place === 1 ? m.story_theme_first : m.story_theme;
			return message({ title: title(fact.theme.title), why: whySentence(fact.theme, locale) }, at);
		}
		case 'more':
			return m.story_more({ themes: quoted(fact.themes) }, at);
		case 'condition': {
			const message = fact.class === 'later' ? m.story_condition_later : m.story_condition_wanted;
			return message({ title: title(fact.theme.title), why: whySentence(fact.theme, locale) }, at);
		}
		case 'later': {
			const message = fact.count === 1 ? m.story_later_one : m.story_later;
			return message({ count: number(fact.count), of: number(fact.of) }, at);
		}
		case 'too-few-answers':
			return m.story_too_few_answers({ themes: quoted(fact.themes) }, at);
	}
}
