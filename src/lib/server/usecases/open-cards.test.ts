import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	AREA_FILE,
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
import { aGroup } from '../../../../tests/fixtures/example-scan.ts';
import { OTHER_GROUP } from '../../domain/group.ts';
import { DEFAULT_METHOD, DEFAULT_WEIGHTS, OPEN_CARDS, TABLE_MAX } from '../../domain/scan.ts';
import { changeMethod } from './change-scan.ts';
import { closeRound } from './close-round.ts';
import { createScan } from './create-scan.ts';
import { exportScan } from './export-scan.ts';
import { helpSomebody } from './help-somebody.ts';
import { importScan } from './import-scan.ts';
import { joinScan, type Seat } from './join-scan.ts';
import { readResult } from './read-result.ts';
import { readWelcome } from './read-welcome.ts';
import { verifyReleases } from './verify-releases.ts';

const OPEN = { ...OPEN_CARDS, weights: DEFAULT_WEIGHTS };
const PARTIES = ['maatschap', 'vogelwacht', 'stad', 'polder', 'vereniging', 'bureau'];
const GROUPS = PARTIES.map((slug) => aGroup(slug, 'natuur'));

/** Organisations with open cards, around a table. */
async function openCards(house: House): Promise<Ready> {
	return openScan(house, OPERATOR, { method: OPEN, groups: GROUPS });
}

function sit({ app }: House, { code }: Ready, seat: Partial<Seat> = {}) {
	return joinScan(app, NOBODY, code, null, { group: PARTIES[0]!, ...seat });
}

async function releaseOf({ app }: House, { id }: Ready) {
	return done(await readResult(app, OPERATOR, id)).result.release;
}

describe('[OC1] open cards go with organisations as sides and k = 1, and with nothing else', () => {
	test.each([
		['families', { ...OPEN, breakdown: 'families' as const }],
		['k of 3', { ...OPEN, k: 3 as const }],
		['k of 1 without a name', { ...DEFAULT_METHOD, k: 1 as const }]
	])('%s is refused, where it is made and where it is changed', async (_what, method) => {
		const house = openHouse();
		const scan = await readyScan(house, OPERATOR);
		const before = dump(house);
		const refused = { ok: false, reason: 'mode-invalid' };
		expect(await changeMethod(house.app, OPERATOR, scan.id, method)).toEqual(refused);
		const request = { title: 'X', areaFile: AREA_FILE, themes: null, languages: ['nl' as const] };
		expect(await createScan(house.app, OPERATOR, { ...request, method })).toEqual(refused);
		expect(dump(house)).toEqual(before);
	});

	test('and how people sit is fixed from the first person on, before any answer', async () => {
		const house = openHouse();
		const scan = await openScan(house, OPERATOR);
		const change = (method = OPEN as Parameters<typeof changeMethod>[3]) =>
			changeMethod(house.app, OPERATOR, scan.id, method);
		done(await change());
		done(await change(DEFAULT_METHOD));
		await join(house, scan.code, 'boeren');
		expect(await change()).toEqual({ ok: false, reason: 'mode-fixed' });
		// What says nothing about names may still change.
		done(await change({ ...DEFAULT_METHOD, k: 5 }));
	});
});

describe('[OC2] with open cards nobody sits down without having agreed to it, nor under no name', () => {
	test('by themselves', async () => {
		const house = openHouse();
		const scan = await openCards(house);
		expect(await sit(house, scan)).toEqual({ ok: false, reason: 'consent-missing' });
		expect(await sit(house, scan, { consented: true, group: OTHER_GROUP })).toEqual({
			...{ ok: false, reason: 'group-unknown' }
		});
		expect(dump(house).participant).toEqual([]);
		done(await sit(house, scan, { consented: true }));
		expect(dump(house).participant).toMatchObject([{ consented: 1 }]);
	});

	test('nor with help', async () => {
		const house = openHouse();
		const scan = await openCards(house);
		const help = (consented?: boolean) =>
			helpSomebody(house.app, OPERATOR, scan.id, { group: PARTIES[1]!, consented });
		expect(await help()).toEqual({ ok: false, reason: 'consent-missing' });
		done(await help(true));
	});

	test('the welcome page says how people sit, and offers no group without a name', async () => {
		const house = openHouse();
		const scan = await openCards(house);
		const { welcome } = done(await readWelcome(house.app, NOBODY, scan.code, null));
		expect(welcome.mode).toBe('open');
		expect(welcome.groups.map(({ slug }) => slug)).toEqual(PARTIES);
	});
});

describe('[OC3] with open cards each organisation stands by itself', () => {
	test('also where it is one person', async () => {
		const house = openHouse();
		const scan = await openCards(house);
		for (const [place, group] of PARTIES.entries()) {
			const { secret } = done(await sit(house, scan, { group, consented: true }));
			const impact = ((place % 5) + 1) as 1 | 2 | 3 | 4 | 5;
			done(await say(house, scan.code, secret, 'peil', { impact, feasibility: 4, effort: 2 }));
		}
		done(await closeRound(house.app, OPERATOR, scan.id, 0));
		const release = await releaseOf(house, scan);
		expect(release).toMatchObject({ mode: 'open', k: 1, breakdown: 'groups' });
		const { impact } = release.themes.find(({ id }) => id === 'peil')!.questions;
		expect(impact.pools).toEqual(
			PARTIES.map((unit, place) => ({ units: [unit], n: 1, mean: (place % 5) + 1 }))
		);
		const { releases } = done(await verifyReleases(house.app, OPERATOR, scan.id));
		expect(releases[0]!.result).toBe('equal');
	});

	test('under five participants nothing but numbers is told all the same', async () => {
		const house = openHouse();
		const scan = await openCards(house);
		for (const group of PARTIES.slice(0, 4)) {
			const { secret } = done(await sit(house, scan, { group, consented: true }));
			done(await say(house, scan.code, secret, 'peil', { impact: 4 }));
		}
		done(await closeRound(house.app, OPERATOR, scan.id, 0));
		expect(await releaseOf(house, scan)).toMatchObject({ themes: [], participants: { total: 4 } });
	});
});

describe('[OC4] a table that shares a device is one participant, with the number of people noted', () => {
	test('a size that is none is refused', async () => {
		const house = openHouse();
		const scan = await openScan(house, OPERATOR);
		for (const people of [0, -1, 1.5, NaN, TABLE_MAX + 1])
			expect(await sit(house, scan, { group: 'boeren', people })).toMatchObject({
				...{ ok: false, reason: 'table-size-invalid' }
			});
		expect(dump(house).participant).toEqual([]);
	});

	test('counted as voices and as people, whatever the sizes', async () => {
		const sizes = fc.array(fc.integer({ min: 1, max: TABLE_MAX }), { minLength: 1, maxLength: 8 });
		await fc.assert(
			fc.asyncProperty(sizes, async (tables) => {
				const house = openHouse();
				const scan = await openScan(house, OPERATOR);
				for (const people of tables) {
					const { secret } = done(await sit(house, scan, { group: 'boeren', people }));
					done(await say(house, scan.code, secret, 'peil', { impact: 3 }));
				}
				// Who said nothing counts neither as a voice nor as people.
				done(await sit(house, scan, { group: 'gemeente', people: 20 }));
				done(await closeRound(house.app, OPERATOR, scan.id, 0));
				const { participants, themes } = await releaseOf(house, scan);
				expect(participants).toMatchObject({
					...{ total: tables.length, people: tables.reduce((sum, people) => sum + people, 0) },
					byGroup: { boeren: tables.length, gemeente: 0 }
				});
				const peil = themes.find(({ id }) => id === 'peil');
				if (tables.length >= 5) expect(peil!.questions.impact.n).toBe(tables.length);
				const { releases } = done(await verifyReleases(house.app, OPERATOR, scan.id));
				expect(releases[0]!.result).toBe('equal');
			}),
			{ numRuns: 12 }
		);
	});

	test('goes along in the file of a scan, with the consent', async () => {
		const house = openHouse();
		const scan = await openCards(house);
		for (const [place, group] of PARTIES.entries()) {
			const seat = { group, consented: true, people: place + 1 };
			const { secret } = done(await sit(house, scan, seat));
			done(await say(house, scan.code, secret, 'peil', { impact: 4 }));
		}
		done(await closeRound(house.app, OPERATOR, scan.id, 0));
		const { json } = done(await exportScan(house.app, OPERATOR, scan.id));
		const other = openHouse();
		const ada = await facilitator(other);
		const made = done(await importScan(other.app, ada, json));
		const { releases } = done(await verifyReleases(other.app, OPERATOR, made.id));
		expect(releases[0]!.result).toBe('equal');
		expect(done(await exportScan(other.app, OPERATOR, made.id)).json).toBe(json);
		const broken = json.replace('"mode": "open"', '"mode": "anonymous"');
		expect(broken).not.toBe(json);
		expect(await importScan(other.app, ada, broken)).toMatchObject({
			...{ ok: false, reason: 'scan-file-invalid', details: { place: ' (scan.k)' } }
		});
	});
});
