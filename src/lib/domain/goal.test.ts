import { describe, expect, test } from 'vitest';
import { GOAL_MAX_LENGTH, goalFrom, PROGRESS, stateFrom, type TypedGoal } from './goal.ts';

const NOTHING: TypedGoal = {
	...{ theme: null, what: '', indicator: '', start: '', startYear: '' },
	...{ target: '', targetYear: '', now: '' }
};

describe('a goal', () => {
	test('[SF1] needs what one wants and nothing else', () => {
		expect(goalFrom({ ...NOTHING, what: '  Buren kennen\n elkaar ' })).toEqual({
			ok: true,
			goal: { ...NOTHING, what: 'Buren kennen elkaar', startYear: null, targetYear: null }
		});
		for (const what of ['', '  ', '\u200b'])
			expect(goalFrom({ ...NOTHING, what })).toMatchObject({
				...{ reason: 'goal-incomplete', details: { at: 'what' } }
			});
	});

	test('[SF1] a year has four digits, and no target lies before its start', () => {
		const years = (startYear: string, targetYear: string) =>
			goalFrom({ ...NOTHING, what: 'Gras', startYear, targetYear });
		expect(years(' 2024 ', '2030')).toMatchObject({ goal: { startYear: 2024, targetYear: 2030 } });
		expect(years('2030', '2030')).toMatchObject({ ok: true });
		for (const year of ['24', 'ooit', '2024,5', '-2024', '1899', '2201', '02024', '2e3'])
			expect(years('', year), year).toMatchObject({
				...{ reason: 'year-invalid', details: { at: 'targetYear', min: 1900, max: 2200 } }
			});
		expect(years('bijna', '2030')).toMatchObject({ details: { at: 'startYear' } });
		expect(years('2031', '2030')).toMatchObject({
			...{ reason: 'years-reversed', details: { at: 'targetYear' } }
		});
	});

	test('[SF1] a text that is too long or cannot be read is refused by its field', () => {
		for (const at of ['what', 'indicator', 'start', 'target', 'now'] as const) {
			const max = GOAL_MAX_LENGTH[at];
			const goalOf = (text: string) => goalFrom({ ...NOTHING, what: 'Gras', [at]: text });
			expect(goalOf('x'.repeat(max))).toMatchObject({ ok: true });
			expect(goalOf('x'.repeat(max + 1))).toMatchObject({
				...{ reason: 'text-too-long', details: { max, at } }
			});
			expect(goalOf('a\0b')).toMatchObject({ reason: 'text-characters', details: { at } });
		}
	});
});

describe('how far it is', () => {
	test('[SF3] who stops says why; the others may', () => {
		for (const state of PROGRESS) {
			const typed = { state, why: '  ', nextLook: '' };
			expect(stateFrom(typed)).toMatchObject(
				state === 'dropped'
					? { reason: 'why-missing', details: { at: 'why' } }
					: { ok: true, stands: { state, why: '', nextLook: null } }
			);
			const why = 'De pacht liep af.';
			expect(stateFrom({ ...typed, why, nextLook: '2028-02-29' })).toEqual({
				...{ ok: true, stands: { state, why, nextLook: '2028-02-29' } }
			});
		}
	});

	test('[SF3] a state that there is not and a day that does not exist are refused by their field', () => {
		expect(stateFrom({ state: '', why: '', nextLook: '' })).toMatchObject({
			...{ reason: 'progress-invalid', details: { at: 'state' } }
		});
		expect(stateFrom({ state: 'open', why: '', nextLook: '2027-02-29' })).toMatchObject({
			...{ reason: 'day-invalid', details: { at: 'nextLook' } }
		});
		expect(stateFrom({ state: 'open', why: 'x'.repeat(501), nextLook: '' })).toMatchObject({
			...{ reason: 'text-too-long', details: { at: 'why' } }
		});
	});
});
