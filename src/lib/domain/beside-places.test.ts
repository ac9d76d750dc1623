import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alike, factsOf, wholeScan } from '../../../tests/fixtures/example-scan.ts';
import type { Polygon } from './area.ts';
import type { BesideFact } from './beside.ts';
import type { Place } from './place.ts';
import { makeRelease } from './release.ts';
import type { SubArea } from './sub-area.ts';

const THEME = 'golden-theme';
const box = (west: number, south: number, east: number, north: number): Polygon => [
	[
		[west, south],
		[east, south],
		[east, north],
		[west, north],
		[west, south]
	]
];
const NOORD: SubArea = { slug: 'noord', title: 'Noord', polygons: [box(5.8, 53.25, 5.9, 53.3)] };
const ZUID: SubArea = { slug: 'zuid', title: 'Zuid', polygons: [box(5.8, 53.2, 5.9, 53.25)] };
const VAART: SubArea = { slug: 'vaart', title: 'Langs de vaart', polygons: null };
const SUB_AREAS = [NOORD, ZUID, VAART];

const at = (id: string): Place => ({ kind: 'sub-area', id });
const IN_NOORD: Place = { kind: 'point', positions: [[5.85, 53.28]] };
const THROUGH: Place = {
	...{ kind: 'line' },
	positions: [
		[5.85, 53.28],
		[5.85, 53.22]
	]
};
const ELSEWHERE: Place = { kind: 'point', positions: [[6.85, 53.28]] };

function fact(participant: number, places: readonly Place[]): BesideFact {
	return { participant, theme: THEME, seen: true, plays: null, needs: [], places };
}

/** What the release tells of places when these people, numbered from 1, point so. */
function told(pointing: readonly (readonly Place[])[], k: 3 | 5 = 3, subAreas = SUB_AREAS) {
	const people = alike(Math.max(pointing.length, 5), 'gemeente', { [THEME]: { impact: 4 } });
	const beside = pointing.map((places, i) => fact(i + 1, places));
	const scan = { ...wholeScan({ k }), subAreas };
	const release = makeRelease(scan, 1, factsOf(people), { beside, resamples: 0 });
	return release.themes[0]!.beside!.places;
}

const times = <T>(count: number, it: T): T[] => Array<T>(count).fill(it);

describe('[A24] pointing is told per sub-area', () => {
	test('the worked example: six people, of whom one says two things', () => {
		const six = [[at('noord'), at('zuid')], ...times(3, [at('noord')]), ...times(2, [at('zuid')])];
		expect(told(six)).toMatchObject({
			people: 6,
			subAreas: [
				{ id: 'noord', people: 4 },
				{ id: 'zuid', people: 3 }
			]
		});
	});

	test('a drawing counts in every sub-area that it touches, each person once', () => {
		expect(told(times(5, [THROUGH, IN_NOORD, at('noord')]))?.subAreas).toEqual([
			{ id: 'noord', people: 5 },
			{ id: 'zuid', people: 5 }
		]);
	});

	test('who points outside all of them counts among the people, and in no sub-area', () => {
		expect(told([...times(3, [IN_NOORD]), ...times(2, [ELSEWHERE])])).toMatchObject({
			people: 5,
			subAreas: [{ id: 'noord', people: 3 }]
		});
	});

	test('a name without a shape counts who chose it from the list', () => {
		expect(told(times(5, [at('vaart')]))?.subAreas).toEqual([{ id: 'vaart', people: 5 }]);
	});

	test('of fewer than k people in a sub-area nothing is told, not even that somebody is there', () => {
		const five = [...times(3, [at('noord')]), ...times(2, [at('zuid')])];
		expect(told(five)?.subAreas).toEqual([{ id: 'noord', people: 3 }]);
		expect(told(five, 5)?.subAreas).toEqual([]);
		expect(told([...times(4, [at('noord')]), [at('zuid')]], 5)?.subAreas).toEqual([]);
	});

	test('of fewer than five who point, nothing at all', () => {
		expect(told(times(4, [at('noord')]))).toBeNull();
		expect(told([...times(4, [at('noord')]), []])).toBeNull();
		expect(told([])).toBeNull();
	});
});

test('[A24] neither order nor numbering of people or places leaves a trace', () => {
	const place = fc.constantFrom(at('noord'), at('zuid'), at('vaart'), IN_NOORD, THROUGH, ELSEWHERE);
	const pointing = fc.array(fc.array(place, { maxLength: 4 }), { minLength: 5, maxLength: 9 });
	const check = fc.property(pointing, fc.infiniteStream(fc.nat()), (said, chance) => {
		const shuffled = <T>(list: readonly T[]): T[] =>
			list
				.map((it) => [chance.next().value as number, it] as const)
				.sort(([one], [other]) => one - other)
				.map(([, it]) => it);
		expect(told(shuffled(said).map((places) => shuffled(places)))).toEqual(told(said));
	});
	fc.assert(check, { numRuns: 60 });
});

test('[A24] no sub-areas, no counts, whatever was pointed at', () => {
	expect(told(times(5, [IN_NOORD]), 3, [])).toMatchObject({ people: 5, subAreas: [] });
});
