import { error } from '@sveltejs/kit';
import { POLICY_NOTE } from '#lib/content/content.ts';
import { POLICY_LEVELS } from '#lib/content/shapes.ts';
import { textFor, type Language } from '#lib/domain/language.ts';
import type { ReleaseTheme } from '#lib/domain/release-shape.ts';
import { honestLine } from '#lib/i18n/numbers-and-lists.ts';
import { refusalSentence } from '#lib/i18n/refusal-sentence.ts';
import { readPolicies, type HelpedPolicy } from '#lib/server/usecases/read-policies.ts';
import { roundFrom } from '../round-from.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals, url }) => {
	const round = roundFrom(url);
	const read = await readPolicies(locals.app, locals.viewer, params.id, round);
	if (!read.ok) {
		if (read.reason === 'nothing-released' && round === null) return { result: null };
		error(404, refusalSentence(read));
	}
	const { language } = locals;
	const { release, releasedAtMs, policies, unlinked } = read.view;
	const wanted = policies.find(({ policy }) => policy.id === url.searchParams.get('policy'));
	const shown = wanted ? [wanted] : policies.filter(({ themes }) => themes.length > 0);
	return {
		result: {
			note: textFor(POLICY_NOTE, language).text,
			honest: honestLine(release, releasedAtMs, language),
			round: round === null ? null : release.round,
			total: release.themes.length,
			wanted: wanted?.policy.id ?? '',
			choices: policies.map(({ policy }) => ({
				id: policy.id,
				title: textFor(policy.title, language).text
			})),
			levels: POLICY_LEVELS.map((level) => ({
				level,
				policies: shown
					.filter(({ policy }) => policy.level === level)
					.map((one) => told(one, language))
			})).filter((group) => group.policies.length > 0),
			uncovered: wanted
				? []
				: policies
						.filter(({ themes }) => themes.length === 0)
						.map(({ policy }) => textFor(policy.title, language).text),
			unlinked: wanted ? [] : unlinked.map((theme) => themeOf(theme, language)),
			table: wanted ? [] : byTheme(policies, language)
		}
	};
};

function themeOf({ id, title, opportunity }: ReleaseTheme, language: Language) {
	return { id, title: textFor(title, language), class: opportunity.class };
}

function told({ policy, themes, promising }: HelpedPolicy, language: Language) {
	const { id, binding, status, official } = policy;
	const articleTitle = (article: string) => {
		const known = policy.articles.find((one) => one.id === article);
		return known ? textFor(known.title, language).text : '';
	};
	return {
		...{ id, binding, status, official, promising },
		title: textFor(policy.title, language),
		summary: textFor(policy.summary, language),
		themes: themes.map(({ theme, articles }) => ({
			...themeOf(theme, language),
			articles: articles.map((article) => ({ id: article, title: articleTitle(article) }))
		}))
	};
}

/** The same by theme, in the order of the result. */
function byTheme(policies: readonly HelpedPolicy[], language: Language) {
	const rows = new Map<string, ReturnType<typeof themeOf> & { helped: string[] }>();
	for (const { policy, themes } of policies)
		for (const { theme } of themes) {
			const row = rows.get(theme.id) ?? { ...themeOf(theme, language), helped: [] };
			row.helped.push(textFor(policy.title, language).text);
			rows.set(theme.id, row);
		}
	return [...rows.values()];
}
