import * as v from 'valibot';

const MAX_LENGTH = 60;

/** Words that mean something else in an address or in JavaScript objects. */
const RESERVED = [
	'done',
	'grid',
	'map',
	'plays',
	'return',
	'answer',
	...['result', 'explore', 'story'],
	'import',
	'themes',
	'constructor',
	'prototype'
];

/** A readable id of a theme, lever or group; unique in its scan and never changed. */
export const SlugShape = v.pipe(
	v.string(),
	v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
	v.maxLength(MAX_LENGTH),
	v.check((slug) => !RESERVED.includes(slug), 'a word that means something else')
);

/**
 * A readable id from a title: lower case, accents dropped, words joined by '-'.
 * @returns at most 60 characters; 'thema' when nothing readable is left
 */
export function slugFrom(title: string): string {
	const slug = title
		.normalize('NFKD')
		.replace(/[\u0300-\u036f]/g, '')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.slice(0, MAX_LENGTH)
		.replace(/^-+|-+$/g, '');
	return slug === '' ? 'thema' : slug;
}

/** The slug itself, or the first of slug-2, slug-3 … that is free; never over 60 characters. */
export function freeSlug(slug: string, taken: ReadonlySet<string>): string {
	const free = (candidate: string) => !taken.has(candidate) && !RESERVED.includes(candidate);
	if (free(slug)) return slug;
	let number = 2;
	while (!free(numbered(slug, number))) number += 1;
	return numbered(slug, number);
}

function numbered(slug: string, number: number): string {
	const end = `-${number}`;
	return slug.slice(0, MAX_LENGTH - end.length).replace(/-+$/, '') + end;
}
