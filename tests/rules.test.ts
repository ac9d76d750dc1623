import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

/** Rules as docs/rules.md lists them: a line that starts with "- **S1**". */
const rules = [
	...readFileSync('docs/rules.md', 'utf8').matchAll(/^- \*\*([A-Z]{1,2}\d+)\*\* (.*)$/gm)
].map(([, number, sentence]) => ({ number: number!, sentence: sentence! }));

/** A test name that starts with rule numbers, in the quotes around it. */
const QUOTED = /['"`]((?:\[[A-Z]{1,2}\d+\] ?)+)/g;

const testFiles = ['src', 'tests'].flatMap((folder) =>
	readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((name) => /\.(test|e2e)\.ts$/.test(name))
		.map((name) => `${folder}/${name}`)
);

const quotes = testFiles.flatMap((file) =>
	[...readFileSync(file, 'utf8').matchAll(QUOTED)].flatMap(([, name]) =>
		[...name!.matchAll(/[A-Z]{1,2}\d+/g)].map(([number]) => ({ file, number }))
	)
);

describe('numbered rules', () => {
	test('every rule number quoted by a test stands in docs/rules.md', () => {
		const known = new Set(rules.map(({ number }) => number));
		const unknown = quotes
			.filter(({ number }) => !known.has(number))
			.map(({ file, number }) => `${number} in ${file}`);
		expect([...new Set(unknown)]).toEqual([]);
	});

	test('every rule in docs/rules.md is quoted by at least one test', () => {
		const quoted = new Set(quotes.map(({ number }) => number));
		expect(rules.filter(({ number }) => !quoted.has(number)).map(({ number }) => number)).toEqual(
			[]
		);
	});

	test('rules are numbered from 1 in every section, without gaps, and each says something', () => {
		const seen = new Map<string, number>();
		for (const { number, sentence } of rules) {
			const letter = number.replace(/\d+$/, '');
			const place = (seen.get(letter) ?? 0) + 1;
			expect(number).toBe(`${letter}${place}`);
			expect(sentence).toMatch(/\.$/);
			seen.set(letter, place);
		}
		expect([...seen.keys()]).toEqual(expect.arrayContaining(['S', 'P', 'O', 'R', 'T', 'N']));
	});
});
