import { expect, test } from 'vitest';
import type { ReleaseTheme } from '#lib/domain/release-shape.ts';
import { sorted, sortFrom, SORTS } from './sort-themes.ts';

type Figures = readonly [
	impact: number | null,
	effort: number | null,
	agreed: number,
	torn: number
];

function theme(id: string, name: string, [impact, effort, agreed, torn]: Figures): ReleaseTheme {
	return {
		id,
		title: { nl: name, en: null },
		questions: {
			impact: { balancedMean: impact, agreement: agreed },
			feasibility: { balancedMean: impact && 6 - impact, agreement: torn },
			effort: { balancedMean: effort }
		}
	} as unknown as ReleaseTheme;
}

const THEMES = [
	theme('a', 'Veen', [4, 2, 0.9, 0.1]),
	theme('b', 'eiken', [2, null, 0.3, 0.4]),
	theme('c', 'Água', [null, 1, 0.5, 0.2]),
	theme('d', 'Zilt', [4, 5, 0.2, 0.2])
];
const by = (sort: (typeof SORTS)[number]) =>
	sorted(THEMES, sort, 'nl')
		.map(({ id }) => id)
		.join('');

test('[O20] lists can be sorted otherwise: most first, unknown last, by place among equals', () => {
	expect(Object.fromEntries(SORTS.map((sort) => [sort, by(sort)]))).toEqual({
		...{ place: 'abcd', impact: 'adbc', feasibility: 'badc', room: 'cadb' },
		...{ agreement: 'bcda', name: 'cbad' }
	});
});

test('[O20] an address that asks for no known order gets the places', () => {
	const asked = (query: string) => sortFrom(new URL(`http://a/${query}`));
	expect(['', '?sort=', '?sort=toString', '?sort=room'].map(asked)).toEqual([
		...['place', 'place', 'place', 'room']
	]);
});
