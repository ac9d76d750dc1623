import type { Binding, PolicyLevel, PolicyStatus } from '#lib/content/shapes.ts';
import { m } from '#lib/i18n/paraglide/messages.js';

export const LEVEL_WORDS = {
	europees: m.policies_level_europees,
	nationaal: m.policies_level_nationaal,
	'sub-nationaal': m.policies_level_sub_nationaal
} as const satisfies Readonly<Record<PolicyLevel, unknown>>;

export const BINDING_WORDS = {
	bindend: m.policies_binding_bindend,
	zelfbindend: m.policies_binding_zelfbindend,
	'niet-bindend': m.policies_binding_niet_bindend
} as const satisfies Readonly<Record<Binding, unknown>>;

export const STATUS_WORDS = {
	actief: m.policies_status_actief,
	ontwerp: m.policies_status_ontwerp,
	'in-voorbereiding': m.policies_status_in_voorbereiding,
	'voormalig-programma': m.policies_status_voormalig_programma,
	gestopt: m.policies_status_gestopt
} as const satisfies Readonly<Record<PolicyStatus, unknown>>;
