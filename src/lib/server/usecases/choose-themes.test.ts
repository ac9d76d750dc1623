import { describe, expect, test } from 'vitest';
import {
	crowd,
	done,
	dump,
	facilitator,
	join,
	NOBODY,
	openHouse,
	OPERATOR,
	readyScan,
	say,
	type House,
	type Ready
} from '../../../../tests/fixtures/house.ts';
import type { Plays } from '../../domain/rating.ts';
import { changeThemes } from './change-themes.ts';
import { chooseThemes } from './choose-themes.ts';
import { closeRound } from './close-round.ts';
import { openRound } from './open-round.ts';
import { readRating } from './read-rating.ts';
import { readResult } from './read-result.ts';
import { readRoom } from './read-room.ts';
import { readWelcome } from './read-welcome.ts';
import { submitAnswers } from './submit-answers.ts';
import { withdraw } from './withdraw.ts';

/** A round in which the hall chooses. */
async function hall(
	asking: Parameters<typeof openRound>[3] = {}
): Promise<{ house: House; scan: Ready }> {
	const house = openHouse();
	const scan = await readyScan(house, OPERATOR);
	done(await openRound(house.app, OPERATOR, scan.id, { way: 'hall', ...asking }));
	return { house, scan };
}

/** Somebody who goes through the titles. @returns their secret */
async function pass(
	{ house, scan }: { house: House; scan: Ready },
	said: Readonly<Record<string, Plays | null>>,
	secret?: string
): Promise<string> {
	const seat = secret ?? (await join(house, scan.code, 'boeren'));
	for (const [theme, plays] of Object.entries(said))
		done(await submitAnswers(house.app, scan.code, seat, theme, { answers: {}, plays }));
	return seat;
}

const choose = ({ house, scan }: { house: House; scan: Ready }, size?: number) =>
	chooseThemes(house.app, OPERATOR, scan.id, size);
const viewOf = async ({ house, scan }: { house: House; scan: Ready }, secret: string) =>
	done(await readRating(house.app, scan.code, secret)).view;

describe('[U49] the hall chooses', () => {
	test('what most people ticked: yes and a little, then more yes, then as in the scan', async () => {
		const at = await hall();
		for (let i = 0; i < 3; i++)
			await pass(at, { sloten: 'little', hagen: 'yes', peil: 'no', pacht: 'yes' });
		for (let i = 0; i < 2; i++) await pass(at, { sloten: 'yes', hagen: 'no', pacht: 'little' });
		const choice = {
			themes: ['pacht', 'sloten', 'hagen'],
			people: 5,
			counts: { sloten: 5, peil: 0, hagen: 3, pacht: 5 }
		};
		expect(await choose(at)).toEqual({ ok: true, choice });
		const { rounds, passed } = done(await readRoom(at.house.app, OPERATOR, at.scan.id)).room;
		expect(rounds.at(-1)!.choice).toEqual(choice);
		expect(passed).toBe(5);
	});

	test('not with four people, and not of another size than 3 to 20: nothing changes', async () => {
		const at = await hall();
		const secrets = [];
		for (let i = 0; i < 5; i++) secrets.push(await pass(at, { hagen: 'yes' }));
		await pass(at, { hagen: null }, secrets[0]!);
		done(await withdraw(at.house.app, at.scan.code, secrets[1]!));
		// Who only rates, or only sits there, did not go through the titles.
		await crowd(at.house, at.scan.code, 3, 'gemeente', { hagen: { impact: 4 } });
		await join(at.house, at.scan.code, 'gemeente');
		const before = dump(at.house);
		const tooFew = { ok: false, reason: 'choice-too-few', details: { minimum: '5' } };
		expect(await choose(at)).toEqual(tooFew);
		await pass(at, { peil: 'no' });
		expect(await choose(at)).toEqual(tooFew);
		await pass(at, { peil: 'no' });
		for (const size of [2, 21, 3.5, NaN, -12])
			expect(await choose(at, size)).toMatchObject({ ok: false, reason: 'choice-size' });
		expect(dump(at.house).round).toEqual(before.round);
		expect(done(await choose(at, 3)).choice.themes).toEqual(['hagen']);
	});

	test('once: later people change nothing, and neither does choosing again', async () => {
		const at = await hall();
		for (let i = 0; i < 5; i++) await pass(at, { hagen: 'yes' });
		const both = await Promise.all([choose(at), choose(at, 3)]);
		expect(both.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
		const before = dump(at.house).round;
		for (let i = 0; i < 9; i++) await pass(at, { peil: 'yes' });
		expect(await choose(at)).toEqual({ ok: false, reason: 'choice-made' });
		expect(dump(at.house).round).toEqual(before);
	});

	test('only while a round runs in which it chooses', async () => {
		const at = await hall({ way: 'own' });
		for (let i = 0; i < 5; i++) await pass(at, { hagen: 'yes' });
		expect(await choose(at)).toEqual({ ok: false, reason: 'choice-elsewhere' });
		done(await closeRound(at.house.app, OPERATOR, at.scan.id));
		expect(await choose(at)).toEqual({ ok: false, reason: 'no-round-open' });
	});

	test('until then nobody can read anything of it but how many people went through', async () => {
		const read = async (plays: Plays) => {
			const at = await hall();
			const owner = await facilitator(at.house);
			const onlooker = await join(at.house, at.scan.code, 'gemeente');
			for (let i = 0; i < 6; i++) await pass(at, { hagen: plays, sloten: 'yes' });
			const { app } = at.house;
			return JSON.stringify([
				await readRoom(app, OPERATOR, at.scan.id),
				await readRoom(app, owner, at.scan.id),
				await readWelcome(app, NOBODY, at.scan.code, null),
				await readRating(app, at.scan.code, onlooker)
			]);
		};
		expect(await read('no')).toBe(await read('yes'));
	});

	test('a theme that is switched off is not chosen, and its people are still counted', async () => {
		const at = await hall();
		for (let i = 0; i < 5; i++) await pass(at, { hagen: 'yes' });
		const off = { kind: 'switch', theme: 'hagen', active: false } as const;
		done(await changeThemes(at.house.app, OPERATOR, at.scan.id, off));
		expect(done(await readRoom(at.house.app, OPERATOR, at.scan.id)).room.passed).toBe(5);
		expect(done(await choose(at)).choice).toEqual({
			themes: [],
			people: 5,
			counts: { sloten: 0, peil: 0, pacht: 0 }
		});
	});

	test('participants see it with numbers of the chosen themes alone', async () => {
		const at = await hall();
		const [first] = [await pass(at, { hagen: 'yes', sloten: 'no' })];
		expect((await viewOf(at, first)).choice).toBe(null);
		for (let i = 0; i < 4; i++) await pass(at, { hagen: 'little', peil: 'yes' });
		done(await choose(at));
		expect((await viewOf(at, first)).choice).toEqual({
			people: 5,
			themes: [
				{ slug: 'hagen', people: 5 },
				{ slug: 'peil', people: 4 }
			]
		});
		const { welcome } = done(await readWelcome(at.house.app, NOBODY, at.scan.code, null));
		expect(welcome).toMatchObject({ way: 'hall', chosen: 2 });
	});
});

describe('[U48] the order in which a person gets the levers', () => {
	test('begins one further for each, or is that of the scan for all', async () => {
		const firsts = async (sameOrder: boolean) => {
			const at = await hall({ sameOrder, way: 'all' });
			const seen: string[] = [];
			for (let i = 0; i < 4; i++) {
				const { steps } = await viewOf(at, await join(at.house, at.scan.code, 'boeren'));
				expect(steps.map((step) => step.slug).toSorted()).toEqual([
					...['hagen', 'pacht', 'peil', 'sloten']
				]);
				seen.push(steps[0]!.slug);
			}
			return seen;
		};
		expect(await firsts(true)).toEqual(['sloten', 'sloten', 'sloten', 'sloten']);
		const [one, other, ...again] = await firsts(false);
		expect([one, other].toSorted()).toEqual(['hagen', 'sloten']);
		expect(again).toEqual([one, other]);
	});

	test('a lever of which nothing is asked takes no turn', async () => {
		const at = await hall({ sameOrder: false, themes: ['hagen'] });
		const { steps } = await viewOf(at, await join(at.house, at.scan.code, 'boeren'));
		expect(steps.map((step) => step.slug)).toEqual(['hagen']);
	});
});

test('[U50] what was not rated is no answer, never "don’t know"', async () => {
	const at = await hall();
	const five = await crowd(at.house, at.scan.code, 5, 'boeren', { sloten: { impact: 4 } });
	// What plays, or that a card was seen, is no answer either.
	await pass(at, { sloten: 'yes', peil: 'no', hagen: 'yes' }, five[0]!);
	const seen = { answers: {}, seen: true } as const;
	done(await submitAnswers(at.house.app, at.scan.code, five[1]!, 'peil', seen));
	done(await say(at.house, at.scan.code, five[2]!, 'peil', { effort: 'dk' }));
	done(await closeRound(at.house.app, OPERATOR, at.scan.id, 0));
	const { release } = done(await readResult(at.house.app, OPERATOR, at.scan.id)).result;
	expect(release.participants.total).toBe(5);
	const counted = release.themes.map(({ id, questions }) => [
		id,
		...Object.values(questions).map(({ n, dontKnow }) => [n, dontKnow])
	]);
	const nothing = [0, 0];
	expect(counted).toEqual([
		['sloten', [5, 0], nothing, nothing, nothing],
		['peil', nothing, nothing, [0, 1], nothing],
		['hagen', nothing, nothing, nothing, nothing],
		['pacht', nothing, nothing, nothing, nothing]
	]);
});
