import type { Finding } from './knowledge.ts';
import { HIGHLIGHTS_MAX, type HighlightKind } from './meeting.ts';
import type { ReleaseTheme } from './release-shape.ts';
import type { TalkPart, TalkSection } from './talk.ts';

/** What a meeting leaves with about one thing: a theme, words of its own, or both. */
export interface Highlight {
	readonly kind: HighlightKind;
	/** Slug; null: about no theme of the scan. */
	readonly theme: string | null;
	/** '' only with a theme, whose title then says it. */
	readonly text: string;
}

/** An agreement. */
export interface Commitment {
	/** Slug; null: about no theme of the scan. */
	readonly theme: string | null;
	readonly what: string;
	/** Who gave their word, as they want to be named. */
	readonly who: string;
	readonly firstStep: string;
	/** When the first step is done, 'YYYY-MM-DD'; null: not agreed. */
	readonly due: string | null;
	/** How one will see it. */
	readonly sign: string;
}

/** Longest of each text. */
export const LEAVE_MAX_LENGTH = {
	highlight: 200,
	...{ what: 300, who: 200, firstStep: 300, sign: 300 },
	after: 5000
} as const;
/** More agreements than this nobody keeps. */
export const COMMITMENTS_MAX = 30;
/** Within so many months the first step is taken. */
export const FIRST_STEP_MONTHS = 3;

/**
 * Whether a first step is later than is good for it: then one hears a remark, it is no mistake.
 * @param today and due 'YYYY-MM-DD'
 */
export function isFarOff(due: string | null, today: string): boolean {
	return due !== null && due > monthsAfter(today, FIRST_STEP_MONTHS);
}

/** The same day so many months later, or the last day of that month. */
export function monthsAfter(day: string, months: number): string {
	const [year, month, date] = day.split('-').map(Number) as [number, number, number];
	const lastOfMonth = new Date(Date.UTC(year, month + months, 0));
	const kept = Math.min(date, lastOfMonth.getUTCDate());
	return new Date(Date.UTC(lastOfMonth.getUTCFullYear(), lastOfMonth.getUTCMonth(), kept))
		.toISOString()
		.slice(0, 10);
}

/** In which parts of the talk each kind is looked for. */
const FROM: Readonly<Record<HighlightKind, readonly TalkPart[]>> = {
	start: ['start'],
	talk: ['differ', 'minority'],
	question: ['find-out']
};

/** A theme that could be on the page, and the question that was written about it. */
export interface Proposal {
	readonly theme: ReleaseTheme;
	/** '' where there is none: the title says it. */
	readonly text: string;
}

/**
 * What could stand on the page before people leave: as many of each as fit, of what is not there
 * yet.
 * @param findings per theme, what has to be found out
 */
export function proposedHighlights(
	sections: readonly TalkSection[],
	findings: ReadonlyMap<string, Pick<Finding, 'question'>>,
	chosen: readonly Highlight[]
): Readonly<Record<HighlightKind, readonly Proposal[]>> {
	const proposed = (kind: HighlightKind) => {
		const there = chosen.filter((one) => one.kind === kind);
		const items = FROM[kind].flatMap(
			(part) => sections.find((section) => section.part === part)?.items ?? []
		);
		const themes = [...new Set(items.map(({ theme }) => theme))];
		return themes
			.filter(({ id }) => !there.some(({ theme }) => theme === id))
			.slice(0, HIGHLIGHTS_MAX[kind] - there.length)
			.map((theme) => ({
				theme,
				text: kind === 'question' ? (findings.get(theme.id)?.question ?? '') : ''
			}));
	};
	return { start: proposed('start'), talk: proposed('talk'), question: proposed('question') };
}
