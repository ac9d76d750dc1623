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
	openScan,
	readyScan,
	say,
	type House,
	type Ready
} from '../../../../tests/fixtures/house.ts';
import { changeThemes } from './change-themes.ts';
import { closeRound } from './close-round.ts';
import { createScan, readFollowable } from './create-scan.ts';
import { exportScan } from './export-scan.ts';
import { importAnswers } from './import-answers.ts';
import { importScan } from './import-scan.ts';
import { openRound } from './open-round.ts';
import { readRating } from './read-rating.ts';
import { readResult } from './read-result.ts';
import { readRoom } from './read-room.ts';
import { readWelcome } from './read-welcome.ts';
import { verifyReleases } from './verify-releases.ts';

const ALL = ['sloten', 'peil', 'hagen', 'pacht'];

/** A round of six people who divide over `hagen` and agree over the rest, released. */
async function released(house = openHouse()): Promise<{
	house: House;
	scan: Ready;
	secrets: readonly string[];
}> {
	const scan = await openScan(house, OPERATOR);
	const agreed = { impact: 4, feasibility: 4, effort: 2 } as const;
	const said = { sloten: agreed, peil: agreed, pacht: agreed };
	const secrets = [
		...(await crowd(house, scan.code, 3, 'boeren', { ...said, hagen: { ...agreed, impact: 1 } })),
		...(await crowd(house, scan.code, 3, 'gemeente', { ...said, hagen: { ...agreed, impact: 5 } }))
	];
	done(await closeRound(house.app, OPERATOR, scan.id, 0));
	return { house, scan, secrets };
}

const releaseOf = async ({ app }: House, id: string, round?: number) =>
	done(await readResult(app, OPERATOR, id, round)).result.release;

describe('[U30] a round asks all active themes or some of them', () => {
	test('refused when none, an unknown or a switched-off theme is chosen, and nothing changes', async () => {
		const { house, scan } = await released();
		const off = { kind: 'switch', theme: 'peil', active: false } as const;
		done(await changeThemes(house.app, OPERATOR, scan.id, off));
		const before = dump(house);
		const open = (themes: readonly string[]) => openRound(house.app, OPERATOR, scan.id, { themes });
		expect(await open([])).toEqual({ ok: false, reason: 'round-themes-none' });
		for (const theme of ['vis', 'peil', ''])
			expect(await open(['sloten', theme])).toEqual({
				...{ ok: false, reason: 'round-theme-unknown', details: { theme } }
			});
		expect(dump(house)).toEqual(before);
	});

	test('a first round may ask some too: the others are in its release not at all', async () => {
		const house = openHouse();
		const { app } = house;
		const { id, code } = await readyScan(house, OPERATOR);
		done(await openRound(app, OPERATOR, id, { themes: ['sloten', 'hagen'] }));
		const said = { sloten: { impact: 3 }, hagen: { impact: 4 } } as const;
		const secrets = await crowd(house, code, 5, 'boeren', said);
		expect(await say(house, code, secrets[0]!, 'peil', { impact: 1 })).toMatchObject({ ok: false });
		done(await closeRound(app, OPERATOR, id, 0));
		const idsOf = async () => (await releaseOf(house, id)).themes.map((theme) => theme.id);
		expect(await idsOf()).toEqual(['sloten', 'hagen']);
		const { keeps } = done(await readRoom(app, OPERATOR, id)).room;
		expect(keeps).toMatchObject({ round: 1, themes: ['sloten', 'hagen'] });

		// A later round may ask the others, and every release can be computed again.
		done(await openRound(app, OPERATOR, id, { themes: ['peil', 'hagen'] }));
		for (const secret of secrets) {
			done(await say(house, code, secret, 'peil', { impact: 5 }));
			done(await say(house, code, secret, 'hagen', { impact: 2 }));
		}
		done(await closeRound(app, OPERATOR, id, 0));
		const second = await releaseOf(house, id);
		expect(second.themes.map((theme) => [theme.id, theme.carriedFrom])).toEqual([
			['sloten', 1],
			['peil', null],
			['hagen', null]
		]);
		expect(second.themes[1]!.questions.impact).toMatchObject({ n: 5 });
		const { releases } = done(await verifyReleases(app, OPERATOR, id));
		expect(releases.map(({ result }) => result)).toEqual(['equal', 'equal']);
	});

	test('each once and in the order of the scan; null asks all', async () => {
		const { house, scan } = await released();
		const { app } = house;
		const open = async (themes?: readonly string[]) => {
			const { round } = done(await openRound(app, OPERATOR, scan.id, { themes }));
			done(await closeRound(app, OPERATOR, scan.id, 0));
			return round.themes;
		};
		expect(await open(['pacht', 'sloten', 'pacht'])).toEqual(['sloten', 'pacht']);
		expect(await open()).toBe(null);
	});

	test('only those are seen, counted and answered', async () => {
		const { house, scan, secrets } = await released();
		const { app } = house;
		const count = async () => done(await readWelcome(app, NOBODY, scan.code, null)).welcome;
		expect((await count()).themeCount).toBe(4);
		done(await openRound(app, OPERATOR, scan.id, { themes: ['hagen', 'peil'] }));
		expect((await count()).themeCount).toBe(2);
		const me = secrets[0]!;
		const { view } = done(await readRating(app, scan.code, me));
		expect(view.steps.map((step) => step.slug)).toEqual(['peil', 'hagen']);
		const before = dump(house);
		for (const theme of ['sloten', 'pacht'])
			expect(await say(house, scan.code, me, theme, { impact: 1 }, 'Toch')).toEqual({
				...{ ok: false, reason: 'theme-unknown' }
			});
		expect(dump(house)).toEqual(before);
		for (const theme of ['peil', 'hagen'])
			done(await say(house, scan.code, me, theme, { impact: 2 }));
		const { room } = done(await readRoom(app, OPERATOR, scan.id));
		expect(room.participation[0]).toMatchObject({ group: 'boeren', started: 1, done: 1 });
		const off = { kind: 'switch', theme: 'peil', active: false } as const;
		done(await changeThemes(app, OPERATOR, scan.id, off));
		expect((await count()).themeCount).toBe(1);
		expect(await say(house, scan.code, me, 'peil', { impact: 1 })).toMatchObject({ ok: false });
		done(await closeRound(app, OPERATOR, scan.id, 0));
		expect((await count()).themeCount).toBe(3);
	});

	test('a new person joins and is done after what is asked', async () => {
		const { house, scan } = await released();
		done(await openRound(house.app, OPERATOR, scan.id, { themes: ['hagen'] }));
		const secret = await join(house, scan.code, 'anders');
		done(await say(house, scan.code, secret, 'hagen', { impact: 2 }));
		const { participation } = done(await readRoom(house.app, OPERATOR, scan.id)).room;
		expect(participation.find((row) => row.group === 'anders')).toEqual({
			...{ group: 'anders', joined: 1, started: 1, half: 1, done: 1 }
		});
	});

	test('the room proposes what the newest figures say to talk about', async () => {
		const { house, scan } = await released();
		const keeps = async () => done(await readRoom(house.app, OPERATOR, scan.id)).room.keeps;
		expect(await keeps()).toMatchObject({ round: 1, talk: ['hagen'] });
		done(await openRound(house.app, OPERATOR, scan.id));
		expect(await keeps()).toBe(null);
		done(await closeRound(house.app, OPERATOR, scan.id, 0));
		// Nobody came to the second round: the figures are still those of the first.
		expect(await keeps()).toMatchObject({ round: 1, talk: ['hagen'] });
	});
});

test('[F1] [U30] a line about a theme that this round does not ask is named', async () => {
	const { house, scan } = await released();
	done(await openRound(house.app, OPERATOR, scan.id, { themes: ['hagen'] }));
	const before = dump(house);
	const rows = [
		'p1,boeren,hagen,impact,4',
		'p1,boeren,Thema peil,impact,4',
		'p1,boeren,vis,impact,4'
	];
	const text = ['participant,group,theme,question,value', ...rows].join('\n');
	expect(await importAnswers(house.app, OPERATOR, scan.id, text)).toEqual({
		ok: false,
		reason: 'csv-lines',
		problems: [
			{ line: 3, kind: 'theme-not-asked', value: 'Thema peil' },
			{ line: 4, kind: 'theme', value: 'vis' }
		]
	});
	expect(dump(house)).toEqual(before);
});

describe('[U31] the release of a round over some themes', () => {
	/** Round 2 over `hagen` alone: everybody comes to agree. */
	async function again() {
		const { house, scan, secrets } = await released();
		done(await openRound(house.app, OPERATOR, scan.id, { themes: ['hagen'] }));
		for (const secret of secrets)
			done(await say(house, scan.code, secret, 'hagen', { impact: 4, feasibility: 3, effort: 1 }));
		done(await closeRound(house.app, OPERATOR, scan.id, 0));
		return { house, scan, secrets };
	}

	test('keeps the figures of the others, marked with their round', async () => {
		const { house, scan } = await again();
		const [one, two] = [await releaseOf(house, scan.id, 1), await releaseOf(house, scan.id, 2)];
		expect(two.themes.map(({ id, carriedFrom }) => [id, carriedFrom])).toEqual(
			ALL.map((id) => [id, id === 'hagen' ? null : 1])
		);
		for (const { id, questions, carriedFrom } of two.themes)
			if (carriedFrom !== null)
				expect(questions).toEqual(one.themes.find((theme) => theme.id === id)!.questions);
		expect(two.themes.find(({ id }) => id === 'hagen')!.questions.impact.counts).toEqual([
			...[0, 0, 0, 6, 0]
		]);
		expect(two.change).toMatchObject({ kind: 'round', checksum: one.checksum });
		expect(two.change!.themes.map(({ id, since }) => [id, since])).toEqual([['hagen', 1]]);
	});

	test('and the next one looks past it, and past a round without figures', async () => {
		const { house, scan, secrets } = await again();
		const { app } = house;
		done(await openRound(app, OPERATOR, scan.id));
		done(await closeRound(app, OPERATOR, scan.id, 0));
		expect((await releaseOf(house, scan.id, 3)).themes).toEqual([]);
		done(await openRound(app, OPERATOR, scan.id, { themes: ['hagen', 'sloten'] }));
		for (const secret of secrets)
			for (const theme of ['hagen', 'sloten'])
				done(await say(house, scan.code, secret, theme, { impact: 5, feasibility: 5, effort: 5 }));
		done(await closeRound(app, OPERATOR, scan.id, 0));
		const four = await releaseOf(house, scan.id, 4);
		expect(four.themes.map(({ carriedFrom }) => carriedFrom)).toEqual([null, 1, null, 1]);
		expect(four.change!.themes.map(({ id, since }) => [id, since])).toEqual([
			['sloten', 1],
			['hagen', 2]
		]);
		const { releases } = done(await verifyReleases(app, OPERATOR, scan.id));
		expect(releases.map(({ result }) => result)).toEqual(['equal', 'equal', 'equal', 'equal']);
	});

	test('is made whatever became of the releases before', async () => {
		for (const json of ['{}', '[]', '{"methodVersion":"0.1"}']) {
			const { house, scan, secrets } = await again();
			house.app.db.$client.prepare('update release set json = ? where round_id = 1').run(json);
			done(await openRound(house.app, OPERATOR, scan.id));
			for (const secret of secrets)
				done(await say(house, scan.code, secret, 'peil', { impact: 2, feasibility: 2, effort: 2 }));
			done(await closeRound(house.app, OPERATOR, scan.id, 0));
			const three = await releaseOf(house, scan.id, 3);
			expect(three).toMatchObject({ round: 3, participants: { total: 6 }, change: null });
		}
	});

	test('[F15] a file of the whole scan keeps which themes a round asked', async () => {
		const { house, scan } = await again();
		const { json } = done(await exportScan(house.app, OPERATOR, scan.id));
		const file = JSON.parse(json) as { rounds: { themes: unknown }[] };
		expect(file.rounds.map(({ themes }) => themes)).toEqual([null, ['hagen']]);
		const other = openHouse({ seed: 4 });
		const made = done(await importScan(other.app, OPERATOR, json));
		expect(done(await exportScan(other.app, OPERATOR, made.id)).json).toBe(json);
		const { rounds } = done(await readRoom(other.app, OPERATOR, made.id)).room;
		expect(rounds.map(({ themes }) => themes)).toEqual([null, ['hagen']]);
	});
});

describe('[U32] a scan that follows an earlier one', () => {
	const request = { themes: null, areaFile: null, languages: ['nl'] } as const;

	/** The follow-up of a released scan, with the same themes and other people, released too. */
	async function followed() {
		const { house, scan } = await released();
		const { id, code } = await openScan(house, OPERATOR, { follows: scan.id, title: 'Vervolg' });
		const said = { impact: 5, feasibility: 4, effort: 2 } as const;
		for (const group of ['boeren', 'gemeente'])
			await crowd(house, code, 3, group, { sloten: said, hagen: said });
		done(await closeRound(house.app, OPERATOR, id, 0));
		return { house, scan, id, code };
	}

	test('tells in its first release what changed since, and in a next one since the round before', async () => {
		const { house, scan, id, code } = await followed();
		const then = await releaseOf(house, scan.id);
		const { change } = await releaseOf(house, id);
		expect(change).toMatchObject({
			...{ kind: 'scan', title: then.scan.title, checksum: then.checksum }
		});
		expect(change!.themes.find((theme) => theme.id === 'hagen')!.questions.impact).toMatchObject({
			...{ difference: 2, delta: 0.5 }
		});
		done(await openRound(house.app, OPERATOR, id));
		await crowd(house, code, 5, 'boeren', { hagen: { impact: 3 } });
		done(await closeRound(house.app, OPERATOR, id, 0));
		expect(await releaseOf(house, id)).toMatchObject({ round: 2, change: { kind: 'round' } });
	});

	test('only one with a release, that the maker may read; else nothing is made', async () => {
		const { house, scan } = await released();
		const [ada, bep] = [await facilitator(house), await facilitator(house, 'bep@example.nl')];
		const mine = await openScan(house, ada);
		const before = dump(house);
		const reasonFor = async (viewer: typeof ada, follows: string) => {
			const made = await createScan(house.app, viewer, { ...request, title: 'Vervolg', follows });
			return made.ok || made.reason;
		};
		expect(await reasonFor(ada, scan.id)).toBe('follows-unknown');
		expect(await reasonFor(bep, mine.id)).toBe('follows-unknown');
		expect(await reasonFor(ada, 'nietbestaand')).toBe('follows-unknown');
		expect(await reasonFor(ada, mine.id)).toBe('follows-unreleased');
		expect(dump(house)).toEqual(before);
		done(await closeRound(house.app, ada, mine.id, 0));
		expect(await reasonFor(ada, mine.id)).toBe(true);
	});

	test('a facilitator is offered their own scans with a release, newest first', async () => {
		const house = openHouse();
		const [ada, bep] = [await facilitator(house), await facilitator(house, 'bep@example.nl')];
		const close = async (title: string) => {
			house.wait(1);
			const { id } = await openScan(house, ada);
			done(await closeRound(house.app, ada, id, 0));
			house.app.db.$client.prepare('update scan set title = ? where id = ?').run(title, id);
		};
		for (const title of ['Eerste', 'Tweede']) await close(title);
		await openScan(house, ada);
		const titles = async (viewer: Parameters<typeof readFollowable>[1]) =>
			(await readFollowable(house.app, viewer)).map((scan) => scan.title);
		expect(await titles(ada)).toEqual(['Tweede', 'Eerste']);
		for (const viewer of [bep, OPERATOR, NOBODY]) expect(await titles(viewer)).toEqual([]);
	});

	test('verified against the release it was compared with, also after that scan had another', async () => {
		const { house, scan, id } = await followed();
		done(await openRound(house.app, OPERATOR, scan.id));
		await crowd(house, scan.code, 6, 'anders', { hagen: { impact: 1, feasibility: 1, effort: 1 } });
		done(await closeRound(house.app, OPERATOR, scan.id, 0));
		const { releases } = done(await verifyReleases(house.app, OPERATOR, id));
		expect(releases).toMatchObject([{ result: 'equal', changeVerified: true }]);
	});

	test('[F15] a file does not say which scan was followed; the release keeps what changed', async () => {
		const { house, scan, id } = await followed();
		const { json } = done(await exportScan(house.app, OPERATOR, id));
		expect(json).not.toContain(scan.id);
		expect(json).not.toContain('follows');
		const other = openHouse({ seed: 8 });
		const made = done(await importScan(other.app, OPERATOR, json));
		expect((await releaseOf(other, made.id)).change).toEqual((await releaseOf(house, id)).change);
		expect(dump(other).scan).toMatchObject([{ follows_id: null }]);
		const told = await verifyReleases(other.app, OPERATOR, made.id);
		expect(done(told).releases).toMatchObject([
			{ result: 'equal', changeVerified: false, differences: [] }
		]);
	});

	test('goes on when the scan it followed is taken out of the house', async () => {
		const { house, scan, id } = await followed();
		house.app.db.$client.prepare('delete from participant where scan_id = ?').run(scan.id);
		house.app.db.$client.prepare('delete from scan where id = ?').run(scan.id);
		expect(dump(house).scan).toMatchObject([{ id, follows_id: null }]);
		expect(done(await verifyReleases(house.app, OPERATOR, id)).releases).toMatchObject([
			{ result: 'equal', changeVerified: false }
		]);
	});
});
