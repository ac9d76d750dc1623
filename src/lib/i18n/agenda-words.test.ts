import { describe, expect, test } from 'vitest';
import {
	AGENDA_KINDS,
	AGENDA_MINUTES,
	AGENDA_STEPS_MAX,
	AGENDA_TEXT_MAX,
	totalMinutes
} from '../domain/agenda.ts';
import { LANGUAGES } from '../domain/language.ts';
import { proposedAgenda } from './agenda-words.ts';

const all = AGENDA_KINDS.flatMap((kind) => LANGUAGES.map((language) => [kind, language] as const));

describe('[PR1] the proposed scripts', () => {
	test.each(all)('%s in %s adds up, and has words that fit', (kind, language) => {
		const agenda = proposedAgenda(kind, language);
		expect(totalMinutes(agenda)).toBe(AGENDA_MINUTES[kind]);
		expect(agenda.steps.length).toBeLessThanOrEqual(AGENDA_STEPS_MAX);
		for (const step of agenda.steps) {
			expect(step.minutes).toBeGreaterThan(0);
			for (const part of ['title', 'purpose', 'say'] as const) {
				expect(step[part].trim()).not.toBe('');
				expect(step[part].length).toBeLessThanOrEqual(AGENDA_TEXT_MAX[part]);
			}
		}
		const parts = agenda.steps.map(({ part }) => part);
		expect(parts).toEqual([...parts].sort((a, b) => a - b));
		expect(new Set(parts).size).toBe(agenda.parts.length);
	});

	test.each(all)(
		'%s in %s says who decides before anybody rates, and ends with what comes of it',
		(kind, language) => {
			const { steps } = proposedAgenda(kind, language);
			const welcome = proposedAgenda('evening', language).steps[1]!;
			const open = proposedAgenda('online-week', language).steps[1]!;
			const told = steps.findIndex(({ title }) => title === welcome.title || title === open.title);
			const rates = steps.findIndex(({ screen }) => screen === 'people');
			expect(told).toBeGreaterThanOrEqual(0);
			expect(told).toBeLessThan(rates);
			expect(steps.some(({ screen }) => screen === 'leave')).toBe(true);
		}
	);

	test('each is in the language that was asked for', () => {
		const titles = LANGUAGES.map((language) => proposedAgenda('short', language).steps[0]!.say);
		expect(new Set(titles).size).toBe(LANGUAGES.length);
	});

	test('nothing that is said in Dutch has a sentence of more than 20 words', () => {
		const long = AGENDA_KINDS.flatMap((kind) => proposedAgenda(kind, 'nl').steps)
			.flatMap(({ say }) => say.split(/[.!?:…]+(?=\s|$)/))
			.filter((sentence) => sentence.trim().split(/\s+/).length > 20);
		expect(long).toEqual([]);
	});
});
