import { describe, expect, test } from 'vitest';
import { aGoal, anAgreement } from '../../../tests/fixtures/followed.ts';
import { LANGUAGES } from '../domain/language.ts';
import { itemInWords, progressInWords } from './progress-words.ts';

const TODAY = '2027-03-10';
const THEMES = new Map([['gras', { nl: 'Kruidenrijk gras', en: null }]]);
const GOAL = aGoal(3, {
	...{ theme: 'gras', what: 'Meer gras', indicator: 'Hectares', start: '40 ha', startYear: 2024 },
	...{ target: '100 ha', targetYear: 2026, now: '55 ha', state: 'started', since: '2026-05-01' },
	...{ nextLook: TODAY, why: 'Er is geld.' }
});

test('[SF6] how everything stands is one sentence', () => {
	const items = [
		...[GOAL, anAgreement(1), anAgreement(2), anAgreement(3, { state: 'dropped' })],
		anAgreement(4, { state: 'done' })
	];
	expect(progressInWords(items, TODAY, 'nl')).toBe(
		'1 doel en 4 afspraken: 2 nog niet begonnen, 1 begonnen, 1 klaar en 1 gestopt.'
	);
	expect(progressInWords([GOAL, aGoal(1)], TODAY, 'en')).toBe(
		'2 goals: 1 not started yet and 1 started.'
	);
	for (const language of LANGUAGES) expect(progressInWords([], TODAY, language)).toBe('');
});

describe('[SF6] a goal and an agreement in words', () => {
	test('tell what is known, with what waits', () => {
		expect(itemInWords(GOAL, THEMES, TODAY, 'nl')).toEqual({
			...{ anchor: 'goal-3', kind: 'goal', id: 3, what: 'Meer gras', state: 'started' },
			...{ stands: 'Begonnen, sinds 1 mei 2026', why: 'Er is geld.' },
			waiting: [
				'Het jaar 2026 is voorbij. Is het doel gehaald?',
				'Vandaag kijken we hoe het staat.'
			],
			facts: [
				{ name: 'Zo zien we het', value: 'Hectares' },
				{ name: 'Begin', value: '40 ha (2024)' },
				{ name: 'Nu', value: '55 ha' },
				{ name: 'Doel', value: '100 ha (2026)' },
				{ name: 'We kijken weer op', value: '10 maart 2027' },
				{ name: 'Thema', value: 'Kruidenrijk gras', language: 'nl' }
			]
		});
		const late = anAgreement(1, { due: '2027-01-31', nextLook: '2027-02-28', sign: 'Een bord' });
		expect(itemInWords(late, THEMES, TODAY, 'en')).toMatchObject({
			stands: 'Not started yet',
			waiting: [
				'The first step should have been taken by 31 January 2027.',
				'We were going to look at this on 28 February 2027.'
			],
			facts: [
				{ name: 'Who', value: 'Ada' },
				{ name: 'First step', value: 'by 31 January 2027' },
				{ name: 'How we see it', value: 'Een bord' },
				{ name: 'We look again on' }
			]
		});
	});

	test('leave out what is not known', () => {
		for (const language of LANGUAGES) {
			const { facts, why, waiting } = itemInWords(aGoal(1), THEMES, TODAY, language);
			expect({ facts, why, waiting }).toEqual({ facts: [], why: '', waiting: [] });
		}
		const years = aGoal(1, { startYear: 2024, targetYear: 2030 });
		expect(itemInWords(years, THEMES, TODAY, 'nl').facts).toEqual([
			{ name: 'Beginjaar', value: '2024' },
			{ name: 'Doeljaar', value: '2030' }
		]);
		// A theme that was taken away since.
		expect(itemInWords(aGoal(1, { theme: 'weg' }), THEMES, TODAY, 'nl').facts).toEqual([]);
	});
});
