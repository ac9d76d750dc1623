import { describe, expect, test } from 'vitest';
import {
	crowd,
	done,
	join,
	openHouse,
	OPERATOR,
	openScan,
	say,
	type House,
	type Ready
} from '../../../../tests/fixtures/house.ts';
import { changeTalk } from './change-talk.ts';
import { closeRound } from './close-round.ts';
import { openRound } from './open-round.ts';
import { readRating } from './read-rating.ts';
import { readResult } from './read-result.ts';
import { readRoom } from './read-room.ts';

async function viewOf({ app }: House, { code }: Ready, secret: string) {
	return done(await readRating(app, code, secret)).view;
}

/** Six people in two groups, a release, and the next round open. */
async function secondRound() {
	const house = openHouse();
	const scan = await openScan(house, OPERATOR);
	const [anna] = await crowd(house, scan.code, 3, 'boeren', {
		peil: { impact: 2, feasibility: 'dk' },
		hagen: { impact: 3 }
	});
	await crowd(house, scan.code, 3, 'gemeente', { peil: { impact: 5, feasibility: 4 } });
	const first = await viewOf(house, scan, anna!);
	done(await closeRound(house.app, OPERATOR, scan.id, 0));
	done(await openRound(house.app, OPERATOR, scan.id, { themes: ['peil', 'hagen'] }));
	return { house, scan, anna: anna!, first };
}

describe('[OC5] in a next round what the sides said before stands beside what one said oneself', () => {
	test('a first round has nothing before it', async () => {
		expect((await secondRound()).first.before).toBeNull();
	});

	test('only as released: side by side, nothing where that says nothing', async () => {
		const { house, scan, anna } = await secondRound();
		const { before } = await viewOf(house, scan, anna);
		const { release } = done(await readResult(house.app, OPERATOR, scan.id)).result;
		const peil = release.themes.find(({ id }) => id === 'peil')!;
		expect(before!.peil).toMatchObject({
			round: 1,
			own: { impact: { kind: 'rated', value: 2 }, feasibility: { kind: 'dont-know' } }
		});
		expect(before!.peil!.sides.impact).toEqual(peil.questions.impact.pools);
		expect(before!.peil!.sides.impact.map(({ mean }) => mean)).toEqual([5, 2]);
		// Three people gave a number: that is told of nobody.
		expect(before!.peil!.sides.feasibility).toEqual([]);
		expect(before!.hagen!.sides.impact).toEqual([]);
	});

	test('who comes new has nothing of their own', async () => {
		const { house, scan } = await secondRound();
		const fresh = await join(house, scan.code, 'boeren');
		expect((await viewOf(house, scan, fresh)).before!.peil!.own).toBeNull();
	});
});

describe('[OC6] what one said before counts in a next round only when it is confirmed', () => {
	test('nothing is answered by opening it, and nothing is in its release', async () => {
		const { house, scan, anna } = await secondRound();
		const view = await viewOf(house, scan, anna);
		expect(view.said).toEqual({});
		expect(view.steps.map(({ answered }) => answered)).toEqual([0, 0]);
		done(await say(house, scan.code, anna, 'peil', { impact: 2 }));
		done(await closeRound(house.app, OPERATOR, scan.id, 0));
		const { release } = done(await readResult(house.app, OPERATOR, scan.id)).result;
		expect(release.participants.total).toBe(1);
	});

	test('a theme answered again has the newest of the earlier answers beside it', async () => {
		const { house, scan, anna } = await secondRound();
		await crowd(house, scan.code, 5, 'gemeente', { peil: { impact: 4 } });
		done(await say(house, scan.code, anna, 'peil', { impact: 4 }));
		done(await closeRound(house.app, OPERATOR, scan.id, 0));
		done(await openRound(house.app, OPERATOR, scan.id));
		const { before } = await viewOf(house, scan, anna);
		expect(before!.peil).toMatchObject({ round: 2, own: { impact: { value: 4 } } });
		expect(before!.hagen).toMatchObject({ round: 2, own: { impact: { value: 3 } } });
		// Not asked in between: carried over, marked with its own round.
		expect(before!.sloten).toMatchObject({ round: 1, own: null });
	});
});

test('[OC7] a next round can ask what the meeting talked about, without what it parked', async () => {
	const { house, scan } = await secondRound();
	const { app } = house;
	done(await closeRound(app, OPERATOR, scan.id, 0));
	const keeps = async () => done(await readRoom(app, OPERATOR, scan.id)).room.keeps;
	expect((await keeps())!.discussed).toEqual([]);
	done(await changeTalk(app, OPERATOR, scan.id, 'hagen', { picked: true }));
	done(await changeTalk(app, OPERATOR, scan.id, 'peil', { conclusion: 'Eerst een proef.' }));
	done(await changeTalk(app, OPERATOR, scan.id, 'sloten', { picked: true, parked: true }));
	expect((await keeps())!.discussed).toEqual(['peil', 'hagen']);
});
