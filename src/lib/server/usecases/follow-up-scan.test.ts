import { beforeEach, describe, expect, test } from 'vitest';
import {
	AREA_FILE,
	crowd,
	done,
	dump,
	facilitator,
	openHouse,
	openScan,
	OPERATOR,
	type House,
	type Ready
} from '../../../../tests/fixtures/house.ts';
import type { PartText } from '../../domain/story-document.ts';
import { attachment, lever, scan as scanTable, storyPart, theme } from '../db/schema.ts';
import { attachmentsOf } from '../store/attachments.ts';
import { partsOf } from '../store/story-parts.ts';
import type { Viewer } from './access.ts';
import { putGoal } from './change-goals.ts';
import { changeInvitations } from './change-invitations.ts';
import { putCommitment, putHighlight } from './change-leave.ts';
import { changeMapLayers } from './change-map-layers.ts';
import { changeSubAreas } from './change-sub-areas.ts';
import { changeThemes } from './change-themes.ts';
import { closeRound } from './close-round.ts';
import { followProgress } from './follow-progress.ts';
import { followUpScan } from './follow-up-scan.ts';
import { openRound } from './open-round.ts';
import { readProgress } from './read-progress.ts';
import { readResult } from './read-result.ts';
import { readScan } from './read-scan.ts';
import { storyDraft } from './story-draft.ts';

let house: House;
let owner: Viewer;
let scan: Ready;

beforeEach(async () => {
	house = openHouse();
	owner = await facilitator(house);
	scan = await openScan(house, owner);
});

const GOOD = { impact: 4, feasibility: 4, effort: 2, knowledge: 2 } as const;
const BAD = { ...GOOD, impact: 1 } as const;

async function release({ id, code }: Ready, impact: typeof GOOD | typeof BAD): Promise<void> {
	await crowd(house, code, 6, 'boeren', { sloten: impact });
	done(await closeRound(house.app, owner, id, 0));
}

const begin = async () => done(await followUpScan(house.app, owner, scan.id));
const wholeOf = async (id: string) => done(await readScan(house.app, owner, id)).view.scan;
const itemsOf = async (id: string) =>
	done(await readProgress(house.app, owner, id)).view.items.map((item) => ({ ...item, id: 0 }));

describe('a follow-up scan', () => {
	test('[SF10] has what the one before was set up with', async () => {
		const { app } = house;
		done(await changeSubAreas(app, owner, scan.id, { kind: 'add', title: 'Langs de vaart' }));
		const layer = { title: 'Natuur', source: 'Provincie', text: AREA_FILE };
		done(await changeMapLayers(app, owner, scan.id, { kind: 'add', ...layer }));
		const words = { title: { nl: 'Eigen', en: null }, text: { nl: 'Zo.', en: null } };
		done(await changeThemes(app, owner, scan.id, { kind: 'add', lever: 'land', ...words }));
		await release(scan, GOOD);
		// A typo that was found afterwards is none in the next scan, where nobody has answered.
		for (const table of [theme, lever]) app.db.update(table).set({ corrected: true }).run();
		app.db.update(scanTable).set({ corrected: true }).run();
		house.wait(400 * 24 * 60 * 60);
		const next = await begin();
		const [before, after] = [await wholeOf(scan.id), await wholeOf(next.id)];
		const { id, code, title, createdAtMs, levers, ...same } = before;
		expect(after).toMatchObject({ ...same, corrected: false });
		expect(after.title).toBe(`${title} 2027`);
		expect([after.id, after.code]).not.toEqual([id, code]);
		expect(after.createdAtMs).toBeGreaterThan(createdAtMs);
		const plain = (all: typeof levers) =>
			JSON.stringify(all).replaceAll('"corrected":true', '"corrected":false');
		expect(JSON.stringify(after.levers)).toBe(plain(levers));
		const rows = dump(house).map_layer!.map((row) => ({ ...row, id: 0, scanId: 0, scan_id: 0 }));
		expect(rows).toHaveLength(2);
		expect(rows[1]).toEqual(rows[0]);
	});

	test('[SF10] has the goals that were not dropped, and nothing of people, meeting and agreements', async () => {
		const { app } = house;
		const goal = {
			...{ theme: 'sloten', what: 'Een', indicator: 'Hectares', start: '40 ha' },
			...{ startYear: '2024', target: '100 ha', targetYear: '2030', now: '' }
		};
		for (const what of ['Een', 'Twee', 'Drie'])
			done(await putGoal(app, owner, scan.id, null, { ...goal, what }));
		const stand = {
			kind: 'goal',
			why: 'Zo is het.',
			nextLook: '2027-05-01',
			now: '45 ha'
		} as const;
		done(await followProgress(app, owner, scan.id, { ...stand, id: 2, state: 'dropped' }));
		done(await followProgress(app, owner, scan.id, { ...stand, id: 3, state: 'started' }));
		const agreement = { theme: 'sloten', what: 'Bellen', who: 'Ada', firstStep: '' };
		done(await putCommitment(app, owner, scan.id, null, { ...agreement, due: null, sign: '' }));
		done(await putHighlight(app, owner, scan.id, { kind: 'start', theme: 'sloten', text: '' }));
		const parties = ['Collectief'];
		done(await changeInvitations(app, owner, scan.id, { kind: 'add', parties, group: null }));
		await release(scan, GOOD);
		const goals = (await itemsOf(scan.id)).filter(({ kind }) => kind === 'goal');
		const before = dump(house);
		const next = await begin();
		expect(await itemsOf(next.id)).toEqual(goals.filter(({ state }) => state !== 'dropped'));
		expect(await itemsOf(next.id)).toMatchObject([
			{ what: 'Een' },
			{ now: '45 ha', why: 'Zo is het.' }
		]);
		const grown = Object.entries(dump(house)).flatMap(([table, rows]) =>
			rows.length > before[table]!.length ? [table] : []
		);
		expect(grown.sort()).toEqual(['goal', 'lever', 'scan', 'stakeholder_group', 'theme']);
		// The scan before is as it was.
		for (const [table, rows] of Object.entries(before))
			expect(dump(house)[table], table).toEqual(expect.arrayContaining([...rows]));
	});

	test('[SF10] has what was written about the landscape, about its own copies of the pictures', async () => {
		const { db } = house.app;
		const made = { scanId: scan.id, title: 'Kaart', alt: '', credit: '', bytes: Buffer.from('x') };
		for (const [id, kind] of [
			['oude-kaart', 'picture'],
			['lesa', 'file'],
			['logo', 'logo']
		] as const)
			db.insert(attachment)
				.values({ ...made, id, kind, position: 0, mime: 'image/png', width: 1, height: 1 })
				.run();
		db.insert(attachment)
			.values({
				...made,
				id: 'weg',
				kind: 'picture',
				position: 0,
				mime: 'image/png',
				removed: true
			})
			.run();
		const text: PartText = {
			pieces: [
				{ kind: 'composed', key: 'picture:oude-kaart' },
				{
					...{ kind: 'own', from: null, was: null },
					blocks: [{ kind: 'paragraph', spans: [{ text: 'Natte klei.' }] }]
				}
			],
			dropped: ['picture:oude-kaart']
		};
		for (const [part, language] of [
			['landscape', 'nl'],
			['landscape', 'en'],
			['why', 'nl']
		] as const)
			db.insert(storyPart)
				.values({ scanId: scan.id, part, language, version: 4, text, savedAtMs: 1 })
				.run();
		await release(scan, GOOD);
		const next = await begin();
		const copies = await attachmentsOf(db, next.id);
		expect(copies.map(({ kind }) => kind).sort()).toEqual(['file', 'picture']);
		// Four there were, and two came: no logo, and nothing that was taken out.
		expect(dump(house).attachment).toHaveLength(6);
		expect(copies.every(({ id }) => !['oude-kaart', 'lesa'].includes(id))).toBe(true);
		const picture = copies.find(({ kind }) => kind === 'picture')!;
		const parts = await partsOf(db, next.id, 'nl');
		expect([...parts.keys()]).toEqual(['landscape']);
		expect([...(await partsOf(db, next.id, 'en')).keys()]).toEqual(['landscape']);
		expect(parts.get('landscape')).toMatchObject({
			version: 1,
			text: {
				pieces: [{ key: `picture:${picture.id}` }, text.pieces[1]],
				dropped: [`picture:${picture.id}`]
			}
		});
	});

	test('[SF11] tells with its first release what has changed since', async () => {
		await release(scan, GOOD);
		house.wait(400 * 24 * 60 * 60);
		const next = await begin();
		done(await openRound(house.app, owner, next.id));
		await release(next, BAD);
		const resultOf = async (id: string) => done(await readResult(house.app, owner, id)).result;
		const [{ release: then }, { release: now }] = [
			...[await resultOf(scan.id), await resultOf(next.id)]
		] as const;
		expect(now.change).toMatchObject({
			...{ kind: 'scan', title: then.scan.title, checksum: then.checksum }
		});
		const sloten = now.change!.themes.find(({ id }) => id === 'sloten')!;
		expect(sloten).toMatchObject({ reworded: false, questions: { impact: { move: 'down' } } });
		const { document } = (await storyDraft(house.app, next.id, 'nl'))!;
		expect(document.parts.map(({ part }) => part)).toContain('changed');
		const { followUps } = done(await readProgress(house.app, owner, scan.id)).view;
		expect(followUps).toEqual([{ id: next.id, title: now.scan.title }]);
	});

	test('[SF12] begins from a release, and not from a rehearsal', async () => {
		const before = dump(house);
		expect(await followUpScan(house.app, owner, scan.id)).toMatchObject({
			reason: 'follows-unreleased'
		});
		expect(dump(house)).toEqual(before);
		await release(scan, GOOD);
		const { id } = await begin();
		house.app.db.$client.prepare('update scan set rehearses_id = ? where id = ?').run(scan.id, id);
		expect(await followUpScan(house.app, owner, id)).toMatchObject({ reason: 'follows-rehearsal' });
		expect(done(await readProgress(house.app, owner, scan.id)).view.followUps).toEqual([]);
	});

	test('[SF12] is never called the same, and belongs to whom the one before belongs', async () => {
		await release(scan, GOOD);
		const first = done(await followUpScan(house.app, OPERATOR, scan.id));
		expect((await wholeOf(first.id)).title).toBe('Polder van het voorbeeld 2026');
		done(await openRound(house.app, owner, first.id));
		await release(first, GOOD);
		const second = done(await followUpScan(house.app, owner, first.id));
		expect((await wholeOf(second.id)).title).toBe('Polder van het voorbeeld 2026, vervolg');
	});
});
