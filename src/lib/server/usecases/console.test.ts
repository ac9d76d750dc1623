import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	crowd,
	done,
	facilitator,
	GOLDEN_CSV,
	GRACE_SECONDS,
	join,
	NOBODY,
	openHouse,
	OPERATOR,
	openScan,
	readyScan,
	say,
	START_MS,
	type House,
	type Says
} from '../../../../tests/fixtures/house.ts';
import { formNumber } from '../../domain/paper.ts';
import { changeScreen, type ScreenChange } from './change-screen.ts';
import { chooseThemes } from './choose-themes.ts';
import { closeRound } from './close-round.ts';
import { enterPaper, withdrawPaper } from './enter-paper.ts';
import { extendRound } from './extend-round.ts';
import { followRoom, followScreen } from './follow-live.ts';
import { helpSomebody } from './help-somebody.ts';
import { importAnswers } from './import-answers.ts';
import { joinScan } from './join-scan.ts';
import { liveNow } from './live-now.ts';
import { openRound } from './open-round.ts';
import { readScreen, screenLanguage } from './read-screen.ts';
import { releaseDueRounds } from './release-due-rounds.ts';
import { submitAnswers } from './submit-answers.ts';
import { withdraw } from './withdraw.ts';

const NOT_FOUND = { ok: false, reason: 'not-found' };
const RATED = { kind: 'rated', value: 4 } as const;
const THEMES = ['sloten', 'peil', 'hagen', 'pacht'];

const change = async ({ app }: House, id: string, what: ScreenChange) =>
	done(await changeScreen(app, OPERATOR, id, what)).screenKey;
const onScreen = async ({ app }: House, key: string) => done(await readScreen(app, key)).screen.now;

describe('[SC8] whoever watches hears of everything that changes what they see', () => {
	/** Whether something was told while this was done. */
	async function tells(house: House, act: () => Promise<unknown>): Promise<boolean> {
		let told = false;
		const { live } = house.app;
		const { touch } = live;
		Object.assign(live, { touch: () => (told = true) });
		expect(await act()).not.toMatchObject({ ok: false });
		Object.assign(live, { touch });
		return told;
	}

	test('people who join, answer, change groups, are helped and leave', async () => {
		const house = openHouse();
		const { app } = house;
		const { id, code } = await openScan(house, OPERATOR);
		const sit = (secret: string | null, group: string) =>
			joinScan(app, NOBODY, code, secret, { group });
		const { secret } = done(await sit(null, 'boeren'));
		const said = { answers: { impact: RATED } };
		for (const act of [
			() => sit(null, 'boeren'),
			() => sit(secret, 'gemeente'),
			() => submitAnswers(app, code, secret, 'sloten', said),
			() => helpSomebody(app, OPERATOR, id, { group: 'boeren' }),
			() => withdraw(app, code, secret)
		])
			expect(await tells(house, act), act.toString()).toBe(true);
	});

	test('forms and files that come in', async () => {
		const house = openHouse();
		const { app } = house;
		const { id, code } = await openScan(house, OPERATOR);
		const form = formNumber(code, 1, 1);
		const typed = {
			...{ form, group: 'boeren', remarks: {} },
			answers: { sloten: { impact: RATED } }
		};
		const csv = 'participant,group,theme,question,value\np1,boeren,sloten,impact,4\n';
		expect(GOLDEN_CSV).toContain(csv.split('\n')[0]);
		for (const act of [
			() => enterPaper(app, OPERATOR, id, typed),
			() => withdrawPaper(app, OPERATOR, id, form),
			() => importAnswers(app, OPERATOR, id, csv)
		])
			expect(await tells(house, act), act.toString()).toBe(true);
	});

	test('a round that opens, in which the hall chooses, that closes, gets more time, is released', async () => {
		const house = openHouse();
		const { app } = house;
		const { id, code } = await readyScan(house, OPERATOR);
		const goThrough = async () => {
			for (let i = 0; i < 5; i += 1) {
				const secret = await join(house, code, 'boeren');
				await submitAnswers(app, code, secret, 'sloten', { answers: {}, plays: 'yes' });
			}
		};
		for (const act of [
			() => openRound(app, OPERATOR, id, { way: 'hall' }),
			goThrough,
			() => chooseThemes(app, OPERATOR, id, 3),
			() => closeRound(app, OPERATOR, id),
			() => extendRound(app, OPERATOR, id, 60),
			async () => {
				house.wait(GRACE_SECONDS + 60);
				return releaseDueRounds(app);
			},
			() => changeScreen(app, OPERATOR, id, { kind: 'black', black: true })
		])
			expect(await tells(house, act), act.toString()).toBe(true);
	});
});

describe('what the screen knows', () => {
	const anySays = fc.record({
		theme: fc.constantFrom(...THEMES),
		values: fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }))
	});

	test('[SC9] numbers of people, whatever these say: stream and page are the same in two worlds', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.array(anySays, { maxLength: 5 }), { maxLength: 6 }),
				fc.constantFrom('join', 'people', 'explore', 'result', 'leave'),
				fc.boolean(),
				async (people, shows, closes) => {
					const seenIn = async (world: 0 | 1) => {
						const house = openHouse();
						const { id, code } = await openScan(house, OPERATOR);
						const key = await change(house, id, { kind: 'show', shows, step: 1 });
						for (const taps of people) {
							const secret = await join(house, code, 'boeren');
							for (const { theme, values } of taps)
								done(await say(house, code, secret, theme, { impact: values[world] } as Says));
						}
						if (closes) done(await closeRound(house.app, OPERATOR, id));
						const { version: _, ...seen } = { version: 0, ...(await onScreen(house, key)) };
						const { room } = (await liveNow(house.app, id))!;
						return JSON.stringify([seen, room]);
					};
					expect(await seenIn(1)).toBe(await seenIn(0));
				}
			),
			{ numRuns: 25 }
		);
	});

	test('[SC9] the fields of a snapshot are these and no other', async () => {
		const house = openHouse();
		const { id } = await openScan(house, OPERATOR);
		const key = await change(house, id, { kind: 'link' });
		const now = await onScreen(house, key);
		expect(Object.keys(now).sort()).toEqual([
			...['black', 'joins', 'participation', 'round', 'shows', 'step', 'timerEndsAtMs', 'version']
		]);
		const { participation, round } = now as Exclude<typeof now, { black: true }>;
		expect(Object.keys(participation[0]!).sort()).toEqual([
			...['done', 'group', 'half', 'joined', 'started']
		]);
		expect(Object.keys(round!).sort()).toEqual(['closesAtMs', 'number', 'state', 'way']);
	});

	test('[SC10] half-way is who said something of as many themes as half of those asked', async () => {
		const house = openHouse();
		const { id, code } = await openScan(house, OPERATOR);
		const on = (...themes: string[]) =>
			Object.fromEntries(themes.map((theme) => [theme, { impact: 3 } as const]));
		await crowd(house, code, 1, 'boeren', on('sloten'));
		await crowd(house, code, 2, 'boeren', on('sloten', 'peil'));
		await crowd(house, code, 1, 'boeren', on(...THEMES));
		const { room } = (await liveNow(house.app, id))!;
		expect(room.participation[0]).toEqual({
			...{ group: 'boeren', joined: 4, started: 4, half: 3, done: 1 }
		});
	});

	test('[SC11] a black screen tells nothing, and what was on it comes back', async () => {
		const house = openHouse();
		const { id } = await openScan(house, OPERATOR);
		const key = await change(house, id, { kind: 'show', shows: 'people', step: 0 });
		await change(house, id, { kind: 'black', black: true });
		expect(await onScreen(house, key)).toEqual({ black: true });
		await change(house, id, { kind: 'black', black: false });
		expect(await onScreen(house, key)).toMatchObject({ black: false, shows: 'people' });
		await change(house, id, { kind: 'black', black: true });
		await change(house, id, { kind: 'show', shows: 'join', step: 0 });
		expect(await onScreen(house, key)).toMatchObject({ black: false, shows: 'join' });
	});

	test('[SC12] its key has 128 bits; another one opens nothing, nor does an old one', async () => {
		const house = openHouse();
		const { app } = house;
		const { id } = await openScan(house, OPERATOR);
		const key = await change(house, id, { kind: 'link' });
		expect(Buffer.from(key, 'base64url')).toHaveLength(16);
		expect(await change(house, id, { kind: 'link' })).toBe(key);
		const stream = done(await followScreen(app, key)).stream;
		const next = await change(house, id, { kind: 'new-link' });
		expect(next).not.toBe(key);
		for (const wrong of [key, '', key.slice(1), id]) {
			expect(await readScreen(app, wrong)).toEqual(NOT_FOUND);
			expect(await followScreen(app, wrong)).toEqual(NOT_FOUND);
			expect(await screenLanguage(app, wrong)).toBeNull();
		}
		expect(done(await readScreen(app, next)).screen.scan.id).toBe(id);
		expect(await screenLanguage(app, next)).toBe('nl');
		expect(await new Response(stream).text()).toMatch(/event: gone/);
	});

	test('[SC5] the room is followed by who may run the scan, and the screen by who has its key', async () => {
		const house = openHouse();
		const ada = await facilitator(house);
		const { id } = await openScan(house, ada);
		const stays = async () => true;
		expect(await followRoom(house.app, NOBODY, id, stays)).toEqual(NOT_FOUND);
		const { stream } = done(await followRoom(house.app, ada, id, stays));
		await stream.cancel();
	});
});

describe('what the facilitator does', () => {
	test('[SC13] a timer lasts 1 to 180 minutes, can get a minute more, and stops', async () => {
		const house = openHouse();
		const { id } = await openScan(house, OPERATOR);
		const endsAt = async () => (await liveNow(house.app, id))!.room.screen.timerEndsAtMs;
		for (const minutes of [0, -1, 1.5, 181, NaN])
			expect(await changeScreen(house.app, OPERATOR, id, { kind: 'timer', minutes })).toEqual({
				...{ ok: false, reason: 'timer-invalid', details: { max: 180 } }
			});
		await change(house, id, { kind: 'timer', minutes: 5 });
		expect(await endsAt()).toBe(START_MS + 300_000);
		await change(house, id, { kind: 'more-time' });
		expect(await endsAt()).toBe(START_MS + 360_000);
		house.wait(400);
		await change(house, id, { kind: 'more-time' });
		expect(await endsAt()).toBe(START_MS + 460_000);
		await change(house, id, { kind: 'no-timer' });
		expect(await endsAt()).toBeNull();
	});

	test('[SC14] a closing round can get more time, until an hour from now at most', async () => {
		const house = openHouse();
		const { app } = house;
		const { id, code } = await openScan(house, OPERATOR);
		const none = { ok: false, reason: 'no-round-closing' };
		expect(await extendRound(app, OPERATOR, id, 60)).toEqual(none);
		const secret = await join(house, code, 'boeren');
		done(await closeRound(app, OPERATOR, id));
		const ends = START_MS + GRACE_SECONDS * 1000;
		expect(done(await extendRound(app, OPERATOR, id, 300)).closesAtMs).toBe(ends + 300_000);
		expect(done(await extendRound(app, OPERATOR, id, 3600)).closesAtMs).toBe(START_MS + 3_600_000);
		house.wait(GRACE_SECONDS + 200);
		expect(await releaseDueRounds(app)).toBe(0);
		expect(await say(house, code, secret, 'sloten', { impact: 3 })).toMatchObject({ ok: true });
		expect(await joinScan(app, NOBODY, code, null, { group: 'boeren' })).toMatchObject({
			reason: 'round-closed'
		});
	});

	test('[SC14] a round whose time is over stays over', async () => {
		const house = openHouse();
		const { app } = house;
		const { id } = await openScan(house, OPERATOR);
		done(await closeRound(app, OPERATOR, id));
		house.wait(GRACE_SECONDS);
		expect(await extendRound(app, OPERATOR, id, 300)).toEqual({
			...{ ok: false, reason: 'no-round-closing' }
		});
		expect(await releaseDueRounds(app)).toBe(1);
	});
});
