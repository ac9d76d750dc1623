import { refuse, type Outcome } from './refusal.ts';

/** "Wat speelt hier?": what people write before anything is rated. */
export const CONTRIBUTION_KINDS = ['problem', 'opportunity', 'precondition'] as const;
export type ContributionKind = (typeof CONTRIBUTION_KINDS)[number];

export const CONTRIBUTION_MAX_LENGTH = 280;
/** So many one person can write. */
export const CONTRIBUTIONS_MAX = 20;
export const CLUSTER_TITLE_MAX_LENGTH = 80;
export const REPLY_MAX_LENGTH = 500;
export const CLUSTERS_MAX = 60;

/** What one person wrote; who that is cannot be told from it. */
export interface Contribution {
	/** By chance; it tells nothing. */
	readonly id: string;
	readonly kind: ContributionKind;
	readonly text: string;
	/** Null: in none. */
	readonly cluster: number | null;
	/** Only the facilitator and who wrote it still see it. */
	readonly hidden: boolean;
}

/** Contributions that belong together, with what became of them. */
export interface Cluster {
	readonly id: number;
	readonly title: string;
	/** Slug of the own theme that was made of it. */
	readonly theme: string | null;
	/** What else was done with it, for who wrote it; empty: nothing yet. */
	readonly reply: string;
}

/** What nobody can read: control characters, half characters, and what turns the writing around. */
const UNREADABLE = /[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]/u;
const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u;

/**
 * What somebody typed as a text of one line: trimmed, with single spaces.
 * @returns '' when nothing can be seen of it; refused when it is too long or cannot be read
 */
export function plainText(typed: string, max: number): Outcome<{ text: string }> {
	const text = typed.replace(/\s+/gu, ' ').trim();
	if (UNREADABLE.test(text)) return refuse('text-characters');
	if (text.length > max) return refuse('text-too-long', { max });
	return { ok: true, text: VISIBLE.test(text) ? text : '' };
}

/** By kind and alphabet, the same in every house: the order tells neither who nor when. */
export function inOrder<C extends Contribution>(contributions: readonly C[]): readonly C[] {
	const key = ({ kind, text, id }: Contribution) =>
		[CONTRIBUTION_KINDS.indexOf(kind), text.toLowerCase(), text, id] as const;
	return contributions
		.map((contribution) => ({ contribution, key: key(contribution) }))
		.sort((a, b) => {
			const at = a.key.findIndex((part, i) => part !== b.key[i]);
			return at < 0 ? 0 : a.key[at]! < b.key[at]! ? -1 : 1;
		})
		.map(({ contribution }) => contribution);
}
