import { TEXT_KINDS, type TextKind } from '#lib/domain/rating.ts';
import type { RemarkStep } from '#lib/domain/remark.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { Counts } from './counts-in.ts';

/** What stands above texts of a kind. */
export const KIND_WORDS = {
	remark: m.remarks_kind_remark,
	offer: m.remarks_kind_offer,
	where: m.remarks_kind_where
} as const satisfies Readonly<Record<TextKind, unknown>>;

const COUNT_WORDS = {
	remark: [m.remarks_count_remark_one, m.remarks_count_remark_many],
	offer: [m.remarks_count_offer_one, m.remarks_count_offer_many],
	where: [m.remarks_count_where_one, m.remarks_count_where_many]
} as const satisfies Readonly<Record<TextKind, unknown>>;

/** What was done, in a word or two. */
export const DONE_WORDS = {
	hide: m.remarks_done_hide,
	show: m.remarks_done_show,
	quote: m.remarks_done_quote,
	unquote: m.remarks_done_unquote,
	join: m.remarks_done_join,
	part: m.remarks_done_part,
	restore: m.remarks_done_restore
} as const satisfies Readonly<Record<RemarkStep['kind'], unknown>>;

/** How many people wrote what, and what became of it; what there is none of is left out. */
export function countWords(counts: Counts): readonly string[] {
	const kinds = TEXT_KINDS.map((kind) => {
		const [count, [one, many]] = [counts[kind], COUNT_WORDS[kind]];
		return count === 0 ? null : count === 1 ? one() : many({ count });
	});
	return [
		...kinds,
		counts.quoted > 0 ? m.remarks_count_quoted({ count: counts.quoted }) : null,
		counts.hidden > 0 ? m.remarks_count_hidden({ count: counts.hidden }) : null
	].filter((words) => words !== null);
}
