import { byQuestion, NEEDS, type Question } from '#lib/domain/rating.ts';
import { NEED_WORDS } from '#lib/i18n/beside-words.ts';
import { m } from '#lib/i18n/paraglide/messages.js';

const QUESTION_WORDS = {
	impact: [
		m.question_impact,
		m.scale_impact_low,
		m.scale_impact_high,
		m.question_impact_short,
		m.rate_about_impact
	],
	feasibility: [
		m.question_feasibility,
		m.scale_feasibility_low,
		m.scale_feasibility_high,
		m.question_feasibility_short,
		m.rate_about_feasibility
	],
	effort: [
		m.question_effort,
		m.scale_effort_low,
		m.scale_effort_high,
		m.question_effort_short,
		m.rate_about_effort
	],
	knowledge: [
		m.question_knowledge,
		m.scale_knowledge_low,
		m.scale_knowledge_high,
		m.question_knowledge_short,
		m.rate_about_knowledge
	]
} as const;

function wordsOf(question: Question) {
	const [ask, low, high, short, about] = QUESTION_WORDS[question];
	const ends = { low: low(), high: high() };
	/** `scale` is what a screen reader says of the two ends. */
	return { ask: ask(), ...ends, scale: m.rate_scale(ends), short: short(), about: about() };
}

/**
 * The words that stand on every card, in the reader's language. For the server: they come once, with
 * the cards, since as functions a phone would load them in every language there is.
 */
export function cardWords() {
	return {
		questions: byQuestion(wordsOf),
		dontKnow: m.dont_know(),
		facts: m.rate_facts(),
		more: m.rate_more(),
		moreQuestions: m.rate_more_questions(),
		moreExecutors: m.rate_more_executors(),
		morePolicies: m.rate_more_policies(),
		policiesNote: m.rate_more_policies_note(),
		keys: m.rate_keys(),
		grid: m.grid_link(),
		skip: m.rate_skip(),
		skipLever: m.rate_skip_lever(),
		skipLeverTo: m.rate_skip_lever_to(),
		skipLeverDone: m.rate_skip_lever_done(),
		previous: m.rate_previous(),
		next: m.rate_next(),
		finish: m.rate_finish(),
		needs: m.rate_needs(),
		needsHint: m.rate_needs_hint(),
		needWords: NEEDS.map((need) => [need, NEED_WORDS[need]()] as const),
		textsHint: m.rate_remark_hint(),
		remark: { open: m.rate_remark(), label: m.rate_remark_label() },
		offer: { open: m.rate_offer(), label: m.rate_offer_label() },
		withGroup: m.rate_with_group(),
		progress: m.rate_progress({ position: '{position}', total: '{total}' }),
		minutes: m.rate_minutes({ minutes: '{minutes}' }),
		counter: m.rate_remark_counter({ count: '{count}', max: '{max}' }),
		factLink: m.rate_fact_link({ host: '{host}' }),
		unreachable: m.rate_unreachable(),
		closed: m.rate_refused_closed(),
		themeUnknown: m.refusal_theme_unknown(),
		status: {
			byNext: m.rate_saved_by_next(),
			saved: m.rate_saved(),
			saving: m.rate_saving(),
			unsaved: { one: m.rate_unsaved_one(), more: m.rate_unsaved({ count: '{count}' }) },
			/** This browser keeps nothing. */
			unkept: { one: m.rate_unkept_one(), more: m.rate_unkept({ count: '{count}' }) }
		}
	};
}

/** The words beside a card of a next round, which a first round does not need. */
export function beforeWords() {
	return {
		title: m.rate_before({ round: '{round}' }),
		sides: m.rate_before_sides(),
		nothing: m.rate_before_nothing(),
		tooFew: m.rate_before_too_few(),
		keep: m.rate_before_keep(),
		keepHint: m.rate_before_keep_hint()
	};
}

export type BeforeWords = ReturnType<typeof beforeWords>;

export type CardWords = ReturnType<typeof cardWords>;
