import { expect, test } from 'vitest';
import { cellName, readCellName, stepFrom, type GridCell } from './moves.ts';

const SLUGS = ['water', 'soil'];
const water = { slug: 'water', question: 'feasibility' } as const;

test('[J59] a cell is found back by its name', () => {
	expect(readCellName(cellName('water-hold', 'effort'))).toEqual({
		...{ slug: 'water-hold', question: 'effort' }
	});
	for (const name of ['', 'water', 'water price', 'language'])
		expect(readCellName(name)).toBeNull();
});

test('[J59] arrow keys go from cell to cell, and no further than the table', () => {
	const from = (at: GridCell, key: string) => {
		const to = stepFrom(at, key, SLUGS);
		return to && `${to.slug} ${to.question}`;
	};
	expect(from(water, 'ArrowRight')).toBe('water effort');
	expect(from(water, 'ArrowLeft')).toBe('water impact');
	expect(from(water, 'ArrowDown')).toBe('soil feasibility');
	expect(from(water, 'ArrowUp')).toBeNull();
	expect(from({ slug: 'soil', question: 'knowledge' }, 'ArrowRight')).toBeNull();
	expect(from({ slug: 'water', question: 'knowledge' }, 'ArrowRight')).toBeNull();
	expect(from(water, 'Enter')).toBeNull();
});

test('[J59] an answer goes on to the right, and after the last question to the next theme', () => {
	expect(stepFrom(water, 'next', SLUGS)).toEqual({ slug: 'water', question: 'effort' });
	const last = { slug: 'water', question: 'knowledge' } as const;
	expect(stepFrom(last, 'next', SLUGS)).toEqual({ slug: 'soil', question: 'impact' });
	expect(stepFrom({ ...last, slug: 'soil' }, 'next', SLUGS)).toBeNull();
});
