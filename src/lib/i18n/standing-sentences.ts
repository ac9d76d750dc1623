import { bordersOf } from '../domain/flags.ts';
import type { Language } from '../domain/language.ts';
import type { Flag, ReleaseTheme } from '../domain/release-shape.ts';
import { standingOf, type Standing } from '../domain/standing.ts';
import { m } from './paraglide/messages.js';
import { borderWords, CLASS_WORDS, FLAG_WORDS } from './result-words.ts';

type Theme = Pick<ReleaseTheme, 'questions' | 'opportunity'>;

/** The flags of a theme in words, in their order. */
export function flagWords(
	{ questions, opportunity }: Theme,
	locale: Language
): readonly { readonly flag: Flag; readonly words: string }[] {
	return opportunity.flags.map((flag) => {
		if (flag !== 'borderline') return { flag, words: FLAG_WORDS[flag]({}, { locale }) };
		const others = bordersOf(questions).map(({ other }) => other);
		return { flag, words: borderWords([opportunity.class, ...others], locale) };
	});
}

/** How firm a theme stands, in at most two sentences; none where there is nothing to say. */
export function standingSentences(theme: Theme, locale: Language): readonly string[] {
	return standingOf(theme).map((said) => sentence(said, locale));
}

function sentence(said: Standing, locale: Language): string {
	const at = { locale };
	switch (said.kind) {
		case 'top-five':
			return m.standing_top_five({}, at);
		case 'places':
			return m.standing_places({ low: said.low, high: said.high }, at);
		case 'person-class':
			return m.standing_person_class({ class: CLASS_WORDS[said.class]({}, at) }, at);
		case 'person-place':
			return m.standing_person_rank({ rank: said.rank }, at);
		case 'weights':
			return m.standing_weights({}, at);
	}
}
