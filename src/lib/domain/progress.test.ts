import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aGoal, anAgreement } from '../../../tests/fixtures/followed.ts';
import { PROGRESS } from './goal.ts';
import { countProgress, titleInYear, waitingFirst, waitingIn } from './progress.ts';

const TODAY = '2027-03-10';
const waits = (item: Parameters<typeof waitingIn>[0]) =>
	waitingIn(item, TODAY).map(({ about }) => about);

describe('what waits for somebody', () => {
	test('[SF4] a look that is due today or was, and not one that comes', () => {
		expect(waits(aGoal(1, { nextLook: '2027-03-09' }))).toEqual(['look']);
		expect(waits(aGoal(1, { nextLook: TODAY, state: 'started' }))).toEqual(['look']);
		expect(waits(aGoal(1, { nextLook: '2027-03-11' }))).toEqual([]);
		expect(waits(aGoal(1))).toEqual([]);
	});

	test('[SF4] a first step that was not taken in time; who is under way took it', () => {
		expect(waits(anAgreement(1, { due: '2027-03-09' }))).toEqual(['first-step']);
		expect(waits(anAgreement(1, { due: TODAY }))).toEqual([]);
		expect(waits(anAgreement(1, { due: '2027-03-09', state: 'started' }))).toEqual([]);
	});

	test('[SF4] a target whose year is over', () => {
		expect(waits(aGoal(1, { targetYear: 2026, state: 'started' }))).toEqual(['target']);
		expect(waits(aGoal(1, { targetYear: 2027 }))).toEqual([]);
		expect(waits(aGoal(1, { targetYear: 2026, nextLook: '2026-05-01' }))).toEqual([
			...['look', 'target']
		]);
	});

	test('[SF4] of what is finished nothing', () => {
		for (const state of ['done', 'dropped'] as const) {
			const late = { state, nextLook: '2020-01-01' };
			expect(waits(aGoal(1, { ...late, targetYear: 2020 }))).toEqual([]);
			expect(waits(anAgreement(1, { ...late, due: '2020-01-01' }))).toEqual([]);
		}
	});
});

const day = fc.constantFrom(null, '2026-12-01', '2027-03-01', TODAY, '2027-08-01');
const item = fc.record({ state: fc.constantFrom(...PROGRESS), nextLook: day, due: day });
const items = fc
	.array(item, { maxLength: 12 })
	.map((all) => all.map((made, i) => anAgreement(i, made)));

test('[SF5] what waits longest stands first, what is finished last, the rest as it was', () => {
	const order = (given: Parameters<typeof waitingFirst>[0]) =>
		waitingFirst(given, TODAY).map(({ id }) => id);
	const given = [
		...[anAgreement(1, { state: 'done' }), anAgreement(2)],
		...[anAgreement(3, { nextLook: '2027-03-01' }), anAgreement(4, { due: '2027-01-01' })],
		...[anAgreement(5, { nextLook: '2030-01-01' }), anAgreement(6, { state: 'dropped' })]
	];
	expect(order(given)).toEqual([4, 3, 2, 5, 1, 6]);
	fc.assert(
		fc.property(items, (all) => {
			const ordered = waitingFirst(all, TODAY);
			expect([...ordered].sort((a, b) => a.id - b.id)).toEqual(all);
			const sections = ordered.map((one) =>
				waitingIn(one, TODAY).length > 0 ? 0 : ['done', 'dropped'].includes(one.state) ? 2 : 1
			);
			expect(sections).toEqual([...sections].sort());
			for (const section of [1, 2]) {
				const ids = ordered.filter((_, i) => sections[i] === section).map(({ id }) => id);
				expect(ids).toEqual([...ids].sort((a, b) => a - b));
			}
		})
	);
});

test('[SF6] all that is followed is counted once', () => {
	fc.assert(
		fc.property(items, (all) => {
			const { kinds, states, waiting } = countProgress([aGoal(99), ...all], TODAY);
			expect(kinds).toEqual({ goal: 1, commitment: all.length });
			expect(Object.values(states).reduce((a, b) => a + b)).toBe(all.length + 1);
			expect(waiting).toBe(all.filter((one) => waits(one).length > 0).length);
		})
	);
});

test.each([
	['Groote Wielen', 'Groote Wielen 2027'],
	['Groote Wielen 2024', 'Groote Wielen 2027'],
	['Groote Wielen – 2024', 'Groote Wielen 2027'],
	['Groote Wielen, 2024', 'Groote Wielen 2027'],
	['Visie 2050', 'Visie 2050 2027'],
	['2024', '2027'],
	['Plan 2050 voor de polder', 'Plan 2050 voor de polder 2027'],
	['Polder 12024', 'Polder 12024 2027'],
	['Groote Wielen 2027', null],
	['x'.repeat(30), `${'x'.repeat(25)} 2027`],
	[`${'x'.repeat(24)}🌱🌱`, `${'x'.repeat(24)} 2027`]
])('[SF12] "%s" in the year after is "%s"', (title, follows) => {
	expect(titleInYear(title, 2027, 30)).toBe(follows);
});
