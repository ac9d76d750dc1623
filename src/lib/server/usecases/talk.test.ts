import { beforeEach, describe, expect, test } from 'vitest';
import {
	crowd,
	done,
	facilitator,
	openHouse,
	openScan,
	type House,
	type Ready
} from '../../../../tests/fixtures/house.ts';
import { resultOnScreen } from '../../../routes/screen/[key]/result.ts';
import type { Commitment } from '../../domain/leave.ts';
import { HIGHLIGHTS_MAX } from '../../domain/meeting.ts';
import { talkedThemes } from '../store/talks.ts';
import type { Viewer } from './access.ts';
import {
	changeAfter,
	putCommitment,
	putHighlight,
	shareResult,
	takeCommitment,
	takeHighlight
} from './change-leave.ts';
import { changeTalk } from './change-talk.ts';
import { closeRound } from './close-round.ts';
import { openRound } from './open-round.ts';
import { readResult } from './read-result.ts';
import { isResultShared, readSharedResult, readTalk } from './read-talk.ts';
import { releasedTalk } from './released-talk.ts';

let house: House;
let owner: Viewer;
let scan: Ready;

beforeEach(async () => {
	house = openHouse();
	owner = await facilitator(house);
	scan = await openScan(house, owner);
});

/** Answers of six people, and the release. */
async function release(): Promise<void> {
	const good = { impact: 4, feasibility: 4, effort: 2, knowledge: 4 } as const;
	const torn = { ...good, impact: 1 } as const;
	await crowd(house, scan.code, 3, 'boeren', { sloten: good, peil: torn });
	await crowd(house, scan.code, 3, 'gemeente', { sloten: good, peil: { ...good, impact: 5 } });
	done(await closeRound(house.app, owner, scan.id, 0));
}

const viewNow = async () => done(await readTalk(house.app, owner, scan.id)).view;
const change = (theme: string, what: Parameters<typeof changeTalk>[4]) =>
	changeTalk(house.app, owner, scan.id, theme, what);

describe('themes that are talked about', () => {
	test('[TK11] picking, parking and concluding leave alone what they do not name', async () => {
		await release();
		const versions = new Set([house.app.live.version(scan.id)]);
		const hear = () => versions.add(house.app.live.version(scan.id));
		done(await change('sloten', { picked: true }));
		hear();
		done(await change('sloten', { conclusion: '  We beginnen\n  in mei. ' }));
		hear();
		done(await change('sloten', { parked: true }));
		hear();
		done(await change('peil', { picked: true }));
		hear();
		expect(versions.size).toBe(5);
		const { talks } = await viewNow();
		expect(talks).toEqual([
			{ theme: 'sloten', picked: true, parked: true, conclusion: 'We beginnen in mei.' },
			{ theme: 'peil', picked: true, parked: false, conclusion: '' }
		]);
		expect(await talkedThemes(house.app.db, scan.id)).toEqual({
			discussed: ['peil'],
			parked: ['sloten']
		});
		const { result } = done(await readResult(house.app, owner, scan.id));
		expect(result.talks).toEqual(talks);
	});

	test('[TK11] a conclusion is one line of at most 300 characters, of a theme that is there', async () => {
		done(await change('sloten', { conclusion: 'x'.repeat(300) }));
		expect(await change('sloten', { conclusion: 'x'.repeat(301) })).toMatchObject({
			reason: 'text-too-long',
			details: { max: 300 }
		});
		expect(await change('bestaat-niet', { picked: true })).toMatchObject({
			reason: 'theme-unknown'
		});
	});

	test('[TK15] the screen goes through the parts, then through the themes picked, each with its conclusion', async () => {
		const steps = async () =>
			(await resultOnScreen(house.app, scan.id, 'nl'))?.steps.map(({ id }) => id) ?? null;
		expect(await steps()).toBeNull();
		await release();
		const parts = ['part:shared', 'part:start', 'part:differ', 'part:find-out', 'part:surprise'];
		expect(await steps()).toEqual(parts);
		done(await change('peil', { picked: true, conclusion: 'Eerst meten.' }));
		done(await change('sloten', { picked: true, parked: true }));
		expect(await steps()).toEqual([...parts, 'theme:peil']);
		const last = (await resultOnScreen(house.app, scan.id, 'nl'))!.steps.at(-1)!;
		expect(last).toMatchObject({ kind: 'theme', conclusion: 'Eerst meten.' });
	});

	test('[TK15] with too few people it has one step, which says so', async () => {
		await crowd(house, scan.code, 3, 'boeren', { sloten: { impact: 4 } });
		done(await closeRound(house.app, owner, scan.id, 0));
		const shown = (await resultOnScreen(house.app, scan.id, 'nl'))!;
		expect(shown.steps).toMatchObject([{ id: 'few', kind: 'few' }]);
		expect(JSON.stringify(shown)).not.toContain('sloten');
	});
});

describe('what participants see', () => {
	const shared = async () => done(await readSharedResult(house.app, scan.code)).result;

	test('[TK12] nothing until it is shared, also not what was typed', async () => {
		done(await change('sloten', { picked: true, conclusion: 'Een geheim.' }));
		done(await changeAfter(house.app, owner, scan.id, 'Ook een geheim.'));
		// Shared before there is anything to see: still nothing of a running round.
		for (const isShared of [false, true]) {
			done(await shareResult(house.app, owner, scan.id, isShared));
			expect(JSON.stringify(await shared())).not.toContain('geheim');
			expect(await shared()).toMatchObject({ talk: null, talks: [], after: '' });
		}
		await release();
		expect((await shared()).talk).not.toBeNull();
		done(await shareResult(house.app, owner, scan.id, false));
		expect(JSON.stringify(await shared())).not.toContain('geheim');
		expect(await isResultShared(house.app, scan.code)).toBe(false);
	});

	test('[TK12] then the newest release, read once for all, and what was agreed', async () => {
		await release();
		done(await shareResult(house.app, owner, scan.id, true));
		done(await changeAfter(house.app, owner, scan.id, ' De raad nam het over. '));
		const first = await shared();
		expect(first.talk?.release.round).toBe(1);
		expect(first.after).toBe('De raad nam het over.');
		const again = await releasedTalk(house.app, scan.id);
		expect(again).toBe(await releasedTalk(house.app, scan.id));
		expect(again!.told('nl')).toBe(again!.told('nl'));
		done(await openRound(house.app, owner, scan.id, { themes: ['sloten'] }));
		expect((await shared()).talk?.release.round).toBe(1);
		await crowd(house, scan.code, 5, 'boeren', { sloten: { impact: 1, feasibility: 1 } });
		expect((await shared()).talk?.release.round).toBe(1);
		done(await closeRound(house.app, owner, scan.id, 0));
		expect((await shared()).talk?.release.round).toBe(2);
	});

	test('[TK12] a code of no scan is unknown', async () => {
		expect(await readSharedResult(house.app, 'BBBBBB')).toMatchObject({ reason: 'code-unknown' });
		expect(await isResultShared(house.app, 'BBBBBB')).toBe(false);
	});
});

describe('before people leave', () => {
	const agreed: Commitment = {
		...{ theme: 'sloten', what: 'Een proef op het veen', who: 'Waterschap, afdeling peil' },
		...{ firstStep: 'Boeren bellen', due: '2027-12-31', sign: 'Er staat een peilbuis' }
	};
	const put = (id: number | null, made: Partial<Commitment>) =>
		putCommitment(house.app, owner, scan.id, id, { ...agreed, ...made });

	test('[TK13] an agreement says what and who; a late day is kept, one that does not exist is not', async () => {
		await release();
		done(await put(null, {}));
		expect(await put(null, { who: ' ' })).toMatchObject({ reason: 'commitment-incomplete' });
		expect(await put(null, { due: '2027-02-30' })).toMatchObject({ reason: 'day-invalid' });
		expect(await put(null, { theme: 'bestaat-niet' })).toMatchObject({ reason: 'theme-unknown' });
		const [one] = (await viewNow()).commitments;
		expect(one).toMatchObject(agreed);
		done(await put(one!.id, { due: null }));
		expect((await viewNow()).commitments).toEqual([{ ...one, due: null }]);
		expect(await put(one!.id + 1, {})).toMatchObject({ reason: 'commitment-gone' });
	});

	test('[TK14] what is taken away can come back', async () => {
		await release();
		done(await put(null, {}));
		const { id } = (await viewNow()).commitments[0]!;
		const { was } = done(await takeCommitment(house.app, owner, scan.id, id));
		expect((await viewNow()).commitments).toEqual([]);
		done(await put(null, was!));
		expect((await viewNow()).commitments).toMatchObject([agreed]);
		expect(done(await takeCommitment(house.app, owner, scan.id, 999)).was).toBeNull();
	});

	test('[TK14] at most five starts, three conversations and three questions', async () => {
		await release();
		for (const [kind, max] of Object.entries(HIGHLIGHTS_MAX) as ['start' | 'talk', number][]) {
			const add = (text: string, theme: string | null = null) =>
				putHighlight(house.app, owner, scan.id, { kind, theme, text });
			for (let i = 0; i < max; i += 1) done(await add(`Nummer ${i}`));
			expect(await add('Te veel')).toMatchObject({ reason: 'highlights-full', details: { max } });
			expect(await add(' ')).toMatchObject({ reason: 'highlight-empty' });
			const { id } = (await viewNow()).highlights.find((one) => one.kind === kind)!;
			const { was } = done(await takeHighlight(house.app, owner, scan.id, id));
			expect(was).toEqual({ kind, theme: null, text: 'Nummer 0' });
			done(await add('', 'sloten'));
		}
	});
});
