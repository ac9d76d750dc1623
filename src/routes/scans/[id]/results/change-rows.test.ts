import { describe, expect, test } from 'vitest';
import { makeRelease } from '#lib/domain/release.ts';
import type { Change, Move, QuestionChange, Release } from '#lib/domain/release-shape.ts';
import {
	aLever,
	alike,
	aTheme,
	factsOf,
	wholeScan
} from '../../../../../tests/fixtures/example-scan.ts';
import { changeRows } from './change-rows.ts';
import { listsOf } from './lists-of.ts';

const SLUGS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
const rated = { impact: 4, feasibility: 4, effort: 2 } as const;

function releaseOf(slugs: readonly string[]): Release {
	const themes = slugs.map((slug) => aTheme(slug));
	const scan = wholeScan({ levers: [aLever('l', themes)] });
	const said = Object.fromEntries(slugs.map((slug) => [slug, rated]));
	const made = makeRelease(scan, 2, factsOf(alike(6, 'gemeente', said)), { resamples: 10 });
	return { ...made, checksum: '0'.repeat(64) };
}

const PAIRS = {
	...{ n: 6, up: 0, down: 0, same: 6, signP: 1, signedRankP: null, distributionChange: 0 },
	...{ kappa: null, agreementBefore: 1, agreementNow: 1 }
};
const changed = (move: Move | null, more: Partial<QuestionChange> = {}): QuestionChange | null =>
	move && {
		...{ move, delta: 0, distributionChange: 0, difference: 0 },
		...{ agreementBefore: 1, agreementNow: 1, pairs: PAIRS, ...more }
	};
const themeOf = (
	id: string,
	impact: QuestionChange | null,
	feasibility: QuestionChange | null
): Change['themes'][number] => ({
	...{ id, since: 1, reworded: false, rankBefore: 1 },
	questions: { impact, feasibility, effort: null, knowledge: null }
});
const changeOf = (themes: Change['themes'], kind: Change['kind'] = 'round'): Change => ({
	...{ kind, title: 'Toen', checksum: '1'.repeat(64), themes }
});

describe('[Z7] what changed, as it is read', () => {
	const release = releaseOf(SLUGS);

	test('clear moves stand apart from what shifted; what stayed the same is named together', () => {
		const rows = changeRows(
			release,
			changeOf([
				themeOf('a', changed('mixed'), changed('stable')),
				themeOf('b', changed('stable'), changed('stable')),
				themeOf('c', changed('stable'), changed('up')),
				themeOf('d', null, null),
				themeOf('e', changed('stable'), null),
				themeOf('gone', changed('up'), changed('up'))
			])
		);
		expect(rows.clear.map(({ theme }) => theme.id)).toEqual(['c']);
		expect(rows.shifted.map(({ theme }) => theme.id)).toEqual(['a']);
		expect(rows.stable.map(({ id }) => id)).toEqual(['b', 'e']);
		expect(rows.hidden).toBe(1);
		expect(rows.allAnswers).toBe(0);
	});

	test('it is counted where all answers are compared, and told where the sides were others', () => {
		const all = changed('up', { pairs: null });
		const others = changed('down', { difference: null, pairs: null });
		const themes = [themeOf('a', all, changed('up')), themeOf('b', others, null)];
		const rows = changeRows(release, changeOf(themes));
		expect(rows.allAnswers).toBe(2);
		expect(rows.clear.map(({ otherSides }) => otherSides)).toEqual([false, true]);
		// Between two scans that is so everywhere, and told once.
		expect(changeRows(release, changeOf(themes, 'scan')).allAnswers).toBe(0);
	});
});

test('[Z8] a list of fewer than eight themes with a place is not tested for firmness', () => {
	expect(listsOf(releaseOf(SLUGS)).untested).toEqual({ measures: false, conditions: false });
	expect(listsOf(releaseOf(SLUGS.slice(1))).untested.measures).toBe(true);
	expect(listsOf({ ...releaseOf(SLUGS), themes: [] }).untested.measures).toBe(false);
});
