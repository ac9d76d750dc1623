import { describe, expect, test } from 'vitest';
import { crowd, done, openHouse, OPERATOR, openScan } from '../../../../tests/fixtures/house.ts';
import { aLever, aTheme } from '../../../../tests/fixtures/example-scan.ts';
import { POLICIES } from '../../content/content.ts';
import { factLinkOf } from '../../domain/theme.ts';
import { changeThemes } from './change-themes.ts';
import { closeRound } from './close-round.ts';
import { readResult } from './read-result.ts';

const KNOWN = { nl: 'Er broeden hier elf paar grutto’s.', en: null };

/** Six people answered, of three themes that know something and one that does not. */
async function released() {
	const house = openHouse();
	const linked = [{ id: 'waterbeheerprogramma' }, { id: 'krw', articles: ['7', '4'] }];
	const lever = aLever('water', [
		aTheme('sloten', {
			facts: [KNOWN],
			factLink: 'https://example.org/grutto?a=1',
			policies: linked
		}),
		aTheme('peil', { factLink: 'javascript:alert(1)' }),
		aTheme('hagen', { policies: [{ id: 'nas' }] }),
		aTheme('pacht', { facts: [KNOWN] })
	]);
	const set = { id: 'small', version: '1.0.0', title: KNOWN, note: KNOWN, levers: [lever] };
	const { id, code } = await openScan(house, OPERATOR, { themes: set });
	const says = { impact: 5, feasibility: 5 } as const;
	await crowd(house, code, 6, 'boeren', { sloten: says, peil: says, hagen: says });
	done(await closeRound(house.app, OPERATOR, id, 0));
	const read = async () => done(await readResult(house.app, OPERATOR, id)).result;
	return { house, id, read };
}

describe('[U56] what a theme brings along', () => {
	test('is what was known before, and what it may help, European first', async () => {
		const { read } = await released();
		const { background } = await read();
		const krw = POLICIES.find(({ id }) => id === 'krw')!;
		expect(background.sloten).toEqual({
			facts: [KNOWN],
			factLink: { href: 'https://example.org/grutto?a=1', host: 'example.org' },
			policies: [
				{
					...{ id: 'krw', title: krw.title, level: 'europees', status: krw.status },
					articles: krw.articles.map(({ id, title }) => ({ id, title }))
				},
				expect.objectContaining({
					id: 'waterbeheerprogramma',
					level: 'sub-nationaal',
					articles: []
				})
			]
		});
	});

	test('is left out where there is nothing, or nothing to follow', async () => {
		const { read } = await released();
		const { background, release } = await read();
		const asked = release.themes.map(({ id }) => id);
		expect(asked).toContain('peil');
		expect(Object.keys(background).sort()).toEqual(['hagen', 'pacht', 'sloten']);
	});

	test('has a link to the web or none, in whichever way a text tries', () => {
		expect(factLinkOf('HTTPS://Example.org/a?b=1#c')).toEqual({
			href: 'https://example.org/a?b=1#c',
			host: 'example.org'
		});
		const others = [
			'',
			'javascript:alert(1)',
			' https://a',
			'https://',
			'https:a',
			'data:,a',
			'//a'
		];
		for (const text of others) expect(factLinkOf(text)).toBeNull();
		expect(factLinkOf(null)).toBeNull();
	});

	test('is read as it stands now, and leaves the release as it was', async () => {
		const { house, id, read } = await released();
		const before = (await read()).json;
		const policies = [{ id: 'krw', articles: ['4'] }];
		done(
			await changeThemes(house.app, OPERATOR, id, {
				kind: 'link-policies',
				theme: 'peil',
				policies
			})
		);
		const after = await read();
		expect(after.background.peil?.policies).toMatchObject([{ id: 'krw', articles: [{ id: '4' }] }]);
		expect(after.json).toBe(before);
	});
});
