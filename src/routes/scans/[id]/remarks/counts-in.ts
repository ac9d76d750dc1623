import type { TextKind } from '#lib/domain/rating.ts';
import type { ReadRemark } from '#lib/domain/remark.ts';

/** What there is about a theme. */
export interface Counts extends Readonly<Record<TextKind, number>> {
	readonly quoted: number;
	readonly hidden: number;
}

/** People per kind of text, and texts by what became of them. */
export function countsIn(remarks: readonly ReadRemark[]): Counts {
	const people = (kind: TextKind) =>
		remarks.reduce((sum, remark) => sum + (remark.kind === kind ? remark.people : 0), 0);
	return {
		...{ remark: people('remark'), offer: people('offer'), where: people('where') },
		quoted: remarks.filter(({ quoted, hidden }) => quoted && !hidden).length,
		hidden: remarks.filter(({ hidden }) => hidden).length
	};
}
