import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { walkTo } from './matrix-walk.ts';

const stop = (id: string, x: number, y: number, rank: number | null = null) => ({ id, x, y, rank });
const FIELD = [
	stop('low', 2, 2, 3),
	stop('high', 2, 4, 1),
	stop('far', 4.5, 4.2, 2),
	stop('unknown', 4, 2)
];
const from = (id: string | null) => (key: string) => walkTo(FIELD, id, key);
const ARROWS = ['ArrowRight', 'ArrowLeft', 'ArrowUp', 'ArrowDown'];
const somewhere = fc.record({
	x: fc.integer({ min: 1, max: 5 }),
	y: fc.integer({ min: 1, max: 5 }),
	rank: fc.option(fc.integer({ min: 1, max: 30 }))
});
const fields = fc
	.array(somewhere, { minLength: 1, maxLength: 20 })
	.map((all) => all.map((at, i) => ({ ...at, id: `t${i}` })));

describe('[M17] keys walk through the bubbles', () => {
	test('an arrow leads to the nearest bubble that way, what lies aside counting as further', () => {
		expect(ARROWS.map(from('low'))).toEqual(['unknown', null, 'high', null]);
		expect(ARROWS.map(from('far'))).toEqual([null, 'high', null, 'unknown']);
		expect(ARROWS.map(from('high'))).toEqual(['far', null, 'far', 'low']);
	});

	test('Home and End go to the first and the last place, Page Down and Page Up along the places', () => {
		expect(['Home', 'End', 'PageDown', 'PageUp'].map(from('low'))).toEqual([
			...['high', 'unknown', 'unknown', 'far']
		]);
		expect([from('high')('PageUp'), from('unknown')('PageDown')]).toEqual([null, null]);
	});

	test('it begins at the first place, and other keys are left to the page', () => {
		expect([...ARROWS, 'Home', 'PageDown'].map(from(null))).toEqual(Array(6).fill('high'));
		expect(from(null)('End')).toBe('unknown');
		expect(from('gone')('ArrowUp')).toBe('high');
		expect(['Tab', 'a', 'toString'].map(from('low'))).toEqual([undefined, undefined, undefined]);
		expect(walkTo([], null, 'Home')).toBeNull();
	});

	test('an arrow leads that way, and to another bubble', () => {
		fc.assert(
			fc.property(fields, fc.constantFrom(...ARROWS), (field, key) => {
				const here = field[0]!;
				const to = field.find(({ id }) => id === walkTo(field, here.id, key));
				if (!to) return;
				expect(to.id).not.toBe(here.id);
				const ahead = {
					ArrowRight: to.x - here.x,
					ArrowLeft: here.x - to.x,
					ArrowUp: to.y - here.y,
					ArrowDown: here.y - to.y
				}[key]!;
				expect(ahead).toBeGreaterThanOrEqual(0);
			})
		);
	});

	test('walked one way, no bubble comes twice, and a pile is walked through whole', () => {
		fc.assert(
			fc.property(fields, fc.constantFrom(...ARROWS), (field, key) => {
				const seen: string[] = [];
				let at: string | null = field[0]!.id;
				while (at !== null) {
					expect(seen).not.toContain(at);
					seen.push(at);
					at = walkTo(field, at, key)!;
				}
			})
		);
		const pile = [1, 2, 3].map((rank) => stop(`p${rank}`, 3, 3, rank));
		const row = [stop('left', 1, 3, 4), ...pile, stop('right', 5, 3, 5)];
		const walked = (start: string, key: string) => {
			const ids: string[] = [];
			for (let at: string | null = start; at !== null; at = walkTo(row, at, key)!) ids.push(at);
			return ids;
		};
		expect(walked('left', 'ArrowRight')).toEqual(['left', 'p1', 'p2', 'p3', 'right']);
		expect(walked('right', 'ArrowLeft')).toEqual(['right', 'p3', 'p2', 'p1', 'left']);
	});

	test('along the places every bubble is reached once', () => {
		fc.assert(
			fc.property(fields, (field) => {
				const ids: string[] = [];
				for (let at = walkTo(field, null, 'Home'); at; at = walkTo(field, at, 'PageDown'))
					ids.push(at);
				expect(ids.toSorted()).toEqual(field.map(({ id }) => id).toSorted());
			})
		);
	});
});
