import { error, redirect } from '@sveltejs/kit';
import {
	FINDING_MAX_LENGTH,
	KNOWLEDGE_KINDS,
	NO_FINDING,
	type KnowledgeItem
} from '#lib/domain/knowledge.ts';
import { textFor, type Language } from '#lib/domain/language.ts';
import { impactText, KIND_WORDS, needText } from '#lib/i18n/knowledge-words.ts';
import { dayText, honestLine, listText } from '#lib/i18n/numbers-and-lists.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { refusalSentence } from '#lib/i18n/refusal-sentence.ts';
import { figure, sideName } from '#lib/i18n/result-words.ts';
import type { Names } from '#lib/i18n/story-sentences.ts';
import { changeFinding } from '#lib/server/usecases/change-finding.ts';
import { readKnowledge, type KnowledgeView } from '#lib/server/usecases/read-knowledge.ts';
import { namesOf } from '#lib/server/usecases/names-of.ts';
import { typed, typedAll } from '../../../form-values.ts';
import { refused } from '../../../refused.ts';
import { roundFrom } from '../round-from.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals, url }) => {
	const round = roundFrom(url);
	const read = await readKnowledge(locals.app, locals.viewer, params.id, round);
	if (!read.ok) {
		if (read.reason === 'nothing-released' && round === null) return { result: null };
		error(404, refusalSentence(read));
	}
	const { language } = locals;
	const { release, releasedAtMs, ordered, unknown, agenda } = read.view;
	const names = namesOf(read.view);
	const lines = (items: typeof agenda.open) => items.map((item) => lineOf(item, language));
	return {
		result: {
			honest: honestLine(release, releasedAtMs, language),
			round: release.round,
			isNewest: round === null,
			tooFew: release.themes.length === 0,
			agreed: lines(agenda.agreed),
			open: lines(agenda.open),
			ordered: ordered.map((item) => told(item, names, language)),
			unknown: unknown.map((item) => told(item, names, language)),
			/** Slug of the theme about which was just written, or no longer is. */
			saved: url.searchParams.get('saved'),
			maxLength: FINDING_MAX_LENGTH
		}
	};
};

/** A line of the agenda in words; '' where nothing is written. */
function lineOf({ theme, finding }: KnowledgeView['agenda']['open'][number], language: Language) {
	const { kinds, question, who, due } = finding;
	return {
		id: theme.id,
		title: textFor(theme.title, language),
		kinds: listText(
			kinds.map((kind) => KIND_WORDS[kind]()),
			language
		),
		...{ question, who },
		due: due === null ? '' : dayText(Date.parse(`${due}T12:00:00Z`), language)
	};
}

function told({ theme, sides, remarks, finding }: KnowledgeItem, names: Names, language: Language) {
	const { impact, knowledge } = theme.questions;
	return {
		...{ id: theme.id, title: textFor(theme.title, language), carriedFrom: theme.carriedFrom },
		impact: impactText(impact.balancedMean, language),
		need: needText(knowledge.balancedMean, language),
		dontKnow: { impact: impact.dontKnow, knowledge: knowledge.dontKnow },
		sides: sides.map(({ units, mean }) =>
			m.knowledge_side({ side: sideName(units, names, language), mean: figure(mean, language) })
		),
		learn: theme.opportunity.flags.includes('learn'),
		remarks: remarks.map(({ text }) => text),
		isWritten: finding !== null,
		finding: finding ?? NO_FINDING
	};
}

export const actions: Actions = {
	/** What has to be found out about one theme. */
	save: async ({ request, locals, params, url }) => {
		const form = await request.formData();
		const ticked = typedAll(form, 'kinds');
		const [theme, due] = [typed(form, 'theme'), typed(form, 'due')];
		const values = {
			...{ theme, question: typed(form, 'question'), who: typed(form, 'who'), due },
			kinds: KNOWLEDGE_KINDS.filter((kind) => ticked.includes(kind))
		};
		const { kinds, question, who } = values;
		const made = { kinds, question, who, due: due === '' ? null : due };
		const done = await changeFinding(locals.app, locals.viewer, params.id, theme, made);
		if (!done.ok) return refused(done, values);
		const round = roundFrom(url);
		const query = new URLSearchParams({
			...(round !== null && { round: String(round) }),
			saved: theme
		});
		redirect(303, `${url.pathname}?${query}#theme-${encodeURIComponent(theme)}`);
	}
};
