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
import { knownOf, matching } from '#lib/domain/theme-filter.ts';
import { askedWords, choicesOf } from '#lib/server/usecases/result-choices.ts';
import { sideRows } from './side-rows.ts';
import { askedFrom, openFrom, pictureQuery, sideFrom, withOpen } from './view-from.ts';

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
const { choices, kinds } = choicesOf(release, scan.levers, 'nl');
const at = (query: string) => new URL(`http://a/${query}`);
const asked = (query: string) => knownOf(askedFrom(at(query)), choices);
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

test('[M15] the picture is asked for the same part, and nothing else that stands in the address', () => {
	const query = '?round=2&lever=water&policy=n2000&condition=beheer&sort=name&open=peil';
	expect(pictureQuery(2, asked(query), 1)).toBe(
		'matrix.svg?round=2&lever=water&condition=beheer&side=1'
	);
	expect(pictureQuery(1, asked(''), null)).toBe('matrix.svg?round=1');
	const back = at(pictureQuery(2, asked(query), 1).replace('matrix.svg', ''));
	expect(knownOf(askedFrom(back), choices)).toEqual(asked(query));
	expect(askedWords(asked(query), choices)).toEqual([choices.lever[0]!.title.text, 'beheer']);
});

test('[M16] an address asks for a side by its number, as the picture does', () => {
	const side = (query: string) => sideFrom(at(query));
	expect(['', '?side=', '?side=-1', '?side=1e0', '?side=100'].map(side)).toEqual(
		Array.from({ length: 5 }, () => null)
	);
	expect([side('?side=0'), side('?side=12')]).toEqual([0, 12]);
});

test('[M19] an address names the themes whose figures are shown, or asks for all', () => {
	const opened = (query: string) => openFrom(at(query), ['peil', 'oever', 'haag']);
	expect(opened('')).toEqual([]);
	expect(opened('?open=haag&open=peil&open=uit')).toEqual(['peil', 'haag']);
	expect(opened('?open=all')).toEqual(['peil', 'oever', 'haag']);
});

test('[M19] a link opens one theme more, at its place, and keeps the rest of the address', () => {
	expect(withOpen(at('results?round=1&sort=name'), 'peil')).toBe(
		'/results?round=1&sort=name&open=peil#theme-peil'
	);
	expect(withOpen(at('results?open=peil&open=haag'), 'peil')).toBe(
		'/results?open=peil&open=haag#theme-peil'
	);
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
