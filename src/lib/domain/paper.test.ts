import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { differencesOf, formNumber, FORMS_MAX, readFormNumber, type FormAnswers } from './paper.ts';
import { QUESTIONS, SCALE, type Answer } from './rating.ts';

const anyCode = fc.stringMatching(/^[BCDFGHJKLMNPQRSTVWXZ2-9]{6}$/);
const anyNumber = fc.integer({ min: 1, max: FORMS_MAX });
const anyRound = fc.integer({ min: 1, max: 20 });

describe('[U37] the number of a form', () => {
	test('is read as it was printed, in any case, with spaces or dashes', () => {
		fc.assert(
			fc.property(anyCode, anyRound, anyNumber, (code, round, number) => {
				const form = formNumber(code, round, number);
				expect(form).toMatch(/^[1-9]\d*[A-Z]$/);
				for (const typed of [form, form.toLowerCase(), ` ${form.slice(0, -1)}-${form.at(-1)} `])
					expect(readFormNumber(code, round, typed)).toBe(number);
			})
		);
	});

	test('with one wrong digit, two digits that changed places or another letter it is refused', () => {
		fc.assert(
			fc.property(anyCode, anyRound, anyNumber, (code, round, number) => {
				const digits = String(number);
				const letter = formNumber(code, round, number).at(-1)!;
				const wrong = [...'ABCDEFGHJKLMNPQRSTVWXYZ']
					.filter((other) => other !== letter)
					.map((other) => digits + other);
				for (const [i, digit] of [...digits].entries()) {
					for (const other of '0123456789')
						if (other !== digit)
							wrong.push(digits.slice(0, i) + other + digits.slice(i + 1) + letter);
					const next = digits[i + 1];
					if (next && next !== digit)
						wrong.push(digits.slice(0, i) + next + digit + digits.slice(i + 2) + letter);
				}
				for (const typed of wrong) expect(readFormNumber(code, round, typed)).toBeNull();
			}),
			{ numRuns: 50 }
		);
	});

	test('of another round has another letter, and nonsense is no number', () => {
		fc.assert(
			fc.property(anyCode, anyNumber, (code, number) => {
				const rounds = [1, 2, 3, 4].map((round) => formNumber(code, round, number));
				expect(new Set(rounds).size).toBe(4);
			})
		);
		for (const typed of ['', 'A', '0A', '1', '1000A', '-1A', '1.5A', '14KK', '١A'])
			expect(readFormNumber('BCD234', 1, typed)).toBeNull();
	});
});

describe('[U39] two entries of one form', () => {
	const rated = (value: number): Answer => ({
		kind: 'rated',
		value: SCALE.find((point) => point === value)!
	});
	const THEMES = ['sloten', 'peil', 'hagen', 'pacht'];
	const all = (value: number): FormAnswers =>
		Object.fromEntries(
			THEMES.map((theme) => [
				theme,
				Object.fromEntries(QUESTIONS.map((question) => [question, rated(value)]))
			])
		);

	test('the same answers have no differences; four of sixteen are told, five are not', () => {
		const first = all(3);
		expect(differencesOf(THEMES, first, all(3))).toEqual([]);
		const withOthers = (count: number) => {
			const second = structuredClone(first) as Record<string, Record<string, Answer>>;
			for (let i = 0; i < count; i++)
				second[THEMES[i % 4]!]![QUESTIONS[Math.floor(i / 4)]!] = rated(5);
			return second;
		};
		expect(differencesOf(THEMES, first, withOthers(4))).toEqual(
			THEMES.map((theme) => ({ theme, question: 'impact', first: rated(3), second: rated(5) }))
		);
		expect(differencesOf(THEMES, first, withOthers(5))).toBeNull();
	});

	test('who types nothing, or one and the same everywhere, is told nothing', () => {
		const few: FormAnswers = { sloten: { impact: rated(2) } };
		expect(differencesOf(THEMES, few, {})).toBeNull();
		for (const guess of SCALE.filter((point) => point !== 2))
			expect(differencesOf(THEMES, few, { sloten: { impact: rated(guess) } })).toBeNull();
	});

	test('never more than a quarter of what either entry has', () => {
		const anyAnswer = fc.option(
			fc.constantFrom<Answer>({ kind: 'dont-know' }, ...SCALE.map(rated)),
			{ freq: 4 }
		);
		const anyForm = fc
			.array(anyAnswer, { minLength: 16, maxLength: 16 })
			.map((given): FormAnswers =>
				Object.fromEntries(
					THEMES.map((theme, t) => [
						theme,
						Object.fromEntries(
							QUESTIONS.flatMap((question, q) => {
								const answer = given[t * 4 + q];
								return answer ? [[question, answer]] : [];
							})
						)
					])
				)
			);
		fc.assert(
			fc.property(anyForm, anyForm, (first, second) => {
				const told = differencesOf(THEMES, first, second);
				if (told === null) return;
				const lines = THEMES.flatMap((theme) =>
					QUESTIONS.filter((question) => first[theme]?.[question] ?? second[theme]?.[question])
				);
				expect(told.length * 4).toBeLessThanOrEqual(lines.length);
			})
		);
	});
});
