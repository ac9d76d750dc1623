import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	minuteFrom,
	minuteText,
	startsOf,
	totalMinutes,
	withMoved,
	withStep,
	withStepAt,
	type Agenda,
	type AgendaStep
} from './agenda.ts';

const aStep = (part: number, title: string, minutes = 10): AgendaStep => ({
	...{ part, title, minutes, purpose: '', say: '', screen: null }
});

const titles = ({ steps }: Agenda) => steps.map(({ title }) => title);

/** Two parts of two steps. */
const EXAMPLE: Agenda = {
	kind: 'kitchen-tables',
	parts: [
		{ title: 'Vooraf', startsAt: null },
		{ title: 'De avond', startsAt: 19 * 60 + 30 }
	],
	steps: [aStep(0, 'a', 20), aStep(0, 'b', 5), aStep(1, 'c', 15), aStep(1, 'd', 30)]
};

const anyAgenda: fc.Arbitrary<Agenda> = fc
	.record({
		starts: fc.array(fc.option(fc.integer({ min: 0, max: 1439 })), { minLength: 1, maxLength: 3 }),
		steps: fc.array(fc.record({ part: fc.nat(2), minutes: fc.nat(300) }), { maxLength: 8 })
	})
	.map(({ starts, steps }) => ({
		kind: 'evening',
		parts: starts.map((startsAt) => ({ title: '', startsAt })),
		steps: steps
			.map(({ part, minutes }, i) => aStep(Math.min(part, starts.length - 1), `${i}`, minutes))
			.sort((a, b) => a.part - b.part)
	}));

describe('[PR2] times', () => {
	test('follow from the start of the part and the minutes before', () => {
		expect(startsOf(EXAMPLE).map((at) => at && minuteText(at))).toEqual([
			...[null, null],
			...['19:30', '19:45']
		]);
		expect(totalMinutes(EXAMPLE)).toBe(70);
		expect(totalMinutes(EXAMPLE, 1)).toBe(45);
	});

	test('the last step of a part ends its minutes after its start, past midnight too', () => {
		fc.assert(
			fc.property(anyAgenda, (agenda) => {
				const starts = startsOf(agenda);
				agenda.parts.forEach(({ startsAt }, part) => {
					const at = agenda.steps.findLastIndex((step) => step.part === part);
					if (at === -1) return;
					if (startsAt === null) return expect(starts[at]).toBeNull();
					const end = (starts[at]! + agenda.steps[at]!.minutes) % 1440;
					expect(end).toBe((startsAt + totalMinutes(agenda, part)) % 1440);
				});
			})
		);
	});

	test.each([
		['19:30', 1170],
		[' 9.05 ', 545],
		['0:00', 0],
		['24:00', null],
		['19:60', null],
		['half acht', null],
		['', null]
	])('%o is minute %o', (text, minute) => expect(minuteFrom(text)).toBe(minute));

	test('what a clock tells is read as the same minute', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 1439 }), (minute) => {
				expect(minuteFrom(minuteText(minute))).toBe(minute);
			})
		);
	});
});

describe('[PR3] steps', () => {
	test('move inside their part, and at its edge go over to the next', () => {
		expect(titles(withMoved(EXAMPLE, 0, 1))).toEqual(['b', 'a', 'c', 'd']);
		const over = withMoved(EXAMPLE, 1, 1);
		expect(titles(over)).toEqual(['a', 'b', 'c', 'd']);
		expect(over.steps[1]!.part).toBe(1);
		expect(withMoved(EXAMPLE, 0, -1)).toEqual(EXAMPLE);
		expect(withMoved(EXAMPLE, 3, 1)).toEqual(EXAMPLE);
	});

	test('are added at the end of their part, and put back where they stood', () => {
		expect(titles(withStep(EXAMPLE, aStep(0, 'e')))).toEqual(['a', 'b', 'e', 'c', 'd']);
		expect(titles(withStepAt(EXAMPLE, aStep(0, 'e'), 0))).toEqual(['e', 'a', 'b', 'c', 'd']);
		// Its part has no such place any more.
		expect(titles(withStepAt(EXAMPLE, aStep(0, 'e'), 4))).toEqual(['a', 'b', 'e', 'c', 'd']);
	});

	test('keep their number and the order of the parts, and come back by the opposite move', () => {
		fc.assert(
			fc.property(
				anyAgenda,
				fc.nat(7),
				fc.constantFrom(1 as const, -1 as const),
				(agenda, n, by) => {
					fc.pre(agenda.steps.length > 0);
					const at = n % agenda.steps.length;
					const moved = withMoved(agenda, at, by);
					expect([...titles(moved)].sort()).toEqual([...titles(agenda)].sort());
					const parts = moved.steps.map(({ part }) => part);
					expect(parts).toEqual([...parts].sort());
					if (moved === agenda) return;
					const now = moved.steps.findIndex(({ title }) => title === agenda.steps[at]!.title);
					expect(withMoved(moved, now, by === 1 ? -1 : 1)).toEqual(agenda);
				}
			)
		);
	});
});
