import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ratingOrder, rotated } from './rating-order.ts';
import { PLAYS, type Plays } from './rating.ts';
import { choiceOf, WAYS, wayFor } from './round.ts';

const THEMES = ['peil', 'sloten', 'hagen', 'bomen', 'pacht'];
const SAID: Readonly<Record<string, Plays>> = { sloten: 'little', hagen: 'yes', bomen: 'no' };
const playsOf = (theme: string) => SAID[theme] ?? null;

const anyThemes = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 4 }), { maxLength: 12 });
const anyPlays = fc.array(fc.option(fc.constantFrom(...PLAYS)), { minLength: 12, maxLength: 12 });

describe('[N11] the order of levers', () => {
	test('begins one further for every next person, and comes round', () => {
		expect(rotated(['a', 'b', 'c'], 0)).toEqual(['a', 'b', 'c']);
		expect(rotated(['a', 'b', 'c'], 4)).toEqual(['b', 'c', 'a']);
		expect(rotated([], 3)).toEqual([]);
	});

	test('has every lever in every place equally often', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 9 }),
				fc.integer({ min: 0, max: 5000 }),
				(levers, first) => {
					const list = Array.from({ length: levers }, (_, i) => i);
					const orders = list.map((person) => rotated(list, first + person));
					for (const place of list)
						expect(orders.map((order) => order[place]).toSorted((a, b) => a! - b!)).toEqual(list);
				}
			)
		);
	});
});

describe('[N12] the order of themes', () => {
	test('of who says what plays here: yes, a little; and if they like: not said, no', () => {
		expect(ratingOrder(THEMES, playsOf, { way: 'own', chosen: null })).toEqual({
			main: ['hagen', 'sloten'],
			rest: ['peil', 'pacht', 'bomen']
		});
	});

	test('all of them, in a round that asks all and for who said nothing', () => {
		const all = { main: THEMES, rest: [] };
		expect(ratingOrder(THEMES, playsOf, { way: 'all', chosen: null })).toEqual(all);
		for (const way of WAYS)
			expect(ratingOrder(THEMES, () => null, { way, chosen: null })).toEqual(all);
	});

	test('nothing is asked of who says that nothing plays here', () => {
		expect(ratingOrder(THEMES, () => 'no', { way: 'own', chosen: null })).toEqual({
			main: [],
			rest: THEMES
		});
	});

	test('what the hall chose comes in the order of the hall; until then as one said oneself', () => {
		const hall = (chosen: readonly string[] | null) =>
			ratingOrder(THEMES, playsOf, { way: 'hall', chosen });
		expect(hall(null).main).toEqual(['hagen', 'sloten']);
		expect(hall(['pacht', 'vis', 'hagen'])).toEqual({
			main: ['pacht', 'hagen'],
			rest: ['sloten', 'peil', 'bomen']
		});
	});

	test('holds every theme once, and what plays most comes first', () => {
		fc.assert(
			fc.property(
				anyThemes,
				anyPlays,
				fc.constantFrom(...WAYS),
				fc.option(anyThemes),
				(themes, plays, way, chosen) => {
					const of = (theme: string) => plays[themes.indexOf(theme)] ?? null;
					const { main, rest } = ratingOrder(themes, of, { way, chosen });
					expect([...main, ...rest].toSorted()).toEqual(themes.toSorted());
					if (way !== 'own' || themes.every((theme) => of(theme) === null)) return;
					const at = (theme: string) => ['yes', 'little', null, 'no'].indexOf(of(theme));
					const places = [...main, ...rest].map(at);
					expect(places).toEqual(places.toSorted((a, b) => a - b));
					expect(main.every((theme) => at(theme) < 2)).toBe(true);
				}
			)
		);
	});
});

describe('[N13] what a hall chooses', () => {
	const played = [
		{ theme: 'peil', yes: 1, little: 3 },
		{ theme: 'sloten', yes: 0, little: 0 },
		{ theme: 'hagen', yes: 4, little: 0 },
		{ theme: 'bomen', yes: 2, little: 3 },
		{ theme: 'pacht', yes: 1, little: 3 }
	];

	test('most people first, then more yes, then as in the scan; never what nobody ticked', () => {
		expect(choiceOf(played, 6, 3).themes).toEqual(['bomen', 'hagen', 'peil']);
		expect(choiceOf(played, 6, 12)).toEqual({
			themes: ['bomen', 'hagen', 'peil', 'pacht'],
			people: 6,
			counts: { peil: 4, sloten: 0, hagen: 4, bomen: 5, pacht: 4 }
		});
	});

	test('nothing left out has more people than what is chosen', () => {
		const anyPlayed = fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { maxLength: 15 });
		fc.assert(
			fc.property(anyPlayed, fc.integer({ min: 3, max: 20 }), (rows, size) => {
				const all = rows.map(([yes, little], i) => ({ theme: `t${i}`, yes, little }));
				const { themes, counts } = choiceOf(all, 18, size);
				const ticked = all.filter(({ theme }) => counts[theme]! > 0);
				expect(themes).toHaveLength(Math.min(size, ticked.length));
				const least = Math.min(...themes.map((theme) => counts[theme]!));
				for (const { theme } of ticked)
					if (!themes.includes(theme)) expect(counts[theme]).toBeLessThanOrEqual(least);
			})
		);
	});
});

test('[N14] up to twelve themes everybody is proposed to rate all, with more what plays here', () => {
	expect([1, 12, 13, 41].map(wayFor)).toEqual(['all', 'all', 'own', 'own']);
});
