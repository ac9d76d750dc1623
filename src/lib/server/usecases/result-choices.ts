import { POLICIES } from '../../content/content.ts';
import { textFor, type Language, type LocalText } from '../../domain/language.ts';
import { CLASSES, type Release } from '../../domain/release-shape.ts';
import { CONDITIONS, type Condition, type Lever } from '../../domain/theme.ts';
import { FILTERS, type Asked, type Choices, type Kinds } from '../../domain/theme-filter.ts';
import { m } from '../../i18n/paraglide/messages.js';
import { CLASS_WORDS } from '../../i18n/result-words.ts';

const CONDITION_WORDS = {
	abiotiek: m.filter_condition_abiotiek,
	inrichting: m.filter_condition_inrichting,
	beheer: m.filter_condition_beheer
} as const satisfies Readonly<Record<Condition, unknown>>;

/**
 * By what the themes of a release can be filtered. Policies and conditions are a judgement about
 * the theme: they are read as they stand now, beside figures that are frozen.
 */
export function choicesOf(
	release: Pick<Release, 'themes'>,
	levers: readonly Lever[],
	locale: Language
): { readonly choices: Choices; readonly kinds: Kinds } {
	const inRelease = new Set(release.themes.map(({ id }) => id));
	const themes = levers.flatMap((lever) => lever.themes).filter(({ slug }) => inRelease.has(slug));
	const has = {
		lever: new Set(release.themes.map(({ lever }) => lever)),
		policy: new Set(themes.flatMap(({ policies }) => policies.map(({ id }) => id))),
		condition: new Set(themes.flatMap(({ conditions }) => conditions)),
		class: new Set(release.themes.map(({ opportunity }) => opportunity.class))
	};
	const titled = (id: string, title: LocalText) => ({ id, title: textFor(title, locale) });
	const worded = (id: string, text: string) => ({ id, title: { text, language: locale } });
	return {
		choices: {
			lever: levers
				.filter(({ slug }) => has.lever.has(slug))
				.map(({ slug, title }) => titled(slug, title)),
			policy: POLICIES.filter(({ id }) => has.policy.has(id)).map(({ id, title }) =>
				titled(id, title)
			),
			condition: CONDITIONS.filter((one) => has.condition.has(one)).map((one) =>
				worded(one, CONDITION_WORDS[one]({}, { locale }))
			),
			class: CLASSES.filter((one) => has.class.has(one)).map((one) =>
				worded(one, CLASS_WORDS[one]({}, { locale }))
			)
		},
		kinds: Object.fromEntries(
			themes.map(({ slug, policies, conditions }) => [
				slug,
				{ policies: policies.map(({ id }) => id), conditions }
			])
		)
	};
}

/** The words of what is asked for, in the order in which it can be chosen; empty when nothing is. */
export function askedWords(asked: Asked, choices: Choices): readonly string[] {
	return FILTERS.flatMap((filter) =>
		choices[filter].filter(({ id }) => id === asked[filter]).map(({ title }) => title.text)
	);
}
