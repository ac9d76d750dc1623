import { describe, expect, test } from 'vitest';
import { goldenScan } from '../../../tests/fixtures/example-scan.ts';
import { makeRelease } from '#lib/domain/release.ts';
import { MATRIX_STATES, STATE_WORDS } from './matrix-states.ts';
import { sideArrows, sidesOf } from './matrix-sides.ts';
import { matrixSvg } from './matrix-svg.ts';

const drawn = ({ points, words, arrows }: (typeof MATRIX_STATES)[number]) =>
	matrixSvg(points, { ...STATE_WORDS, ...words }, arrows ? { arrows } : {});

describe('[M13] the matrix as a picture', () => {
	test.each(MATRIX_STATES.map((state) => [state.name, state] as const))(
		'%s is drawn as it was looked at',
		async (name, state) => {
			await expect(drawn(state)).toMatchFileSnapshot(`../../../tests/fixtures/matrix/${name}.svg`);
		}
	);

	test.each(MATRIX_STATES.map((state) => [state.name, state] as const))(
		'%s: no number lies outside the drawing, and every measure is listed once',
		(_, state) => {
			const svg = drawn(state);
			const [, width, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg)!.map(Number);
			for (const [, x, y] of svg.matchAll(/<text x="([-\d.]+)" y="([-\d.]+)"/g)) {
				expect(Number(x)).toBeLessThanOrEqual(width!);
				expect(Number(y)).toBeLessThanOrEqual(height!);
			}
			for (const { id, rank } of state.points)
				if (rank !== null && !state.words?.titles)
					expect(svg.split(`>${STATE_WORDS.titles[id] ?? ''}</text>`)).toHaveLength(
						STATE_WORDS.titles[id] ? 2 : 1
					);
		}
	);

	test('people’s words are words, and nothing comes from elsewhere', () => {
		const svg = drawn(MATRIX_STATES.find(({ name }) => name === 'hostile-words')!);
		expect(svg).not.toContain('<script');
		expect(svg).toContain('&lt;script&gt;');
		expect(svg).not.toContain('\u0007');
		expect(svg).not.toMatch(/href|url\(/);
	});
});

describe('[M14] one side of the table', () => {
	const { scan, facts } = goldenScan();
	const release = { ...makeRelease(scan, 1, facts), checksum: '0'.repeat(64) };

	test('an arrow leads from where all sides put a measure to where this side does', () => {
		const [first] = sidesOf(release);
		expect(first).toEqual(['agrarier']);
		const [arrow] = sideArrows(release, first!);
		const { impact, feasibility } = release.themes[0]!.questions;
		expect(arrow!.from).toEqual({ x: feasibility.balancedMean, y: impact.balancedMean });
		expect(arrow!.to.y).toBe(2);
	});

	test('a side that was shown together with another in a cell has no arrow there', () => {
		expect(sideArrows(release, ['gemeente'])).toEqual([]);
	});
});
