import { beforeEach, describe, expect, test } from 'vitest';
import {
	crowd,
	done,
	dump,
	facilitator,
	NOBODY,
	openHouse,
	openScan,
	type House,
	type Ready
} from '../../../../tests/fixtures/house.ts';
import { GOALS_MAX, type TypedGoal } from '../../domain/goal.ts';
import type { FollowedItem } from '../../domain/progress.ts';
import type { Viewer } from './access.ts';
import { putGoal, returnGoal, takeGoal } from './change-goals.ts';
import { putCommitment, returnCommitment, takeCommitment } from './change-leave.ts';
import { closeRound } from './close-round.ts';
import { followProgress, type TypedStanding } from './follow-progress.ts';
import { openRound } from './open-round.ts';
import { publishStory, showStory, withdrawStoryEdition } from './publish-story.ts';
import {
	readProgress,
	readProgressCalendar,
	readPublicCalendar,
	readPublicProgress
} from './read-progress.ts';

const DAY_S = 24 * 60 * 60;
const GRASS: TypedGoal = {
	...{ theme: 'sloten', what: 'Meer gras', indicator: 'Hectares', start: '40 ha' },
	...{ startYear: '2024', target: '100 ha', targetYear: '2030', now: '' }
};
const PIPE = {
	...{ theme: null, what: 'Een proef', who: 'Ada', firstStep: 'Bellen' },
	...{ due: '2026-12-01', sign: 'Een peilbuis' }
};

let house: House;
let owner: Viewer;
let scan: Ready;

beforeEach(async () => {
	house = openHouse();
	owner = await facilitator(house);
	scan = await openScan(house, owner);
});

const viewNow = async () => done(await readProgress(house.app, owner, scan.id)).view;
const add = (what: string) => putGoal(house.app, owner, scan.id, null, { ...GRASS, what });
const follow = (standing: Partial<TypedStanding>) =>
	followProgress(house.app, owner, scan.id, {
		...{ kind: 'goal', id: 1, state: 'open', why: '', nextLook: '', now: '' },
		...standing
	});
const withoutId = (item: FollowedItem) => ({ ...item, id: 0 });
const whats = async () => (await viewNow()).items.map(({ what }) => what);

describe('goals', () => {
	test('[SF2] are written down, changed, taken away and put back as far as they were', async () => {
		for (const what of ['Een', 'Twee', 'Drie']) done(await add(what));
		const [, two] = (await viewNow()).items;
		done(await putGoal(house.app, owner, scan.id, two!.id, { ...GRASS, what: 'Twee!' }));
		const standing = { id: two!.id, nextLook: '2027-05-01', now: '45 ha' };
		done(await follow({ ...standing, state: 'dropped', why: 'Geen geld.' }));
		const before = (await viewNow()).items;
		expect(before[1]).toMatchObject({
			...{ what: 'Twee!', theme: 'sloten', startYear: 2024, targetYear: 2030, now: '45 ha' },
			...{ state: 'dropped', why: 'Geen geld.', since: '2026-11-21', nextLook: '2027-05-01' }
		});
		const { was } = done(await takeGoal(house.app, owner, scan.id, two!.id));
		expect(await whats()).toEqual(['Een', 'Drie']);
		expect(done(await takeGoal(house.app, owner, scan.id, two!.id)).was).toBeNull();
		done(await returnGoal(house.app, owner, scan.id, was!));
		const after = (await viewNow()).items;
		expect(after.map(withoutId)).toEqual(before.map(withoutId));
	});

	test('[SF2] a change of words leaves how far it is', async () => {
		done(await add('Gras'));
		done(await follow({ state: 'started', nextLook: '2027-05-01' }));
		done(await putGoal(house.app, owner, scan.id, 1, { ...GRASS, what: 'Kruiden' }));
		expect((await viewNow()).items).toMatchObject([
			{ what: 'Kruiden', state: 'started', since: '2026-11-21', nextLook: '2027-05-01' }
		]);
	});

	test('[SF2] are at most thirty, of themes that are there, and of this scan', async () => {
		const other = await openScan(house, owner);
		done(await putGoal(house.app, owner, other.id, null, GRASS));
		const strange = { ...GRASS, theme: 'bestaat-niet' };
		expect(await putGoal(house.app, owner, scan.id, null, strange)).toMatchObject({
			reason: 'theme-unknown'
		});
		expect(await putGoal(house.app, owner, scan.id, 1, GRASS)).toMatchObject({
			reason: 'goal-gone'
		});
		expect(await follow({ state: 'done' })).toMatchObject({ reason: 'goal-gone' });
		expect(done(await takeGoal(house.app, owner, scan.id, 1)).was).toBeNull();
		for (let i = 0; i < GOALS_MAX; i += 1) done(await add(`Doel ${i}`));
		expect(await add('Nog een')).toMatchObject({ reason: 'goals-full' });
		expect((await viewNow()).items).toHaveLength(GOALS_MAX);
	});

	test('[SF2] what comes back from a page is looked at again', async () => {
		done(await add('Gras'));
		const { was } = done(await takeGoal(house.app, owner, scan.id, 1));
		const before = dump(house);
		const back = (change: object) => returnGoal(house.app, owner, scan.id, { ...was!, ...change });
		expect(await back({ what: '' })).toMatchObject({ reason: 'goal-incomplete' });
		expect(await back({ targetYear: 99999 })).toMatchObject({ reason: 'year-invalid' });
		expect(await back({ state: 'dropped' })).toMatchObject({ reason: 'why-missing' });
		expect(await back({ since: 'gisteren' })).toMatchObject({ reason: 'day-invalid' });
		expect(dump(house)).toEqual(before);
	});
});

describe('how far it is', () => {
	test('[SF3] stands since the day on which that changed, in the time of the house', async () => {
		done(await add('Gras'));
		done(await putCommitment(house.app, owner, scan.id, null, PIPE));
		const since = async () => (await viewNow()).items.map((item) => item.since);
		expect(await since()).toEqual([null, null]);
		// 23:30 in UTC is the next day already in the house's own time.
		house.wait(14 * 60 * 60);
		done(await follow({ state: 'started' }));
		expect(await since()).toEqual(['2026-11-22', null]);
		house.wait(DAY_S);
		done(await follow({ state: 'started', why: 'Nog steeds.', nextLook: '2027-01-01' }));
		done(await follow({ kind: 'commitment', state: 'done', now: 'niet van een afspraak' }));
		expect(await since()).toEqual(['2026-11-22', '2026-11-23']);
		expect((await viewNow()).items).toMatchObject([
			{ kind: 'goal', why: 'Nog steeds.', nextLook: '2027-01-01' },
			{ kind: 'commitment', state: 'done' }
		]);
	});

	test('[SF3] what is refused changes nothing', async () => {
		done(await add('Gras'));
		const before = dump(house);
		expect(await follow({ state: 'dropped' })).toMatchObject({ reason: 'why-missing' });
		expect(await follow({ state: 'ooit' })).toMatchObject({ reason: 'progress-invalid' });
		expect(await follow({ now: 'x'.repeat(101) })).toMatchObject({ details: { at: 'now' } });
		const agreement = { kind: 'commitment', id: 1 } as const;
		expect(await follow(agreement)).toMatchObject({ reason: 'commitment-gone' });
		expect(dump(house)).toEqual(before);
	});

	test('[SF2] an agreement that is taken away and put back is as far as it was, where it stood', async () => {
		for (const what of ['Een', 'Twee', 'Drie'])
			done(await putCommitment(house.app, owner, scan.id, null, { ...PIPE, what }));
		const standing = {
			kind: 'commitment',
			id: 2,
			state: 'started',
			nextLook: '2027-02-01'
		} as const;
		done(await follow({ ...standing, why: 'Er is gebeld.' }));
		const before = (await viewNow()).items;
		const { was } = done(await takeCommitment(house.app, owner, scan.id, 2));
		done(await returnCommitment(house.app, owner, scan.id, was!));
		const after = (await viewNow()).items;
		expect(after.map(withoutId)).toEqual(before.map(withoutId));
		const empty = { ...was!, who: ' ' };
		expect(await returnCommitment(house.app, owner, scan.id, empty)).toMatchObject({
			reason: 'commitment-incomplete'
		});
	});
});

describe('what anybody can read', () => {
	const at = 'groote-wielen';
	const publish = async () =>
		done(await publishStory(house.app, owner, scan.id, { slug: at, listed: false }));
	const show = async (shown: boolean) =>
		done(await showStory(house.app, owner, scan.id, { shown }));
	const publicNow = (slug = at) => readPublicProgress(house.app, NOBODY, slug);
	const calendarNow = () => readPublicCalendar(house.app, NOBODY, at, 'https://x.nl', 'nl');

	beforeEach(async () => {
		done(await add('Gras'));
		done(await putCommitment(house.app, owner, scan.id, null, PIPE));
		await crowd(house, scan.code, 6, 'boeren', { sloten: { impact: 5, feasibility: 1 } });
		done(await closeRound(house.app, owner, scan.id, 0));
	});

	test('[SF9] is there exactly while the story is', async () => {
		const gone = async (reason: string) => {
			expect(await publicNow()).toEqual({ ok: false, reason });
			expect(await calendarNow()).toEqual({ ok: false, reason });
			expect((await viewNow()).slug).toBeNull();
		};
		const there = async () => {
			expect(done(await publicNow()).progress.items).toEqual((await viewNow()).items);
			expect(done(await calendarNow()).file.text).toContain('Gras');
			expect((await viewNow()).slug).toBe(at);
		};
		await gone('not-found');
		const { number } = await publish();
		await there();
		await show(false);
		await gone('story-withdrawn');
		await show(true);
		await there();
		done(await withdrawStoryEdition(house.app, owner, scan.id, number!, true));
		await gone('story-withdrawn');
		for (const slug of ['', 'Groote-Wielen', 'groote', scan.id])
			expect(await publicNow(slug)).toEqual({ ok: false, reason: 'not-found' });
	});

	test('[SF9] has no figure about answers in it, nor what opens a page of the facilitator', async () => {
		await publish();
		const told = async () => {
			const { themes, ...rest } = done(await publicNow()).progress;
			return JSON.stringify([rest, [...themes], done(await calendarNow()).file.text]);
		};
		const before = await told();
		expect(before).not.toContain(scan.id);
		expect(before).not.toContain(scan.code);
		done(await openRound(house.app, owner, scan.id));
		await crowd(house, scan.code, 6, 'boeren', { sloten: { impact: 1, feasibility: 5 } });
		done(await closeRound(house.app, owner, scan.id, 0));
		expect(await told()).toBe(before);
	});

	test('[SF7] all readers get the same days under the same names', async () => {
		const mine = async () =>
			done(await readProgressCalendar(house.app, owner, scan.id, 'https://x.nl', 'en')).file.text;
		const uids = (text: string) => text.match(/^UID:.*$/gm);
		expect(await mine()).toContain(`/scans/${scan.id}/progress`);
		const before = uids(await mine());
		expect(before).toHaveLength(2);
		await publish();
		expect(uids(await mine())).toEqual(before);
		expect(uids(done(await calendarNow()).file.text)).toEqual(before);
		expect(await mine()).not.toContain(scan.id);
	});
});
