import { NEEDS, type Need } from '../domain/rating.ts';
import type { ReleaseBeside } from '../domain/release-shape.ts';
import { m } from './paraglide/messages.js';

/** The word of each need, as on the card. */
export const NEED_WORDS = {
	money: m.rate_need_money,
	land: m.rate_need_land,
	rules: m.rate_need_rules,
	knowledge: m.rate_need_knowledge,
	support: m.rate_need_support,
	time: m.rate_need_time,
	other: m.rate_need_other
} as const satisfies Readonly<Record<Need, unknown>>;

/** What is needed, most said first; what nobody said is left out. */
export function neededFirst({ counts }: NonNullable<ReleaseBeside['needs']>): readonly {
	readonly need: Need;
	readonly people: number;
}[] {
	return NEEDS.map((need) => ({ need, people: counts[need] }))
		.filter(({ people }) => people > 0)
		.toSorted((a, b) => b.people - a.people);
}
