import { safeParse } from 'valibot';
import { describe, expect, test } from 'vitest';
import { answerFromCell, REMARK_MAX_LENGTH, SCALE } from './rating.ts';
import { ThemeAnswersShape } from './rating-shape.ts';

describe('answer in a table cell', () => {
	test.each(SCALE)('[N8] %d is a rating', (value) =>
		expect(answerFromCell(String(value))).toEqual({ kind: 'rated', value })
	);

	test.each(['dk', 'DK', ' dk '])('[N8] %o is "don’t know"', (cell) =>
		expect(answerFromCell(cell)).toEqual({ kind: 'dont-know' })
	);

	test.each(['', '  '])('[N8] %o is no answer', (cell) => expect(answerFromCell(cell)).toBeNull());

	test.each(['0', '6', '-1', '3.0', '3,5', '1 2', 'x', 'null'])(
		'[N8] %o is none of these',
		(cell) => expect(answerFromCell(cell)).toBeUndefined()
	);
});

describe('answers about one theme', () => {
	const parse = (value: unknown) => safeParse(ThemeAnswersShape, value);

	test('[N10] hold any of the questions; null takes an answer back', () => {
		const answers = {
			impact: { kind: 'rated', value: 5 },
			effort: { kind: 'dont-know' },
			knowledge: null
		};
		expect(parse({ answers })).toMatchObject({ success: true, output: { answers } });
		expect(parse({ answers: {} }).success).toBe(true);
		expect(parse({}).success).toBe(false);
	});

	test.each([
		{ kind: 'rated', value: 0 },
		{ kind: 'rated', value: 6 },
		{ kind: 'rated', value: 3.5 },
		{ kind: 'rated', value: '3' },
		{ kind: 'rated' },
		{ kind: 'agree', value: 3 },
		3
	])('[N10] refuse what is not on the scale: %o', (impact) =>
		expect(parse({ answers: { impact } }).success).toBe(false)
	);

	test('[N10] take a remark of up to 500 characters, without spaces around it', () => {
		const remark = 'x'.repeat(REMARK_MAX_LENGTH);
		expect(REMARK_MAX_LENGTH).toBe(500);
		expect(parse({ answers: {}, remark: ` ${remark} ` })).toMatchObject({
			success: true,
			output: { remark }
		});
		expect(parse({ answers: {}, remark: `${remark}x` }).success).toBe(false);
	});
});
