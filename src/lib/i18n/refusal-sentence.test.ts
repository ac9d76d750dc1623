import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '../domain/language.ts';
import type { RefusalReason } from '../domain/refusal.ts';
import { csvProblemsSentence } from './csv-problems.ts';
import english from './messages/en/refusals.json' with { type: 'json' };
import { refusalSentence } from './refusal-sentence.ts';

/** The union as it stands in the source: a type leaves nothing behind to ask. */
const union = readFileSync('src/lib/domain/refusal.ts', 'utf8').split(
	'export type RefusalReason'
)[1]!;
const REASONS = [...union.matchAll(/\| '([a-z0-9-]+)'/g)].map(
	([, reason]) => reason as RefusalReason
);

const sentences = english as Readonly<Record<string, string>>;
const inputsOf = (reason: RefusalReason): readonly string[] =>
	[...(sentences[`refusal_${reason.replaceAll('-', '_')}`] ?? '').matchAll(/\{(\w+)\}/g)].map(
		([, input]) => input!
	);

describe('[V2] every refusal has a sentence in every language', () => {
	test('the source lists reasons', () => {
		expect(REASONS.length).toBeGreaterThan(50);
		expect(new Set(REASONS).size).toBe(REASONS.length);
	});

	test.each(REASONS)('%s', (reason) => {
		const details = Object.fromEntries(inputsOf(reason).map((input) => [input, `‹${input}›`]));
		const said = LANGUAGES.map((language) =>
			refusalSentence({ ok: false, reason, details }, language)
		);
		for (const sentence of said) {
			expect(sentence).toMatch(/^\p{Lu}|^[“„]|^‹/u);
			expect(sentence).not.toMatch(/undefined|[{}]/);
			for (const value of Object.values(details)) expect(sentence).toContain(value);
		}
		for (const sentence of said.slice(1)) expect(sentence).not.toBe(said[0]);
	});

	test('and no sentence is there for a reason that is gone', () => {
		const known = REASONS.map((reason) => `refusal_${reason.replaceAll('-', '_')}`);
		const keys = Object.keys(sentences).filter((key) => key.startsWith('refusal_'));
		expect(keys.filter((key) => !known.includes(key))).toEqual([]);
	});

	test('a place is filled in only where it is known', () => {
		const reason = 'scan-file-invalid';
		const details = { place: ' (rounds.0)' };
		expect(refusalSentence({ ok: false, reason }, 'en')).toBe(
			'This is not a quickscan from Peddel.'
		);
		expect(refusalSentence({ ok: false, reason, details }, 'en')).toBe(
			'This is not a quickscan from Peddel (rounds.0).'
		);
	});

	test('a reason without a sentence is a bug', () => {
		expect(() => refusalSentence({ ok: false, reason: 'nonsense' as RefusalReason }, 'nl')).toThrow(
			'No sentence for refusal "nonsense"'
		);
	});
});

test('[V2] wherever something is refused, the inputs of its sentence come along', () => {
	const calls = globSync('src/**/*.{ts,svelte}')
		.filter((file) => !/\.test\.ts$|paraglide/.test(file))
		.flatMap((file) => {
			const code = readFileSync(file, 'utf8');
			return [...code.matchAll(/refuse\(\s*'([a-z0-9-]+)'\s*(?:,\s*(\{[^}]*\}))?\s*\)/g)].map(
				([, reason, details]) => ({ file, reason: reason as RefusalReason, details })
			);
		});
	expect(calls.length).toBeGreaterThan(60);
	const lacking = calls.flatMap(({ file, reason, details = '' }) =>
		inputsOf(reason)
			.filter((input) => input !== 'place')
			.filter((input) => !new RegExp(`\\b${input}\\b\\s*[:,}]`).test(details))
			.map((input) => `${file}: ${reason} {${input}}`)
	);
	expect(lacking).toEqual([]);
});

describe('[V3] a file with bad lines gets one sentence that names each', () => {
	const KINDS = [
		...(['empty-participant', 'group', 'theme', 'question', 'value', 'twice'] as const),
		...(['two-groups', 'group-fixed', 'columns', 'theme-not-asked'] as const)
	];

	test.each(LANGUAGES)('%s', (language) => {
		const problems = KINDS.map((kind, i) => ({ line: 10 + i, kind, value: `‹${kind}›` }));
		const sentence = csvProblemsSentence(problems, language);
		for (const { line } of problems) expect(sentence).toMatch(new RegExp(`\\p{L}+ ${line}: `, 'u'));
		for (const kind of ['group', 'theme', 'theme-not-asked', 'question', 'value', 'twice'])
			expect(sentence).toContain(`‹${kind}›`);
		expect(sentence).toContain('‹two-groups›');
		expect(sentence).toContain('10');
		expect(sentence).not.toMatch(/undefined|[{}]/);
		expect(sentence).toMatch(/[^.]\.$/);
	});

	test('as it is shown', () => {
		const problems = [
			{ line: 3, kind: 'value', value: '6' } as const,
			{ line: 7, kind: 'twice', value: '2' } as const
		];
		expect(csvProblemsSentence(problems, 'nl')).toBe(
			'Er is niets ingelezen. Mis op 2 plaatsen: regel 3: “6” is geen 1–5, dk of leeg; ' +
				'regel 7: zelfde deelnemer, thema en vraag als regel 2.'
		);
	});
});
