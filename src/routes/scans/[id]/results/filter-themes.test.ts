import { expect, test } from 'vitest';
import {
	aLever,
	alike,
	aTheme,
	factsOf,
	wholeScan
} from '../../../../../tests/fixtures/example-scan.ts';
import { sideArrows } from '#lib/charts/matrix-sides.ts';
import { makeRelease } from '#lib/domain/release.ts';
import { choicesOf } from './choices-of.ts';
import { askedFrom, matching, sideFrom } from './filter-themes.ts';
import { sideRows } from './side-rows.ts';

const WATER = aLever('water', [
	aTheme('peil', { policies: [{ id: 'krw' }], conditions: ['abiotiek', 'beheer'] }),
	aTheme('oever', { policies: [{ id: 'krw' }, { id: 'nhv' }], conditions: ['inrichting'] }),
	aTheme('uit', { active: false, policies: [{ id: 'n2000' }] })
]);
const LAND = aLever('land', [aTheme('haag', { conditions: ['inrichting'] })]);
const scan = wholeScan({ levers: [WATER, LAND, aLever('leeg', [])] });
const much = { impact: 4, feasibility: 4, effort: 2 } as const;
const release = makeRelease(
	scan,
	1,
	factsOf([
		...alike(5, 'agrarier', { peil: much, oever: { ...much, impact: 2 }, haag: much }),
		...alike(5, 'gemeente', { peil: { ...much, impact: 2 }, oever: much, haag: much })
	])
);
const { choices, kinds } = choicesOf(release, scan, 'nl');
const asked = (query: string) => askedFrom(new URL(`http://a/${query}`), choices);
const found = (query: string) => matching(release.themes, asked(query), kinds).map(({ id }) => id);

test('[M15] only what themes of the result have can be chosen, in the order of the house', () => {
	const ids = Object.entries(choices).map(([name, all]) => [name, all.map(({ id }) => id)]);
	expect(Object.fromEntries(ids)).toEqual({
		lever: ['water', 'land'],
		policy: ['krw', 'nhv'],
		condition: ['abiotiek', 'inrichting', 'beheer'],
		class: [...new Set(release.themes.map(({ opportunity }) => opportunity.class))]
	});
	expect(choices.condition[0]!.title.text).toMatch(/^abiotiek/);
	expect(kinds['uit']).toBeUndefined();
});

test('[M15] a theme is shown when it has everything that is asked for', () => {
	expect(found('?lever=water')).toEqual(['peil', 'oever']);
	expect(found('?policy=nhv')).toEqual(['oever']);
	expect(found('?condition=inrichting')).toEqual(['oever', 'haag']);
	expect(found('?condition=inrichting&lever=land')).toEqual(['haag']);
	expect(found('?policy=krw&lever=land')).toEqual([]);
	const name = release.themes[0]!.opportunity.class;
	expect(found(`?class=${name}`)).toContain('peil');
});

test('[M15] an address that asks for nothing that is known shows the whole result as it is', () => {
	for (const query of ['', '?lever=&policy=', '?lever=toString&class=best', '?policy=n2000'])
		expect(matching(release.themes, asked(query), kinds)).toBe(release.themes);
});

test('[M15] what is filtered out changes no place and no figure of what stays', () => {
	for (const theme of matching(release.themes, asked('?lever=land'), kinds))
		expect(release.themes).toContain(theme);
});

test('[M16] an address asks for a side by its number, as the picture does', () => {
	const side = (query: string) => sideFrom(new URL(`http://a/${query}`), 2);
	expect(['', '?side=', '?side=2', '?side=-1', '?side=1e0'].map(side)).toEqual(
		Array.from({ length: 5 }, () => null)
	);
	expect([side('?side=0'), side('?side=1')]).toEqual([0, 1]);
});

test('[M16] the arrows stand in words too, by place, with tenths that are told as no difference', () => {
	const arrows = sideArrows({ ...release, checksum: '' }, ['landbouw-en-grond']);
	const told = sideRows(arrows, release.themes, 'nl');
	expect(told.map(({ id, impact, feasibility }) => [id, impact, feasibility])).toEqual([
		['haag', 'gelijk', 'gelijk'],
		['peil', '1,0 hoger', 'gelijk'],
		['oever', '1,0 lager', 'gelijk']
	]);
	expect(sideRows(arrows, [], 'nl')).toEqual([]);
	const least = { id: 'peil', from: { x: 3, y: 3 }, to: { x: 3.04, y: 2.94 } };
	expect(sideRows([least], release.themes, 'nl')[0]).toMatchObject({
		impact: '0,1 lager',
		feasibility: 'gelijk'
	});
});
