import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alike, factsOf, wholeScan, type Person } from '../../../tests/fixtures/example-scan.ts';
import { latLngToCell } from 'h3-js';
import { hexagonResolution, type BesideFact } from './beside.ts';
import type { Place } from './place.ts';
import { NEEDS, PLAYS, type Need, type Plays, type ScalePoint } from './rating.ts';
import { makeRelease } from './release.ts';

const THEME = 'golden-theme';

function fact(participant: number, said: Partial<BesideFact> = {}): BesideFact {
	const nothing = { theme: THEME, seen: false, plays: null, needs: [], places: [] };
	return { participant, ...nothing, ...said };
}

/** What the release of a scan of one theme says beside its answers. */
function told(people: readonly Person[], beside: readonly BesideFact[]) {
	return makeRelease(wholeScan(), 1, factsOf(people), { beside, resamples: 0 }).themes[0]!.beside!;
}

const finds = (feasibility: ScalePoint | 'dk') => ({ [THEME]: { feasibility } });
const lacks = (ids: readonly number[], needs: readonly Need[] = ['money']) =>
	ids.map((id) => fact(id, { needs }));

describe('[B1] who saw a theme', () => {
	test('those who answered any of it, in whichever way, and those who opened its card; each once', () => {
		const people = alike(5, 'gemeente', finds(4));
		expect(told(people, []).seen).toBe(5);
		expect(told(people, [fact(1, { seen: true }), fact(9, { seen: true })]).seen).toBe(6);
		// To say that it plays is said of the title alone.
		expect(told(people, [fact(9, { plays: 'yes' })]).seen).toBe(5);
	});
});

describe('[B2] whether it plays here', () => {
	const say = (plays: readonly (Plays | null)[]) =>
		plays.map((one, i) => fact(i + 1, { plays: one }));

	test('numbers of people per choice, from five people on', () => {
		const people = alike(5, 'gemeente', finds(4));
		expect(told(people, say(['yes', 'yes', 'little', 'no', 'no'])).plays).toEqual({
			yes: 2,
			little: 1,
			no: 2
		});
		expect(told(people, say(['yes', 'yes', 'yes', 'yes', null])).plays).toBeNull();
	});

	test('not again where the hall chose by it: one more person would be known by the difference', () => {
		const facts = factsOf(alike(5, 'gemeente', finds(4)));
		const beside = say(['yes', 'yes', 'little', 'no', 'no']);
		const [theme] = makeRelease(wholeScan(), 1, facts, { beside, playsTold: true }).themes;
		expect(theme!.beside!.plays).toBeNull();
	});
});

describe('[B3] what is needed', () => {
	test('counts of those who find it at most uncertain, from five of them on', () => {
		const hard = alike(5, 'gemeente', finds(3));
		expect(told(hard, lacks([1, 2, 3, 4, 5], ['money', 'rules'])).needs).toEqual({
			people: 5,
			counts: { money: 5, land: 0, rules: 5, knowledge: 0, support: 0, time: 0, other: 0 }
		});
		expect(told(hard, lacks([1, 2, 3, 4])).needs).toBeNull();
	});

	test('of who finds it feasible, does not know or did not say, it counts not', () => {
		for (const other of [4, 5, 'dk'] as const) {
			const people = [...alike(4, 'gemeente', finds(2)), ...alike(1, 'gemeente', finds(other))];
			expect(told(people, lacks([1, 2, 3, 4, 5])).needs).toBeNull();
		}
		const silent = alike(1, 'gemeente', { [THEME]: { impact: 3 } });
		const people = [...alike(4, 'gemeente', finds(2)), ...silent];
		expect(told(people, lacks([1, 2, 3, 4, 5])).needs).toBeNull();
	});
});

describe('[B6] where people drew', () => {
	const draws = (ids: readonly number[], place: Place) =>
		ids.map((id) => fact(id, { places: [place] }));
	const five = [1, 2, 3, 4, 5];
	const people = alike(6, 'gemeente', finds(4));
	const at = (lon: number, lat: number): Place => ({ kind: 'point', positions: [[lon, lat]] });

	test('a cell of the grid is told from five people on', () => {
		const six = [...draws(five, at(5.3, 51.7)), fact(6, { places: [at(5.5, 51.8)] })];
		expect(told(people, six).places).toEqual({
			people: 6,
			subAreas: [],
			hexagons: [{ cell: latLngToCell(51.7, 5.3, 9), people: 5 }]
		});
		expect(told(people, draws([1, 2, 3, 4], at(5.3, 51.7))).places).toBeNull();
	});

	test('a line and an area count in every cell they run through, a person once per cell', () => {
		const line: Place = {
			kind: 'line',
			positions: [
				[5.3, 51.7],
				[5.33, 51.7]
			]
		};
		const along = told(people, draws(five, line)).places!.hexagons;
		// Two kilometres, in cells of some 350 metres across.
		expect(along.length).toBeGreaterThanOrEqual(5);
		expect(new Set(along.map(({ people: count }) => count))).toEqual(new Set([5]));
		const ring: Place = {
			kind: 'area',
			positions: [
				[5.3, 51.7],
				[5.33, 51.7],
				[5.33, 51.72],
				[5.3, 51.72],
				[5.3, 51.7]
			]
		};
		// 2.1 by 2.2 kilometres is 460 hectares; a cell has about ten.
		const inside = told(people, draws(five, ring)).places!.hexagons.length;
		expect(inside).toBeGreaterThan(40);
		expect(inside).toBeLessThan(90);
	});

	test('cells are larger in a larger area', () => {
		expect([100, 1_999, 2_000, 19_999, 20_000].map(hexagonResolution)).toEqual([9, 9, 8, 8, 7]);
	});
});

describe('[B4] all of it', () => {
	const anyone = fc.record({
		feasibility: fc.constantFrom<ScalePoint | 'dk'>(1, 2, 3, 4, 5, 'dk'),
		seen: fc.boolean(),
		plays: fc.option(fc.constantFrom(...PLAYS)),
		needs: fc.uniqueArray(fc.constantFrom(...NEEDS))
	});

	test('depends neither on order nor on how people are numbered, and tells nothing of fewer than five', () => {
		fc.assert(
			fc.property(fc.array(anyone, { minLength: 5, maxLength: 14 }), (everybody) => {
				const people = everybody.map(({ feasibility }) => ({
					group: 'gemeente',
					said: finds(feasibility)
				}));
				const beside = everybody.map(({ seen, plays, needs }, i) =>
					fact(i + 1, { seen, plays, needs })
				);
				const made = told(people, beside);
				const turned = told(
					people.toReversed(),
					beside.map((one) => ({ ...one, participant: people.length + 1 - one.participant }))
				);
				expect(turned).toEqual(made);
				const { plays, needs } = made;
				if (plays) expect(plays.yes + plays.little + plays.no).toBeGreaterThanOrEqual(5);
				if (needs) {
					expect(needs.people).toBeGreaterThanOrEqual(5);
					for (const count of Object.values(needs.counts))
						expect(count).toBeLessThanOrEqual(needs.people);
				}
			}),
			{ numRuns: 200 }
		);
	});

	test('is no part of any figure: the rest of the release stays byte for byte', () => {
		const people = alike(6, 'gemeente', finds(2));
		const scan = wholeScan();
		const without = makeRelease(scan, 1, factsOf(people));
		const facts = [1, 2, 3, 4, 5, 6].map((id) => fact(id, { plays: 'yes', needs: ['time'] }));
		const made = makeRelease(scan, 1, factsOf(people), { beside: facts });
		const bare = (release: typeof made) =>
			JSON.stringify({
				...release,
				themes: release.themes.map((theme) => ({ ...theme, beside: null }))
			});
		expect(bare(made)).toBe(bare(without));
		expect(JSON.stringify(made)).not.toBe(JSON.stringify(without));
	});

	test('a theme that is carried over keeps what was told of it', () => {
		const people = alike(6, 'gemeente', finds(2));
		const scan = wholeScan();
		const before = { ...makeRelease(scan, 1, factsOf(people), { beside: lacks([1, 2, 3, 4, 5]) }) };
		const earlier = {
			kind: 'round',
			releases: [{ ...before, checksum: '0'.repeat(64) }],
			factsOf: () => factsOf(people)
		} as const;
		const other = { slug: 'other' };
		const both = wholeScan({
			levers: scan.levers.map((lever) => ({
				...lever,
				themes: [...lever.themes, { ...lever.themes[0]!, ...other }]
			}))
		});
		const again = alike(6, 'gemeente', { other: { feasibility: 4 } });
		const made = makeRelease(both, 2, factsOf(again), { asked: ['other'], earlier });
		expect(made.themes[0]).toMatchObject({ carriedFrom: 1, beside: before.themes[0]!.beside });
	});
});
