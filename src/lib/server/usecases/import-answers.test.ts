import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import worked from '../../../../tests/fixtures/worked-examples.json' with { type: 'json' };
import { aGroup, aLever, aTheme } from '../../../../tests/fixtures/example-scan.ts';
import {
	done,
	dump,
	goldenScan,
	GOLDEN_CSV,
	openHouse,
	OPERATOR,
	openScan,
	readyScan,
	SMALL_GROUPS,
	SMALL_SET,
	type House
} from '../../../../tests/fixtures/house.ts';
import { changeThemes } from './change-themes.ts';
import { closeRound } from './close-round.ts';
import { importAnswers, type LineProblem } from './import-answers.ts';
import { openRound } from './open-round.ts';
import { readResult } from './read-result.ts';

const HEAD = 'participant,group,theme,question,value';
const csv = (...lines: readonly string[]) => [HEAD, ...lines].join('\n');

async function open(request = {}): Promise<{
	house: House;
	id: string;
	take: (text: string) => ReturnType<typeof importAnswers>;
}> {
	const house = openHouse();
	const { id } = await openScan(house, OPERATOR, request);
	return { house, id, take: (text) => importAnswers(house.app, OPERATOR, id, text) };
}

/** Who said what, with the group: as the database has it. */
function saidIn(house: House) {
	return house.app.db.$client
		.prepare(
			`select g.slug as who, t.slug as theme, a.question, a.value, p.id as person
			from answer a join participant p on p.id = a.participant_id
			join stakeholder_group g on g.id = p.group_id join theme t on t.id = a.theme_id
			order by p.id, t.id, a.question`
		)
		.all() as {
		who: string;
		theme: string;
		question: string;
		value: number | null;
		person: number;
	}[];
}

const problemsOf = (outcome: Awaited<ReturnType<typeof importAnswers>>): readonly LineProblem[] =>
	'problems' in outcome ? outcome.problems : [];

describe('[F1] a table is taken whole or not at all, and every bad line is named', () => {
	const GOOD = 'p1,boeren,peil,impact,4';
	test.each<[string, string, Omit<LineProblem, 'line'>]>([
		['no participant', ' ,boeren,peil,impact,4', { kind: 'empty-participant', value: '' }],
		['unknown group', 'p2,vissers,peil,impact,4', { kind: 'group', value: 'vissers' }],
		['no group', 'p2,,peil,impact,4', { kind: 'group', value: '' }],
		['unknown theme', 'p2,boeren,vis,impact,4', { kind: 'theme', value: 'vis' }],
		['unknown question', 'p2,boeren,peil,Impact,4', { kind: 'question', value: 'Impact' }],
		['value 6', 'p2,boeren,peil,impact,6', { kind: 'value', value: '6' }],
		['value 0', 'p2,boeren,peil,impact,0', { kind: 'value', value: '0' }],
		['value 3.5', 'p2,boeren,peil,impact,3.5', { kind: 'value', value: '3.5' }],
		['value ?', 'p2,boeren,peil,impact,?', { kind: 'value', value: '?' }],
		['said twice', 'p1,boeren,peil,impact,5', { kind: 'twice', value: '2' }],
		['in two groups', 'p1,gemeente,sloten,impact,5', { kind: 'two-groups', value: '2' }],
		['a column less', 'p2,boeren,peil,4', { kind: 'columns', value: '' }],
		['a column more', 'p2,boeren,peil,impact,4,5', { kind: 'columns', value: '' }]
	])('%s', async (_what, bad, problem) => {
		const { house, take } = await open();
		const before = dump(house);
		expect(await take(csv(GOOD, bad, 'p3,boeren,peil,impact,1'))).toEqual({
			ok: false,
			reason: 'csv-lines',
			problems: [{ line: 3, ...problem }]
		});
		expect(dump(house)).toEqual(before);
	});

	test('all of them at once, several on one line', async () => {
		const { take } = await open();
		const outcome = await take(csv(',x,y,z,9', GOOD, 'p1,boeren,peil,impact,4', 'kort'));
		expect(problemsOf(outcome).map(({ line, kind }) => [line, kind])).toEqual([
			...[[2, 'empty-participant'] as const, [2, 'group'] as const, [2, 'theme'] as const],
			...[[2, 'question'] as const, [2, 'value'] as const, [4, 'twice'] as const],
			[5, 'columns']
		]);
	});

	test('a theme that is switched off is unknown', async () => {
		const { house, id, take } = await open();
		const off = { kind: 'switch', theme: 'peil', active: false } as const;
		done(await changeThemes(house.app, OPERATOR, id, off));
		expect(problemsOf(await take(csv(GOOD)))).toEqual([{ line: 2, kind: 'theme', value: 'peil' }]);
	});

	test.each<[string, string, string]>([
		['nothing', '', 'csv-columns'],
		['no header', 'p1,boeren,peil,impact,4', 'csv-columns'],
		['a header with a column missing', 'participant,group,theme,value\n', 'csv-columns'],
		['a quote that never ends', `${HEAD}\n"p1,boeren,peil,impact,4`, 'csv-invalid'],
		['a quote inside', `${HEAD}\np"1",boeren,peil,impact,4`, 'csv-invalid']
	])('a file that is no such table: %s', async (_what, text, reason) => {
		const { house, take } = await open();
		const before = dump(house);
		expect(await take(text)).toMatchObject({ ok: false, reason });
		expect(dump(house)).toEqual(before);
	});

	test('only while a round is open', async () => {
		const house = openHouse();
		const { id } = await readyScan(house, OPERATOR);
		const take = () => importAnswers(house.app, OPERATOR, id, csv(GOOD));
		const refused = { ok: false, reason: 'no-round-open' };
		expect(await take()).toEqual(refused);
		done(await openRound(house.app, OPERATOR, id));
		expect(await take()).toEqual({ ok: true, participants: 1, answers: 1 });
		done(await closeRound(house.app, OPERATOR, id));
		expect(await take()).toEqual(refused);
		done(await closeRound(house.app, OPERATOR, id, 0));
		expect(await take()).toEqual(refused);
	});

	test('a header and nothing else is nothing', async () => {
		const { take } = await open();
		expect(await take(`${HEAD}\n`)).toEqual({ ok: true, participants: 0, answers: 0 });
	});

	test('whatever text comes in, there is an outcome, and a refusal stores nothing', async () => {
		const { house, take } = await open();
		const cell = fc.oneof(
			fc.constantFrom('p1', 'boeren', 'peil', 'impact', '4', 'dk', '', '"', '"a\nb"', '\0', '='),
			fc.string({ maxLength: 5 })
		);
		const line = fc.array(cell, { maxLength: 6 }).map((cells) => cells.join(','));
		const text = fc.oneof(
			fc.string(),
			fc.array(line, { maxLength: 5 }).map((lines) => csv(...lines))
		);
		await fc.assert(
			fc.asyncProperty(text, async (given) => {
				const before = dump(house);
				if (!(await take(given)).ok) expect(dump(house)).toEqual(before);
			}),
			{ numRuns: 150 }
		);
	});
});

describe('[F2] the number of a line is the one on which the row starts', () => {
	const BAD = 'p2,boeren,peil,impact,9';
	const linesOf = async (text: string) => {
		const { take } = await open();
		return problemsOf(await take(text)).map(({ line, kind }) => `${line} ${kind}`);
	};

	test.each([
		['LF', '\n'],
		['CRLF', '\r\n'],
		['CR', '\r']
	])('with %s, and with empty lines between', async (_name, end) => {
		const rows = [HEAD, 'p1,boeren,peil,impact,4', '', '   ', BAD, '', BAD];
		expect(await linesOf(rows.join(end))).toEqual(['5 value', '7 value']);
	});

	test.each([
		['LF', '\n'],
		['CRLF', '\r\n']
	])('with %s inside quotes', async (_name, end) => {
		const rows = [
			HEAD,
			`"p${end}1",boeren,peil,impact,4`,
			`"p${end}${end}2",boeren,peil,impact,9`,
			BAD
		];
		expect(await linesOf(rows.join(end))).toEqual(['4 value', '7 value']);
	});

	test('with a byte order mark, semicolons, quotes, spaces and columns in another order', async () => {
		const text = [
			'\uFEFFValue; "Question" ;THEME;group;participant;remark',
			'4;impact;peil;"boeren";p1;"a; b"',
			' 9 ; impact ; peil ; boeren ; p2 ; ',
			'dk;effort;peil;boeren;p1;x'
		];
		expect(await linesOf(text.join('\r\n'))).toEqual(['3 value']);
		const { house, take } = await open();
		expect(await take([text[0], text[1], text[3]].join('\r\n'))).toMatchObject({ ok: true });
		expect(saidIn(house).map(({ question, value }) => [question, value])).toEqual([
			['effort', null],
			['impact', 4]
		]);
	});
});

describe('[F3] groups and themes go by id or exact title', () => {
	const set = {
		...SMALL_SET,
		levers: [
			aLever('land', [
				aTheme('hagen', { title: { nl: 'Hagen en heggen', en: 'Hedges' } }),
				aTheme('bomen', { title: { nl: 'Groen', en: 'Trees' } }),
				aTheme('bermen', { title: { nl: 'Groen', en: 'Verges' } }),
				aTheme('oevers', { title: { nl: 'hagen', en: null } })
			])
		]
	};
	const groups = [
		{ ...aGroup('boeren', 'landbouw-en-grond'), title: { nl: 'Boer, tuinder', en: 'Farmer' } },
		...SMALL_GROUPS.slice(1)
	];
	const themeFor = async (cell: string) => {
		const { house, take } = await open({ themes: set, groups });
		const outcome = await take(csv(`p1,boeren,"${cell}",impact,4`));
		return outcome.ok ? saidIn(house)[0]!.theme : problemsOf(outcome)[0]!.kind;
	};

	test.each([
		['bomen', 'bomen'],
		['Hagen en heggen', 'hagen'],
		['Hedges', 'hagen'],
		['Trees', 'bomen'],
		// An id goes before a title, and so is never ambiguous.
		['hagen', 'hagen'],
		['hedges', 'theme'],
		// Two themes are called "Groen" in Dutch.
		['Groen', 'theme'],
		['Verges', 'bermen']
	])('%s is %s', async (cell, theme) => {
		expect(await themeFor(cell)).toBe(theme);
	});

	test('the group by title, also when it holds the delimiter', async () => {
		const { house, take } = await open({ themes: set, groups });
		const text = csv('p1,"Boer, tuinder",bomen,impact,4', 'p1,boeren,bomen,effort,4');
		expect(await take(text)).toEqual({ ok: true, participants: 1, answers: 2 });
		expect(new Set(saidIn(house).map(({ who }) => who))).toEqual(new Set(['boeren']));
	});
});

describe('[F4] the same label is the same person', () => {
	test('answers change, are added and are taken back; nobody is added', async () => {
		const { house, take } = await open();
		const first = csv(
			'p1,boeren,peil,impact,4',
			' p1 ,boeren,peil,effort,2',
			'p2,boeren,peil,impact,1'
		);
		expect(await take(first)).toEqual({ ok: true, participants: 2, answers: 3 });
		const before = dump(house);
		expect(await take(first)).toEqual({ ok: true, participants: 2, answers: 3 });
		expect(dump(house)).toEqual(before);
		const second = csv(
			'p1,boeren,peil,impact,dk',
			'p1,boeren,peil,effort,',
			'p1,boeren,sloten,impact,5'
		);
		expect(await take(second)).toEqual({ ok: true, participants: 1, answers: 2 });
		expect(saidIn(house).map(({ person, theme, value }) => [person, theme, value])).toEqual([
			[1, 'sloten', 5],
			[1, 'peil', null],
			[2, 'peil', 1]
		]);
	});

	test('spaces around a label do not matter, capitals do', async () => {
		const { house, take } = await open();
		const text = csv(
			'" p1" ,boeren,peil,impact,4',
			' p1 ,boeren,peil,effort,2',
			'P1,boeren,peil,effort,3'
		);
		expect(await take(text)).toMatchObject({ participants: 2 });
		expect(dump(house).participant).toHaveLength(2);
	});

	test('the group may change within a round, and not after a released one', async () => {
		const { house, id, take } = await open();
		const boer = csv('p0,boeren,peil,impact,4', 'p1,boeren,peil,impact,4');
		const gemeente = csv('p0,boeren,peil,impact,3', 'p1,gemeente,peil,impact,4');
		for (const text of [boer, gemeente, boer]) expect((await take(text)).ok).toBe(true);
		done(await closeRound(house.app, OPERATOR, id, 0));
		done(await openRound(house.app, OPERATOR, id));
		const before = dump(house);
		expect(await take(gemeente)).toEqual({
			ok: false,
			reason: 'csv-lines',
			problems: [{ line: 3, kind: 'group-fixed', value: '' }]
		});
		expect(dump(house)).toEqual(before);
		expect((await take(boer)).ok).toBe(true);
	});
});

describe('[F5] the worked example, imported', () => {
	async function resultWith(weights: { impact: number; feasibility: number; room: number }) {
		const house = openHouse();
		const { id } = await goldenScan(house, {
			method: { mode: 'anonymous', breakdown: 'groups', k: 3, weights }
		});
		done(await closeRound(house.app, OPERATOR, id, 0));
		return done(await readResult(house.app, OPERATOR, id)).result.release;
	}

	test('gives a balanced mean of 59/16 and a score of 550/9', async () => {
		const release = await resultWith({ impact: 2, feasibility: 1, room: 0 });
		const [theme] = release.themes;
		expect(release.participants.total).toBe(15);
		expect(theme!.questions.impact).toMatchObject({
			...{ n: 14, dontKnow: 1, counts: [1, 3, 2, 4, 4], mean: 3.5, balancedMean: 59 / 16 },
			pools: worked.themeExample.result.impact.pools
		});
		expect(theme!.opportunity.score).toBeCloseTo(550 / 9, 9);
	});

	test('gives 11725/192 with weights 2 : 1 : 1', async () => {
		const release = await resultWith({ impact: 2, feasibility: 1, room: 1 });
		expect(release.themes[0]!.opportunity.score).toBeCloseTo(11_725 / 192, 9);
	});

	test('in any order of lines and with other labels, byte for byte the same', async () => {
		const [head, ...lines] = GOLDEN_CSV.trim().split('\n');
		const reordered = [head, ...lines.map((line) => line.replace(/^p/, 'x')).toReversed()];
		const jsonFor = async (text: string) => {
			const house = openHouse();
			const { id } = await goldenScan(house);
			const again = await openScan(house, OPERATOR, {
				themes: { ...SMALL_SET, id: 'golden', levers: [aLever('l', [aTheme('golden-theme')])] },
				groups: ['agrarier', 'terreinbeheerder', 'gemeente', 'waterschap'].map((slug) =>
					aGroup(slug, 'natuur')
				),
				method: {
					mode: 'anonymous',
					breakdown: 'groups',
					k: 3,
					weights: { impact: 2, feasibility: 1, room: 0 }
				}
			});
			expect(id).not.toBe(again.id);
			expect(await importAnswers(house.app, OPERATOR, again.id, text)).toMatchObject({ ok: true });
			done(await closeRound(house.app, OPERATOR, again.id, 0));
			return done(await readResult(house.app, OPERATOR, again.id)).result.json;
		};
		expect(await jsonFor(reordered.join('\r\n'))).toBe(await jsonFor(GOLDEN_CSV));
	});
});
