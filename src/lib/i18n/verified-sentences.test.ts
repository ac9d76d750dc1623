import { expect, test } from 'vitest';
import { LANGUAGES, textFor } from '../domain/language.ts';
import { verifiedSentences } from './verified-sentences.ts';

const TITLES = { hagen: { nl: 'Hagen', en: 'Hedges' } };
const about = (field: string) => ({ theme: null, question: null, field });

test.each(LANGUAGES)('[K7] every difference is one sentence, in %s', (language) => {
	const differences = [
		{ theme: 'hagen', question: 'effort', field: 'answers' } as const,
		{ theme: 'hagen', question: 'impact', field: 'counts.3' } as const,
		{ theme: 'hagen', question: null, field: 'opportunity.rank' },
		{ theme: 'weg', question: null, field: 'themes' },
		...['people', 'checksum', 'json', 'facts', 'participants.total'].map(about)
	];
	const sentences = verifiedSentences(
		[
			{ round: 1, result: 'equal', changeVerified: true, differences: [] },
			{ round: 2, result: 'different', changeVerified: true, differences },
			{ round: 3, result: 'answers-gone', changeVerified: true, differences: [] },
			{ round: 4, result: 'other-method', changeVerified: true, differences: [] },
			{ round: 5, result: 'equal', changeVerified: false, differences: [] }
		],
		TITLES,
		language
	);
	expect(sentences).toHaveLength(differences.length + 3);
	expect(new Set(sentences).size).toBe(sentences.length);
	for (const sentence of sentences) {
		expect(sentence).toMatch(/^\p{Lu}\p{L}+ [2-5].*\.$/u);
		expect(sentence).not.toMatch(/undefined|[{}]/);
	}
	expect(sentences[0]).toContain(textFor(TITLES.hagen, language).text);
	expect(sentences[1]).toContain('counts.3');
	expect(sentences[2]).toContain('opportunity.rank');
	expect(sentences[3]).toContain('weg');
});
