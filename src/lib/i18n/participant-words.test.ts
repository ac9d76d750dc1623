import { globSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { expect, test } from 'vitest';
import type { LocalText } from '../domain/language.ts';
import { LIBRARY_GROUPS, POLICIES, POLICY_NOTE, THEME_SETS } from '../content/content.ts';

const MAX_WORDS = 20;

/** What a participant reads: pages of a scan, the first page, what is around them, and the form on paper. */
const START = [
	...globSync('src/routes/s/**/*.{ts,svelte}'),
	...globSync('src/routes/+{page,layout,error}*.{ts,svelte}'),
	'src/routes/scans/[id]/paper/Form.svelte',
	'src/hooks.server.ts'
]
	.map((path) => path.replaceAll('\\', '/'))
	.filter((path) => !path.endsWith('.test.ts'));

/** Files of ours that a file imports, at once or later. The server's own rooms write no sentences. */
function importedBy(path: string, source: string): readonly string[] {
	const found = source.matchAll(/(?:\bfrom\s*|\bimport\s*\(?\s*)['"]([^'"]+)['"]/g);
	return [...found]
		.map(([, to]) => to!)
		.map((to) => (to.startsWith('#lib/') ? to.replace('#lib/', 'src/lib/') : to))
		.map((to) => (to.startsWith('.') ? posix.join(posix.dirname(path), to) : to))
		.filter((to) => /^src\/.*\.(ts|js|svelte)$/.test(to))
		.filter((to) => !/\/(server|paraglide|content)\//.test(to));
}

/** Every message that a participant can be shown. */
function keysShown(): ReadonlySet<string> {
	const [seen, keys, queue] = [new Set<string>(), new Set<string>(), [...START]];
	while (queue.length > 0) {
		const path = queue.pop()!;
		if (seen.has(path)) continue;
		seen.add(path);
		const source = readFileSync(path, 'utf8');
		for (const [, key] of source.matchAll(/\bm\.(\w+)/g)) keys.add(key!);
		if (source.includes('refusal_${')) for (const key of REFUSALS) keys.add(key);
		queue.push(...importedBy(path, source));
	}
	return keys;
}

const messages = Object.assign(
	{},
	...globSync('src/lib/i18n/messages/nl/*.json').map((path) =>
		JSON.parse(readFileSync(path, 'utf8'))
	)
) as Readonly<Record<string, string>>;
const REFUSALS = Object.keys(messages).filter((key) => key.startsWith('refusal_'));

/** The sentences of a text that are too long, with the name of the text. */
function tooLong(name: string, text: string): readonly string[] {
	return text
		.split(/[.!?:]+(?=\s|$)/)
		.filter((sentence) => sentence.trim().split(/\s+/).length > MAX_WORDS)
		.map((sentence) => `${name}: ${sentence.trim()}`);
}

test('[V7] no Dutch sentence on a page for participants is longer than 20 words', () => {
	const keys = [...keysShown()].filter((key) => key in messages);
	expect(keys.length).toBeGreaterThan(150);
	expect(keys).toEqual(
		expect.arrayContaining(['welcome_begin', 'rate_next', 'question_impact', 'footer_text'])
	);
	expect(keys.flatMap((key) => tooLong(key, messages[key]!))).toEqual([]);
});

test('[C27] no Dutch sentence of themes, levers, groups and policies is longer than 20 words', () => {
	const levers = THEME_SETS.flatMap((set) => set.levers);
	const texts: readonly (readonly [string, ...LocalText[]])[] = [
		...levers.map((lever) => [lever.slug, lever.title, lever.summary] as const),
		...levers.flatMap((lever) => lever.themes).map((it) => [it.slug, it.title, it.text] as const),
		...LIBRARY_GROUPS.map((group) => [group.slug, group.title, group.text] as const),
		...POLICIES.map((policy) => [policy.id, policy.title, policy.summary] as const),
		...POLICIES.flatMap(({ articles }) => articles.map(({ id, title }) => [id, title] as const)),
		['note', POLICY_NOTE]
	];
	const long = texts.flatMap(([id, ...said]) => said.flatMap(({ nl }) => tooLong(id, nl ?? '')));
	expect(long).toEqual([]);
});
