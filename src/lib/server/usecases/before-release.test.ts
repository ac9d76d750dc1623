import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	crowd,
	done,
	dump,
	facilitator,
	goldenScan,
	join,
	NOBODY,
	openHouse,
	OPERATOR,
	openScan,
	say,
	type House,
	type Ready,
	type Says
} from '../../../../tests/fixtures/house.ts';
import { QUESTIONS } from '../../domain/rating.ts';
import type { Viewer } from './access.ts';
import { changeThemes } from './change-themes.ts';
import { closeRound } from './close-round.ts';
import { exportScan } from './export-scan.ts';
import { readRating } from './read-rating.ts';
import { readRemarks, readRemarksCsv } from './read-remarks.ts';
import { readResult, readResultCsv } from './read-result.ts';
import { readRoom } from './read-room.ts';
import { readScan } from './read-scan.ts';
import { readScans } from './read-scans.ts';
import { readStoryFile } from './story-file.ts';
import { readWelcome } from './read-welcome.ts';
import { submitAnswers } from './submit-answers.ts';

const THEMES = ['sloten', 'peil', 'hagen', 'pacht'];

/** What one person taps: which questions, and what they say there in each of two worlds. */
interface Tapper {
	readonly group: string;
	readonly taps: readonly {
		readonly theme: string;
		readonly question: (typeof QUESTIONS)[number];
		readonly worlds: readonly [Says['impact'], Says['impact']];
		readonly remarks: readonly [string, string] | null;
	}[];
}

const anySays = fc.constantFrom<Says['impact']>(1, 2, 3, 4, 5, 'dk');
const anyRemark = fc.string({ minLength: 1, maxLength: 20 }).map((text) => `r${text.trim()}`);
const anyTapper: fc.Arbitrary<Tapper> = fc.record({
	group: fc.constantFrom('boeren', 'gemeente', 'anders'),
	taps: fc.array(
		fc.record({
			theme: fc.constantFrom(...THEMES),
			question: fc.constantFrom(...QUESTIONS),
			worlds: fc.tuple(anySays, anySays),
			remarks: fc.option(fc.tuple(anyRemark, anyRemark))
		}),
		{ maxLength: 8 }
	)
});

/** Everything that everybody but the people themselves can read, as one text. */
async function allThatCanBeRead(
	{ app }: House,
	{ id, code }: Ready,
	owner: Viewer,
	onlooker: string
): Promise<string> {
	const read: unknown[] = [
		await readScans(app, owner),
		await readWelcome(app, NOBODY, code, null),
		await readWelcome(app, NOBODY, code, onlooker),
		await readRating(app, code, onlooker)
	];
	for (const viewer of [owner, OPERATOR])
		read.push(
			await readScan(app, viewer, id),
			await readRoom(app, viewer, id),
			await readResult(app, viewer, id),
			await readResultCsv(app, viewer, id),
			await readRemarks(app, viewer, id),
			await readRemarksCsv(app, viewer, id),
			await readStoryFile(app, viewer, id, 'md', 'nl'),
			await exportScan(app, viewer, id)
		);
	return JSON.stringify(read);
}

describe('[U25] before the release nothing about answers can be read', () => {
	test('what anybody reads does not change when what people say changes', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(anyTapper, { maxLength: 8 }),
				fc.constantFrom('open', 'closing', 'due'),
				async (tappers, state) => {
					const readIn = async (world: 0 | 1) => {
						const house = openHouse();
						const owner = await facilitator(house);
						const scan = await openScan(house, owner);
						const onlooker = await join(house, scan.code, 'gemeente');
						for (const { group, taps } of tappers) {
							const secret = await join(house, scan.code, group);
							for (const { theme, question, worlds, remarks } of taps) {
								const says = { [question]: worlds[world] };
								done(await say(house, scan.code, secret, theme, says, remarks?.[world]));
							}
						}
						if (state !== 'open') done(await closeRound(house.app, owner, scan.id));
						if (state === 'due') house.wait(121);
						return allThatCanBeRead(house, scan, owner, onlooker);
					};
					expect(await readIn(1)).toBe(await readIn(0));
				}
			),
			{ numRuns: 40 }
		);
	});

	test('also when people change their minds, take answers back and remark', async () => {
		const house = openHouse();
		const owner = await facilitator(house);
		const scan = await openScan(house, owner);
		const onlooker = await join(house, scan.code, 'gemeente');
		const [secret] = await crowd(house, scan.code, 6, 'boeren', {
			sloten: { impact: 1, effort: 2 }
		});
		const first = await allThatCanBeRead(house, scan, owner, onlooker);
		for (const says of [{ impact: 5 }, { impact: 'dk' }, { effort: null }] as const) {
			done(await say(house, scan.code, secret!, 'sloten', says, 'Iets anders'));
			expect(await allThatCanBeRead(house, scan, owner, onlooker)).toBe(first);
		}
	});

	test('numbers of people can: joined, started, ready, per group and side', async () => {
		const house = openHouse();
		const scan = await openScan(house, OPERATOR);
		const everything = Object.fromEntries(THEMES.map((theme) => [theme, { impact: 3 }])) as Record<
			string,
			Says
		>;
		await crowd(house, scan.code, 2, 'boeren', {});
		await crowd(house, scan.code, 3, 'boeren', { sloten: { impact: 3 } });
		await crowd(house, scan.code, 1, 'gemeente', everything);
		const { room } = done(await readRoom(house.app, OPERATOR, scan.id));
		expect(room.participation).toEqual([
			{ group: 'boeren', joined: 5, started: 3, half: 0, done: 0 },
			{ group: 'gemeente', joined: 1, started: 1, half: 1, done: 1 },
			{ group: 'anders', joined: 0, started: 0, half: 0, done: 0 }
		]);
		expect(room.units).toEqual([
			{ unit: 'overheid', people: 1 },
			{ unit: 'landbouw-en-grond', people: 3 },
			{ unit: 'bewoners-en-bedrijven', people: 0 }
		]);
		expect(room).toMatchObject({
			together: [['overheid', 'landbouw-en-grond']],
			tooFew: true
		});
	});

	test('in the second round too, beside the first release', async () => {
		const house = openHouse();
		const { id } = await goldenScan(house);
		expect(done(await readRoom(house.app, OPERATOR, id)).room.tooFew).toBe(false);
		expect(done(await readRoom(house.app, OPERATOR, id)).room.together).toEqual([
			['gemeente', 'waterschap']
		]);
	});
});

describe('[U26] remarks', () => {
	const remarksOf = async (house: House, id: string) =>
		done(await readResult(house.app, OPERATOR, id)).result.remarks;

	async function remarking(people: number) {
		const house = openHouse();
		const scan = await openScan(house, OPERATOR);
		const remarks = ['Zeker doen', 'Aan de slag', 'Met de buren'];
		for (let i = 0; i < people; i++) {
			const secret = await join(house, scan.code, 'boeren');
			done(await say(house, scan.code, secret, 'peil', { impact: 4 }, remarks[i] ?? ''));
		}
		return { house, scan };
	}

	test('are read with the release, by theme and alphabet, without who made them', async () => {
		const { house, scan } = await remarking(5);
		done(await closeRound(house.app, OPERATOR, scan.id, 0));
		const as = { theme: 'peil', kind: 'remark', unit: null, quoted: false, people: 1 };
		expect(await remarksOf(house, scan.id)).toEqual(
			['Aan de slag', 'Met de buren', 'Zeker doen'].map((text) => ({ ...as, text }))
		);
	});

	test('stay unread with fewer than five participants', async () => {
		const { house, scan } = await remarking(4);
		// Who only remarks is no participant in the result.
		const fifth = await join(house, scan.code, 'boeren');
		done(await say(house, scan.code, fifth, 'peil', {}, 'Alleen een opmerking'));
		done(await closeRound(house.app, OPERATOR, scan.id, 0));
		expect(await remarksOf(house, scan.id)).toEqual([]);
	});

	test('on a theme that is not in the release stay unread too', async () => {
		const { house, scan } = await remarking(5);
		await crowd(house, scan.code, 5, 'gemeente', { sloten: { impact: 1 } });
		const off = { kind: 'switch', theme: 'peil', active: false } as const;
		done(await changeThemes(house.app, OPERATOR, scan.id, off));
		done(await closeRound(house.app, OPERATOR, scan.id, 0));
		expect(await remarksOf(house, scan.id)).toEqual([]);
	});
});

describe('[U27] what the database knows of people', () => {
	test('neither a secret, nor an imported label, nor any address or time', async () => {
		const house = openHouse();
		const scan = await openScan(house, OPERATOR);
		const secret = await join(house, scan.code, 'boeren');
		done(await say(house, scan.code, secret, 'peil', { impact: 4 }, 'Zeker'));
		const around = { answers: {}, plays: 'yes', needs: ['money'], withGroup: true } as const;
		done(await submitAnswers(house.app, scan.code, secret, 'peil', around));
		await goldenScan(house);
		const everything = dump(house);
		const text = JSON.stringify(everything);
		for (const hidden of [secret, 'p01', 'p15']) {
			expect(text).not.toContain(hidden);
			expect(text).not.toContain(Buffer.from(hidden).toString('base64'));
			expect(text).not.toContain(Buffer.from(hidden).toString('hex'));
		}
		const columns = Object.fromEntries(
			['participant', 'answer', 'remark', 'beside', 'tap'].map((table) => [
				table,
				Object.keys(everything[table]![0]!)
			])
		);
		expect(columns).toEqual({
			participant: [
				...['id', 'scan_id', 'group_id', 'secret_hash', 'receipt_hash', 'label_hash', 'origin'],
				...['people', 'consented', 'last_theme_slug']
			],
			answer: ['round_id', 'participant_id', 'theme_id', 'question', 'value'],
			remark: [
				...['id', 'round_id', 'participant_id', 'theme_id', 'kind', 'text'],
				...['hidden', 'quoted', 'joined_to']
			],
			beside: [
				...['round_id', 'participant_id', 'theme_id', 'seen', 'plays', 'needs'],
				...['places', 'with_group']
			],
			tap: ['round_id', 'participant_id', 'theme_id', 'part', 'tap']
		});
	});

	test('when something was said is known only while the round runs', async () => {
		const house = openHouse();
		const scan = await openScan(house, OPERATOR);
		const secret = await join(house, scan.code, 'boeren');
		done(await say(house, scan.code, secret, 'peil', { impact: 4 }, 'Zeker'));
		expect(dump(house).tap).toHaveLength(2);
		done(await closeRound(house.app, OPERATOR, scan.id, 0));
		expect(dump(house).tap).toEqual([]);
	});

	test('the same label has another hash in every scan', async () => {
		const house = openHouse();
		await goldenScan(house);
		await goldenScan(house);
		const hashes = (dump(house).participant as { label_hash: string }[]).map(
			(row) => row.label_hash
		);
		expect(hashes).toHaveLength(30);
		expect(new Set(hashes).size).toBe(30);
	});
});
