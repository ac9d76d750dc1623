import * as v from 'valibot';
import { TEXT_KINDS } from '#lib/domain/rating.ts';
import type { RemarkStep } from '#lib/domain/remark.ts';
import { typed, typedAll } from '../../form-values.ts';

/** The kinds of step, each an action of the page by the same name. */
export const STEPS = [
	...(['hide', 'show', 'quote', 'unquote'] as const),
	...(['join', 'part', 'restore'] as const)
] as const satisfies readonly RemarkStep['kind'][];

const StatesShape = v.pipe(
	v.string(),
	v.parseJson(),
	v.array(
		v.strictObject({
			id: v.string(),
			hidden: v.boolean(),
			quoted: v.boolean(),
			joinedTo: v.nullable(v.string())
		})
	)
);

/** Which list of which theme a form is about. */
export interface ListName {
	readonly theme: string;
	readonly kind: string;
}

/** @returns null for a list that cannot be */
export function listFrom(form: FormData): ListName | null {
	const [theme, kind] = [typed(form, 'theme'), typed(form, 'kind')];
	return TEXT_KINDS.some((known) => known === kind) ? { theme, kind } : null;
}

/**
 * The step that a form asks for: fields `id` or `ids`, `under`, and `states` as JSON.
 * @returns null when they make none
 */
export function stepFrom(kind: RemarkStep['kind'], form: FormData): RemarkStep | null {
	const id = typed(form, 'id');
	switch (kind) {
		case 'join':
			return { kind, ids: typedAll(form, 'ids'), under: typed(form, 'under') };
		case 'part':
			return { kind, ids: [id] };
		case 'restore': {
			const states = v.safeParse(StatesShape, typed(form, 'states'));
			return states.success ? { kind, states: states.output } : null;
		}
		default:
			return { kind, id };
	}
}

/** The text at which the reader goes on after a step; it stands by itself then, or did before. */
export function textAfter(step: RemarkStep): string {
	if (step.kind === 'join') return step.under;
	if (step.kind === 'restore') return step.states[0]?.id ?? '';
	return step.kind === 'part' ? step.ids[0]! : step.id;
}
