import { describe, expect, test } from 'vitest';
import { SHAPES } from '../../../tests/fixtures/told.ts';
import { all, readXml, textIn } from '../../../tests/fixtures/xml.ts';
import { areaSvg, type AreaPart } from './area-svg.ts';

const WORDS = {
	...{
		language: 'nl',
		title: 'Het gebied <Wielen> & meer',
		about: '602 hectare, 21 november 2026'
	},
	...{ parts: 'Deelgebieden', credit: 'Grenzen zoals ze hier staan.', north: 'N' }
};
const [outline] = SHAPES.area;
const part = (title: string, polygons: AreaPart['polygons']): AreaPart => ({ title, polygons });
const drawn = (parts: readonly AreaPart[], area = SHAPES.area) =>
	readXml(areaSvg(area, parts, WORDS)!);

describe('[SD12] the outline of the area as a picture', () => {
	test('has its name, size, day, origin, north and how long a distance is', () => {
		const svg = drawn([]);
		const words = all(svg, 'text').map(textIn);
		expect(words).toEqual([
			...[WORDS.title, WORDS.about],
			...['N', expect.stringMatching(/^[125]0* k?m$/), WORDS.credit]
		]);
		expect(textIn(all(svg, 'title')[0]!)).toBe(WORDS.title);
		expect(textIn(all(svg, 'desc')[0]!)).toContain(WORDS.credit);
	});

	test('numbers its parts: in the list all of them, on the map those with a shape', () => {
		const svg = drawn([part('Noord', [outline!]), part('Het dorp', []), part('Oost', [outline!])]);
		const words = all(svg, 'text').map(textIn);
		const from = words.indexOf('Deelgebieden');
		expect(words.slice(from + 1, from + 7)).toEqual(['1', 'Noord', '2', 'Het dorp', '3', 'Oost']);
		const onMap = all(svg, 'g').filter((group) => all(group, 'circle').length === 1);
		expect(onMap.filter((group) => all(group, 'text').length === 1).map(textIn)).toEqual([
			'1',
			'3'
		]);
	});

	test('stays within its frame, however many parts there are and wherever they lie', () => {
		const far = [
			[
				[
					[8, 50],
					[8.1, 50],
					[8, 50.1],
					[8, 50]
				] as const
			]
		][0]!;
		const many = Array.from({ length: 60 }, (_, i) =>
			part(`Een deel met een lange naam ${i}`, [far])
		);
		for (const parts of [[], many]) {
			const svg = drawn(parts);
			const [, , width, height] = svg.attributes.viewBox!.split(' ').map(Number);
			expect(width).toBe(1240);
			for (const { attributes } of all(svg, 'text')) {
				expect(Number(attributes.y)).toBeLessThanOrEqual(height!);
				expect(Number(attributes.x)).toBeLessThanOrEqual(width!);
			}
			expect(height).toBeLessThan(1700);
		}
	});

	test('is none without an outline', () => {
		expect(areaSvg([], [part('Noord', [outline!])], WORDS)).toBeNull();
	});
});
