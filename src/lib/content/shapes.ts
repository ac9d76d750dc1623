import * as v from 'valibot';
import { FAMILIES } from '../domain/group.ts';
import { CONDITIONS } from '../domain/theme.ts';

/** Who made the policy. */
export const POLICY_LEVELS = ['europees', 'nationaal', 'sub-nationaal'] as const;
export type PolicyLevel = (typeof POLICY_LEVELS)[number];

/** Whom it binds: everybody it names, only the authority that adopts it, or nobody. */
export const BINDINGS = ['bindend', 'zelfbindend', 'niet-bindend'] as const;
export type Binding = (typeof BINDINGS)[number];

export const POLICY_STATUSES = [
	'actief',
	'ontwerp',
	'in-voorbereiding',
	'voormalig-programma',
	'gestopt'
] as const;
export type PolicyStatus = (typeof POLICY_STATUSES)[number];

// Strict objects everywhere: a misspelt field in a library file is an error, not a silent default.
const text = v.pipe(v.string(), v.minLength(1));
const inBothLanguages = v.strictObject({ nl: text, en: text });
const id = v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), v.maxLength(60));
const order = v.pipe(v.number(), v.integer(), v.minValue(1));
const version = v.pipe(v.string(), v.regex(/^\d+\.\d+\.\d+$/));

const ThemeFileShape = v.strictObject({
	id,
	order,
	title: inBothLanguages,
	text: inBothLanguages,
	policies: v.array(v.strictObject({ id, articles: v.optional(v.array(text)) })),
	bkn: v.array(v.picklist(CONDITIONS)),
	core: v.optional(v.boolean(), false),
	enabling: v.optional(v.boolean(), false),
	executors: v.array(id)
});
export type ThemeInFile = v.InferOutput<typeof ThemeFileShape>;

/** themes-*.json */
export const ThemeSetFileShape = v.strictObject({
	id,
	version,
	title: inBothLanguages,
	note: inBothLanguages,
	changes: inBothLanguages,
	bknTypes: v.array(v.picklist(CONDITIONS)),
	levers: v.array(
		v.strictObject({
			id,
			order,
			title: inBothLanguages,
			summary: inBothLanguages,
			themes: v.array(ThemeFileShape)
		})
	)
});

/** stakeholder-groups.json */
export const GroupsFileShape = v.strictObject({
	version,
	changes: inBothLanguages,
	families: v.array(v.strictObject({ id: v.picklist(FAMILIES), order, title: inBothLanguages })),
	groups: v.array(
		v.strictObject({
			id,
			family: v.picklist(FAMILIES),
			order,
			title: inBothLanguages,
			text: inBothLanguages,
			sets: v.array(id)
		})
	)
});

/** policies.json */
export const PoliciesFileShape = v.strictObject({
	version,
	changes: inBothLanguages,
	note: inBothLanguages,
	levels: v.array(v.picklist(POLICY_LEVELS)),
	bindings: v.array(v.picklist(BINDINGS)),
	statuses: v.array(v.picklist(POLICY_STATUSES)),
	source: text,
	policies: v.array(
		v.strictObject({
			id,
			level: v.picklist(POLICY_LEVELS),
			title: inBothLanguages,
			summary: inBothLanguages,
			binding: v.picklist(BINDINGS),
			status: v.picklist(POLICY_STATUSES),
			official: v.optional(text),
			articles: v.optional(
				v.array(v.strictObject({ id: text, title: inBothLanguages, source: text }))
			)
		})
	)
});

const textById = v.record(id, v.strictObject({ title: text, text }));

/** words/<language>.json: what the files above say, in a language that came later, by id. */
export const WordsFileShape = v.strictObject({
	sets: v.record(id, v.strictObject({ title: text, note: text })),
	levers: v.record(id, v.strictObject({ title: text, summary: text })),
	themes: textById,
	groups: textById,
	policyNote: text,
	policies: v.record(
		id,
		v.strictObject({
			title: text,
			summary: text,
			articles: v.optional(v.record(text, text), {})
		})
	)
});
export type WordsInFile = v.InferOutput<typeof WordsFileShape>;

/**
 * A library file that fits its shape.
 * @throws Error naming the file and the path of the first field that is wrong
 */
export function checkedFile<S extends v.GenericSchema>(
	name: string,
	shape: S,
	content: unknown
): v.InferOutput<S> {
	const parsed = v.safeParse(shape, content, { abortEarly: true });
	if (parsed.success) return parsed.output;
	const [issue] = parsed.issues;
	throw new Error(`${name}: ${v.getDotPath(issue) ?? '(whole file)'}: ${issue.message}`);
}
