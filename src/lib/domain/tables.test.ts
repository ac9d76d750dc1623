import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	aGroup,
	aLever,
	alike,
	anyScan,
	aTheme,
	factsOf,
	wholeScan
} from '../../../tests/fixtures/example-scan.ts';
import type { ScalePoint } from './rating.ts';
import { makeRelease } from './release.ts';
import type { Release } from './release-shape.ts';
import { AT_A_TABLE, MAX_TABLES, mixedTables, tablesFor, type Seated } from './tables.ts';

const anyTable = anyScan
	.map(({ scan, people }): Release => ({
		...makeRelease(scan, 1, factsOf(people)),
		checksum: '0'.repeat(64)
	}))
	.chain((release) =>
		fc.record({
			release: fc.constant(release),
			sides: fc
				.array(fc.integer({ min: 1, max: 60 }), {
					minLength: release.pools.length,
					maxLength: release.pools.length
				})
				.map((people) =>
					release.pools.map(({ units }, i): Seated => ({ units, people: people[i]! }))
				),
			count: fc.integer({ min: 1, max: 12 })
		})
	);

describe('mixed tables', () => {
	test('[TK9] each is about two sides that lie at least 1.5 apart, as published', () => {
		let proposed = 0;
		fc.assert(
			fc.property(anyTable, ({ release, sides, count }) => {
				const tables = mixedTables(release, sides, count);
				proposed += tables.length;
				for (const { theme, question, low, high } of tables) {
					const found = release.themes.find(({ id }) => id === theme.id)!;
					expect(found.questions[question].pools).toContainEqual(low);
					expect(found.questions[question].pools).toContainEqual(high);
					expect(high.mean - low.mean).toBeGreaterThanOrEqual(1.5 - 1e-9);
					expect(low.units).not.toEqual(high.units);
				}
			}),
			{ numRuns: 100 }
		);
		expect(proposed).toBeGreaterThan(20);
	});

	test('[TK9] as many as are asked, no theme twice before each has come once, the same every time', () => {
		fc.assert(
			fc.property(anyTable, ({ release, sides, count }) => {
				const tables = mixedTables(release, sides, count);
				expect(mixedTables(structuredClone(release), sides, count)).toEqual(tables);
				if (tables.length === 0) return;
				expect(tables.map(({ number }) => number)).toEqual(
					Array.from({ length: count }, (_, i) => i + 1)
				);
				const times = Map.groupBy(tables, ({ theme }) => theme.id);
				const often = [...times.values()].map((list) => list.length);
				expect(Math.max(...often) - Math.min(...often)).toBeLessThanOrEqual(1);
				const gaps = tables.slice(0, times.size).map(({ low, high }) => high.mean - low.mean);
				for (const [i, gap] of gaps.entries())
					expect(gap).toBeLessThanOrEqual((gaps[i - 1] ?? Infinity) + 1e-9);
			}),
			{ numRuns: 100 }
		);
	});

	test('[TK10] everybody sits once, and a side of as many people as there are tables sits at each', () => {
		fc.assert(
			fc.property(anyTable, ({ release, sides, count }) => {
				const tables = mixedTables(release, sides, count);
				if (tables.length === 0) return;
				for (const { units, people } of sides) {
					const seats = tables.map(
						(table) => table.seats.find((one) => one.units === units)?.people ?? 0
					);
					expect(seats.reduce((sum, n) => sum + n, 0)).toBe(people);
					expect(Math.max(...seats) - Math.min(...seats)).toBeLessThanOrEqual(1);
					if (people >= count) expect(Math.min(...seats)).toBeGreaterThan(0);
				}
			}),
			{ numRuns: 100 }
		);
	});

	test('[TK10] a small side sits where the talk is about it, and the others are spread all the same', () => {
		const groups = [
			aGroup('boeren', 'landbouw-en-grond'),
			aGroup('natuur', 'natuur'),
			aGroup('gemeente', 'overheid')
		];
		const saying = (group: string, one: ScalePoint, other: ScalePoint) =>
			alike(4, group, { one: { impact: one }, other: { impact: other } });
		const scan = wholeScan({
			...{ breakdown: 'groups', groups },
			levers: [aLever('lever', [aTheme('one'), aTheme('other')])]
		});
		const people = [
			...saying('boeren', 1, 3),
			...saying('natuur', 5, 2),
			...saying('gemeente', 3, 4)
		];
		const release = { ...makeRelease(scan, 1, factsOf(people)), checksum: '0'.repeat(64) };
		const few = [1, 1, 1].map((count): Seated => ({ units: ['boeren'], people: count }));
		const many = { units: ['gemeente'], people: 3 };
		const tables = mixedTables(release, [...few, many], 3);
		expect(tables.map(({ theme }) => theme.id)).toEqual(['one', 'other', 'one']);
		const boeren = tables.map(({ seats }) => seats.filter((seat) => seat.units[0] === 'boeren'));
		expect(boeren.map((seats) => seats.length)).toEqual([2, 0, 1]);
		for (const { seats } of tables) expect(seats).toContainEqual({ ...many, people: 1 });
	});

	test('[TK10] there is a table for every eight people, at least one and at most eighty', () => {
		expect([0, 5, 8, 12, 45, 500, 5000].map(tablesFor)).toEqual([1, 1, 1, 2, 6, 63, MAX_TABLES]);
		expect(AT_A_TABLE).toBe(8);
	});
});
