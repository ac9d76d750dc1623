import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	crowd,
	done,
	dump,
	join,
	NOBODY,
	openHouse,
	OPERATOR,
	openScan,
	readyScan,
	say,
	type House,
	type Ready,
	type Says
} from '../../../../tests/fixtures/house.ts';
import { groupsForSet, themeSetById } from '../../content/content.ts';
import type { ThemeAnswers } from '../../domain/rating.ts';
import { saveThemeAnswers } from '../store/answers.ts';
import { roundsOf } from '../store/rounds.ts';
import { changeThemes } from './change-themes.ts';
import { closeRound } from './close-round.ts';
import { joinScan } from './join-scan.ts';
import { openRound } from './open-round.ts';
import { readRating } from './read-rating.ts';
import { readWelcome } from './read-welcome.ts';

async function room(): Promise<{ house: House; scan: Ready; secret: string }> {
	const house = openHouse();
	const scan = await openScan(house, OPERATOR);
	return { house, scan, secret: await join(house, scan.code, 'boeren') };
}

const saidOf = async ({ app }: House, code: string, secret: string) =>
	done(await readRating(app, code, secret)).view.said;
const rated = (value: number) => ({ kind: 'rated', value });

describe('[U21] an answer is taken or refused whole', () => {
	test('a theme that the scan does not ask, or not any more', async () => {
		const { house, scan, secret } = await room();
		const off = { kind: 'switch', theme: 'peil', active: false } as const;
		done(await changeThemes(house.app, OPERATOR, scan.id, off));
		await openScan(house, OPERATOR, { themes: 'landelijk' });
		const elsewhere = themeSetById('landelijk')!.levers[0]!.themes[0]!.slug;
		const before = dump(house);
		for (const theme of ['peil', 'bestaat-niet', '', elsewhere])
			expect(await say(house, scan.code, secret, theme, { impact: 3 }, 'Ook dit')).toEqual({
				ok: false,
				reason: 'theme-unknown'
			});
		expect(dump(house)).toEqual(before);
	});

	test('a round that is over', async () => {
		const { house, scan, secret } = await room();
		done(await closeRound(house.app, OPERATOR, scan.id, 0));
		const before = dump(house);
		expect(await say(house, scan.code, secret, 'peil', { impact: 3 })).toEqual({
			ok: false,
			reason: 'round-closed'
		});
		expect(await readRating(house.app, scan.code, secret)).toMatchObject({
			reason: 'round-closed'
		});
		expect(dump(house)).toEqual(before);
	});

	test('the store looks at the round again in the write itself', async () => {
		const { house, scan } = await room();
		const [round] = await roundsOf(house.app.db, scan.id);
		const { closesAtMs } = done(await closeRound(house.app, OPERATOR, scan.id));
		const said: ThemeAnswers = { answers: { impact: { kind: 'dont-know' } } };
		const save = (nowMs: number) =>
			saveThemeAnswers(house.app.db, { roundId: round!.id, participantId: 1, nowMs }, 'peil', said);
		expect(await save(closesAtMs)).toBe(null);
		expect(await save(closesAtMs - 1)).toEqual([]);
	});

	test('a value or a remark that cannot be is a bug, and undoes the rest', async () => {
		const { house, scan, secret } = await room();
		const before = dump(house);
		await expect(
			say(house, scan.code, secret, 'peil', { impact: 2, effort: 6 as never })
		).rejects.toThrow(/answer_value/);
		await expect(
			say(house, scan.code, secret, 'peil', { impact: 2 }, 'x'.repeat(501))
		).rejects.toThrow(/remark_length/);
		expect(dump(house)).toEqual(before);
	});
});

describe('[U22] the last answer wins', () => {
	test('per theme and question; what is left out stays', async () => {
		const { house, scan, secret } = await room();
		done(await say(house, scan.code, secret, 'peil', { impact: 2, effort: 'dk' }, 'Eerst'));
		done(await say(house, scan.code, secret, 'peil', { impact: 5 }));
		done(await say(house, scan.code, secret, 'sloten', { impact: 1 }, 'Dan'));
		expect(await saidOf(house, scan.code, secret)).toEqual({
			peil: { answers: { impact: rated(5), effort: { kind: 'dont-know' } }, remark: 'Eerst' },
			sloten: { answers: { impact: rated(1) }, remark: 'Dan' }
		});
	});

	test('the same twice changes nothing', async () => {
		const { house, scan, secret } = await room();
		const again = () => say(house, scan.code, secret, 'peil', { impact: 2, effort: 'dk' }, 'Zo');
		done(await again());
		const before = dump(house);
		done(await again());
		expect(dump(house)).toEqual(before);
	});

	test('null takes an answer back, and an empty remark the remark', async () => {
		const { house, scan, secret } = await room();
		done(await say(house, scan.code, secret, 'peil', { impact: 2, effort: 3 }, 'Weg ermee'));
		done(await say(house, scan.code, secret, 'peil', { impact: null, knowledge: null }, ''));
		expect(await saidOf(house, scan.code, secret)).toEqual({
			peil: { answers: { effort: rated(3) } }
		});
	});

	test('whatever is said in whatever order', async () => {
		const { house, scan } = await room();
		const value = fc.constantFrom(1, 2, 3, 4, 5, 'dk', null) as fc.Arbitrary<Says['impact']>;
		const tap = fc.record({
			theme: fc.constantFrom('sloten', 'peil', 'hagen', 'pacht'),
			question: fc.constantFrom('impact', 'feasibility', 'effort', 'knowledge'),
			value
		});
		await fc.assert(
			fc.asyncProperty(fc.array(tap, { maxLength: 20 }), async (taps) => {
				const secret = await join(house, scan.code, 'gemeente');
				const last = new Map<string, unknown>();
				for (const { theme, question, value: says } of taps) {
					done(await say(house, scan.code, secret, theme, { [question]: says }));
					if (says === null) last.delete(`${theme} ${question}`);
					else
						last.set(`${theme} ${question}`, says === 'dk' ? { kind: 'dont-know' } : rated(says!));
				}
				const said = Object.entries(await saidOf(house, scan.code, secret)).flatMap(
					([theme, { answers }]) =>
						Object.entries(answers).map(([question, given]) => [`${theme} ${question}`, given])
				);
				expect(Object.fromEntries(said)).toEqual(Object.fromEntries(last));
			}),
			{ numRuns: 30 }
		);
	});
});

describe('[U23] a person is known by their secret alone', () => {
	test('each secret has its own answers, whoever shares a group', async () => {
		const { house, scan, secret } = await room();
		const other = await join(house, scan.code, 'boeren');
		expect(other).not.toBe(secret);
		done(await say(house, scan.code, secret, 'peil', { impact: 1 }));
		done(await say(house, scan.code, other, 'peil', { impact: 5 }));
		expect(await saidOf(house, scan.code, secret)).toEqual({
			peil: { answers: { impact: rated(1) } }
		});
		expect(await saidOf(house, scan.code, other)).toEqual({
			peil: { answers: { impact: rated(5) } }
		});
	});

	test('what was said in another round is not there any more', async () => {
		const { house, scan, secret } = await room();
		done(await say(house, scan.code, secret, 'peil', { impact: 1 }));
		done(await closeRound(house.app, OPERATOR, scan.id, 0));
		done(await openRound(house.app, OPERATOR, scan.id));
		const { view } = done(await readRating(house.app, scan.code, secret));
		expect(view).toMatchObject({ round: 2, said: {}, takesAnswers: true });
	});

	test('the list to rate has the active themes in order, and how far this person is', async () => {
		const { house, scan, secret } = await room();
		const off = { kind: 'switch', theme: 'hagen', active: false } as const;
		done(await changeThemes(house.app, OPERATOR, scan.id, off));
		done(await say(house, scan.code, secret, 'peil', { impact: 1, effort: 'dk' }, 'Opmerking'));
		const { view } = done(await readRating(house.app, scan.code, secret));
		expect(view.steps.map(({ slug, answered }) => [slug, answered])).toEqual([
			...[['sloten', 0] as const, ['peil', 2] as const, ['pacht', 0] as const]
		]);
		expect(view.lastTheme).toBe('peil');
		done(await closeRound(house.app, OPERATOR, scan.id));
		expect(done(await readRating(house.app, scan.code, secret)).view.takesAnswers).toBe(true);
		house.wait(120);
		expect(done(await readRating(house.app, scan.code, secret)).view.takesAnswers).toBe(false);
	});
});

describe('[U24] joining', () => {
	const joinAs = ({ app }: House, code: string, secret: string | null, group: string) =>
		joinScan(app, NOBODY, code, secret, { group });

	test('the code in any case, with spaces and dashes', async () => {
		const { house, scan } = await room();
		const { code } = scan;
		const spaced = ` ${code.slice(0, 3)} - ${code.slice(3)}\t`;
		for (const typed of [code.toLowerCase(), spaced, code])
			expect((await joinAs(house, typed, null, 'boeren')).ok).toBe(true);
		for (const typed of ['', code.slice(1), `${code}B`])
			expect(await joinAs(house, typed, null, 'boeren')).toMatchObject({ reason: 'code-unknown' });
	});

	test('a group that the scan does not have stores nothing', async () => {
		const { house, scan, secret } = await room();
		await openScan(house, OPERATOR, { groups: groupsForSet(null) });
		const before = dump(house);
		for (const group of ['vissers', '', 'Boeren', 'waterschap'])
			for (const known of [null, secret])
				expect(await joinAs(house, scan.code, known, group)).toEqual({
					ok: false,
					reason: 'group-unknown'
				});
		expect(dump(house)).toEqual(before);
	});

	test('not before the first round, nor when it is over', async () => {
		const house = openHouse();
		const { id, code } = await readyScan(house, OPERATOR);
		const closed = { ok: false, reason: 'round-closed' };
		expect(await joinAs(house, code, null, 'boeren')).toEqual(closed);
		done(await openRound(house.app, OPERATOR, id));
		expect((await joinAs(house, code, null, 'boeren')).ok).toBe(true);
		done(await closeRound(house.app, OPERATOR, id, 0));
		expect(await joinAs(house, code, null, 'boeren')).toEqual(closed);
	});

	test('who comes back keeps the seat and may pick another group', async () => {
		const { house, scan, secret } = await room();
		done(await say(house, scan.code, secret, 'peil', { impact: 4 }));
		for (const group of ['boeren', 'gemeente'])
			expect(await joinAs(house, scan.code, secret, group)).toEqual({ ok: true, secret });
		expect(dump(house).participant).toHaveLength(1);
		const welcome = done(await readWelcome(house.app, NOBODY, scan.code, secret)).welcome;
		expect(welcome).toMatchObject({ myGroup: 'gemeente', lastTheme: 'peil', state: 'open' });
		expect(await saidOf(house, scan.code, secret)).toHaveProperty('peil');
	});

	test('a secret that nobody has, or of another scan, gets a new seat', async () => {
		const { house, scan, secret } = await room();
		const elsewhere = await openScan(house, OPERATOR);
		for (const [code, known] of [
			[scan.code, 'geraden'],
			[elsewhere.code, secret]
		] as const) {
			const made = done(await joinAs(house, code, known, 'boeren')).secret;
			expect([secret, 'geraden']).not.toContain(made);
			expect(made).toMatch(/^[\w-]{32}$/);
		}
		expect(dump(house).participant).toHaveLength(3);
	});

	test('the group is fixed for who took part in a released round, and for nobody else', async () => {
		const { house, scan, secret } = await room();
		const [answered] = await crowd(house, scan.code, 1, 'boeren', { peil: { impact: 'dk' } });
		done(await closeRound(house.app, OPERATOR, scan.id, 0));
		expect(await joinAs(house, scan.code, secret, 'gemeente')).toMatchObject({
			reason: 'round-closed'
		});
		done(await openRound(house.app, OPERATOR, scan.id));
		expect(await joinAs(house, scan.code, answered!, 'gemeente')).toEqual({
			ok: false,
			reason: 'group-fixed'
		});
		expect((await joinAs(house, scan.code, answered!, 'boeren')).ok).toBe(true);
		expect((await joinAs(house, scan.code, secret, 'gemeente')).ok).toBe(true);
	});

	test('the welcome page says what it is about and how things stand', async () => {
		const house = openHouse();
		const { id, code } = await readyScan(house, OPERATOR);
		const welcome = async () => done(await readWelcome(house.app, NOBODY, code, null)).welcome;
		expect(await welcome()).toMatchObject({
			...{ state: 'not-yet', themeCount: 4, k: 3, myGroup: null, lastTheme: null },
			about: { contact: 'Gebiedsbureau, 030 000 00 00', retentionMonths: 12 }
		});
		done(await openRound(house.app, OPERATOR, id));
		expect((await welcome()).state).toBe('open');
		done(await closeRound(house.app, OPERATOR, id));
		expect((await welcome()).state).toBe('closing');
		done(await closeRound(house.app, OPERATOR, id, 0));
		expect((await welcome()).state).toBe('closed');
		expect(await readWelcome(house.app, NOBODY, 'BCDFGH', null)).toMatchObject({
			reason: 'code-unknown'
		});
	});
});
