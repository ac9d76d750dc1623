import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	crowd,
	done,
	dump,
	join,
	openHouse,
	OPERATOR,
	openScan,
	say,
	START_MS,
	type House
} from '../../../../tests/fixtures/house.ts';
import type { Answer } from '../../domain/rating.ts';
import { closeRound } from './close-round.ts';
import { findReceipt, RECEIPT_ATTEMPTS } from './find-receipt.ts';
import { openRound } from './open-round.ts';
import { readRating } from './read-rating.ts';
import { readResult } from './read-result.ts';
import { receiptOf, receiptText, seatMark } from './receipt.ts';
import { submitAnswers } from './submit-answers.ts';
import { verifyReleases } from './verify-releases.ts';
import { withdraw } from './withdraw.ts';

const NOW = START_MS * 1024;
const rated = (value: number) => ({ kind: 'rated', value }) as Answer;
const saidOf = async ({ app }: House, code: string, secret: string) =>
	done(await readRating(app, code, secret)).view.said;

async function room() {
	const house = openHouse();
	const scan = await openScan(house, OPERATOR);
	return { house, scan, secret: await join(house, scan.code, 'boeren') };
}

describe('[Q11] what was said last wins, in whichever order it comes in', () => {
	test('any order of the same taps, answers and remarks, taken back or not', async () => {
		const { house, scan } = await room();
		const part = fc.constantFrom('impact' as const, 'remark' as const);
		const value = fc.option(fc.constantFrom(1, 2, 3, 4, 5));
		const said = fc.array(fc.record({ part, value }), { minLength: 1, maxLength: 8 });
		const taps = said.map((all) => all.map((one, i) => ({ ...one, tap: NOW - 100 + i })));
		const orders = taps.chain((all) =>
			fc.tuple(
				fc.constant(all),
				fc.shuffledSubarray([...all, ...all], { minLength: 2 * all.length })
			)
		);
		await fc.assert(
			fc.asyncProperty(orders, async ([inOrder, arriving]) => {
				const secret = await join(house, scan.code, 'boeren');
				for (const { part: about, tap, value: given } of arriving) {
					const answer = given === null ? null : rated(given);
					const what =
						about === 'remark'
							? { answers: {}, remark: given === null ? '' : `Cijfer ${given}` }
							: { answers: { impact: answer } };
					const sent = { taps: { [about]: tap } };
					done(await submitAnswers(house.app, scan.code, secret, 'peil', what, sent));
				}
				const lastOf = (about: string) => inOrder.findLast((one) => one.part === about)?.value;
				const { answers = {}, remark } = (await saidOf(house, scan.code, secret)).peil ?? {};
				const [impact, words] = [lastOf('impact'), lastOf('remark')];
				expect(answers).toEqual(impact ? { impact: rated(impact) } : {});
				expect(remark).toBe(words ? `Cijfer ${words}` : undefined);
			}),
			{ numRuns: 40 }
		);
	});

	test('what came later than something newer is told, and of the same moment the last to come wins', async () => {
		const { house, scan, secret } = await room();
		const send = async (value: number, tap: number) => {
			const said = { answers: { impact: rated(value) } };
			const sent = { taps: { impact: tap } };
			return done(await submitAnswers(house.app, scan.code, secret, 'peil', said, sent)).older;
		};
		expect(await send(1, NOW - 10)).toEqual([]);
		expect(await send(2, NOW - 11)).toEqual(['impact']);
		expect(await send(3, NOW - 10)).toEqual([]);
		expect((await saidOf(house, scan.code, secret)).peil!.answers.impact).toEqual(rated(3));
	});

	test('nothing was said later than now, and without JavaScript it is said now', async () => {
		const { house, scan, secret } = await room();
		const said = { answers: { impact: rated(1) } };
		const sent = { taps: { impact: NOW + 1e9 } };
		done(await submitAnswers(house.app, scan.code, secret, 'peil', said, sent));
		house.wait(1);
		done(await say(house, scan.code, secret, 'peil', { impact: 2 }));
		expect((await saidOf(house, scan.code, secret)).peil!.answers.impact).toEqual(rated(2));
	});

	test('what was said in another round, or by who sat here before, is refused', async () => {
		const { house, scan, secret } = await room();
		const said = { answers: { impact: rated(1) } };
		const send = (sent: object) => submitAnswers(house.app, scan.code, secret, 'peil', said, sent);
		const before = dump(house);
		expect(await send({ round: 2 })).toEqual({ ok: false, reason: 'round-closed' });
		expect(await send({ seat: seatMark('somebody else') })).toEqual({
			ok: false,
			reason: 'participant-unknown'
		});
		expect(dump(house)).toEqual(before);
		done(await send({ round: 1, seat: seatMark(secret) }));
	});
});

describe('[Q12] the receipt code', () => {
	test('is a second, short secret of the same person, however it is typed', async () => {
		const { house, scan, secret } = await room();
		done(await say(house, scan.code, secret, 'peil', { impact: 4 }));
		const receipt = receiptOf(secret);
		expect(receipt).toMatch(/^[B-DF-HJ-NP-TV-XZ2-9]{10}$/);
		expect(receiptOf(receipt)).toBe(receipt);
		const typed = receiptText(receipt).toLowerCase();
		const found = await findReceipt(house.app, scan.code, typed, null);
		expect(found).toEqual({ ok: true, secret: receipt, isHere: false });
		expect(await findReceipt(house.app, scan.code, typed, secret)).toMatchObject({ isHere: true });
		expect(await saidOf(house, scan.code, receipt)).toEqual(await saidOf(house, scan.code, secret));
		expect(JSON.stringify(dump(house))).not.toContain(receipt);
	});

	test('of nobody or of another scan is unknown, and guessing is cut off per scan', async () => {
		const { house, secret } = await room();
		const other = await openScan(house, OPERATOR);
		const unknown = { ok: false, reason: 'receipt-unknown' };
		const guess = (code: string, typed: string) => findReceipt(house.app, code, typed, null);
		expect(await guess(other.code, receiptOf(secret))).toEqual(unknown);
		for (let i = 1; i < RECEIPT_ATTEMPTS; i += 1)
			expect(await guess(other.code, 'BBBBBBBBBB')).toEqual(unknown);
		expect(await guess(other.code, 'BBBBBBBBBB')).toMatchObject({ reason: 'too-many-attempts' });
	});
});

describe('[Q13] who withdraws is forgotten with all they said', () => {
	async function twoRounds() {
		const house = openHouse();
		const scan = await openScan(house, OPERATOR);
		const agreed = { peil: { impact: 4, effort: 2 } } as const;
		const secrets = await crowd(house, scan.code, 6, 'boeren', agreed);
		const [secret] = await crowd(house, scan.code, 1, 'boeren', { peil: { impact: 1 } });
		done(await closeRound(house.app, OPERATOR, scan.id, 0));
		done(await openRound(house.app, OPERATOR, scan.id));
		for (const one of [...secrets, secret!])
			done(await say(house, scan.code, one, 'peil', { impact: 5 }, 'Ja'));
		return { house, scan, secret: secret! };
	}
	const changeIn = async ({ app }: House, id: string) => {
		const { change } = done(await readResult(app, OPERATOR, id, 2)).result.release;
		return change!.themes.find((theme) => theme.id === 'peil')!.questions.impact!;
	};

	test('in all rounds, until the release, and nobody else is touched', async () => {
		const { house, scan, secret } = await twoRounds();
		const before = dump(house);
		done(await withdraw(house.app, scan.code, secret));
		const after = dump(house);
		for (const table of ['answer', 'remark', 'tap', 'participant'])
			expect([table, after[table]!.length]).toEqual([
				table,
				before[table]!.filter((row) => !isOf(row, 7)).length
			]);
		expect(await readRating(house.app, scan.code, secret)).toMatchObject({
			reason: 'participant-unknown'
		});
		expect(await withdraw(house.app, scan.code, secret)).toMatchObject({
			reason: 'participant-unknown'
		});
	});

	test('not any more once the round is over', async () => {
		const { house, scan, secret } = await twoRounds();
		done(await closeRound(house.app, OPERATOR, scan.id, 0));
		const before = dump(house);
		expect(await withdraw(house.app, scan.code, secret)).toEqual({
			ok: false,
			reason: 'round-closed'
		});
		expect(dump(house)).toEqual(before);
	});

	test('a released result stays, is told not to be computed again, and nothing is compared with it person by person', async () => {
		const kept = await twoRounds();
		done(await closeRound(kept.house.app, OPERATOR, kept.scan.id, 0));
		expect((await changeIn(kept.house, kept.scan.id)).pairs).toMatchObject({ n: 7 });

		const { house, scan, secret } = await twoRounds();
		const first = done(await readResult(house.app, OPERATOR, scan.id, 1)).result.release;
		done(await withdraw(house.app, scan.code, secret));
		done(await closeRound(house.app, OPERATOR, scan.id, 0));
		expect(done(await readResult(house.app, OPERATOR, scan.id, 1)).result.release).toEqual(first);
		expect((await changeIn(house, scan.id)).pairs).toBe(null);
		const { releases } = done(await verifyReleases(house.app, OPERATOR, scan.id));
		expect(releases.map(({ result }) => result)).toEqual(['answers-gone', 'equal']);
	});
});

/** Whether a row is the participant, or something of the participant, with this number. */
function isOf(row: object, id: number): boolean {
	const { participant_id: owner, id: own } = row as { participant_id?: number; id?: number };
	return (owner ?? own) === id;
}
