import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { LANGUAGES, type Language } from '../domain/language.ts';
import { m } from './paraglide/messages.js';
import project from './project.inlang/settings.json' with { type: 'json' };

const FOLDER = 'src/lib/i18n/messages';
const files = readdirSync(`${FOLDER}/nl`).sort();

/** [file, key, text] of every message, in the order of the files. */
const messagesIn = (language: Language): readonly (readonly [string, string, unknown])[] =>
	files.flatMap((file) => {
		const content = JSON.parse(readFileSync(`${FOLDER}/${language}/${file}`, 'utf8')) as object;
		return Object.entries(content)
			.filter(([key]) => key !== '$schema')
			.map(([key, text]) => [file, key, text] as const);
	});
const nl = messagesIn('nl');
const en = messagesIn('en');
const inputsOf = (text: unknown) => [...new Set(String(text).match(/\{\w+\}/g))].sort();

test('[V1] both languages have the same messages, file by file', () => {
	expect(readdirSync(`${FOLDER}/en`).sort()).toEqual(files);
	const keysOf = (list: typeof nl) => list.map(([file, key]) => `${file} ${key}`).sort();
	expect(keysOf(en)).toEqual(keysOf(nl));
});

test('[V1] with the same inputs', () => {
	const english = new Map(en.map(([, key, text]) => [key, inputsOf(text)]));
	const different = nl.filter(([, key, text]) => {
		return inputsOf(text).join() !== english.get(key)?.join();
	});
	expect(different.map(([file, key]) => `${file} ${key}`)).toEqual([]);
});

test('[V1] every message is a text, and its braces are inputs', () => {
	for (const [file, key, text] of [...nl, ...en]) {
		expect(typeof text, `${file} ${key}`).toBe('string');
		expect(String(text).trim(), `${file} ${key}`).not.toBe('');
		expect(String(text).replace(/\{\w+\}/g, ''), `${file} ${key}`).not.toMatch(/[{}]/);
	}
});

test('[V1] a key is there once, in whatever file', () => {
	const keys = nl.map(([, key]) => key);
	expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
});

test('[V1] every file is one that becomes functions', () => {
	const compiled = project['plugin.inlang.messageFormat'].pathPattern.map((path) =>
		path.replace('./messages/{locale}/', '')
	);
	expect(compiled.sort()).toEqual(files);
	expect(project.locales).toEqual([...LANGUAGES]);
});

test('[V1] a message that we know is there', () => {
	expect(m.class_start({}, { locale: 'nl' })).toBe('Kansrijk om te beginnen');
	expect(m.class_start({}, { locale: 'en' })).toBe('Ready to start');
	expect(m.people_many({ count: 7 }, { locale: 'en' })).toBe('7 participants');
});
