import { beforeEach, describe, expect, test } from 'vitest';
import {
	ABOUT,
	done,
	dump,
	facilitator,
	join,
	NOBODY,
	openHouse,
	openScan,
	readyScan,
	say,
	SMALL_GROUPS,
	type House,
	type Ready
} from '../../../../tests/fixtures/house.ts';
import { CONTRIBUTIONS_MAX, type ContributionKind } from '../../domain/contribution.ts';
import { NO_TEXT } from '../../domain/language.ts';
import type { Outcome } from '../../domain/refusal.ts';
import { deleteParticipants, findParticipant } from '../store/participants.ts';
import type { Viewer } from './access.ts';
import { changeBoard } from './change-board.ts';
import { changeAbout } from './change-scan.ts';
import { changeThemes } from './change-themes.ts';
import { closeExplore } from './close-explore.ts';
import { closeRound } from './close-round.ts';
import { contribute, newContributionId } from './contribute.ts';
import { createScan } from './create-scan.ts';
import { joinScan } from './join-scan.ts';
import { makeTheme } from './make-theme.ts';
import { openExplore } from './open-explore.ts';
import { openRound } from './open-round.ts';
import { readBoard } from './read-board.ts';
import { readExplore, readExploreInHall } from './read-explore.ts';
import { readScan } from './read-scan.ts';
import { hashSecret } from './secrets.ts';
import { takeBack } from './take-back.ts';
import { withdraw } from './withdraw.ts';

let house: House;
let owner: Viewer;
let scan: Ready;
let anna: string;

beforeEach(async () => {
	house = openHouse();
	owner = await facilitator(house);
	scan = await readyScan(house, owner);
	done(await openExplore(house.app, owner, scan.id));
	anna = await join(house, scan.code, 'boeren');
});

/** Somebody writes something. @returns its id */
async function write(text: string, secret = anna, kind: ContributionKind = 'problem') {
	const id = newContributionId(house.app);
	done(await contribute(house.app, scan.code, secret, { id, kind, text }));
	return id;
}

const board = async () => done(await readBoard(house.app, owner, scan.id)).view;
const texts = async () => (await board()).contributions.map(({ text }) => text);
const own = async (secret = anna) =>
	done(await readExplore(house.app, NOBODY, scan.code, secret)).view.own!;
const hall = async () => done(await readExploreInHall(house.app, scan.id)).view;
const gather = async (ids: readonly string[], title: string) =>
	changeBoard(house.app, owner, scan.id, { kind: 'gather', ids, title });

/** Refused, with nothing changed in any table. */
async function expectRefused(reason: string, act: () => Promise<Outcome>): Promise<void> {
	const before = dump(house);
	expect(await act()).toMatchObject({ ok: false, reason });
	expect(dump(house)).toEqual(before);
}

describe('[EX1] [EX2] writing what plays here', () => {
	test('several each, trimmed; the same one sent twice is there once', async () => {
		const id = newContributionId(house.app);
		const typed = { id, kind: 'opportunity', text: '  Meer\n sloten ' } as const;
		for (let i = 0; i < 2; i += 1) done(await contribute(house.app, scan.code, anna, typed));
		await write('Te droog');
		expect(await own()).toEqual([
			expect.objectContaining({ kind: 'problem', text: 'Te droog' }),
			{ id, kind: 'opportunity', text: 'Meer sloten', hidden: false, became: null }
		]);
	});

	test.each([
		['contribution-empty', '  \n '],
		['text-too-long', 'a'.repeat(281)],
		['text-characters', 'a\u0000b']
	])('%s', async (reason, text) => {
		const typed = { id: newContributionId(house.app), kind: 'problem', text } as const;
		await expectRefused(reason, () => contribute(house.app, scan.code, anna, typed));
	});

	test('at most twenty; one of them can still be changed then', async () => {
		let last = '';
		for (let i = 0; i < CONTRIBUTIONS_MAX; i += 1) last = await write(`Nummer ${i}`);
		const more = { id: newContributionId(house.app), kind: 'problem', text: 'Meer' } as const;
		await expectRefused('contributions-too-many', () =>
			contribute(house.app, scan.code, anna, more)
		);
		done(await contribute(house.app, scan.code, anna, { ...more, id: last }));
		expect(await texts()).toHaveLength(CONTRIBUTIONS_MAX);
		const bert = await join(house, scan.code, 'boeren');
		await write('Van iemand anders', bert);
	});

	test('not without a seat, and not in what somebody else wrote', async () => {
		const id = await write('Van Anna');
		const bert = await join(house, scan.code, 'boeren');
		const typed = { id, kind: 'problem', text: 'Gekaapt' } as const;
		await expectRefused('not-found', () => contribute(house.app, scan.code, bert, typed));
		for (const secret of [null, 'raden'])
			await expectRefused('participant-unknown', () =>
				contribute(house.app, scan.code, secret, typed)
			);
		const before = dump(house);
		done(await takeBack(house.app, scan.code, bert, id));
		expect(dump(house)).toEqual(before);
	});

	test('only while it is open', async () => {
		const id = await write('Op tijd');
		done(await closeExplore(house.app, owner, scan.id));
		const typed = { id, kind: 'problem', text: 'Te laat' } as const;
		await expectRefused('explore-closed', () => contribute(house.app, scan.code, anna, typed));
		await expectRefused('round-closed', () =>
			joinScan(house.app, NOBODY, scan.code, null, { group: 'boeren' })
		);
	});
});

describe('[EX3] what is kept', () => {
	test('kind, text, writer and what the facilitator made of it: no group, name or time', async () => {
		await write('Te droog');
		expect(Object.keys(dump(house)['contribution']![0]!).sort()).toEqual(
			['cluster_id', 'hidden', 'id', 'kind', 'participant_id', 'text'].sort()
		);
		const [one] = (await board()).contributions;
		expect(Object.keys(one!).sort()).toEqual(['cluster', 'hidden', 'id', 'kind', 'text']);
	});

	test('each can be taken back, also when nobody writes any more', async () => {
		const [one, other] = [await write('Een'), await write('Twee')];
		done(await takeBack(house.app, scan.code, anna, one));
		done(await closeExplore(house.app, owner, scan.id));
		done(await takeBack(house.app, scan.code, anna, other));
		done(await takeBack(house.app, scan.code, anna, other));
		expect(await texts()).toEqual([]);
	});

	test('they go with who wrote them', async () => {
		await write('Van Anna');
		const bert = await join(house, scan.code, 'boeren');
		await write('Van Bert', bert);
		done(await openRound(house.app, owner, scan.id));
		done(await withdraw(house.app, scan.code, anna));
		expect(await texts()).toEqual(['Van Bert']);
	});

	test('they go when all raw answers go', async () => {
		await gather([await write('Van Anna')], 'Water');
		await deleteParticipants(house.app.db, scan.id);
		expect(await findParticipant(house.app.db, scan.code, hashSecret(anna))).toBeNull();
		expect(await board()).toMatchObject({ contributions: [], clusters: [{ title: 'Water' }] });
	});
});

describe('[EX4] [EX5] what others see', () => {
	test('in the hall a text comes once the facilitator has put it in a cluster', async () => {
		const id = await write('Te droog');
		expect(await hall()).toMatchObject({ counts: { problem: 1 }, clusters: [] });
		await gather([id], 'Water');
		expect((await hall()).clusters).toMatchObject([
			{ cluster: 'Water', contributions: [{ kind: 'problem', text: 'Te droog' }] }
		]);
		done(
			await contribute(house.app, scan.code, anna, { id, kind: 'problem', text: 'Iets lelijks' })
		);
		expect((await hall()).clusters).toEqual([]);
		expect((await board()).contributions).toMatchObject([{ cluster: null }]);
	});

	test('what is hidden comes to nobody but who wrote it, and stays hidden when it is changed', async () => {
		const [bad, good] = [await write('SCHELDWOORD'), await write('Te droog')];
		await gather([bad, good], 'Water');
		done(await changeBoard(house.app, owner, scan.id, { kind: 'hide', ids: [bad] }));
		done(
			await contribute(house.app, scan.code, anna, {
				...{ id: bad, kind: 'problem', text: 'SCHELDWOORD, anders' }
			})
		);
		await changeBoard(house.app, owner, scan.id, { kind: 'put', ids: [bad], cluster: 1 });
		done(await closeExplore(house.app, owner, scan.id));
		const bert = await join(house, scan.code, 'boeren').catch(() => null);
		expect(bert).toBeNull();
		const forAll = done(await readExplore(house.app, NOBODY, scan.code, null)).view;
		expect(JSON.stringify([await hall(), forAll])).not.toContain('SCHELDWOORD');
		expect(await hall()).toMatchObject({ counts: { problem: 1 } });
		expect(forAll.clusters).toMatchObject([{ cluster: 'Water', count: 1 }]);
		expect((await own()).find(({ id }) => id === bad)).toEqual({
			...{ id: bad, kind: 'problem', text: 'SCHELDWOORD, anders', hidden: true, became: null }
		});
	});

	test('a cluster in which all is hidden is not there', async () => {
		const id = await write('SCHELDWOORD');
		await gather([id], 'Lelijke titel');
		done(await changeBoard(house.app, owner, scan.id, { kind: 'hide', ids: [id] }));
		done(await closeExplore(house.app, owner, scan.id));
		const forAll = done(await readExplore(house.app, NOBODY, scan.code, null)).view;
		expect(JSON.stringify([await hall(), forAll, await own()])).not.toContain('Lelijke titel');
	});
});

describe('[EX6] the facilitator puts together', () => {
	test('a step and its undoing, in the database', async () => {
		const [a, b] = [await write('Een'), await write('Twee')];
		await gather([a], 'Water');
		await gather([b], 'Wonen');
		const [first, second] = (await board()).clusters;
		const before = await board();
		const merged = done(
			await changeBoard(house.app, owner, scan.id, {
				...{ kind: 'merge', cluster: first!.id, into: second!.id }
			})
		);
		expect((await board()).clusters).toMatchObject([{ title: 'Wonen' }]);
		done(await changeBoard(house.app, owner, scan.id, { kind: 'restore', were: merged.were }));
		const after = await board();
		expect(after.clusters.map(({ title }) => title).sort()).toEqual(['Water', 'Wonen']);
		const titleOf = (view: typeof after, id: string) => {
			const inside = view.contributions.find((one) => one.id === id)!.cluster;
			return view.clusters.find((cluster) => cluster.id === inside)?.title;
		};
		for (const id of [a, b]) expect(titleOf(after, id)).toBe(titleOf(before, id));
	});

	test('what is of another scan is not touched', async () => {
		const id = await write('Van hier');
		await gather([id], 'Water');
		const elsewhere = await readyScan(house, owner);
		for (const step of [
			{ kind: 'hide', ids: [id] },
			{ kind: 'gather', ids: [id], title: 'Gekaapt' },
			{ kind: 'dissolve', cluster: 1 }
		] as const) {
			const before = dump(house);
			expect(await changeBoard(house.app, owner, elsewhere.id, step)).toMatchObject({ ok: false });
			expect(dump(house)).toEqual(before);
		}
	});

	test('undoing something with a theme of another scan links nothing', async () => {
		const were = {
			clusters: [{ id: 9, title: 'Terug', theme: 'is-er-niet', reply: '' }],
			...{ made: [], contributions: [] }
		};
		done(await changeBoard(house.app, owner, scan.id, { kind: 'restore', were }));
		expect((await board()).clusters).toMatchObject([{ title: 'Terug', theme: null }]);
	});
});

const WORDS = {
	newLever: NO_TEXT,
	title: { nl: 'Sloten verbreden', en: 'Wider ditches' },
	text: { nl: 'Meer ruimte voor water.', en: 'More room for water.' }
};

describe('[EX7] [EX8] what becomes of contributions', () => {
	test('an own theme, which its writers find again, and its card once it is asked', async () => {
		await gather([await write('Te droog')], 'Water');
		const made = await makeTheme(house.app, owner, scan.id, {
			...{ cluster: 1, lever: 'water', ...WORDS }
		});
		expect(made).toEqual({ ok: true, theme: 'sloten-verbreden' });
		const { scan: whole } = done(await readScan(house.app, owner, scan.id)).view;
		expect(whole.levers[0]!.themes.at(-1)).toMatchObject({
			...{ slug: 'sloten-verbreden', origin: 'own', active: true, title: WORDS.title }
		});
		const theme = { slug: 'sloten-verbreden', title: WORDS.title };
		expect(await own()).toMatchObject([
			{ became: { cluster: 'Water', theme: { ...theme, isAsked: false }, reply: '' } }
		]);
		done(await openRound(house.app, owner, scan.id));
		expect(await own()).toMatchObject([{ became: { theme: { ...theme, isAsked: true } } }]);
		await expectRefused('cluster-has-theme', async () => {
			return makeTheme(house.app, owner, scan.id, { cluster: 1, lever: 'water', ...WORDS });
		});
	});

	test('the first topic of an empty scan, or nothing at all', async () => {
		done(
			await changeThemes(house.app, owner, scan.id, { kind: 'choose-set', set: null, short: false })
		);
		await gather([await write('Te droog')], 'Water');
		const of = { cluster: 1, lever: null, ...WORDS };
		await expectRefused('title-missing', () => makeTheme(house.app, owner, scan.id, of));
		const newLever = { nl: 'Water', en: null };
		await expectRefused('title-missing', () =>
			makeTheme(house.app, owner, scan.id, { ...of, newLever, title: NO_TEXT })
		);
		await expectRefused('cluster-unknown', () =>
			makeTheme(house.app, owner, scan.id, { ...of, newLever, cluster: 7 })
		);
		await expectRefused('lever-missing', () =>
			makeTheme(house.app, owner, scan.id, { ...of, lever: 'is-er-niet' })
		);
		done(await makeTheme(house.app, owner, scan.id, { ...of, newLever }));
		const { scan: whole } = done(await readScan(house.app, owner, scan.id)).view;
		expect(whole.levers).toMatchObject([{ slug: 'water', themes: [{ slug: 'sloten-verbreden' }] }]);
	});

	test('no theme after the first answer; an answer in words can always be written', async () => {
		await gather([await write('Te droog')], 'Water');
		done(await openRound(house.app, owner, scan.id));
		done(await say(house, scan.code, anna, 'sloten', { impact: 4 }));
		await expectRefused('frozen-after-first-answer', () =>
			makeTheme(house.app, owner, scan.id, { cluster: 1, lever: 'water', ...WORDS })
		);
		const reply = 'Dit gaat naar het waterschap.';
		done(await changeBoard(house.app, owner, scan.id, { kind: 'reply', cluster: 1, reply }));
		expect(await own()).toMatchObject([{ became: { cluster: 'Water', theme: null, reply } }]);
	});

	test('a theme that is switched off or deleted is none', async () => {
		await gather([await write('Te droog')], 'Water');
		done(await makeTheme(house.app, owner, scan.id, { cluster: 1, lever: 'water', ...WORDS }));
		const theme = 'sloten-verbreden';
		const change = (made: Parameters<typeof changeThemes>[3]) =>
			changeThemes(house.app, owner, scan.id, made);
		done(await change({ kind: 'switch', theme, active: false }));
		expect(await own()).toMatchObject([{ became: { theme: null } }]);
		done(await change({ kind: 'delete', theme }));
		expect(await own()).toMatchObject([{ became: { theme: null } }]);
		expect((await board()).clusters).toMatchObject([{ theme: null }]);
	});

	test('titles and numbers for everybody with the code, once it is closed; texts for nobody', async () => {
		await gather([await write('Te droog'), await write('Te nat')], 'Water');
		const forAll = async () => done(await readExplore(house.app, NOBODY, scan.code, null)).view;
		expect(await forAll()).toMatchObject({ state: 'open', own: null, clusters: [] });
		done(await closeExplore(house.app, owner, scan.id));
		expect((await forAll()).clusters).toEqual([
			{ cluster: 'Water', theme: null, reply: '', count: 2 }
		]);
		expect(JSON.stringify(await forAll())).not.toMatch(/droog|nat"/);
	});
});

describe('[EX9] opening', () => {
	test('needs groups and what people are told, and neither an area nor themes', async () => {
		const { id, code } = done(
			await createScan(house.app, owner, {
				...{ title: 'Leeg', areaFile: null, languages: ['nl'], themes: null },
				groups: SMALL_GROUPS
			})
		);
		await expectRefused('contact-missing', () => openExplore(house.app, owner, id));
		done(await changeAbout(house.app, owner, id, { ...ABOUT, languages: ['nl'] }));
		done(await openExplore(house.app, owner, id));
		const secret = await join(house, code, 'boeren');
		const typed = { id: newContributionId(house.app), kind: 'problem', text: 'Iets' } as const;
		done(await contribute(house.app, code, secret, typed));
		expect(await openRound(house.app, owner, id)).toMatchObject({ ok: false });
	});

	test('can be closed and opened again, and goes on beside a round', async () => {
		done(await closeExplore(house.app, owner, scan.id));
		done(await openExplore(house.app, owner, scan.id));
		done(await openRound(house.app, owner, scan.id));
		await write('Tijdens de ronde');
		expect(await board()).toMatchObject({ explore: 'open', missing: [] });
	});

	test('every change is told to who watches', async () => {
		const version = () => house.app.live.version(scan.id);
		let last = version();
		const changed = async (act: Promise<unknown>) => {
			await act;
			expect(version()).not.toBe(last);
			last = version();
		};
		const id = newContributionId(house.app);
		await changed(contribute(house.app, scan.code, anna, { id, kind: 'problem', text: 'Nieuw' }));
		await changed(gather([id], 'Water'));
		await changed(takeBack(house.app, scan.code, anna, id));
		await changed(closeExplore(house.app, owner, scan.id));
	});
});

test('[EX5] a scan in which nobody explored shows nothing', async () => {
	const other = await openScan(house, owner);
	expect(done(await readExploreInHall(house.app, other.id)).view).toMatchObject({
		...{ state: 'off', clusters: [], counts: { problem: 0, opportunity: 0, precondition: 0 } }
	});
	expect(await readExploreInHall(house.app, 'nietbestaand')).toEqual({
		...{ ok: false, reason: 'not-found' }
	});
});

describe('[EX13] who rated nothing goes at any time, with all they wrote; who is in a release stays in it', () => {
	test('before any round, and beside a closed one', async () => {
		await write('Te droog');
		done(await withdraw(house.app, scan.code, anna));
		expect(await texts()).toEqual([]);
		expect(dump(house).participant).toEqual([]);
	});

	test('not once they rated in a round that is over', async () => {
		done(await openRound(house.app, owner, scan.id));
		done(await say(house, scan.code, anna, 'peil', { impact: 4 }));
		done(await closeRound(house.app, owner, scan.id, 0));
		await expectRefused('round-closed', () => withdraw(house.app, scan.code, anna));
	});
});
