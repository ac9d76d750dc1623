import { describe, expect, test } from 'vitest';
import {
	crowd,
	done,
	dump,
	openHouse,
	OPERATOR,
	openScan,
	say,
	type House
} from '../../../../tests/fixtures/house.ts';
import type { ThemeAnswers } from '../../domain/rating.ts';
import { closeRound } from './close-round.ts';
import { exportScan } from './export-scan.ts';
import { importScan } from './import-scan.ts';
import { readRating } from './read-rating.ts';
import { readResult } from './read-result.ts';
import { submitAnswers } from './submit-answers.ts';
import { verifyReleases } from './verify-releases.ts';
import { withdraw } from './withdraw.ts';

const AROUND = {
	answers: {},
	...{ seen: true, plays: 'little', needs: ['money', 'time'], withGroup: true },
	...{ offer: 'Als de pacht blijft', where: 'Bij de sluis' },
	places: [{ kind: 'point', positions: [[5.3, 51.7]] }]
} as const satisfies ThemeAnswers;

/** Six people who find a theme hard, and say all there is to say beside it. */
async function spoken(house = openHouse()) {
	const { id, code } = await openScan(house, OPERATOR);
	const people = await crowd(house, code, 6, 'boeren', { sloten: { impact: 4, feasibility: 2 } });
	for (const secret of people) done(await submitAnswers(house.app, code, secret, 'sloten', AROUND));
	return { house, id, code, people };
}

const mine = async ({ app }: House, code: string, secret: string) =>
	done(await readRating(app, code, secret)).view.said.sloten;

describe('[B5] what is said beside the answers', () => {
	test('comes back as it was said; left out it stays, empty takes it back', async () => {
		const { house, code, people } = await spoken();
		const [first] = people;
		expect(await mine(house, code, first!)).toMatchObject({
			...AROUND,
			answers: { impact: { kind: 'rated', value: 4 } }
		});
		const nothing = { answers: {}, plays: null, needs: [], offer: '', places: [] } as const;
		done(await submitAnswers(house.app, code, first!, 'sloten', nothing));
		const now = await mine(house, code, first!);
		expect(now).toMatchObject({ plays: null, needs: [], places: [], where: AROUND.where });
		expect(now).not.toHaveProperty('offer');
	});

	test('of each part what was said last counts, in whichever order it comes in', async () => {
		const { house, code, people } = await spoken();
		const nowMs = house.app.now();
		const at = (ms: number) => ({ taps: { needs: ms * 1024, plays: ms * 1024 } });
		const later = { answers: {}, needs: ['rules'], plays: 'yes' } as const;
		const earlier = { answers: {}, needs: ['land'], plays: 'no' } as const;
		done(await submitAnswers(house.app, code, people[0]!, 'sloten', later, at(nowMs)));
		const sent = await submitAnswers(house.app, code, people[0]!, 'sloten', earlier, at(nowMs - 9));
		expect(done(sent).older).toEqual(['plays', 'needs']);
		expect(await mine(house, code, people[0]!)).toMatchObject({ needs: ['rules'], plays: 'yes' });
	});

	test('is in the release as numbers of people, and is computed again with it', async () => {
		const { house, id } = await spoken();
		done(await closeRound(house.app, OPERATOR, id, 0));
		const { release } = done(await readResult(house.app, OPERATOR, id)).result;
		expect(release.themes.find((theme) => theme.id === 'sloten')!.beside).toEqual({
			seen: 6,
			plays: { yes: 0, little: 6, no: 0 },
			needs: {
				people: 6,
				counts: { money: 6, land: 0, rules: 0, knowledge: 0, support: 0, time: 6, other: 0 }
			},
			places: { people: 6, subAreas: [], hexagons: [{ cell: expect.any(String), people: 6 }] }
		});
		const verify = async () => done(await verifyReleases(house.app, OPERATOR, id)).releases;
		expect(await verify()).toMatchObject([{ result: 'equal' }]);
		house.app.db.$client.exec(`update beside set needs = '["land"]' where participant_id = 1`);
		expect(await verify()).toMatchObject([
			{
				result: 'different',
				differences: [{ theme: 'sloten', question: null, field: 'beside.needs.counts.money' }]
			}
		]);
	});

	test('goes with the person who withdraws', async () => {
		const { house, code, people } = await spoken();
		for (const secret of people) done(await withdraw(house.app, code, secret));
		expect(dump(house)).toMatchObject({ beside: [], remark: [], tap: [] });
	});

	test('alone, without an answer, makes nobody a participant', async () => {
		const { house, id, code } = await spoken();
		const [late] = await crowd(house, code, 1, 'gemeente', {});
		done(await submitAnswers(house.app, code, late!, 'hagen', AROUND));
		done(await say(house, code, late!, 'hagen', {}, 'Ik kijk alleen'));
		done(await closeRound(house.app, OPERATOR, id, 0));
		const { release } = done(await readResult(house.app, OPERATOR, id)).result;
		expect(release.participants.total).toBe(6);
	});
});

describe('[F17] a scan file', () => {
	test('holds what was said beside the answers, sub-areas and how rounds asked, and is equal elsewhere', async () => {
		const { house, id } = await spoken();
		house.app.db.$client.exec(
			`insert into sub_area (scan_id, slug, position, title, polygons)
			values ('${id}', 'noord', 0, 'Noord', '[[[[5,51],[6,51],[6,52],[5,52],[5,51]]]]')`
		);
		house.app.db.$client.exec(`update round set way = 'own', same_order = 0`);
		done(await closeRound(house.app, OPERATOR, id, 0));
		const { json } = done(await exportScan(house.app, OPERATOR, id));
		const other = openHouse();
		const there = done(await importScan(other.app, OPERATOR, json)).id;
		const again = done(await exportScan(other.app, OPERATOR, there)).json;
		expect(JSON.parse(again)).toEqual(JSON.parse(json));
		expect(JSON.parse(json)).toMatchObject({
			scan: { subAreas: [{ slug: 'noord', title: 'Noord' }] },
			rounds: [{ way: 'own', sameOrder: false }]
		});
		expect(done(await verifyReleases(other.app, OPERATOR, there)).releases).toMatchObject([
			{ result: 'equal' }
		]);
		const { release } = done(await readResult(other.app, OPERATOR, there)).result;
		expect(release.themes.find((theme) => theme.id === 'sloten')!.beside!.places).toEqual({
			people: 6,
			subAreas: [{ id: 'noord', people: 6 }],
			hexagons: [expect.objectContaining({ people: 6 })]
		});
	});

	test('of version 1, with nothing but answers and remarks, is still read', async () => {
		const { house, id } = await spoken();
		done(await closeRound(house.app, OPERATOR, id, 0));
		const file = JSON.parse(done(await exportScan(house.app, OPERATOR, id)).json);
		file.version = 1;
		delete file.scan.subAreas;
		for (const round of file.rounds)
			for (const key of ['way', 'sameOrder', 'choice']) delete round[key];
		for (const { rounds } of file.people)
			for (const said of rounds) {
				delete said.beside;
				said.remarks = [{ theme: 'sloten', text: 'Zeker' }];
			}
		const other = openHouse();
		done(await importScan(other.app, OPERATOR, JSON.stringify(file)));
		expect(dump(other).remark).toMatchObject(Array(6).fill({ kind: 'remark', text: 'Zeker' }));
	});
});
