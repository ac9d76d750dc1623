import fc from 'fast-check';
import { safeParse } from 'valibot';
import { describe, expect, test } from 'vitest';
import { GroupShape } from './group.ts';
import { NO_TEXT } from './language.ts';
import { freeSlug, slugFrom } from './slug.ts';

const isSlug = (slug: string) => safeParse(GroupShape.entries.slug, slug).success;

describe('slug from a title', () => {
	test.each([
		['Hoger, natuurlijker peil', 'hoger-natuurlijker-peil'],
		['Crème brûlée & coöperatie', 'creme-brulee-cooperatie'],
		['  50 % minder stikstof! ', '50-minder-stikstof'],
		['ﬁetspad', 'fietspad']
	])('[N2] %o reads as %o', (title, slug) => expect(slugFrom(title)).toBe(slug));

	test.each(['', '—', '!!!', 'Ελλάδα'])('[N2] nothing readable in %o: thema', (title) =>
		expect(slugFrom(title)).toBe('thema')
	);

	test('[N2] a long title is cut at 60 characters, and never ends in a dash', () => {
		expect(slugFrom('a'.repeat(61))).toBe('a'.repeat(60));
		expect(slugFrom(`${'a'.repeat(59)} b`)).toBe('a'.repeat(59));
	});

	test('[N2] is a valid slug for any title, and its own slug', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme', maxLength: 90 }), (title) => {
				const slug = slugFrom(title);
				expect(isSlug(freeSlug(slug, new Set()))).toBe(true);
				expect(slugFrom(slug)).toBe(slug);
			})
		);
	});
});

describe('free slug', () => {
	test('[N3] is the slug itself, or the first number from 2 that is not taken', () => {
		expect(freeSlug('beek', new Set())).toBe('beek');
		expect(freeSlug('beek', new Set(['beek']))).toBe('beek-2');
		expect(freeSlug('beek', new Set(['beek', 'beek-2', 'beek-4']))).toBe('beek-3');
		expect(freeSlug('beek', new Set(['beek-2']))).toBe('beek');
	});

	test('[N3] is never a word that means something else in an address or an object', () => {
		for (const word of ['done', 'plays', 'return', 'constructor', 'prototype']) {
			expect(isSlug(word)).toBe(false);
			expect(freeSlug(word, new Set())).toBe(`${word}-2`);
		}
	});

	test('[N3] is never taken, however many slugs are', () => {
		fc.assert(
			fc.property(
				fc.array(fc.constantFrom('beek', 'beek-2', 'beek-3', 'beek-4', 'sloot'), { maxLength: 8 }),
				(slugs) => {
					expect(slugs).not.toContain(freeSlug('beek', new Set(slugs)));
				}
			)
		);
	});

	test('[N3] is a valid slug, also next to a slug of 60 characters', () => {
		const longest = 'a'.repeat(60);
		expect(isSlug(freeSlug(longest, new Set([longest])))).toBe(true);
	});
});

describe('group', () => {
	const group = { slug: 'waterschap', family: 'overheid', title: { nl: 'Waterschap', en: null } };

	test('[N4] needs a readable slug, a family and a title; its text may be missing', () => {
		expect(safeParse(GroupShape, group)).toMatchObject({
			success: true,
			output: { ...group, text: NO_TEXT }
		});
		for (const slug of ['', 'Waterschap', 'water schap', '-a', 'a-', 'a--b', 'a'.repeat(61)])
			expect(isSlug(slug)).toBe(false);
		expect(safeParse(GroupShape, { ...group, family: 'anders' }).success).toBe(false);
		expect(safeParse(GroupShape, { ...group, title: undefined }).success).toBe(false);
	});
});
