import { answerFromCell, QUESTIONS, type Answer, type Question } from '#lib/domain/rating.ts';
import { refuse, type Outcome } from '#lib/domain/refusal.ts';
import type { Choices, TypedForm } from '#lib/server/usecases/enter-paper.ts';
import { typed } from '../../form-values.ts';

/**
 * A form as it was sent: fields `form`, `group`, `impact.sloten` … with '1' … '5', 'dk' or '', and
 * `remark.sloten`.
 */
export function typedForm(form: FormData): Outcome<{ paper: TypedForm }> {
	const answers: Record<string, Partial<Record<Question, Answer>>> = {};
	const remarks: Record<string, string> = {};
	for (const name of form.keys()) {
		const [part, theme] = splitAt(name);
		if (!theme) continue;
		const question = QUESTIONS.find((known) => known === part);
		if (part === 'remark') remarks[theme] = typed(form, name);
		if (!question) continue;
		const answer = answerFromCell(typed(form, name));
		if (answer === undefined) return refuse('value-invalid');
		if (answer) (answers[theme] ??= {})[question] = answer;
	}
	const paper = { form: typed(form, 'form'), group: typed(form, 'group'), answers, remarks };
	return { ok: true, paper };
}

/** What was chosen on lines that differ: fields `choose.impact.sloten` and `choose.group`. */
export function typedChoices(form: FormData): Choices {
	const choices: Record<string, 'first' | 'second' | 'none'> = {};
	for (const name of form.keys()) {
		const [part, line] = splitAt(name);
		const choice = CHOICES.find((known) => known === typed(form, name));
		if (part === 'choose' && line && choice) choices[line] = choice;
	}
	return choices;
}

const CHOICES = ['first', 'second', 'none'] as const;

/** Every field as it was sent, to send it again with a choice or to show it again. */
export function fieldsOf(form: FormData): Readonly<Record<string, string>> {
	const names = [...new Set(form.keys())].filter((name) => !name.startsWith('choose.'));
	return Object.fromEntries(names.map((name) => [name, typed(form, name)]));
}

/** 'choose.impact.sloten' → ['choose', 'impact.sloten']. */
function splitAt(name: string): readonly [string, string | undefined] {
	const dot = name.indexOf('.');
	return dot < 0 ? [name, undefined] : [name.slice(0, dot), name.slice(dot + 1)];
}
