import type { FollowedItem, Milestone } from '../domain/progress.ts';
import { countProgress, FOLLOWED_KINDS, waitingIn, type FollowedKind } from '../domain/progress.ts';
import { PROGRESS, type Goal, type Progress } from '../domain/goal.ts';
import { textFor, type Language, type LocalText } from '../domain/language.ts';
import type { Commitment } from '../domain/leave.ts';
import { dayText, listText, numberText } from './numbers-and-lists.ts';
import { m } from './paraglide/messages.js';

export const PROGRESS_WORDS = {
	open: m.progress_state_open,
	started: m.progress_state_started,
	done: m.progress_state_done,
	dropped: m.progress_state_dropped
} as const satisfies Record<Progress, unknown>;

/** A goal or an agreement as people read it; what is not said is left out. */
export interface ToldItem {
	/** Names it on its page, e.g. 'goal-3'. */
	readonly anchor: string;
	readonly kind: FollowedKind;
	readonly id: number;
	readonly what: string;
	readonly state: Progress;
	/** How far it is, and since when. */
	readonly stands: string;
	/** Why, or what else there is to say; '' for nothing. */
	readonly why: string;
	/** What asks for somebody now, a sentence each. */
	readonly waiting: readonly string[];
	readonly facts: readonly ToldFact[];
}

export interface ToldFact {
	readonly name: string;
	readonly value: string;
	/** Of the value, where it is known. */
	readonly language?: Language;
}

/**
 * @param themes titles by slug
 * @param today 'YYYY-MM-DD'
 */
export function itemInWords(
	item: FollowedItem,
	themes: ReadonlyMap<string, LocalText>,
	today: string,
	locale: Language
): ToldItem {
	const { kind, id, what, state, why, since, nextLook } = item;
	const at = { locale };
	const title = item.theme === null ? undefined : themes.get(item.theme);
	const said = title && textFor(title, locale);
	const facts: readonly (ToldFact | null)[] = [
		...(item.kind === 'goal' ? goalFacts(item, locale) : commitmentFacts(item, locale)),
		nextLook === null
			? null
			: { name: m.progress_next_look({}, at), value: isoDayText(nextLook, locale) },
		said ? { name: m.progress_theme({}, at), value: said.text, language: said.language } : null
	];
	const stands = PROGRESS_WORDS[state]({}, at);
	const from = since && m.progress_since({ date: isoDayText(since, locale) }, at);
	return {
		...{ anchor: `${kind}-${id}`, kind, id, what, state, why },
		stands: from ? `${stands}, ${from}` : stands,
		waiting: waitingIn(item, today).map((one) => waitingInWords(one, today, locale)),
		facts: facts.filter((fact) => fact !== null)
	};
}

function goalFacts(goal: Goal, locale: Language): readonly (ToldFact | null)[] {
	const at = { locale };
	const measured = (value: string, year: number | null, whole: string, ofYear: string) => {
		if (value === '') return year === null ? null : { name: ofYear, value: String(year) };
		const dated = year !== null && m.progress_in_year({ value, year }, at);
		return { name: whole, value: dated || value };
	};
	return [
		fact(m.progress_indicator({}, at), goal.indicator),
		measured(goal.start, goal.startYear, m.progress_start({}, at), m.progress_start_year({}, at)),
		fact(m.progress_now({}, at), goal.now),
		measured(
			...([goal.target, goal.targetYear] as const),
			...([m.progress_target({}, at), m.progress_target_year({}, at)] as const)
		)
	];
}

function commitmentFacts(
	{ who, firstStep: step, due, sign }: Commitment,
	locale: Language
): readonly (ToldFact | null)[] {
	const at = { locale };
	const date = due === null ? '' : isoDayText(due, locale);
	const first =
		step && date
			? m.progress_by_day({ step, date }, at)
			: step || (date && m.progress_until({ date }, at));
	return [
		fact(m.progress_who({}, at), who),
		fact(m.progress_first_step({}, at), first),
		fact(m.progress_indicator({}, at), sign)
	];
}

const fact = (name: string, value: string) => (value === '' ? null : { name, value });

function waitingInWords({ about, day }: Milestone, today: string, locale: Language): string {
	const at = { locale };
	if (about === 'target') return m.progress_target_past({ year: day.slice(0, 4) }, at);
	const date = isoDayText(day, locale);
	if (about === 'first-step') return m.progress_step_past({ date }, at);
	return day === today ? m.progress_look_today({}, at) : m.progress_look_past({ date }, at);
}

/** A day in words. @param day 'YYYY-MM-DD' */
export function isoDayText(day: string, locale: Language): string {
	return dayText(Date.parse(`${day}T12:00:00Z`), locale);
}

const KIND_COUNTS = {
	goal: [m.progress_goals_one, m.progress_goals_many],
	commitment: [m.progress_commitments_one, m.progress_commitments_many]
} as const satisfies Record<FollowedKind, unknown>;
const STATE_COUNTS = {
	open: m.progress_count_open,
	started: m.progress_count_started,
	done: m.progress_count_done,
	dropped: m.progress_count_dropped
} as const satisfies Record<Progress, unknown>;

/** How it all stands in one sentence; '' when there is nothing to follow. */
export function progressInWords(
	items: readonly FollowedItem[],
	today: string,
	locale: Language
): string {
	const { kinds, states } = countProgress(items, today);
	const at = { locale };
	const things = FOLLOWED_KINDS.filter((kind) => kinds[kind] > 0).map((kind) => {
		const [one, many] = KIND_COUNTS[kind];
		return kinds[kind] === 1 ? one({}, at) : many({ count: numberText(kinds[kind], locale) }, at);
	});
	if (things.length === 0) return '';
	const told = PROGRESS.filter((state) => states[state] > 0).map((state) =>
		STATE_COUNTS[state]({ count: numberText(states[state], locale) }, at)
	);
	return m.progress_summary(
		{ things: listText(things, locale), states: listText(told, locale) },
		at
	);
}
