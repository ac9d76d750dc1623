import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { refuse, type Outcome, type Refusal } from '../lib/domain/refusal.ts';
import { refusalSentence } from '../lib/i18n/refusal-sentence.ts';
import { consoleLanguage, say } from './console.ts';

/** The command was given wrongly: exit code 2 with the usage. */
export class UsageError extends Error {}

/** The command was understood and refused: exit code 1 with one sentence. */
export class Refused extends Error {
	constructor(refusal: Refusal | string) {
		super(typeof refusal === 'string' ? refusal : refusalSentence(refusal, consoleLanguage()));
	}
}

/** What a use case gives when it is done. @throws Refused otherwise */
export function orRefuse<T>(outcome: Outcome<T>): { readonly ok: true } & T {
	if (!outcome.ok) throw new Refused(outcome);
	return outcome;
}

export type Values = Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;

/** @throws UsageError when the option is not there */
export function required(values: Values, option: string): string {
	const value = values[option];
	if (typeof value !== 'string' || value === '')
		throw new UsageError(say((m, at) => m.cli_missing_option({ option }, at)));
	return value;
}

/** An option that takes one of a few words; the first is the default. @throws UsageError */
export function oneOf<T extends string>(values: Values, option: string, words: readonly T[]): T {
	const value = values[option] ?? words[0]!;
	const word = words.find((known) => known === value);
	if (word === undefined)
		throw new UsageError(say((m, at) => m.cli_one_of({ option, words: words.join(', ') }, at)));
	return word;
}

/** An option of several words with commas between them; nothing between two commas is no word. */
export function listOf(value: string): readonly string[] {
	return value
		.split(',')
		.map((word) => word.trim())
		.filter((word) => word !== '');
}

/** A path as the person meant it: npm runs commands in the project, they may stand elsewhere. */
export function pathFrom(path: string): string {
	return resolve(process.env.INIT_CWD ?? process.cwd(), path);
}

/**
 * The text of a file.
 * @throws Refused when it cannot be read
 */
export function textOf(path: string): string {
	try {
		return readFileSync(pathFrom(path), 'utf8');
	} catch {
		throw new Refused(refuse('file-unreadable', { file: path }));
	}
}
