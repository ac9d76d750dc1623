import { beforeEach, describe, expect, test } from 'vitest';
import {
	ABOUT,
	done,
	dump,
	facilitator,
	NOBODY,
	openHouse,
	openScan,
	say,
	type House,
	type Ready
} from '../../../../tests/fixtures/house.ts';
import { invitationText, type InvitedTo } from '../../i18n/invitation-text.ts';
import { LANGUAGES } from '../../domain/language.ts';
import type { Viewer } from './access.ts';
import { changeInvitations, INVITATIONS_MAX, type InvitationChange } from './change-invitations.ts';
import { joinScan } from './join-scan.ts';
import { readInvitations } from './read-invitations.ts';

let house: House;
let scan: Ready;
let owner: Viewer;

beforeEach(async () => {
	house = openHouse();
	owner = await facilitator(house);
	scan = await openScan(house, owner);
});

const change = (made: InvitationChange) => changeInvitations(house.app, owner, scan.id, made);
const view = async () => done(await readInvitations(house.app, owner, scan.id)).view;
const add = async (parties: readonly string[], group: string | null = null) => {
	done(await change({ kind: 'add', parties, group }));
	return (await view()).invitations;
};

describe('[PR7] links for parties', () => {
	test('are made one per line, in order, each with its own code and nobody yet', async () => {
		const made = await add([' Collectief ', '', 'Dorpsbelang'], 'boeren');
		expect(made.map(({ party, group, came }) => [party, group, came])).toEqual([
			['Collectief', 'boeren', 0],
			['Dorpsbelang', 'boeren', 0]
		]);
		expect(new Set(made.map(({ code }) => code)).size).toBe(2);
		expect((await add(['Waterschap'])).map(({ party }) => party)).toEqual([
			...['Collectief', 'Dorpsbelang', 'Waterschap']
		]);
	});

	test('count who took a seat by them, once, and no unknown or other scan’s code', async () => {
		const [one] = await add(['Collectief', 'Dorpsbelang']);
		const sit = (invitation: string | null, secret: string | null = null) =>
			joinScan(house.app, NOBODY, scan.code, secret, { group: 'boeren', invitation });
		const { secret } = done(await sit(one!.code));
		done(await sit(one!.code, secret));
		done(await sit(one!.code));
		done(await sit('BCDFGH'));
		done(await sit(null));
		const elsewhere = await openScan(house, owner);
		const { code } = elsewhere;
		done(await joinScan(house.app, NOBODY, code, null, { group: 'boeren', invitation: one!.code }));
		expect((await view()).invitations.map(({ came }) => came)).toEqual([2, 0]);
	});

	test('nothing of a person tells by which link they came', async () => {
		const [one] = await add(['Collectief']);
		const bare = dump(house);
		const { secret } = done(
			await joinScan(house.app, NOBODY, scan.code, null, { group: 'boeren', invitation: one!.code })
		);
		done(await say(house, scan.code, secret, 'sloten', { impact: 4 }));
		const after = dump(house);
		const changed = Object.keys(after).filter(
			(table) => JSON.stringify(after[table]) !== JSON.stringify(bare[table])
		);
		expect(changed).toContain('invitation');
		for (const table of changed.filter((name) => name !== 'invitation'))
			expect(JSON.stringify(after[table])).not.toContain(one!.code);
		expect(after['participant']![0]).not.toHaveProperty('invitation_id');
	});

	test('keep code and count when they are renamed, and go when they are removed', async () => {
		const [one] = await add(['Collectief']);
		done(
			await joinScan(house.app, NOBODY, scan.code, null, { group: 'boeren', invitation: one!.code })
		);
		const { code } = one!;
		done(await change({ kind: 'change', code, party: 'Boeren van Noord', group: 'gemeente' }));
		expect((await view()).invitations).toEqual([
			{ code, party: 'Boeren van Noord', group: 'gemeente', came: 1 }
		]);
		done(await change({ kind: 'remove', code }));
		expect((await view()).invitations).toEqual([]);
		// Who has the link still comes in.
		done(await joinScan(house.app, NOBODY, scan.code, null, { group: 'boeren', invitation: code }));
	});

	test('without a name, with an unknown group, too many, or of another scan: refused', async () => {
		const [one] = await add(['Collectief']);
		const { code } = one!;
		const other = await openScan(house, owner);
		const before = dump(house);
		expect(await change({ kind: 'add', parties: [' ', ''], group: null })).toMatchObject({
			reason: 'party-missing'
		});
		expect(await change({ kind: 'add', parties: ['A'], group: 'jagers' })).toMatchObject({
			reason: 'group-unknown'
		});
		expect(await change({ kind: 'change', code, party: '', group: null })).toMatchObject({
			reason: 'party-missing'
		});
		expect(await change({ kind: 'change', code, party: 'A', group: 'jagers' })).toMatchObject({
			reason: 'group-unknown'
		});
		const parties = Array.from({ length: INVITATIONS_MAX }, (_, i) => `Partij ${i}`);
		expect(await change({ kind: 'add', parties, group: null })).toMatchObject({
			reason: 'invitations-too-many'
		});
		for (const made of [
			{ kind: 'remove', code },
			{ kind: 'change', code, party: 'A', group: null }
		] as const)
			expect(await changeInvitations(house.app, owner, other.id, made)).toMatchObject({
				reason: 'invitation-unknown'
			});
		expect(dump(house)).toEqual(before);
	});

	test('[PR6] sides without a link are told', async () => {
		await add(['Collectief'], 'boeren');
		await add(['Iedereen']);
		expect((await view()).uninvited).toEqual([
			...['overheid', 'natuur', 'bewoners-en-bedrijven', 'kennis']
		]);
	});
});

describe('[PR10] the text to invite with', () => {
	const to: InvitedTo = {
		...ABOUT,
		...{ k: 3, mode: 'anonymous', area: { name: 'Noordpolder', polygons: [], hectares: 1 } },
		...{ minutes: 8, address: 'peddel.example.nl', code: 'BCD234', party: null },
		link: 'https://peddel.example.nl/s/BCD234'
	};

	test.each(LANGUAGES)('in %s has link, code, area, contact and months', (language) => {
		const text = invitationText(to, language);
		for (const fact of [to.link, to.code, 'Noordpolder', to.title, to.contact, '12', '8'])
			expect(text).toContain(fact);
		expect(text).not.toMatch(/undefined|null|\n\n\n|\{/);
	});

	test('of a party has its own link, no code, and tells that who comes is counted', () => {
		const link = `${to.link}?i=FGH567`;
		const text = invitationText({ ...to, link, party: 'Collectief' }, 'nl');
		expect(text).toContain(link);
		expect(text).not.toContain('typ de code');
		expect(text).toContain('Deze link is voor Collectief.');
		expect(text).toContain('hoeveel mensen via deze link kwamen, maar niet wie wat antwoordde');
	});

	test('with open cards it says that organisations answer by name, and promises nothing else', () => {
		const text = invitationText({ ...to, mode: 'open', k: 1, party: 'Collectief' }, 'nl');
		expect(text).toContain('onder de naam van je organisatie');
		expect(text).not.toMatch(/zonder naam|niet wie wat antwoordde/);
	});

	test('leaves out what the scan does not tell yet', () => {
		const none = { nl: null, en: null };
		const text = invitationText(
			{ ...to, purpose: none, decision: none, use: none, contact: '' },
			'nl'
		);
		expect(text).not.toMatch(/Waarom:|Wie beslist:|Vragen\?/);
	});
});
