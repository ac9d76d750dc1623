import { describe, expect, test } from 'vitest';
import {
	crowd,
	done,
	dump,
	openHouse,
	OPERATOR,
	openScan,
	say
} from '../../../../tests/fixtures/house.ts';
import { FINDING_MAX_LENGTH, NO_FINDING, type Finding } from '../../domain/knowledge.ts';
import { changeFinding } from './change-finding.ts';
import { closeRound } from './close-round.ts';
import { exportScan } from './export-scan.ts';
import { importScan } from './import-scan.ts';
import { moderateRemarks } from './moderate-remarks.ts';
import { readKnowledge, readKnowledgeCsv } from './read-knowledge.ts';
import { readRemarks } from './read-remarks.ts';
import { readResult } from './read-result.ts';

const FINDING: Finding = {
	kinds: ['ecology', 'rules'],
	question: 'Wat doet het peil met de weidevogels?',
	who: 'Waterschap',
	due: '2027-03-01'
};

/** Twelve people from two sides: one asks for knowledge about the ditches, the other does not. */
async function released(seed = 1) {
	const house = openHouse({ seed });
	const { id, code } = await openScan(house, OPERATOR);
	const says = { impact: 4, feasibility: 4, effort: 1 } as const;
	const farmers = await crowd(house, code, 6, 'boeren', {
		sloten: { ...says, knowledge: 5 },
		peil: { ...says, impact: 2, knowledge: 5 },
		pacht: { impact: 4, knowledge: 'dk' }
	});
	await crowd(house, code, 6, 'gemeente', {
		sloten: { ...says, knowledge: 2 },
		hagen: { ...says, knowledge: 4 }
	});
	const texts = ['Hoe diep zit het veen?', 'Gewoon doen.', '=Wie weet dit?'];
	for (const [i, text] of texts.entries())
		done(await say(house, code, farmers[i]!, 'sloten', {}, text));
	done(await closeRound(house.app, OPERATOR, id, 0));
	const write = (theme: string, finding: Partial<Finding>) =>
		changeFinding(house.app, OPERATOR, id, theme, { ...NO_FINDING, ...finding });
	const read = async () => done(await readKnowledge(house.app, OPERATOR, id)).view;
	return { house, id, write, read };
}

describe('[U52] the knowledge agenda of a release', () => {
	test('has all themes once, those with impact and need first', async () => {
		const { read } = await released();
		const { ordered, unknown } = await read();
		expect(ordered.map(({ theme }) => theme.id)).toEqual(['hagen', 'sloten', 'peil']);
		expect(unknown.map(({ theme }) => theme.id)).toEqual(['pacht']);
		expect(unknown[0]!.theme.questions.knowledge.dontKnow).toBe(6);
	});

	test('there is none before the release, and no theme with fewer than five people', async () => {
		const house = openHouse();
		const { id, code } = await openScan(house, OPERATOR);
		await crowd(house, code, 4, 'boeren', { sloten: { impact: 4, knowledge: 5 } });
		expect(await readKnowledge(house.app, OPERATOR, id)).toMatchObject({
			reason: 'nothing-released'
		});
		done(await closeRound(house.app, OPERATOR, id, 0));
		const { view } = done(await readKnowledge(house.app, OPERATOR, id));
		expect([...view.ordered, ...view.unknown]).toEqual([]);
	});
});

test('[U53] names the sides that ask, and the remarks that ask as far as they are shown', async () => {
	const { house, id, read } = await released();
	const ditches = async () => (await read()).ordered.find(({ theme }) => theme.id === 'sloten')!;
	expect((await ditches()).sides).toMatchObject([{ units: ['landbouw-en-grond'], mean: 5 }]);
	expect((await ditches()).remarks.map(({ text }) => text).sort()).toEqual([
		'=Wie weet dit?',
		'Hoe diep zit het veen?'
	]);
	const { view } = done(await readRemarks(house.app, OPERATOR, id));
	const hidden = view.remarks.find(({ text }) => text.startsWith('Hoe diep'))!;
	done(await moderateRemarks(house.app, OPERATOR, id, null, { kind: 'hide', id: hidden.id }));
	expect((await ditches()).remarks.map(({ text }) => text)).toEqual(['=Wie weet dit?']);
	// Only one side answered about hedges: nobody is told apart from the others.
	expect((await read()).ordered[0]!.sides).toEqual([]);
});

describe('[U54] what has to be found out', () => {
	test('is written, written over, and gone when all of it is empty', async () => {
		const { house, id, write, read } = await released();
		const before = done(await readResult(house.app, OPERATOR, id)).result.json;
		const empty = dump(house);
		done(await write('sloten', { ...FINDING, question: `  ${FINDING.question}\n` }));
		expect((await read()).agenda.agreed.map(({ finding }) => finding)).toEqual([FINDING]);
		done(await write('sloten', { question: 'Iets anders?' }));
		const { agreed, open } = (await read()).agenda;
		expect(agreed).toEqual([]);
		expect(open.map(({ finding }) => finding.question)).toEqual(['Iets anders?']);
		done(await write('sloten', { question: '  ' }));
		expect(dump(house)).toEqual(empty);
		expect(done(await readResult(house.app, OPERATOR, id)).result.json).toBe(before);
	});

	test('keeps to its limits, and what is refused changes nothing', async () => {
		const { house, write } = await released();
		done(await write('hagen', FINDING));
		const before = dump(house);
		for (const part of ['question', 'who'] as const) {
			const max = FINDING_MAX_LENGTH[part];
			expect(await write('hagen', { [part]: 'x'.repeat(max + 1) })).toMatchObject({
				...{ reason: 'text-too-long', details: { max } }
			});
		}
		for (const due of ['2027-02-30', 'morgen', ''])
			expect(await write('hagen', { due })).toMatchObject({ reason: 'day-invalid' });
		expect(await write('nergens', FINDING)).toMatchObject({ reason: 'theme-unknown' });
		expect(await write('nergens', {})).toMatchObject({ reason: 'theme-unknown' });
		expect(dump(house)).toEqual(before);
		done(await write('hagen', { question: 'x'.repeat(FINDING_MAX_LENGTH.question) }));
	});

	test('can be kept as a table, in which no cell is a formula', async () => {
		const { house, id, write } = await released();
		done(await write('sloten', { question: '=1+1', who: '@cor', kinds: ['technique'] }));
		const { csv } = done(await readKnowledgeCsv(house.app, OPERATOR, id));
		const lines = csv.split('\n');
		expect(lines[0]).toContain('impact,impactN,impactDontKnow,knowledge');
		expect(csv).toContain("technique,'=1+1,'@cor,");
		expect(csv).toMatch(/sloten,.*,4,12,0,3\.5,12,0,landbouw-en-grond,true,/);
		expect(csv).not.toMatch(/(^|,)"?=/m);
	});
});

describe('[U55] in the scan file', () => {
	test('what has to be found out comes back as it was', async () => {
		const { house, id, write } = await released();
		done(await write('sloten', FINDING));
		done(await write('pacht', { question: 'Mag dit in het contract?' }));
		const { json } = done(await exportScan(house.app, OPERATOR, id));
		const other = openHouse({ seed: 2 });
		const made = done(await importScan(other.app, OPERATOR, json));
		const { view } = done(await readKnowledge(other.app, OPERATOR, made.id));
		expect(view.agenda.agreed.map(({ theme, finding }) => [theme.id, finding])).toEqual([
			['sloten', FINDING]
		]);
		const again = done(await exportScan(other.app, OPERATOR, made.id));
		expect(JSON.parse(again.json).findings).toEqual(JSON.parse(json).findings);
	});

	test('a file without it is read, one that does not fit is refused', async () => {
		const { house, id, write } = await released();
		done(await write('sloten', FINDING));
		const file = JSON.parse(done(await exportScan(house.app, OPERATOR, id)).json);
		const { findings, ...before } = file;
		const read = (content: object) => importScan(house.app, OPERATOR, JSON.stringify(content));
		done(await read(before));
		const wrong = [
			[{ ...findings[0], theme: 'nergens' }],
			[findings[0], findings[0]],
			[{ ...findings[0], due: '2027-02-30' }],
			[{ ...findings[0], kinds: ['astrologie'] }]
		];
		for (const list of wrong)
			expect(await read({ ...before, findings: list })).toMatchObject({
				reason: 'scan-file-invalid'
			});
	});
});
