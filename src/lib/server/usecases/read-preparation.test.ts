import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import {
	ABOUT,
	AREA_FILE,
	crowd,
	done,
	facilitator,
	openHouse,
	openScan,
	readyScan,
	SMALL_GROUPS,
	SMALL_SET,
	type House,
	type Ready
} from '../../../../tests/fixtures/house.ts';
import { scan as scans } from '../db/schema.ts';
import type { Viewer } from './access.ts';
import { changeAgenda } from './change-agenda.ts';
import { changeInvitations } from './change-invitations.ts';
import { changeAbout } from './change-scan.ts';
import { closeRound } from './close-round.ts';
import { createScan } from './create-scan.ts';
import { openRound } from './open-round.ts';
import { readBriefing } from './read-briefing.ts';
import { readPreparation } from './read-preparation.ts';

let house: House;
let owner: Viewer;

beforeEach(async () => {
	house = openHouse();
	owner = await facilitator(house);
});

const preparation = async (id: string) =>
	done(await readPreparation(house.app, owner, id)).preparation;

/** A round of another scan, told to be a rehearsal of this one, up to its result. */
async function rehearse({ id }: Ready): Promise<void> {
	const rehearsal = await openScan(house, owner);
	const said = { impact: 5, feasibility: 4, effort: 2, knowledge: 2 } as const;
	await crowd(house, rehearsal.code, 6, 'boeren', { sloten: said, pacht: said });
	done(await closeRound(house.app, owner, rehearsal.id, 0));
	await house.app.db.update(scans).set({ rehearsesId: id }).where(eq(scans.id, rehearsal.id));
}

describe('[PR5] the checklist', () => {
	const NO = { nl: null, en: null };
	const file = { title: 'T', areaFile: AREA_FILE, themes: SMALL_SET, groups: SMALL_GROUPS };
	const about = { ...ABOUT, languages: ['nl'] as const };

	test.each([
		[
			'nothing',
			{ ...file, areaFile: null, themes: null },
			null,
			['area', 'purpose', 'privacy', 'themes']
		],
		['no area', { ...file, areaFile: null }, about, ['area']],
		['no purpose', file, { ...about, purpose: NO }, ['purpose']],
		['nobody who decides', file, { ...about, decision: NO }, ['purpose']],
		['no use', file, { ...about, use: NO }, ['privacy']],
		['no contact', file, { ...about, contact: '' }, ['privacy']],
		['no themes', { ...file, themes: null }, about, ['themes']],
		['everything', file, about, []]
	])('with %s, lacks what keeps a round from opening', async (_what, request, told, needed) => {
		const { id } = done(await createScan(house.app, owner, { ...request, languages: ['nl'] }));
		if (told) done(await changeAbout(house.app, owner, id, told));
		expect((await preparation(id)).needed).toEqual(needed);
		expect((await openRound(house.app, owner, id)).ok).toBe(needed.length === 0);
	});

	test('a text lacks while one language has none', async () => {
		const scan = await readyScan(house, owner);
		const purpose = { nl: 'Samen.', en: null };
		done(await changeAbout(house.app, owner, scan.id, { ...ABOUT, purpose }));
		expect((await preparation(scan.id)).needed).toEqual(['purpose']);
	});

	test('tells what a meeting is better with, until it is there', async () => {
		const scan = await readyScan(house, owner);
		expect(await preparation(scan.id)).toMatchObject({
			advised: ['preconditions', 'invited', 'script', 'rehearsal'],
			...{ script: null, invitations: 0 },
			withoutGroup: ['natuur', 'kennis'],
			uninvited: ['overheid', 'natuur', 'landbouw-en-grond', 'bewoners-en-bedrijven', 'kennis']
		});
		const text = { nl: 'Zo is het.', en: 'So it is.' };
		const preconditions = { ...ABOUT.preconditions, legal: text };
		done(await changeAbout(house.app, owner, scan.id, { ...ABOUT, preconditions, roles: text }));
		const made = { kind: 'add', parties: ['Collectief'], group: 'boeren' } as const;
		done(await changeInvitations(house.app, owner, scan.id, made));
		const choice = { kind: 'choose', agenda: 'evening', language: 'nl' } as const;
		done(await changeAgenda(house.app, owner, scan.id, choice));
		await rehearse(scan);
		expect(await preparation(scan.id)).toMatchObject({
			...{ advised: ['invited'], script: 'evening', invitations: 1 },
			uninvited: ['overheid', 'natuur', 'bewoners-en-bedrijven', 'kennis']
		});
		// A link without a group may be for anybody.
		const open = { kind: 'add', parties: ['Dorp'], group: null } as const;
		done(await changeInvitations(house.app, owner, scan.id, open));
		expect(await preparation(scan.id)).toMatchObject({ advised: [], uninvited: [] });
	});

	test('a rehearsal that has no result yet is none', async () => {
		const scan = await readyScan(house, owner);
		const rehearsal = await openScan(house, owner);
		await house.app.db
			.update(scans)
			.set({ rehearsesId: scan.id })
			.where(eq(scans.id, rehearsal.id));
		expect((await preparation(scan.id)).advised).toContain('rehearsal');
	});
});

describe('[PR11] the sample in the briefing', () => {
	const sample = async (id: string) => done(await readBriefing(house.app, owner, id)).sample;

	test('is empty, also with a real result', async () => {
		const scan = await openScan(house, owner);
		await crowd(house, scan.code, 6, 'boeren', {
			sloten: { impact: 5, feasibility: 4, effort: 2 }
		});
		done(await closeRound(house.app, owner, scan.id, 0));
		expect(await sample(scan.id)).toEqual([]);
	});

	test('is that of the rehearsal, measures alone', async () => {
		const scan = await readyScan(house, owner);
		await rehearse(scan);
		expect(await sample(scan.id)).toMatchObject([
			{ title: { nl: 'Thema sloten' }, class: 'start', impact: 5, feasibility: 4, talk: false }
		]);
	});
});
