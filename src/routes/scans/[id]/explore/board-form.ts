import * as v from 'valibot';
import type { BoardStep } from '#lib/domain/contribution-board.ts';
import { CLUSTER_TITLE_MAX_LENGTH, REPLY_MAX_LENGTH } from '#lib/domain/contribution.ts';
import { typed, typedAll, typedIn } from '../../form-values.ts';

/** The kinds of step, each an action of the page by the same name; 'take-out' is `takeOut`. */
export const STEPS = [
	...(['gather', 'put', 'take-out', 'hide', 'show'] as const),
	...(['rename', 'reply', 'merge', 'dissolve', 'restore'] as const)
] as const satisfies readonly BoardStep['kind'][];
export type StepKind = (typeof STEPS)[number];

const WereShape = v.pipe(
	v.string(),
	v.parseJson(),
	v.strictObject({
		clusters: v.array(
			v.strictObject({
				id: v.number(),
				title: v.pipe(v.string(), v.minLength(1), v.maxLength(CLUSTER_TITLE_MAX_LENGTH)),
				theme: v.nullable(v.string()),
				reply: v.pipe(v.string(), v.maxLength(REPLY_MAX_LENGTH))
			})
		),
		made: v.array(v.number()),
		contributions: v.array(
			v.strictObject({ id: v.string(), cluster: v.nullable(v.number()), hidden: v.boolean() })
		)
	})
);

/**
 * The step that a form asks for: fields `ids`, `title`, `cluster`, `into`, `reply`, and `were` as
 * JSON.
 * @returns null when they make none
 */
export function stepFrom(kind: StepKind, form: FormData): BoardStep | null {
	const ids = typedAll(form, 'ids');
	const cluster = Number(typed(form, 'cluster'));
	switch (kind) {
		case 'gather':
			return { kind, ids, title: typed(form, 'title') };
		case 'put':
			return { kind, ids, cluster };
		case 'take-out':
		case 'hide':
		case 'show':
			return { kind, ids };
		case 'rename':
			return { kind, cluster, title: typed(form, 'title') };
		case 'reply':
			return { kind, cluster, reply: typed(form, 'reply') };
		case 'merge':
			return { kind, cluster, into: Number(typed(form, 'into')) };
		case 'dissolve':
			return { kind, cluster };
		case 'restore': {
			const were = v.safeParse(WereShape, typed(form, 'were'));
			return were.success ? { kind, were: were.output } : null;
		}
	}
}

/** What was typed, so that a refusal comes back with it. */
export function valuesOf(at: StepKind | 'theme', form: FormData) {
	return {
		at,
		ids: typedAll(form, 'ids'),
		cluster: Number(typed(form, 'cluster')),
		...{ title: typed(form, 'title'), reply: typed(form, 'reply'), lever: typed(form, 'lever') },
		newLever: typedIn(form, 'new_lever'),
		themeTitle: typedIn(form, 'theme_title'),
		themeText: typedIn(form, 'theme_text')
	};
}
export type Values = ReturnType<typeof valuesOf>;
