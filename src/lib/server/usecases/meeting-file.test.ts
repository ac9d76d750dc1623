import { describe, expect, test } from 'vitest';
import {
	crowd,
	done,
	dump,
	openHouse,
	OPERATOR,
	openScan
} from '../../../../tests/fixtures/house.ts';
import { changeAgenda } from './change-agenda.ts';
import { changeAfter, putCommitment, putHighlight } from './change-leave.ts';
import { changeInvitations } from './change-invitations.ts';
import { changeTalk } from './change-talk.ts';
import { closeRound } from './close-round.ts';
import { contribute } from './contribute.ts';
import { exportScan } from './export-scan.ts';
import { importScan } from './import-scan.ts';
import { openExplore } from './open-explore.ts';

/** A scan of which everything that a meeting has was used. */
async function met() {
	const house = openHouse();
	const { app } = house;
	const scan = await openScan(house, OPERATOR);
	const [anna] = await crowd(house, scan.code, 6, 'boeren', { peil: { impact: 4 } });
	done(await openExplore(app, OPERATOR, scan.id));
	const write = (text: string) =>
		contribute(app, scan.code, anna!, { id: 'a'.repeat(15) + text.length, kind: 'problem', text });
	done(await write('Te droog'));
	done(await write('Veel ganzen'));
	done(await closeRound(app, OPERATOR, scan.id, 0));
	const script = { kind: 'choose', agenda: 'kitchen-tables', language: 'nl' } as const;
	done(await changeAgenda(app, OPERATOR, scan.id, script));
	const parties = ['Maatschap De Wiel'];
	done(await changeInvitations(app, OPERATOR, scan.id, { kind: 'add', parties, group: 'boeren' }));
	const line = { picked: true, conclusion: 'We beginnen aan de oostkant.' };
	done(await changeTalk(app, OPERATOR, scan.id, 'peil', line));
	done(await putHighlight(app, OPERATOR, scan.id, { kind: 'start', theme: 'peil', text: '' }));
	done(
		await putCommitment(app, OPERATOR, scan.id, null, {
			...{ theme: 'hagen', what: 'Een haag', who: 'Het dorp', firstStep: 'Bellen' },
			...{ due: '2027-01-15', sign: 'Hij staat er' }
		})
	);
	done(await changeAfter(app, OPERATOR, scan.id, 'In het plan gezet.'));
	const { json } = done(await exportScan(app, OPERATOR, scan.id));
	return { house, json };
}

describe('[F23] the file of a scan keeps what its meeting has', () => {
	test('and comes back as the very same file, with other codes and nobody who came', async () => {
		const { house, json } = await met();
		const file = JSON.parse(json) as { meeting: object; people: { contributions: object[] }[] };
		expect(file.meeting).toMatchObject({
			...{ agenda: { kind: 'kitchen-tables' }, after: 'In het plan gezet.', explore: 'closed' },
			talks: [{ theme: 'peil', picked: true, conclusion: 'We beginnen aan de oostkant.' }],
			highlights: [{ kind: 'start', theme: 'peil' }],
			commitments: [{ theme: 'hagen', due: '2027-01-15' }],
			invitations: [{ party: 'Maatschap De Wiel', group: 'boeren' }]
		});
		expect(file.people.flatMap(({ contributions }) => contributions)).toHaveLength(2);
		const other = openHouse({ seed: 2 });
		const made = done(await importScan(other.app, OPERATOR, json));
		expect(done(await exportScan(other.app, OPERATOR, made.id)).json).toBe(json);
		const keys = ['invitation', 'meeting'].map((table) => [
			...dump(house)[table]!,
			...dump(other)[table]!
		]);
		const [codes, screens] = keys as [{ code: string }[], { screen_key: string }[]];
		expect(new Set(codes!.map(({ code }) => code)).size).toBe(2);
		expect(new Set(screens!.map((row) => row.screen_key)).size).toBe(2);
		expect(dump(other).invitation).toMatchObject([{ came: 0 }]);
	});

	test('with the clusters that contributions stand in', async () => {
		const { json } = await met();
		const file = JSON.parse(json);
		file.meeting.clusters = [{ title: 'Water', theme: 'sloten', reply: 'Wordt onderzocht.' }];
		file.people.find(
			(one: { contributions: unknown[] }) => one.contributions.length === 2
		).contributions[1].cluster = 0;
		const written = JSON.stringify(file, null, '\t');
		const other = openHouse();
		const made = done(await importScan(other.app, OPERATOR, written));
		expect(done(await exportScan(other.app, OPERATOR, made.id)).json).toBe(written);
	});

	test.each([
		['a theme that is not there', 'meeting.talks.0.theme', 'meeting.talks.0.theme'],
		['an agreement about one', 'meeting.commitments.0.theme', 'meeting.commitments.0.theme'],
		['a group that is not there', 'meeting.invitations.0.group', 'meeting.invitations.0.group']
	])('%s is refused with its place, and nothing is stored', async (_what, path, place) => {
		const { json } = await met();
		const file = JSON.parse(json);
		const steps = path.split('.');
		const last = steps.pop()!;
		steps.reduce((at, step) => at[step], file)[last] = 'nergens';
		const other = openHouse();
		const before = dump(other);
		expect(await importScan(other.app, OPERATOR, JSON.stringify(file))).toMatchObject({
			...{ ok: false, reason: 'scan-file-invalid', details: { place: ` (${place})` } }
		});
		expect(dump(other)).toEqual(before);
	});

	test('a contribution in a cluster that is not there is refused too', async () => {
		const { json } = await met();
		const broken = json.replace('"cluster": null', '"cluster": 3');
		expect(broken).not.toBe(json);
		expect(await importScan(openHouse().app, OPERATOR, broken)).toMatchObject({ ok: false });
	});

	test('a file of before there were meetings is read', async () => {
		const { json } = await met();
		const { meeting: _meeting, ...file } = JSON.parse(json);
		for (const person of file.people) {
			delete person.contributions;
			delete person.people;
			delete person.consented;
		}
		for (const part of ['mode', 'preconditions', 'roles']) delete file.scan[part];
		const text = JSON.stringify({ ...file, version: 2 });
		done(await importScan(openHouse().app, OPERATOR, text));
	});
});
