import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	anyScan,
	aLever,
	alike,
	aTheme,
	factsOf,
	goldenScan,
	wholeScan
} from '../../../../tests/fixtures/example-scan.ts';
import { QUESTIONS } from '../../domain/rating.ts';
import { makeRelease } from '../../domain/release.ts';
import type { Release } from '../../domain/release-shape.ts';
import type { WholeScan } from '../../domain/scan.ts';
import { resultsCsv } from './results-csv.ts';

function releaseOf(scan: WholeScan, people = alike(6, 'gemeente', RATED)): Release {
	return { ...makeRelease(scan, 1, factsOf(people)), checksum: '0'.repeat(64) };
}

const RATED = { hostile: { impact: 5, feasibility: 5, effort: 1, knowledge: 3 } } as const;
const rowsOf = (csv: string) => parse(csv, { columns: true }) as Record<string, string>[];

/** A release in which every text that people write themselves is this one. */
function releaseWith(text: string): Release {
	return releaseOf(
		wholeScan({
			title: text,
			area: { name: text, polygons: [], hectares: 100 },
			levers: [aLever('l', [aTheme('hostile', { title: { nl: text, en: text } })])]
		})
	);
}

describe('[F13] the table of results', () => {
	test('has a row per theme and question and every figure of the release; empty is unknown', () => {
		fc.assert(
			fc.property(anyScan, ({ scan, people }) => {
				const release = releaseOf(scan, [...people]);
				const rows = rowsOf(resultsCsv(release));
				const number = (cell: string | undefined) => (cell === '' ? null : Number(cell));
				const figures = rows.map((row) => ({
					...{ theme: row.theme, question: row.question, class: row.class },
					...{ rank: number(row.rank), score: number(row.score), n: number(row.n) },
					...{ dontKnow: number(row.dontKnow), dontKnowShare: number(row.dontKnowShare) },
					counts: [1, 2, 3, 4, 5].map((point) => number(row[`count${point}`])),
					...{ median: number(row.median), q1: number(row.q1), q3: number(row.q3) },
					...{ mean: number(row.mean), balancedMean: number(row.balancedMean) }
				}));
				expect(figures).toEqual(
					release.themes.flatMap(({ id, questions, opportunity }) =>
						QUESTIONS.map((question) => {
							const { n, dontKnow, dontKnowShare, counts, median, q1, q3, mean, balancedMean } =
								questions[question];
							return {
								...{ theme: id, question, class: opportunity.class, rank: opportunity.rank },
								...{ score: opportunity.score, n, dontKnow, dontKnowShare },
								counts: counts ?? [null, null, null, null, null],
								...{ median, q1, q3, mean, balancedMean }
							};
						})
					)
				);
			}),
			{ numRuns: 60 }
		);
	});

	test('[F13] no figure of a theme, its questions or its change is left out, and each has a column', () => {
		const scan = wholeScan({
			levers: [aLever('l', [aTheme('hostile')])],
			subAreas: [{ slug: 'noord', title: 'Noord', polygons: null }]
		});
		const first = releaseOf(scan, alike(6, 'gemeente', RATED));
		const second = { hostile: { ...RATED.hostile, impact: 3, feasibility: 2 } } as const;
		const facts = factsOf(alike(6, 'gemeente', RATED));
		const earlier = { kind: 'round', releases: [first], factsOf: () => facts } as const;
		const around = {
			theme: 'hostile',
			seen: true,
			plays: 'little',
			needs: ['land'],
			places: [{ kind: 'sub-area', id: 'noord' }]
		} as const;
		const beside = [1, 2, 3, 4, 5, 6].map((participant) => ({ participant, ...around }));
		const made = makeRelease(scan, 2, factsOf(alike(6, 'gemeente', second)), { earlier, beside });
		// Every number and null becomes a number of its own, to be found again in the table.
		let next = 100_000;
		const marked = (value: unknown, key = ''): unknown => {
			if (key === 'title' || typeof value === 'string' || typeof value === 'boolean') return value;
			if (value === null || typeof value === 'number') return (next += 1);
			if (Array.isArray(value)) return value.map((one) => marked(one));
			const entries = Object.entries(value as object);
			return Object.fromEntries(entries.map(([name, one]) => [name, marked(one, name)]));
		};
		const { themes, change } = made;
		const whole = marked({ themes, change }) as Pick<Release, 'themes' | 'change'>;
		const csv = resultsCsv({ ...made, ...whole, checksum: '0'.repeat(64) });
		for (let number = 100_001; number <= next; number += 1) expect(csv).toContain(String(number));
		expect(next).toBeGreaterThan(100_100);
		const [header, ...rows] = parse(csv) as string[][];
		expect(new Set(header).size).toBe(header!.length);
		for (const row of rows) expect(row).toHaveLength(header!.length);
	});

	test('[F13] a theme that was carried, its flags and who would do it are in the table', () => {
		const { scan, people } = goldenScan();
		const release = releaseOf(scan, [...people]);
		const theme = { ...release.themes[0]!, carriedFrom: 3, executors: ['agrarier', 'gemeente'] };
		const [row] = rowsOf(resultsCsv({ ...release, themes: [theme] }));
		expect(row).toMatchObject({
			carriedFrom: '3',
			executors: 'agrarier gemeente',
			flags: 'talk borderline',
			twoCamps: 'false',
			groupGap: '2.75',
			// Nothing to compare with.
			changeSince: '',
			move: ''
		});
	});

	test('names the sides of a question with their means', () => {
		const { scan, people } = goldenScan();
		const [row] = rowsOf(resultsCsv(releaseOf(scan, [...people])));
		expect(row!.pools).toBe(
			'agrarier: 2 (n 5); terreinbeheerder: 4.75 (n 4); gemeente+waterschap: 4 (n 5)'
		);
	});

	test.each(['=1+1', '+31 30', '-2', '@SUM(A1)', '\t=1', '\r=1', '＝1', '=cmd|"/c calc"!A1'])(
		'no cell is a formula: %j',
		(text) => {
			const rows = rowsOf(resultsCsv(releaseWith(text)));
			for (const cell of rows.flatMap(Object.values)) expect(cell).not.toMatch(/^[=+\-@\t\r＝]/);
			expect(rows[0]!.titleNl).toContain(text);
		}
	);

	test('quotes, commas and line ends stay inside their cell', () => {
		const text = 'a "b", c;\nd';
		const rows = rowsOf(resultsCsv(releaseWith(text)));
		expect(rows).toHaveLength(4);
		expect(rows[0]!.titleNl).toBe(text);
	});
});
