import { error, redirect } from '@sveltejs/kit';
import { POLICIES } from '#lib/content/content.ts';
import { POLICY_LEVELS } from '#lib/content/shapes.ts';
import { LANGUAGES, textFor, type Language, type LocalText } from '#lib/domain/language.ts';
import { TITLE_MAX_LENGTH } from '#lib/domain/scan.ts';
import { PLAN_PLACES, type PolicyLink } from '#lib/domain/theme.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import {
	changeThemes,
	FACT_MAX_LENGTH,
	FACTS_MAX,
	readTheme,
	THEME_TEXT_MAX_LENGTH
} from '#lib/server/usecases/change-themes.ts';
import { LEVEL_WORDS } from '../../results/policies/policy-words.ts';
import { typed, typedAll, typedIn } from '../../../form-values.ts';
import { refused } from '../../../refused.ts';
import type { Actions, PageServerLoad } from './$types';

const EMPTY: LocalText = { nl: null, en: null };
const FACT_PLACES = Array.from({ length: FACTS_MAX }, (_, i) => i);

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const read = await readTheme(locals.app, locals.viewer, params.id, params.theme);
	if (!read.ok) error(404, m.error_not_found());
	const { scan, theme } = read;
	const { slug, title, text, enabling, facts, factLink, executors, planPlace } = theme;
	const lever = scan.levers.find(({ themes }) => themes.some((other) => other.slug === slug))!;
	return {
		lever: { slug: lever.slug, title: lever.title },
		/** Where the theme could go. */
		otherLevers: scan.levers
			.filter((other) => other !== lever)
			.map(({ slug, title }) => ({ slug, title })),
		theme: {
			...{ slug, title, text, enabling, executors, planPlace },
			policies: theme.policies.flatMap(({ id, articles = [] }) => [
				id,
				...articles.map((article) => `${id} ${article}`)
			]),
			...{ facts: FACT_PLACES.map((i) => facts[i] ?? EMPTY), factLink: factLink ?? '' }
		},
		origin: theme.origin,
		corrected: theme.corrected,
		languages: scan.languages,
		groups: scan.groups.map((group) => ({ slug: group.slug, title: group.title })),
		saved: url.searchParams.has('saved'),
		policies: policiesByLevel(locals.language),
		maxLength: { title: TITLE_MAX_LENGTH, text: THEME_TEXT_MAX_LENGTH, fact: FACT_MAX_LENGTH }
	};
};

/** The fields of the form, as the use case takes them. */
function wordsFrom(form: FormData) {
	return {
		title: typedIn(form, 'title'),
		text: typedIn(form, 'text'),
		enabling: form.has('enabling'),
		facts: FACT_PLACES.map((i) => typedIn(form, `fact${i + 1}`)),
		factLink: typed(form, 'fact_link'),
		executors: typedAll(form, 'executors'),
		planPlace: PLAN_PLACES.find((place) => place === typed(form, 'plan_place')) ?? null
	};
}

/** Which field a text that is too long stands in; the use case does not say. */
function tooLongField(words: ReturnType<typeof wordsFrom>): string {
	const longerThan = (text: LocalText, max: number) =>
		LANGUAGES.some((code) => (text[code]?.length ?? 0) > max);
	if (longerThan(words.title, TITLE_MAX_LENGTH)) return 'title';
	if (longerThan(words.text, THEME_TEXT_MAX_LENGTH)) return 'text';
	return `fact${words.facts.findIndex((fact) => longerThan(fact, FACT_MAX_LENGTH)) + 1}`;
}

/** Ticked policies and articles; an article alone brings its policy along. */
function linksFrom(chosen: readonly string[]): readonly PolicyLink[] {
	const ids = [...new Set(chosen.map((value) => value.split(' ')[0]!))];
	return ids.map((id) => {
		const articles = chosen
			.filter((value) => value.startsWith(`${id} `))
			.map((value) => value.slice(id.length + 1));
		return articles.length > 0 ? { id, articles } : { id };
	});
}

function policiesByLevel(language: Language) {
	return POLICY_LEVELS.map((level) => ({
		title: LEVEL_WORDS[level](),
		policies: POLICIES.filter((policy) => policy.level === level).map(
			({ id, title, articles }) => ({
				id,
				title: textFor(title, language).text,
				articles: articles.map((article) => ({
					id: article.id,
					title: textFor(article.title, language).text
				}))
			})
		)
	}));
}

const FIELDS: Readonly<Record<string, string>> = {
	'title-missing': 'title',
	'link-invalid': 'fact_link'
};

export const actions: Actions = {
	save: async ({ request, locals, params }) => {
		const words = wordsFrom(await request.formData());
		const change = { kind: 'edit', theme: params.theme, words } as const;
		const done = await changeThemes(locals.app, locals.viewer, params.id, change);
		if (!done.ok) {
			const field =
				done.reason === 'text-too-long' ? tooLongField(words) : (FIELDS[done.reason] ?? null);
			return refused(done, { ...words, field });
		}
		redirect(303, `/scans/${params.id}/themes/${params.theme}?saved=1`);
	},
	policies: async ({ request, locals, params }) => {
		const policies = linksFrom(typedAll(await request.formData(), 'policy'));
		const change = { kind: 'link-policies', theme: params.theme, policies } as const;
		const done = await changeThemes(locals.app, locals.viewer, params.id, change);
		if (!done.ok) return refused(done, null);
		redirect(303, `/scans/${params.id}/themes/${params.theme}?saved=1`);
	},
	move: async ({ request, locals, params }) => {
		const lever = typed(await request.formData(), 'lever');
		const change = { kind: 'move-to-lever', theme: params.theme, lever } as const;
		const done = await changeThemes(locals.app, locals.viewer, params.id, change);
		if (!done.ok) return refused(done, null);
		const theme = encodeURIComponent(params.theme);
		redirect(303, `/scans/${params.id}/themes?saved=1#theme-${theme}`);
	},
	delete: async ({ locals, params }) => {
		const change = { kind: 'delete', theme: params.theme } as const;
		const done = await changeThemes(locals.app, locals.viewer, params.id, change);
		if (!done.ok) return refused(done, null);
		redirect(303, `/scans/${params.id}/themes?saved=1`);
	}
};
