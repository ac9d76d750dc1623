import { describe, expect, test } from 'vitest';
import {
	crowd,
	done,
	dump,
	facilitator,
	join,
	openHouse,
	OPERATOR,
	openScan,
	readyScan,
	say,
	type House,
	type Ready
} from '../../../../tests/fixtures/house.ts';
import { formNumber } from '../../domain/paper.ts';
import { QUESTIONS, SCALE, type Answer, type ScalePoint } from '../../domain/rating.ts';
import { closeRound } from './close-round.ts';
import { enterPaper, lineName, withdrawPaper, type TypedForm } from './enter-paper.ts';
import { exportScan } from './export-scan.ts';
import { helpSomebody } from './help-somebody.ts';
import { importScan } from './import-scan.ts';
import { openRound } from './open-round.ts';
import { readPaper } from './read-paper.ts';
import { readRating } from './read-rating.ts';
import { readRoom } from './read-room.ts';

const THEMES = ['sloten', 'peil', 'hagen', 'pacht'];
const DONT_KNOW: Answer = { kind: 'dont-know' };
const rated = (value: ScalePoint): Answer => ({ kind: 'rated', value });

/** A form with a different answer on every line but two: one is "don't know", one is empty. */
function paper(form: string, group = 'boeren'): TypedForm {
	const answers = Object.fromEntries(
		THEMES.map((theme, t) => [
			theme,
			Object.fromEntries(
				QUESTIONS.map((question, q) => [question, rated(SCALE[(t * 2 + q) % SCALE.length]!)])
			)
		])
	);
	answers.peil = { ...answers.peil, effort: DONT_KNOW };
	delete answers.pacht!.knowledge;
	return { form, group, answers, remarks: {} };
}

function other(form: TypedForm, theme: string, question: string, answer: Answer): TypedForm {
	const answers = { ...form.answers, [theme]: { ...form.answers[theme], [question]: answer } };
	return { ...form, answers };
}

async function room(house: House = openHouse()) {
	const scan = await openScan(house, OPERATOR);
	const numbered = (number: number, round = 1) => formNumber(scan.code, round, number);
	const type = (form: TypedForm, choices = {}) =>
		enterPaper(house.app, OPERATOR, scan.id, form, choices);
	return { house, scan, numbered, type };
}

interface Row {
	readonly [column: string]: unknown;
}
const rows = (house: House, table: string) => dump(house)[table] as readonly Row[];

/** All answers as 'theme.question value', as the database has them. */
function stored(house: House): readonly string[] {
	const slugs = new Map(rows(house, 'theme').map((row) => [row.id, row.slug]));
	return rows(house, 'answer')
		.map((row) => `${row.question}.${slugs.get(row.theme_id)} ${row.value}`)
		.sort();
}

function expected(form: TypedForm): readonly string[] {
	return Object.entries(form.answers)
		.flatMap(([theme, said]) =>
			Object.entries(said!).map(
				([question, answer]) =>
					`${question}.${theme} ${answer!.kind === 'rated' ? answer!.value : null}`
			)
		)
		.sort();
}

describe('[U38] a paper form', () => {
	test('is one person of one group, stored as it was typed, with its remarks', async () => {
		const { house, numbered, type } = await room();
		const form = { ...paper(numbered(14)), remarks: { peil: 'Kelders droog', hagen: '' } };
		expect(await type({ ...form, form: ` ${numbered(14).toLowerCase()}` })).toEqual({
			...{ ok: true, form: numbered(14), state: 'new', answers: 15 },
			...{ differences: [], groups: null }
		});
		expect(stored(house)).toEqual(expected(form));
		expect(rows(house, 'remark').map((row) => row.text)).toEqual(['Kelders droog']);
		expect(rows(house, 'participant')).toMatchObject([{ origin: 'paper', secret_hash: null }]);
	});

	test('the database does not know its number', async () => {
		const { house, numbered, type } = await room();
		done(await type(paper(numbered(14))));
		const [person] = rows(house, 'participant');
		expect(JSON.stringify(person)).not.toMatch(/paper:|14[A-Z]/);
		expect(person!.label_hash).toMatch(/^[0-9a-f]{64}$/);
	});

	test('is refused whole for a group, a number or a remark that does not fit', async () => {
		const { house, numbered, type } = await room();
		const before = dump(house);
		const good = paper(numbered(3));
		expect(await type({ ...good, group: 'niemand' })).toMatchObject({ reason: 'group-unknown' });
		for (const form of ['', '3', numbered(3, 2), numbered(4).replace('4', '3')])
			expect(await type({ ...good, form })).toMatchObject({ reason: 'form-number-wrong' });
		const remarks = { peil: 'x'.repeat(501) };
		expect(await type({ ...good, remarks })).toMatchObject({ reason: 'remark-too-long' });
		expect(dump(house)).toEqual(before);
	});

	test('comes in only while the round is open', async () => {
		const house = openHouse();
		const { id, code } = await readyScan(house, OPERATOR);
		const form = paper(formNumber(code, 1, 1));
		const type = () => enterPaper(house.app, OPERATOR, id, form);
		expect(await type()).toMatchObject({ reason: 'no-round-open' });
		done(await openRound(house.app, OPERATOR, id));
		done(await closeRound(house.app, OPERATOR, id));
		expect(await type()).toMatchObject({ reason: 'round-closed' });
		house.wait(121);
		expect(await type()).toMatchObject({ reason: 'round-closed' });
		expect(rows(house, 'participant')).toEqual([]);
	});

	test('passes over a theme that is not asked any more', async () => {
		const house = openHouse();
		const scan = await openScan(house, OPERATOR);
		await crowd(house, scan.code, 5, 'boeren', { sloten: { impact: 3 }, peil: { impact: 3 } });
		done(await closeRound(house.app, OPERATOR, scan.id, 0));
		done(await openRound(house.app, OPERATOR, scan.id, { themes: ['peil'] }));
		const before = stored(house).length;
		const form = { ...paper(formNumber(scan.code, 2, 1)), remarks: { sloten: 'Weg' } };
		expect(await enterPaper(house.app, OPERATOR, scan.id, form)).toMatchObject({ answers: 4 });
		expect(stored(house)).toHaveLength(before + 4);
		expect(rows(house, 'remark')).toEqual([]);
	});
});

describe('[U37] the number of a form belongs to one round', () => {
	test('the same number in the next round is another person', async () => {
		const { house, scan, numbered, type } = await room();
		done(await type(paper(numbered(1))));
		done(await closeRound(house.app, OPERATOR, scan.id, 0));
		done(await openRound(house.app, OPERATOR, scan.id));
		expect(await type(paper(numbered(1)))).toMatchObject({ reason: 'form-number-wrong' });
		expect(await type(paper(numbered(1, 2), 'gemeente'))).toMatchObject({ state: 'new' });
		expect(rows(house, 'participant')).toHaveLength(2);
	});

	test('readPaper tells which numbers of this round were typed, and for which round to print', async () => {
		const { house, scan, numbered, type } = await room();
		const read = async () => done(await readPaper(house.app, OPERATOR, scan.id)).paper;
		await join(house, scan.code, 'boeren');
		await crowd(house, scan.code, 5, 'boeren', { peil: { impact: 3 } });
		for (const number of [7, 2, 999]) done(await type(paper(numbered(number))));
		expect(await read()).toMatchObject({ round: 1, takesAnswers: true, entered: [2, 7, 999] });
		done(await closeRound(house.app, OPERATOR, scan.id, 0));
		expect(await read()).toMatchObject({ round: 2, running: null, entered: [] });
		done(await openRound(house.app, OPERATOR, scan.id, { themes: ['peil'] }));
		const { round, levers } = await read();
		expect(round).toBe(2);
		expect(levers.map((lever) => lever.themes.map((theme) => theme.slug))).toEqual([['peil']]);
	});
});

describe('[U39] [U40] typing a form a second time', () => {
	test('the same again changes nothing', async () => {
		const { house, numbered, type } = await room();
		const form = paper(numbered(5));
		done(await type(form));
		const before = dump(house);
		expect(await type(form)).toMatchObject({ state: 'same', differences: [], groups: null });
		expect(dump(house)).toEqual(before);
	});

	test('differences are told and nothing is changed before each has its choice', async () => {
		const { house, numbered, type } = await room();
		const form = paper(numbered(5));
		done(await type(form));
		const before = dump(house);
		const second = {
			...other(other(form, 'sloten', 'impact', rated(5)), 'pacht', 'knowledge', rated(1)),
			group: 'gemeente'
		};
		const told = await type(second);
		expect(told).toMatchObject({
			state: 'differs',
			differences: [
				{ theme: 'sloten', question: 'impact', first: rated(1), second: rated(5) },
				{ theme: 'pacht', question: 'knowledge', first: null, second: rated(1) }
			],
			groups: { first: 'boeren', second: 'gemeente' }
		});
		const some = { [lineName('impact', 'sloten')]: 'second', group: 'second' };
		expect(await type(second, some)).toMatchObject({ state: 'differs' });
		expect(dump(house)).toEqual(before);
		const choices = { ...some, [lineName('knowledge', 'pacht')]: 'first' };
		expect(await type(second, choices)).toMatchObject({ state: 'settled' });
		expect(stored(house)).toEqual(expected(other(form, 'sloten', 'impact', rated(5))));
		const groups = new Map(rows(house, 'stakeholder_group').map((row) => [row.id, row.slug]));
		expect(groups.get(rows(house, 'participant')[0]!.group_id)).toBe('gemeente');
	});

	test('what turns out to be illegible is no answer', async () => {
		const { house, numbered, type } = await room();
		const form = paper(numbered(5));
		done(await type(form));
		const second = other(form, 'hagen', 'effort', DONT_KNOW);
		done(await type(second, { [lineName('effort', 'hagen')]: 'none' }));
		expect(stored(house)).toHaveLength(14);
		expect(stored(house).some((line) => line.startsWith('effort.hagen'))).toBe(false);
	});

	test('a form that is not on the table tells nothing of what is stored, and changes nothing', async () => {
		const { house, numbered, type } = await room();
		done(await type(paper(numbered(5))));
		const before = dump(house);
		const guesses: readonly TypedForm['answers'][] = [
			{},
			...([1, 2, 3, 4, 5] as const).map((value) =>
				Object.fromEntries(
					THEMES.map((theme) => [
						theme,
						Object.fromEntries(QUESTIONS.map((question) => [question, rated(value)]))
					])
				)
			)
		];
		for (const answers of guesses)
			expect(await type({ ...paper(numbered(5), 'gemeente'), answers })).toEqual({
				...{ ok: false, reason: 'form-other', details: { form: numbered(5) } }
			});
		expect(dump(house)).toEqual(before);
	});

	test('nothing that is told depends on what others said', async () => {
		const tellIn = async (value: ScalePoint) => {
			const { house, scan, numbered, type } = await room();
			await crowd(house, scan.code, 3, 'boeren', { sloten: { impact: value } });
			done(await type(other(paper(numbered(1)), 'sloten', 'impact', rated(value))));
			done(await type(paper(numbered(2))));
			const second = other(paper(numbered(2)), 'peil', 'impact', DONT_KNOW);
			return JSON.stringify([
				await type(second),
				await readPaper(house.app, OPERATOR, scan.id),
				await readRoom(house.app, OPERATOR, scan.id)
			]);
		};
		expect(await tellIn(2)).toBe(await tellIn(5));
	});

	test('in the grace time a form can still be checked, after it no more', async () => {
		const { house, scan, numbered, type } = await room();
		done(await type(paper(numbered(1))));
		done(await closeRound(house.app, OPERATOR, scan.id));
		expect(await type(paper(numbered(1)))).toMatchObject({ state: 'same' });
		house.wait(121);
		expect(await type(paper(numbered(1)))).toMatchObject({ reason: 'round-closed' });
	});
});

describe('[U41] withdrawing a form by its number', () => {
	test('leaves nothing of it, and nothing else changes', async () => {
		const { house, scan, numbered, type } = await room();
		await crowd(house, scan.code, 1, 'boeren', { sloten: { impact: 3 } });
		const before = dump(house);
		done(await type({ ...paper(numbered(8)), remarks: { peil: 'Iets' } }));
		const withdraw = (typed: string) => withdrawPaper(house.app, OPERATOR, scan.id, typed);
		expect(await withdraw(numbered(9))).toMatchObject({ reason: 'form-unknown' });
		expect(await withdraw('8')).toMatchObject({ reason: 'form-number-wrong' });
		expect(await withdraw(numbered(8).toLowerCase())).toEqual({ ok: true, form: numbered(8) });
		expect(dump(house)).toEqual(before);
		expect(await withdraw(numbered(8))).toMatchObject({ reason: 'form-unknown' });
		expect(await type(paper(numbered(8)))).toMatchObject({ state: 'new' });
	});

	test('is possible until the release, not after it', async () => {
		const { house, scan, numbered, type } = await room();
		for (const number of [1, 2]) done(await type(paper(numbered(number))));
		const withdraw = (number: number) =>
			withdrawPaper(house.app, OPERATOR, scan.id, numbered(number));
		done(await closeRound(house.app, OPERATOR, scan.id));
		expect(await withdraw(1)).toMatchObject({ ok: true });
		house.wait(121);
		expect(await withdraw(2)).toMatchObject({ reason: 'round-closed' });
		done(await closeRound(house.app, OPERATOR, scan.id, 0));
		expect(await withdraw(2)).toMatchObject({ reason: 'no-round-open' });
		expect(rows(house, 'participant')).toHaveLength(1);
	});
});

describe('[U42] how answers came in', () => {
	async function mixed(): Promise<{ house: House; scan: Ready }> {
		const { house, scan, numbered, type } = await room();
		await crowd(house, scan.code, 3, 'boeren', { sloten: { impact: 3 } });
		await join(house, scan.code, 'boeren');
		for (const number of [1, 2]) done(await type(paper(numbered(number), 'gemeente')));
		for (const answers of [true, false]) {
			const helped = done(await helpSomebody(house.app, OPERATOR, scan.id, { group: 'gemeente' }));
			if (answers) done(await say(house, scan.code, helped.secret, 'peil', { impact: 2 }));
		}
		return { house, scan };
	}

	test('is told as numbers of people who answered in this round', async () => {
		const { house, scan } = await mixed();
		const read = async () => done(await readRoom(house.app, OPERATOR, scan.id)).room;
		expect((await read()).origins).toEqual({ screen: 3, paper: 2, assisted: 1 });
		const sum = (await read()).participation.reduce((total, row) => total + row.started, 0);
		expect(sum).toBe(6);
		done(await closeRound(house.app, OPERATOR, scan.id, 0));
		done(await openRound(house.app, OPERATOR, scan.id));
		expect((await read()).origins).toEqual({});
	});

	test('goes along in the file of a scan and comes back with it', async () => {
		const { house, scan } = await mixed();
		done(await closeRound(house.app, OPERATOR, scan.id, 0));
		const { json } = done(await exportScan(house.app, OPERATOR, scan.id));
		const elsewhere = openHouse({ seed: 2 });
		const owner = await facilitator(elsewhere);
		done(await importScan(elsewhere.app, owner, json));
		const origins = rows(elsewhere, 'participant').map((row) => row.origin);
		expect(origins.sort()).toEqual([...['assisted', 'paper', 'paper'], ...Array(3).fill('screen')]);
	});
});

describe('[U43] helping somebody', () => {
	test('gives a seat like any other, marked as helped', async () => {
		const { house, scan } = await room();
		const { code, secret } = done(
			await helpSomebody(house.app, OPERATOR, scan.id, { group: 'gemeente' })
		);
		expect(code).toBe(scan.code);
		expect(await readRating(house.app, code, secret)).toMatchObject({ ok: true });
		expect(rows(house, 'participant')).toMatchObject([{ origin: 'assisted', label_hash: null }]);
		expect(JSON.stringify(dump(house))).not.toContain(secret);
	});

	test('only into a group of the scan and while the round is open', async () => {
		const { house, scan } = await room();
		const help = (group: string) => helpSomebody(house.app, OPERATOR, scan.id, { group });
		expect(await help('niemand')).toMatchObject({ reason: 'group-unknown' });
		done(await closeRound(house.app, OPERATOR, scan.id));
		expect(await help('gemeente')).toMatchObject({ reason: 'round-closed' });
		expect(rows(house, 'participant')).toEqual([]);
	});
});
