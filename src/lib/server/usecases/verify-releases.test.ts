import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import {
	ABOUT,
	crowd,
	done,
	goldenScan,
	openHouse,
	OPERATOR,
	openScan,
	say,
	type House
} from '../../../../tests/fixtures/house.ts';
import type { Release } from '../../domain/release-shape.ts';
import { participant } from '../db/schema.ts';
import { dropDigestsIn } from '../store/participants.ts';
import { releaseByChecksum } from '../store/rounds.ts';
import { changeAbout } from './change-scan.ts';
import { changeThemes } from './change-themes.ts';
import { closeRound } from './close-round.ts';
import { exportScan } from './export-scan.ts';
import { forgetAnswers } from './forget-answers.ts';
import { importScan } from './import-scan.ts';
import { openRound } from './open-round.ts';
import { readResult } from './read-result.ts';
import { checksumOf } from './release-due-rounds.ts';
import { verifyReleases } from './verify-releases.ts';

const YEAR_SECONDS = 366 * 86_400;

/** Two rounds: all themes, of which too few answered `pacht`; then two themes, by the same people. */
async function twoRounds(house = openHouse()): Promise<{ house: House; id: string; code: string }> {
	const { app } = house;
	const { id, code } = await openScan(house, OPERATOR);
	const people = [
		...(await crowd(house, code, 4, 'boeren', {
			sloten: { impact: 4, feasibility: 3, effort: 1 }
		})),
		...(await crowd(house, code, 4, 'gemeente', { sloten: { impact: 2, effort: 'dk' } }))
	];
	for (const [i, secret] of people.entries()) {
		const value = ([1, 2, 3, 4, 5] as const)[i % 5]!;
		done(await say(house, code, secret, 'hagen', { impact: value, feasibility: 4, effort: 2 }));
		if (i < 3) done(await say(house, code, secret, 'pacht', { impact: value }));
	}
	done(await closeRound(app, OPERATOR, id, 0));
	done(await openRound(app, OPERATOR, id, { themes: ['hagen', 'peil'] }));
	for (const secret of people) {
		done(await say(house, code, secret, 'hagen', { impact: 3, feasibility: 4 }));
		done(await say(house, code, secret, 'peil', { impact: 5, effort: 2 }));
	}
	done(await closeRound(app, OPERATOR, id, 0));
	return { house, id, code };
}

const verify = async ({ app }: House, id: string) =>
	done(await verifyReleases(app, OPERATOR, id)).releases;
const resultsOf = async (house: House, id: string) =>
	(await verify(house, id)).map(({ result }) => result);
const write = ({ app }: House, sql: string, ...values: readonly unknown[]) =>
	app.db.$client.prepare(sql).run(...values).changes;
const releaseOf = async ({ app }: House, id: string, round: number) =>
	done(await readResult(app, OPERATOR, id, round)).result.release;

interface Row {
	readonly round: number;
	readonly theme: string;
	readonly question: string;
	readonly person: number;
	readonly value: number;
}

/** Answers to a theme and question, in the order in which people joined. */
const answersTo = ({ app }: House, round: number, theme: string, question: string) =>
	app.db.$client
		.prepare(
			`select a.round_id as round, a.theme_id as theme, question, value, participant_id as person
			from answer a join round r on r.id = a.round_id join theme t on t.id = a.theme_id
			where r.number = ? and t.slug = ? and a.question = ? order by a.participant_id`
		)
		.all(round, theme, question) as Row[];

/** @param sql what becomes of it: 'update answer set …' or 'delete from answer' */
function alter(house: House, row: Row, sql: string): void {
	const where = 'where round_id = ? and theme_id = ? and question = ? and participant_id = ?';
	const changes = write(house, `${sql} ${where}`, row.round, row.theme, row.question, row.person);
	expect(changes).toBe(1);
}

/** A stored release with one thing changed behind the program's back. */
function tamper({ app }: House, round: number, change: (release: Release) => void, seal = false) {
	const client = app.db.$client;
	const row = client
		.prepare(
			'select round_id as id, json from release join round on id = round_id where number = ?'
		)
		.get(round) as { id: number; json: string };
	const release = JSON.parse(row.json) as Release;
	change(release);
	if (seal) release.checksum = checksumOf(release);
	client
		.prepare('update release set json = ?, checksum = ? where round_id = ?')
		.run(JSON.stringify(release), release.checksum, row.id);
}

describe('[U33] every release is computed again from its raw answers', () => {
	test('and is equal after a normal run, carried themes, change and hidden cells included', async () => {
		const { house, id } = await twoRounds();
		const [first, second] = await verify(house, id);
		const { checksum, change, themes } = await releaseOf(house, id, 2);
		expect(change?.kind).toBe('round');
		expect(themes.map((theme) => theme.carriedFrom)).toEqual([1, null, null, 1]);
		const equal = { result: 'equal', changeVerified: true, differences: [] };
		expect(first).toMatchObject({ round: 1, ...equal });
		expect(second).toEqual({ round: 2, checksum, ...equal });
	});

	test('also where words, order and themes were changed afterwards', async () => {
		const { house, id } = await twoRounds();
		const { app } = house;
		done(await changeAbout(app, OPERATOR, id, { ...ABOUT, title: 'Gecorrigeerd' }));
		for (const change of [
			{ kind: 'move-lever', lever: 'land', by: -1 },
			{ kind: 'move', theme: 'sloten', by: 1 },
			{ kind: 'switch', theme: 'hagen', active: false }
		] as const)
			done(await changeThemes(app, OPERATOR, id, change));
		expect(await resultsOf(house, id)).toEqual(['equal', 'equal']);
	});

	test('with fewer than five people, and with nobody', async () => {
		const house = openHouse();
		const { id, code } = await openScan(house, OPERATOR);
		const secrets = await crowd(house, code, 2, 'boeren', { peil: { impact: 3 } });
		done(await closeRound(house.app, OPERATOR, id, 0));
		done(await openRound(house.app, OPERATOR, id));
		done(await closeRound(house.app, OPERATOR, id, 0));
		expect(await resultsOf(house, id)).toEqual(['equal', 'equal']);
		expect(secrets).toHaveLength(2);
		write(house, 'update answer set value = 4 where participant_id = 1');
		const [first] = await verify(house, id);
		expect(first!.differences).toEqual([{ theme: 'peil', question: 'impact', field: 'answers' }]);
	});

	test('without a release there is nothing to compute', async () => {
		const house = openHouse();
		const { id } = await openScan(house, OPERATOR);
		expect(await verifyReleases(house.app, OPERATOR, id)).toMatchObject({
			reason: 'nothing-released'
		});
	});
});

describe('[U34] shuffled and elsewhere', () => {
	test('rows and ids in another order in another house: equal figures, equal checksum', async () => {
		const { house, id } = await twoRounds();
		const file = JSON.parse(done(await exportScan(house.app, OPERATOR, id)).json);
		const other = openHouse({ seed: 9 });
		// Other people first, so that every id in this house is another.
		await goldenScan(other);
		file.people.reverse();
		for (const person of file.people)
			for (const round of person.rounds) round.answers.sort(() => -1).reverse();
		file.people.push(file.people.shift());
		const made = done(await importScan(other.app, OPERATOR, JSON.stringify(file)));
		const ids = (at: House) => answersTo(at, 1, 'hagen', 'impact').map((row) => row.value);
		expect(ids(other)).not.toEqual(ids(house));
		expect(await resultsOf(other, made.id)).toEqual(['equal', 'equal']);
		for (const round of [1, 2])
			expect((await releaseOf(other, made.id, round)).checksum).toBe(
				(await releaseOf(house, id, round)).checksum
			);
	});

	test('the same answers, given in another order by people who joined in another order', async () => {
		const made = async (order: 1 | -1) => {
			const house = openHouse({ seed: 3 + order });
			const { id, code } = await openScan(house, OPERATOR);
			const people = [1, 2, 3, 4, 5, 4, 3, 2, 1, 5].map((value, i) => ({
				group: ['boeren', 'gemeente', 'anders'][i % 3]!,
				said: { impact: value as 1, feasibility: (6 - value) as 1, effort: 2 as const }
			}));
			for (const { group, said } of order === 1 ? people : people.toReversed())
				await crowd(house, code, 1, group, { sloten: said, hagen: said });
			done(await closeRound(house.app, OPERATOR, id, 0));
			return { ...(await releaseOf(house, id, 1)), scan: null };
		};
		expect(await made(-1)).toEqual(await made(1));
	});
});

describe('[U35] one altered answer is found', () => {
	test('with its theme and question, and what came of it', async () => {
		const { house, id } = await twoRounds();
		alter(house, answersTo(house, 2, 'peil', 'effort')[5]!, 'update answer set value = 5');
		const [first, second] = await verify(house, id);
		expect(first!.result).toBe('equal');
		expect(second!.result).toBe('different');
		expect(second!.differences[0]).toEqual({ theme: 'peil', question: 'effort', field: 'answers' });
		const told = second!.differences.filter(({ question }) => question !== null);
		expect(told).toHaveLength(1);
	});

	test.each<[string, string]>([
		['another value', 'update answer set value = 6 - value'],
		['"don\'t know" instead', 'update answer set value = null'],
		['taken away', 'delete from answer']
	])('in a cell that shows no figure: %s', async (_what, sql) => {
		const { house, id } = await twoRounds();
		alter(house, answersTo(house, 1, 'pacht', 'impact')[0]!, sql);
		const [first] = await verify(house, id);
		expect(first!.differences[0]).toEqual({ theme: 'pacht', question: 'impact', field: 'answers' });
	});

	test('in a hidden cell it is all that is told', async () => {
		const { house, id } = await twoRounds();
		alter(house, answersTo(house, 1, 'pacht', 'impact')[0]!, 'update answer set value = 5');
		const [first, second] = await verify(house, id);
		expect(first!.differences).toEqual([{ theme: 'pacht', question: 'impact', field: 'answers' }]);
		// The second round looks back at who said what.
		expect(second!.differences).toEqual([{ theme: null, question: null, field: 'people' }]);
	});

	test('answers that went from one person to another of the same group', async () => {
		const { house, id } = await twoRounds();
		const [one, two] = answersTo(house, 1, 'pacht', 'impact');
		expect(one!.value).not.toBe(two!.value);
		alter(house, one!, `update answer set value = ${two!.value}`);
		alter(house, two!, `update answer set value = ${one!.value}`);
		const [first] = await verify(house, id);
		expect(first!.differences).toEqual([{ theme: null, question: null, field: 'people' }]);
	});

	test('somebody else of another group', async () => {
		const { house, id } = await twoRounds();
		write(
			house,
			`update participant set group_id = (select id from stakeholder_group where slug = 'anders') where id = 1`
		);
		const [first, second] = await verify(house, id);
		expect(second!.differences.map(({ field }) => field)).toContain('facts');
		expect(first!.differences).toContainEqual({
			...{ theme: 'pacht', question: 'impact', field: 'answers' }
		});
		expect(first!.differences).toContainEqual({
			...{ theme: null, question: null, field: 'participants.byGroup.boeren' }
		});
	});

	test('in a file, before it was brought in', async () => {
		const { house, id } = await twoRounds();
		const file = JSON.parse(done(await exportScan(house.app, OPERATOR, id)).json);
		const answers = file.people[0].rounds[0].answers as { theme: string; answer: unknown }[];
		answers.find(({ theme }) => theme === 'hagen')!.answer = { kind: 'dont-know' };
		const made = done(await importScan(house.app, OPERATOR, JSON.stringify(file)));
		expect((await verify(house, made.id))[0]!.differences[0]).toMatchObject({
			...{ theme: 'hagen', field: 'answers' }
		});
	});
});

describe('[U36] a stored result that was changed is found', () => {
	test.each<[string, (release: Release) => void, object]>([
		[
			'a figure',
			(r) => (r.themes[0]!.questions.impact.counts![3]! += 1),
			{ theme: 'sloten', question: 'impact', field: 'counts.3' }
		],
		[
			'a rank',
			(r) => (r.themes[2]!.opportunity.rank = 9),
			{ theme: 'hagen', question: null, field: 'opportunity.rank' }
		],
		[
			'the people',
			(r) => (r.participants.total = 99),
			{ theme: null, question: null, field: 'participants.total' }
		],
		[
			'a change',
			(r) => (r.change!.themes[0]!.since = 7),
			{ theme: 'peil', question: null, field: 'change.since' }
		],
		[
			'a theme left out',
			(r) => r.change!.themes.pop(),
			{ theme: 'hagen', question: null, field: 'change.themes' }
		]
	])('%s, sealed with a new checksum or not', async (_what, change, difference) => {
		const { house, id } = await twoRounds();
		const checksum = { theme: null, question: null, field: 'checksum' };
		const seen = async () => (await verify(house, id))[1]!.differences;
		const { json } = done(await readResult(house.app, OPERATOR, id, 2)).result;
		tamper(house, 2, change);
		expect(await seen()).toEqual([difference, checksum]);
		write(house, 'update release set json = ? where round_id = 2', json);
		tamper(house, 2, change, true);
		expect(await seen()).toEqual([difference]);
	});

	test('a title can be corrected in the scan, not in the release', async () => {
		const { house, id } = await twoRounds();
		tamper(house, 1, (release) => (release.scan.title = 'Anders'));
		expect((await verify(house, id))[0]!.differences).toEqual([
			{ theme: null, question: null, field: 'checksum' }
		]);
	});

	test('no release at all', async () => {
		const { house, id } = await twoRounds();
		for (const json of ['weg', '{}', 'null']) {
			write(house, 'update release set json = ? where round_id = 1', json);
			const [first] = await verify(house, id);
			expect(first).toMatchObject({ result: 'different', differences: [{ field: 'json' }] });
		}
	});

	test('of another version of the method it is said that it is one, in whatever shape', async () => {
		const { house, id } = await twoRounds();
		tamper(house, 1, (release) => (release.methodVersion = '0.9'), true);
		expect(await resultsOf(house, id)).toContain('other-method');
		write(house, `update release set json = '{"methodVersion":"0.1"}' where round_id = 1`);
		expect((await verify(house, id))[0]).toMatchObject({ result: 'other-method', differences: [] });
	});
});

describe('[E3] the digests of the raw answers go with them', () => {
	test('and then it is said that they are gone; a changed result is still found', async () => {
		const { house, id } = await twoRounds();
		house.wait(YEAR_SECONDS);
		expect(await forgetAnswers(house.app)).toBe(1);
		const rows = house.app.db.$client.prepare('select digests from release').all();
		expect(rows).toEqual([{ digests: null }, { digests: null }]);
		expect(await resultsOf(house, id)).toEqual(['answers-gone', 'answers-gone']);
		const { json } = done(await exportScan(house.app, OPERATOR, id));
		expect(json).toContain('"digests": null');
		tamper(house, 1, (release) => (release.participants.total = 99));
		expect(await resultsOf(house, id)).toEqual(['different', 'answers-gone']);
	});

	test('a round after that has its own, and is equal', async () => {
		const { house, id, code } = await twoRounds();
		house.wait(YEAR_SECONDS);
		await forgetAnswers(house.app);
		done(await openRound(house.app, OPERATOR, id, { themes: ['hagen'] }));
		await crowd(house, code, 6, 'boeren', { hagen: { impact: 1, feasibility: 2, effort: 3 } });
		done(await closeRound(house.app, OPERATOR, id, 0));
		expect(await resultsOf(house, id)).toEqual(['answers-gone', 'answers-gone', 'equal']);
	});

	test('where one person is forgotten, those of every release that looks at them go', async () => {
		const { house, id, code } = await twoRounds();
		const { app } = house;
		done(await openRound(app, OPERATOR, id));
		await crowd(house, code, 1, 'anders', { hagen: { impact: 1 } });
		done(await closeRound(app, OPERATOR, id, 0));
		const forget = (person: number) =>
			app.db.transaction((tx) => {
				dropDigestsIn(tx, person);
				tx.delete(participant).where(eq(participant.id, person)).run();
			});
		// Joined in the third round only, and then one who was there from the first.
		forget(9);
		expect(await resultsOf(house, id)).toEqual(['equal', 'equal', 'answers-gone']);
		forget(1);
		expect(await resultsOf(house, id)).toEqual(['answers-gone', 'answers-gone', 'answers-gone']);
	});

	test('they are never in a result, only in the file that has the raw answers too', async () => {
		const { house, id } = await twoRounds();
		const { digests } = house.app.db.$client
			.prepare('select digests from release where round_id = 1')
			.get() as { digests: string };
		const { people } = JSON.parse(digests) as { people: string };
		const read = await readResult(house.app, OPERATOR, id, 1);
		expect(JSON.stringify(read)).not.toContain(people);
		expect(done(await exportScan(house.app, OPERATOR, id)).json).toContain(people);
		const { checksum } = await releaseOf(house, id, 1);
		expect(releaseByChecksum(house.app.db, checksum)).not.toContain(people);
	});
});
