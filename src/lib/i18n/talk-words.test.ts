import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyScan, factsOf } from '../../../tests/fixtures/example-scan.ts';
import { LANGUAGES, type LocalText } from '../domain/language.ts';
import { makeRelease } from '../domain/release.ts';
import { talkSections } from '../domain/talk.ts';
import { commitmentInWords, highlightInWords } from './leave-words.ts';
import { talkInWords } from './talk-words.ts';

describe.each(LANGUAGES)('[TK16] in %s', (language) => {
	test('every part has a title, and every theme sentences without gaps', () => {
		let said = 0;
		fc.assert(
			fc.property(anyScan, ({ scan, people }) => {
				const release = { ...makeRelease(scan, 1, factsOf(people)), checksum: '0'.repeat(64) };
				const names = new Map<string, LocalText>();
				const told = talkInWords(talkSections(release), { groups: names, units: names }, language);
				for (const { title, text, items } of told) {
					expect(title && text).toBeTruthy();
					for (const { sentences, sides, means } of items) {
						said += sentences.length;
						for (const sentence of sentences) {
							expect(sentence).toMatch(/^\S.*\.$/);
							expect(sentence).not.toMatch(/[{}]|undefined|null|NaN|–/);
						}
						for (const { at } of [...sides.flatMap(({ rows }) => rows), ...means]) {
							expect(at).toBeGreaterThanOrEqual(0);
							expect(at).toBeLessThanOrEqual(100);
						}
					}
				}
			}),
			{ numRuns: 50 }
		);
		expect(said).toBeGreaterThan(10);
	});

	test('an agreement leaves out what is not said', () => {
		const made = { theme: null, what: 'Iets', who: 'Ada', firstStep: '', due: null, sign: '' };
		expect(commitmentInWords(made, language).more).toEqual([]);
		const { more } = commitmentInWords(
			{ ...made, firstStep: 'Bellen', due: '2027-02-21', sign: 'Een bord' },
			language
		);
		expect(more).toHaveLength(2);
		expect(more[0]).toMatch(/Bellen.*2027/);
		expect(more[1]).toContain('Een bord');
	});

	test('what the meeting leaves with names its theme, its words, or both', () => {
		const titles = new Map([['a', { nl: 'Sloten', en: 'Sloten' }]]);
		const words = (theme: string | null, text: string) =>
			highlightInWords({ kind: 'start', theme, text }, titles, language);
		expect(words('a', '')).toBe('Sloten');
		expect(words(null, 'Beginnen')).toBe('Beginnen');
		expect(words('a', 'Beginnen')).toBe('Sloten: Beginnen');
	});
});
