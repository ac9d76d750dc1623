import { describe, expect, test } from 'vitest';
import { isDue, takesAnswers, type Round } from './round.ts';

const open: Round = {
	id: 1,
	number: 1,
	themes: null,
	way: 'all',
	sameOrder: true,
	choice: null,
	state: 'open',
	openedAtMs: 1000,
	closesAtMs: null,
	releasedAtMs: null
};
const closing: Round = { ...open, state: 'closing', closesAtMs: 5000 };
const released: Round = { ...closing, state: 'released', releasedAtMs: 5001 };

describe('round', () => {
	test('[N9] takes answers while open, and while closing until its grace time ends', () => {
		expect(takesAnswers(open, 9999)).toBe(true);
		expect(takesAnswers(closing, 4999)).toBe(true);
		expect(takesAnswers(closing, 5000)).toBe(false);
		expect(takesAnswers(released, 4999)).toBe(false);
	});

	test('[N9] is due for release when its grace time is over, once', () => {
		expect(isDue(open, 9999)).toBe(false);
		expect(isDue(closing, 4999)).toBe(false);
		expect(isDue(closing, 5000)).toBe(true);
		expect(isDue(released, 9999)).toBe(false);
	});

	test('[N9] while closing it either takes answers or is due, at every moment', () => {
		for (const nowMs of [0, 4999, 5000, 5001])
			expect(takesAnswers(closing, nowMs)).toBe(!isDue(closing, nowMs));
	});
});
