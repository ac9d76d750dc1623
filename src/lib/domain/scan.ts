import * as v from 'valibot';
import type { Area } from './area.ts';
import type { Group } from './group.ts';
import { LANGUAGES, NO_TEXT, type Language, type LocalText } from './language.ts';
import { refuse, type Outcome } from './refusal.ts';
import type { SubArea } from './sub-area.ts';
import type { Lever } from './theme.ts';

/** What counts as one side of the table: a family of groups, or each group by itself. */
export const BREAKDOWNS = ['families', 'groups'] as const;
export type Breakdown = (typeof BREAKDOWNS)[number];

/**
 * How people sit at the table: without a name, or as a core group that agreed beforehand to answer
 * under the names of their organisations (docs/method.md §5). Each group is then one organisation.
 */
export const MODES = ['anonymous', 'open'] as const;
export type Mode = (typeof MODES)[number];

/** The smallest number of people of whom a figure is shown, where people sit without a name. */
export const K_CHOICES = [3, 5] as const;
/** With open cards it is 1. */
export type K = (typeof K_CHOICES)[number] | 1;

/** How much each part counts in the score; any non-negative numbers that are not all zero. */
export interface Weights {
	readonly impact: number;
	readonly feasibility: number;
	readonly room: number;
}

/** "Wat het oplevert telt dubbel, haalbaarheid één keer" (docs/method.md §6). */
export const DEFAULT_WEIGHTS: Weights = { impact: 2, feasibility: 1, room: 0 };
export const DEFAULT_RETENTION_MONTHS = 12;

/** So many people share one voice at most. */
export const TABLE_MAX = 50;
export const WEIGHT_MAX = 10;
export const TITLE_MAX_LENGTH = 120;
export const TEXT_MAX_LENGTH = 2000;

/** What restrains what can be decided, by kind. */
export const PRECONDITIONS = ['legal', 'financial', 'ecological'] as const;
export type Preconditions = Readonly<Record<(typeof PRECONDITIONS)[number], LocalText>>;
export const NO_PRECONDITIONS: Preconditions = {
	legal: NO_TEXT,
	financial: NO_TEXT,
	ecological: NO_TEXT
};

/** How the result is made; fixed from the first answer on. */
export interface Method {
	/** With 'open', `breakdown` is 'groups' and `k` is 1. */
	readonly mode: Mode;
	readonly breakdown: Breakdown;
	readonly k: K;
	readonly weights: Weights;
}

export const DEFAULT_METHOD: Method = {
	mode: 'anonymous',
	breakdown: 'families',
	k: 3,
	weights: DEFAULT_WEIGHTS
};

/** What participants read before they start. */
export interface About {
	readonly title: string;
	readonly purpose: LocalText;
	/** What will be done with the result. */
	readonly use: LocalText;
	/** Who decides, and where influence ends. */
	readonly decision: LocalText;
	readonly preconditions: Preconditions;
	/** What the governments at the table are: partner, owner, who grants or enforces. */
	readonly roles: LocalText;
	/** Who is responsible and how to reach them. */
	readonly contact: string;
	/** How long raw answers are kept after the last release. */
	readonly retentionMonths: number;
	readonly languages: readonly Language[];
}

/** A scan as its facilitator sees it, without rounds and answers. */
export interface Scan extends About, Method {
	readonly id: string;
	/** Six characters with which participants join. */
	readonly code: string;
	/** null: made by the operator on the command line without an owner; nobody sees it but they. */
	readonly ownerId: string | null;
	readonly area: Area | null;
	/** The set that the themes were copied from, of the library or own; null: started empty. */
	readonly themeSet: { readonly id: string; readonly version: string } | null;
	/** A text was corrected for a typo after the first answer. */
	readonly corrected: boolean;
	/** The scan that this one rehearses, with made-up people; null for a real one. */
	readonly rehearsesId: string | null;
	readonly createdAtMs: number;
}

/** A scan with its own copy of the themes and its groups. */
export interface WholeScan extends Scan {
	readonly levers: readonly Lever[];
	readonly groups: readonly Group[];
	/** Named parts of the area, in the order in which they are listed. */
	readonly subAreas: readonly SubArea[];
}

export const LanguagesShape = v.pipe(
	v.array(v.picklist(LANGUAGES)),
	v.minLength(1),
	v.check((languages) => new Set(languages).size === languages.length, 'each language once')
);

/** Weights as three numbers, e.g. '2,1,0' on a command line or three form fields. */
export function weightsFrom(parts: readonly string[]): Outcome<{ weights: Weights }> {
	const numbers = parts.map((part) =>
		/^\d+([.,]\d+)?$/.test(part.trim()) ? Number(part.replace(',', '.')) : NaN
	);
	const [impact, feasibility, room] = numbers;
	const valid = numbers.every((n) => n <= WEIGHT_MAX);
	if (numbers.length !== 3 || !valid || numbers.every((n) => n === 0))
		return refuse('weights-invalid');
	return { ok: true, weights: { impact: impact!, feasibility: feasibility!, room: room! } };
}

/** Open cards leave no choice: each organisation is a side, and stands there by itself. */
export const OPEN_CARDS = { mode: 'open', breakdown: 'groups', k: 1 } as const;

/** Whether the mode, what counts as one side and k go together. */
export function goTogether({ mode, breakdown, k }: Omit<Method, 'weights'>): boolean {
	return mode === 'open' ? breakdown === 'groups' && k === 1 : k !== 1;
}

export function modeFrom(text: string): Outcome<{ mode: Mode }> {
	const mode = MODES.find((choice) => choice === text.trim());
	return mode === undefined ? refuse('mode-invalid') : { ok: true, mode };
}

/** @returns 3 or 5, or a refusal */
export function kFrom(text: string): Outcome<{ k: K }> {
	const k = K_CHOICES.find((choice) => String(choice) === text.trim());
	return k === undefined ? refuse('k-invalid') : { ok: true, k };
}

export function breakdownFrom(text: string): Outcome<{ breakdown: Breakdown }> {
	const breakdown = BREAKDOWNS.find((choice) => choice === text.trim());
	return breakdown === undefined ? refuse('breakdown-invalid') : { ok: true, breakdown };
}
