import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import {
	HOSTILE,
	numbered,
	numbersIn,
	secondRound,
	toldTo
} from '../../../../tests/fixtures/told.ts';
import { LANGUAGES } from '../../domain/language.ts';
import { QUESTIONS } from '../../domain/rating.ts';
import { resultsXlsx } from './results-xlsx.ts';
import type { Told } from './told.ts';

interface ReadCell {
	readonly kind: 'text' | 'number' | 'truth';
	readonly value: string;
}
/** Rows of a sheet, per column letter. */
type Rows = readonly Readonly<Record<string, ReadCell>>[];

/** The workbook as a spreadsheet reads it: names of sheets and their cells, from its own XML. */
async function sheetsOf(told: Told): Promise<{ sheets: ReadonlyMap<string, Rows>; xml: string }> {
	const files = unzipSync(await resultsXlsx(told));
	const read = (path: string) => strFromU8(files[path]!);
	const plain = (text: string) =>
		text
			.replaceAll('&lt;', '<')
			.replaceAll('&gt;', '>')
			.replaceAll('&quot;', '"')
			.replaceAll('&apos;', "'")
			.replaceAll('&amp;', '&');
	const strings = [...read('xl/sharedStrings.xml').matchAll(/<si><t[^>]*>([^<]*)<\/t><\/si>/g)].map(
		([, text]) => plain(text!)
	);
	const names = [...read('xl/workbook.xml').matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(
		([, name]) => plain(name!)
	);
	const kinds = { s: 'text', b: 'truth' } as const;
	const rowsOf = (xml: string): Rows =>
		[...xml.matchAll(/<row [^>]*>(.*?)<\/row>/g)].map(([, row]) =>
			Object.fromEntries(
				[...row!.matchAll(/<c r="([A-Z]+)\d+"([^>]*)><v>([^<]*)<\/v><\/c>/g)].map(
					([, letter, attributes, raw]): [string, ReadCell] => {
						const type = /t="(\w+)"/.exec(attributes!)?.[1] as keyof typeof kinds | undefined;
						const value = type === 's' ? strings[Number(raw)]! : raw!;
						return [letter!, { kind: type ? kinds[type] : 'number', value }];
					}
				)
			)
		);
	const xml = names.map((_, i) => read(`xl/worksheets/sheet${i + 1}.xml`));
	return {
		sheets: new Map(names.map((name, i) => [name, rowsOf(xml[i]!)])),
		xml: Object.keys(files)
			.filter((name) => name.endsWith('.xml'))
			.map(read)
			.join('\n')
	};
}

/** What stands under a head. */
function under(rows: Rows, head: string): readonly (ReadCell | undefined)[] {
	const [letter] = Object.entries(rows[0]!).find(([, { value }]) => value === head) ?? [];
	expect(letter, head).toBeDefined();
	return rows.slice(1).map((row) => row[letter!]);
}

describe('[F18] the workbook', () => {
	let dutch: Awaited<ReturnType<typeof sheetsOf>>;
	beforeAll(async () => {
		dutch = await sheetsOf(toldTo('nl'));
	});

	test('has a sheet per kind of figure, with one row for each', () => {
		const { sheets } = dutch;
		expect([...sheets.keys()]).toEqual([
			...['Lees mij', 'Thema’s', 'Vragen', 'Kanten', 'Verandering', 'Erbij gezegd', 'Plekken'],
			'Deelnemers'
		]);
		const { themes } = secondRound();
		expect(sheets.get('Thema’s')).toHaveLength(1 + themes.length);
		expect(sheets.get('Vragen')).toHaveLength(1 + themes.length * QUESTIONS.length);
		expect(sheets.get('Erbij gezegd')).toHaveLength(1 + themes.length);
		expect(sheets.get('Plekken')).toHaveLength(1 + 3);
		expect(sheets.get('Deelnemers')).toHaveLength(1 + 4);
	});

	test('[F18] says first what it is, what it is not, and of which release', () => {
		const told = dutch.sheets.get('Lees mij')!.map((row) => `${row.A?.value}: ${row.B?.value}`);
		const text = told.join('\n');
		for (const line of [
			'Inschatting van 7 deelnemers op 21 november 2026. Geen draagvlakmeting, geen besluit, geen ecologische toets.',
			'Dit is geen zonering.',
			'Quickscan: Quickscan & <meer>',
			'Gebied: Groote Wielen',
			'Ronde: 2',
			'Mensen per kant, minstens: 3',
			'Wat één kant is: een familie van groepen',
			'Kanten in deze uitslag: Overheid; Landbouw',
			'Gewicht van haalbaarheid: 1',
			`Vergeleken met: Quickscan & <meer>`,
			`Controlegetal: ${'a'.repeat(64)}`
		])
			expect(text).toContain(line);
	});

	test('[F18] says of every column what it means, its unit and its range', () => {
		const { sheets } = dutch;
		const rows = sheets.get('Lees mij')!;
		const explained = new Map(rows.map((row) => [`${row.A?.value} ${row.B?.value}`, row]));
		for (const [name, [heads]] of [...sheets].slice(1))
			for (const { value } of Object.values(heads!)) {
				const row = explained.get(`${name} ${value}`);
				expect(row, `${name} ${value}`).toBeDefined();
				expect(row!.D!.value.length).toBeGreaterThan(10);
				expect(row!.E!.value).not.toBe('');
			}
		expect(explained.get('Vragen Eensgezindheid')).toMatchObject({
			C: { value: 'agreement' },
			E: { value: 'getal zonder eenheid' },
			F: { value: '−1 … 1' }
		});
	});

	test('[F18] no text becomes a formula, and numbers are numbers', () => {
		const { sheets, xml } = dutch;
		expect(xml).not.toMatch(/<f[ >]/);
		expect(under(sheets.get('Thema’s')!, 'Thema')[0]).toEqual({ kind: 'text', value: HOSTILE });
		expect(under(sheets.get('Plekken')!, 'Plek')[0]).toEqual({ kind: 'text', value: '+Noord' });
		expect(under(sheets.get('Deelnemers')!, 'Groep')[0]).toEqual({
			kind: 'text',
			value: '=Boeren'
		});
		const { opportunity, questions } = secondRound().themes[0]!;
		expect(under(sheets.get('Thema’s')!, 'Score')[0]).toEqual({
			kind: 'number',
			value: String(opportunity.score)
		});
		expect(under(sheets.get('Vragen')!, 'Gemiddelde per kant')[0]).toEqual({
			kind: 'number',
			value: String(questions.impact.balancedMean)
		});
		expect(under(sheets.get('Vragen')!, 'Twee kampen')[0]!.kind).toBe('truth');
		// Unknown is an empty cell, not 0.
		expect(under(sheets.get('Vragen')!, 'Mediaan').at(-1)).toBeUndefined();
	});

	test('[F18] keeps the heads in sight and gives columns room', () => {
		const tables = dutch.xml.match(/<pane ySplit="1"[^>]*state="frozen"/g);
		expect(tables).toHaveLength(7);
		expect(dutch.xml.match(/<col [^>]*customWidth="1"/g)!.length).toBeGreaterThan(60);
	});

	test('[F18] has every figure of the release once or more, and no other', async () => {
		const { release, last } = numbered(secondRound());
		const { sheets } = await sheetsOf(toldTo('nl', release));
		const cells = [...sheets.values()].flat().flatMap((row) => Object.values(row));
		const there = new Set(
			cells.filter(({ kind }) => kind === 'number').map(({ value }) => Number(value))
		);
		const wanted = new Set(numbersIn(release));
		expect(wanted.size).toBe(last - 100_000);
		expect([...wanted].filter((number) => !there.has(number))).toEqual([]);
		expect([...there].filter((number) => !wanted.has(number))).toEqual([]);
	});

	test.each(LANGUAGES)(
		'[F18] every name of a sheet and head is unlike the others: %s',
		async (language) => {
			const { sheets } = await sheetsOf(toldTo(language));
			expect(sheets.size).toBe(8);
			for (const [name, [heads]] of [...sheets].slice(1)) {
				expect(name).toMatch(/^[^[\]:*?/\\']{1,31}$/);
				const words = Object.values(heads!).map(({ value }) => value);
				expect(new Set(words).size).toBe(words.length);
			}
		}
	);

	test('[F18] a character that XML cannot hold is left out', async () => {
		const release = secondRound();
		const scan = { ...release.scan, title: 'a\u0000b\u000bc' };
		const { xml } = await sheetsOf(toldTo('nl', { ...release, scan }));
		expect(xml).toContain('<t>abc</t>');
	});
});
