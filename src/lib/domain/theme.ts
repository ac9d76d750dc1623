import type { LocalText } from './language.ts';

/** The three kinds of condition of Basiskwaliteit Natuur. */
export const CONDITIONS = ['abiotiek', 'inrichting', 'beheer'] as const;
export type Condition = (typeof CONDITIONS)[number];

export interface PolicyLink {
	/** Id in content/policies.json. */
	readonly id: string;
	readonly articles?: readonly string[];
}

/** Where a theme stands beside the plan that an area already has. */
export const PLAN_PLACES = ['inside', 'outside'] as const;
export type PlanPlace = (typeof PLAN_PLACES)[number];

/** One possible set of measures, as one scan asks it. */
export interface Theme {
	/** Library id or own slug; unique in the scan and never changed. */
	readonly slug: string;
	readonly title: LocalText;
	readonly text: LocalText;
	/** A condition (pay, lease, market): listed apart from measures. */
	readonly enabling: boolean;
	/** One of the twelve themes of the short set. */
	readonly core: boolean;
	/** Off: not asked and not in the release. */
	readonly active: boolean;
	/** 'library', 'reworded' (a library theme with own words) or 'own'. */
	readonly origin: 'library' | 'reworded' | 'own';
	/** Corrected for a typo after the first answer. */
	readonly corrected: boolean;
	/** What we already know: at most two short facts and one link. */
	readonly facts: readonly LocalText[];
	readonly factLink: string | null;
	/** Slugs of the groups that would carry it out. */
	readonly executors: readonly string[];
	readonly planPlace: PlanPlace | null;
	readonly policies: readonly PolicyLink[];
	readonly conditions: readonly Condition[];
}

/** Where more can be read about a theme. */
export interface FactLink {
	readonly href: string;
	/** Told before one follows it. */
	readonly host: string;
}

/**
 * The link of a theme as people get it. Who reads a page follows it: nothing but an address on the
 * web is one, whatever came in with a file.
 * @returns null without a link and for any other text
 */
export function factLinkOf(text: string | null): FactLink | null {
	if (text === null || !/^https?:\/\//i.test(text) || !URL.canParse(text)) return null;
	const { href, host } = new URL(text);
	return { href, host };
}

/** A cluster of themes (KANO: aangrijpingspunt). */
export interface Lever {
	readonly slug: string;
	readonly title: LocalText;
	readonly summary: LocalText;
	/** Corrected for a typo after the first answer. */
	readonly corrected: boolean;
	readonly themes: readonly Theme[];
}

/** A versioned library of levers and themes. */
export interface ThemeSet {
	readonly id: string;
	readonly version: string;
	readonly title: LocalText;
	readonly note: LocalText;
	readonly levers: readonly Lever[];
}
