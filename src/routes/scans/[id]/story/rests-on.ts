import { NO_TEXT, textFor, type Language, type LocalText } from '#lib/domain/language.ts';
import type { OpportunityClass, Release } from '#lib/domain/release-shape.ts';
import type { Path } from '#lib/domain/story.ts';
import { listText, numberText } from '#lib/i18n/numbers-and-lists.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { Names } from '#lib/i18n/story-sentences.ts';

/** Fields that stand together in the release, e.g. those of one theme. */
export interface RestsOn {
	/** Where they stand: what their JSON pointers have in common. */
	readonly place: string;
	/** Title of the theme, for who cannot read a pointer; null for other fields. */
	readonly theme: string | null;
	readonly fields: readonly { readonly words: string; readonly value: string }[];
}

const CLASS_WORDS = {
	start: m.class_start,
	'long-haul': m.class_long_haul,
	sustain: m.class_sustain,
	later: m.class_later,
	'too-few': m.class_too_few
};

const QUESTION_WORDS = {
	impact: m.question_impact_short,
	feasibility: m.question_feasibility_short,
	effort: m.question_effort_short,
	knowledge: m.question_knowledge_short
};

/** The value that a JSON pointer (RFC 6901) leads to; undefined when it leads nowhere. */
export function valueAt(release: Release, path: Path): unknown {
	return stepsOf(path).reduce<unknown>(
		(value, step) =>
			typeof value === 'object' && value !== null
				? (value as Readonly<Record<string, unknown>>)[step]
				: undefined,
		release
	);
}

function stepsOf(path: Path): readonly string[] {
	return path
		.split('/')
		.slice(1)
		.map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** The fields that a sentence rests on with their values, those of one theme together. */
export function restsOn(
	release: Release,
	paths: readonly Path[],
	names: Names,
	language: Language
): readonly RestsOn[] {
	const places = new Map<string, { words: string; value: string }[]>();
	for (const path of paths) {
		const [first = '', second = ''] = stepsOf(path);
		const place = first === 'themes' ? `/themes/${second}` : path;
		const fields = places.get(place) ?? [];
		// The title stands before the other fields of its theme.
		if (!path.endsWith('/title')) fields.push(fieldOf(release, path, names, language));
		places.set(place, fields);
	}
	return [...places].map(([place, fields]) => {
		const title = valueAt(release, `${place}/title`) as LocalText | undefined;
		return { place, theme: title ? textFor(title, language).text : null, fields };
	});
}

/** A field in words: what it is, and its value as a reader writes it. */
function fieldOf(release: Release, path: Path, names: Names, locale: Language) {
	const at = { locale };
	const value = valueAt(release, path);
	const steps = stepsOf(path);
	const last = steps.at(-1)!;
	const titleOf = (list: ReadonlyMap<string, LocalText>) => (id: string) =>
		textFor(list.get(id) ?? NO_TEXT, locale).text || id;
	if (path === '/participants/total')
		return { words: m.storypage_field_total({}, at), value: String(value) };
	if (path.startsWith('/participants/byGroup/')) {
		const group = titleOf(names.groups)(last);
		return { words: m.storypage_field_group({ group }, at), value: String(value) };
	}
	if (last === 'units') {
		const units = (value as readonly string[]).map(titleOf(names.units));
		return { words: m.storypage_field_side({}, at), value: listText(units, locale) };
	}
	return { words: themeWords(steps, locale), value: themeValue(last, value, locale) };
}

function themeWords(steps: readonly string[], locale: Language): string {
	const at = { locale };
	const last = steps.at(-1);
	if (last === 'enabling') return m.storypage_field_kind({}, at);
	if (last === 'class') return m.storypage_field_class({}, at);
	if (last === 'rank') return m.storypage_field_rank({}, at);
	const question = QUESTION_WORDS[steps.at(-2) as keyof typeof QUESTION_WORDS];
	return m.storypage_field_mean({ question: question({}, at) }, at);
}

function themeValue(field: string, value: unknown, locale: Language): string {
	const at = { locale };
	if (field === 'enabling')
		return value === true ? m.storypage_condition({}, at) : m.storypage_measure({}, at);
	if (field === 'class') return CLASS_WORDS[value as OpportunityClass]({}, at);
	if (field === 'rank') return String(value ?? '–');
	return typeof value === 'number' ? numberText(value, locale, 2) : '–';
}
