import { LEARN } from './flags.ts';
import type { PoolResult, ReleaseTheme } from './release-shape.ts';
import type { ShownRemark } from './remark.ts';
import { CUT } from './score.ts';
import { atLeast, TOLERANCE } from './stats/ranks.ts';

/** What kind of question it is that has to be found out. */
export const KNOWLEDGE_KINDS = ['ecology', 'technique', 'society', 'rules'] as const;
export type KnowledgeKind = (typeof KNOWLEDGE_KINDS)[number];

/** What has to be found out about a theme, who does, and by when. */
export interface Finding {
	readonly kinds: readonly KnowledgeKind[];
	/** '' where nothing is written yet. */
	readonly question: string;
	readonly who: string;
	/** 'YYYY-MM-DD', or null. */
	readonly due: string | null;
}

/** Longest question, and longest name of who finds it out. */
export const FINDING_MAX_LENGTH = { question: 500, who: 200 } as const;

/** A theme of which nothing has to be found out, as far as is written. */
export const NO_FINDING: Finding = { kinds: [], question: '', who: '', due: null };

export function isEmptyFinding({ kinds, question, who, due }: Finding): boolean {
	return kinds.length === 0 && question === '' && who === '' && due === null;
}

/** Whether 'YYYY-MM-DD' is a day that exists. */
export function isDay(text: string): boolean {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
	const at = Date.parse(`${text}T00:00:00Z`);
	return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

/** A theme on the knowledge agenda. */
export interface KnowledgeItem {
	readonly theme: ReleaseTheme;
	readonly sides: readonly PoolResult[];
	/** What people wrote about it with a question mark, as the facilitator lets it stand. */
	readonly remarks: readonly ShownRemark[];
	/** Null: nothing was written down. */
	readonly finding: Finding | null;
}

type Theme = Pick<ReleaseTheme, 'questions' | 'opportunity'>;

/**
 * Themes in the order in which finding out helps most: with an impact from 3 first, then the higher
 * need for knowledge, both as balanced means, then by place; the rest in the order of the scan.
 * @returns themes without one of these figures apart, in the order of the scan
 */
export function byKnowledge<T extends Theme>(
	themes: readonly T[]
): { readonly ordered: readonly T[]; readonly unknown: readonly T[] } {
	const isKnown = ({ questions: { impact, knowledge } }: Theme) =>
		impact.balancedMean !== null && knowledge.balancedMean !== null;
	return {
		ordered: themes.filter(isKnown).sort(firstToFindOut),
		unknown: themes.filter((theme) => !isKnown(theme))
	};
}

function firstToFindOut(a: Theme, b: Theme): number {
	const matters = Number(isOfImpact(b)) - Number(isOfImpact(a));
	if (matters !== 0) return matters;
	const need = b.questions.knowledge.balancedMean! - a.questions.knowledge.balancedMean!;
	if (Math.abs(need) > TOLERANCE) return need;
	const [one, other] = [a.opportunity.rank ?? Infinity, b.opportunity.rank ?? Infinity];
	return one === other ? 0 : one - other;
}

/** Whether what is found out is about something that matters to nature here. */
export function isOfImpact({ questions: { impact } }: Theme): boolean {
	return impact.balancedMean !== null && atLeast(impact.balancedMean, CUT);
}

/** The sides of the table that ask for knowledge; none where all sides are shown together. */
export function sidesThatAsk({ questions: { knowledge } }: Theme): readonly PoolResult[] {
	const pools = knowledge.pools ?? [];
	return pools.length < 2 ? [] : pools.filter(({ mean }) => atLeast(mean, LEARN));
}

/**
 * What was written as an agenda: what somebody took on by the day it is due, without a day last;
 * then what nobody took on yet, as given.
 */
export function agendaOf<T extends { readonly finding: Finding | null }>(
	items: readonly T[]
): { readonly agreed: readonly (T & Written)[]; readonly open: readonly (T & Written)[] } {
	const written = items.filter((item): item is T & Written => item.finding !== null);
	// Days sort as text; what has none comes after all that do.
	const dayOf = ({ finding }: Written) => finding.due ?? '9999-12-31';
	return {
		agreed: written
			.filter(({ finding }) => finding.who !== '')
			.sort((a, b) => dayOf(a).localeCompare(dayOf(b))),
		open: written.filter(({ finding }) => finding.who === '')
	};
}

interface Written {
	readonly finding: Finding;
}
