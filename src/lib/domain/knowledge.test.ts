import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	agendaOf,
	byKnowledge,
	isDay,
	isEmptyFinding,
	NO_FINDING,
	sidesThatAsk
} from './knowledge.ts';
import type { PoolResult, ReleaseTheme } from './release-shape.ts';

type Theme = Pick<ReleaseTheme, 'questions' | 'opportunity'> & { readonly name: string };

function theme(
	name: string,
	impact: number | null,
	knowledge: number | null,
	rank: number | null,
	pools: readonly number[] = []
): Theme {
	return {
		name,
		questions: {
			impact: { balancedMean: impact },
			knowledge: {
				balancedMean: knowledge,
				pools: pools.map((mean, i): PoolResult => ({ units: [`kant-${i}`], n: 5, mean }))
			}
		},
		opportunity: { rank }
	} as unknown as Theme;
}
const names = (themes: readonly Theme[]) => themes.map(({ name }) => name);

describe('[U52] what is found out first', () => {
	test('impact from 3 comes first, then the need for knowledge, then the place', () => {
		const { ordered, unknown } = byKnowledge([
			theme('gering', 2.9, 5, 1),
			theme('zonder kennis', 4, null, 2),
			theme('weinig vraag', 5, 2, 3),
			theme('op de grens', 3, 4, 4),
			theme('zelfde vraag, later', 4, 3.5, 9),
			theme('zelfde vraag, eerder', 3.2, 3.5 + 1e-12, 7),
			theme('zelfde vraag, zonder plaats', 4.5, 3.5, null),
			theme('zonder opbrengst', null, 4, null)
		]);
		expect(names(ordered)).toEqual([
			...['op de grens', 'zelfde vraag, eerder', 'zelfde vraag, later'],
			...['zelfde vraag, zonder plaats', 'weinig vraag', 'gering']
		]);
		expect(names(unknown)).toEqual(['zonder kennis', 'zonder opbrengst']);
	});

	test('every theme stands once, and the order in which they come changes nothing', () => {
		const mean = fc.option(fc.integer({ min: 4, max: 20 }).map((quarters) => quarters / 4));
		const themes = fc
			.array(fc.tuple(mean, mean), { maxLength: 12 })
			.map((means) => means.map(([i, k], rank) => theme(String(rank), i, k, rank + 1)));
		fc.assert(
			fc.property(themes, (list) => {
				const { ordered, unknown } = byKnowledge(list);
				expect(names([...ordered, ...unknown]).sort()).toEqual(names(list).sort());
				expect(names(byKnowledge(list.toReversed()).ordered)).toEqual(names(ordered));
			})
		);
	});
});

test('[U53] sides ask from a mean of 3.5, and one pool tells nothing', () => {
	const asking = (...means: number[]) =>
		sidesThatAsk(theme('x', 4, 4, 1, means)).map(({ mean }) => mean);
	expect(asking(3.4, 3.5, 5)).toEqual([3.5, 5]);
	expect(asking(5)).toEqual([]);
	expect(asking()).toEqual([]);
});

describe('[U54] the agenda', () => {
	const item = (question: string, who: string, due: string | null) => ({
		finding: { ...NO_FINDING, question, who, due }
	});

	test('has what somebody took on by day, and then what nobody took on', () => {
		const { agreed, open } = agendaOf([
			item('a', '', '2027-01-01'),
			{ finding: null },
			item('b', 'Ans', null),
			item('c', 'Bo', '2027-03-01'),
			item('d', 'Cor', '2026-12-31'),
			item('e', '', null)
		]);
		expect(agreed.map(({ finding }) => finding.question)).toEqual(['d', 'c', 'b']);
		expect(open.map(({ finding }) => finding.question)).toEqual(['a', 'e']);
	});

	test('a day is a day that exists', () => {
		expect(['2027-02-28', '2028-02-29'].every(isDay)).toBe(true);
		const wrong = ['2027-02-29', '2027-13-01', '2027-1-1', '', 'morgen', '2027-01-01T10:00'];
		expect(wrong.filter(isDay)).toEqual([]);
	});

	test('nothing is written where every part is empty', () => {
		expect(isEmptyFinding(NO_FINDING)).toBe(true);
		expect(isEmptyFinding({ ...NO_FINDING, kinds: ['rules'] })).toBe(false);
		expect(isEmptyFinding({ ...NO_FINDING, due: '2027-01-01' })).toBe(false);
	});
});
