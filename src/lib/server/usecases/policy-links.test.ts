import { describe, expect, test } from 'vitest';
import {
	crowd,
	done,
	facilitator,
	openHouse,
	OPERATOR,
	openScan
} from '../../../../tests/fixtures/house.ts';
import { POLICIES } from '../../content/content.ts';
import { changeThemes } from './change-themes.ts';
import { closeRound } from './close-round.ts';
import { exportScan } from './export-scan.ts';
import { readPolicies } from './read-policies.ts';

const LINKS = [{ id: 'krw', articles: ['4'] }, { id: 'nas' }];

/** Six people find one theme promising and another not. */
async function released() {
	const house = openHouse();
	const { id, code } = await openScan(house, OPERATOR);
	const says = { impact: 5, feasibility: 5, effort: 1 } as const;
	await crowd(house, code, 6, 'boeren', {
		sloten: says,
		hagen: { ...says, impact: 1 },
		pacht: says
	});
	const link = (theme: string, policies: readonly { id: string; articles?: string[] }[]) =>
		changeThemes(house.app, OPERATOR, id, { kind: 'link-policies', theme, policies });
	return { house, id, link };
}

describe('[U51] policy links', () => {
	test('can be changed at any time, also after the first answer and the release', async () => {
		const { house, id, link } = await released();
		done(await link('sloten', LINKS));
		done(await closeRound(house.app, OPERATOR, id, 0));
		done(await link('sloten', [LINKS[0]!]));
		const { view } = done(await readPolicies(house.app, OPERATOR, id));
		const helped = view.policies.filter(({ themes }) => themes.length > 0);
		expect(helped).toMatchObject([
			{
				policy: { id: 'krw' },
				themes: [{ theme: { id: 'sloten' }, articles: ['4'] }],
				promising: 1
			}
		]);
	});

	test('an unknown policy or article is refused and changes nothing', async () => {
		const { house, id, link } = await released();
		done(await link('sloten', LINKS));
		const before = done(await readThemes(house, id));
		for (const wrong of [[{ id: 'none' }], [{ id: 'krw', articles: ['99'] }]])
			expect(await link('sloten', wrong)).toEqual({ ok: false, reason: 'policy-unknown' });
		expect(await link('nowhere', LINKS)).toEqual({ ok: false, reason: 'theme-unknown' });
		expect(done(await readThemes(house, id))).toEqual(before);
	});

	test('the themes that help a policy stand in the order of the result, every policy is there', async () => {
		const { house, id, link } = await released();
		for (const theme of ['pacht', 'hagen', 'sloten']) done(await link(theme, LINKS));
		done(await closeRound(house.app, OPERATOR, id, 0));
		const { view } = done(await readPolicies(house.app, OPERATOR, id));
		expect(view.policies.map(({ policy }) => policy.id)).toEqual(POLICIES.map(({ id }) => id));
		const krw = view.policies.find(({ policy }) => policy.id === 'krw')!;
		expect(krw.themes.map(({ theme }) => theme.id)).toEqual(['sloten', 'pacht', 'hagen']);
		expect(krw.promising).toBe(2);
		expect(view.unlinked.map(({ id }) => id)).toEqual(
			view.release.themes
				.map(({ id }) => id)
				.filter((id) => !['sloten', 'pacht', 'hagen'].includes(id))
		);
	});

	test('are for the owner of the scan only, and there are none before a release', async () => {
		const { house, id } = await released();
		expect(await readPolicies(house.app, OPERATOR, id)).toMatchObject({
			reason: 'nothing-released'
		});
		const stranger = await facilitator(house, 'vreemd@example.org');
		expect(await readPolicies(house.app, stranger, id)).toMatchObject({ reason: 'not-found' });
	});
});

async function readThemes({ app }: ReturnType<typeof openHouse>, id: string) {
	const round = await closeRound(app, OPERATOR, id, 0);
	if (!round.ok && round.reason !== 'no-round-open') return round;
	const file = await exportScan(app, OPERATOR, id);
	if (!file.ok) return file;
	const { scan } = JSON.parse(file.json) as { scan: { levers: unknown } };
	return { ok: true as const, levers: scan.levers };
}
