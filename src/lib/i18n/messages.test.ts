import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { LANGUAGES, type Language } from '../domain/language.ts';
import { m } from './paraglide/messages.js';
import { locales } from './paraglide/runtime.js';
import project from './project.inlang/settings.json' with { type: 'json' };

const FOLDER = 'src/lib/i18n/messages';
const read = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;

/** A language is one file, or a folder with a file per part of the house. */
function filesOf(language: Language): readonly string[] {
	const whole = `${FOLDER}/${language}.json`;
	if (existsSync(whole)) return [whole];
	return readdirSync(`${FOLDER}/${language}`)
		.sort()
		.map((file) => `${FOLDER}/${language}/${file}`);
}

/** [file, key, text] of every message, in the order of the files. */
const messagesIn = (language: Language): readonly (readonly [string, string, unknown])[] =>
	filesOf(language).flatMap((file) =>
		Object.entries(read(file))
			.filter(([key]) => key !== '$schema')
			.map(([key, text]) => [file, key, text] as const)
	);
const inputsOf = (text: unknown) => [...new Set(String(text).match(/\{\w+\}/g))].sort();
const nl = messagesIn('nl');

describe.each(LANGUAGES)('[V1] %s', (language) => {
	const own = messagesIn(language);
	const texts = new Map(own.map(([, key, text]) => [key, text]));

	test('has the messages that Dutch has, and no other', () => {
		const dutch = new Set(nl.map(([, key]) => key));
		expect({
			missing: [...dutch].filter((key) => !texts.has(key)),
			unknown: own.map(([, key]) => key).filter((key) => !dutch.has(key))
		}).toEqual({ missing: [], unknown: [] });
	});

	test('has them with the same inputs', () => {
		const different = nl.filter(
			([, key, text]) => inputsOf(text).join() !== inputsOf(texts.get(key)).join()
		);
		expect(different.map(([, key]) => key)).toEqual([]);
	});

	test('has a text for each, whose braces are inputs', () => {
		for (const [file, key, text] of own) {
			expect(typeof text, `${file} ${key}`).toBe('string');
			expect(String(text).trim(), `${file} ${key}`).not.toBe('');
			expect(String(text).replace(/\{\w+\}/g, ''), `${file} ${key}`).not.toMatch(/[{}]/);
		}
	});

	test('has each key once, in whatever file', () => {
		const keys = own.map(([, key]) => key);
		expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
	});
});

test('[V1] the folders of a language have the same files', () => {
	const names = (language: Language) =>
		filesOf(language).map((file) => file.replace(`${FOLDER}/${language}/`, ''));
	expect(names('en')).toEqual(names('nl'));
});

test('[V8] every file and every language becomes functions', () => {
	const compiled = project['plugin.inlang.messageFormat'].pathPattern.flatMap((path) =>
		LANGUAGES.map((language) => path.replace('./', `src/lib/i18n/`).replace('{locale}', language))
	);
	expect(compiled).toEqual(expect.arrayContaining(LANGUAGES.flatMap(filesOf)));
	expect(project.locales).toEqual(LANGUAGES);
	expect(project.baseLocale).toBe(LANGUAGES[0]);
	expect([...locales]).toEqual(LANGUAGES);
});

test('[V1] a message that we know is there', () => {
	expect(m.class_start({}, { locale: 'nl' })).toBe('Kansrijk om te beginnen');
	expect(m.class_start({}, { locale: 'en' })).toBe('Ready to start');
	expect(m.people_many({ count: 7 }, { locale: 'en' })).toBe('7 participants');
});
