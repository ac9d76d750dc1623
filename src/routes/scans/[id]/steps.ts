import type { RefusalReason } from '#lib/domain/refusal.ts';
import { m } from '#lib/i18n/paraglide/messages.js';

/** The steps of preparing, in the order in which they are best done. */
export const STEPS = ['area', 'about', 'themes', 'groups', 'method'] as const;
export type Step = (typeof STEPS)[number];

export const STEP_TITLES: Readonly<Record<Step, () => string>> = {
	area: m.prep_step_area,
	about: m.prep_step_about,
	themes: m.prep_step_themes,
	groups: m.prep_step_groups,
	method: m.prep_step_method
};

/** What has to be there before a round can open; the method always has a choice. */
const NEEDED: Readonly<Partial<Record<RefusalReason, Step>>> = {
	'area-missing': 'area',
	'contact-missing': 'about',
	'themes-missing': 'themes',
	'groups-missing': 'groups'
};

/** The steps that still lack something, in order. */
export function openSteps(missing: readonly RefusalReason[]): readonly Step[] {
	const lacking = missing.map((reason) => NEEDED[reason]);
	return STEPS.filter((step) => lacking.includes(step));
}

/** The step after this one; null after the last. */
export function stepAfter(step: Step): Step | null {
	return STEPS[STEPS.indexOf(step) + 1] ?? null;
}
