import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	boardAfter,
	partBefore,
	shownClusters,
	type Board,
	type BoardStep
} from './contribution-board.ts';
import {
	CONTRIBUTION_KINDS,
	CONTRIBUTION_MAX_LENGTH,
	inOrder,
	plainText,
	type Contribution
} from './contribution.ts';

describe('[EX1] a text of one line', () => {
	test.each([
		['  te   veel\n\nruimte \t', 'te veel ruimte'],
		['Boer Jan’s sloot 😀', 'Boer Jan’s sloot 😀'],
		['   ', ''],
		// Zero-width characters alone show nothing.
		['\u200B\u200D', '']
	])('%j is %j', (typed, text) => {
		expect(plainText(typed, 280)).toEqual({ ok: true, text });
	});

	test('280 characters are fine, one more is not', () => {
		expect(plainText('a'.repeat(CONTRIBUTION_MAX_LENGTH), 280)).toMatchObject({ ok: true });
		expect(plainText('a'.repeat(CONTRIBUTION_MAX_LENGTH + 1), 280)).toEqual({
			...{ ok: false, reason: 'text-too-long', details: { max: 280 } }
		});
	});

	test.each(['\u0000', 'a\u0007b', 'a\u001Bb', 'a\u202Eb', 'a\u2066b', '\uD800'])(
		'%j cannot be read',
		(typed) => {
			expect(plainText(typed, 280)).toEqual({ ok: false, reason: 'text-characters' });
		}
	);

	test('what comes out goes in again as it is', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (typed) => {
				const once = plainText(typed, 280);
				if (once.ok) expect(plainText(once.text, 280)).toEqual(once);
			})
		);
	});
});

const IDS = ['a', 'b', 'c', 'd', 'e', 'f'];
const EMPTY: Board = {
	clusters: [],
	contributions: IDS.map((id, i) => ({
		...{ id, kind: CONTRIBUTION_KINDS[i % 3]!, text: `tekst ${id}` },
		...{ cluster: null, hidden: false }
	}))
};

const someIds = fc.subarray(IDS);
const anId = fc.integer({ min: 1, max: 8 });
const title = fc.constantFrom('Water', 'Wonen', '  ', 'x'.repeat(81));
const stepOf: fc.Arbitrary<Exclude<BoardStep, { kind: 'restore' }>> = fc.oneof(
	fc.record({ kind: fc.constant('gather' as const), ids: someIds, title }),
	fc.record({ kind: fc.constant('put' as const), ids: someIds, cluster: anId }),
	fc.record({
		kind: fc.constantFrom('take-out' as const, 'hide' as const, 'show' as const),
		ids: someIds
	}),
	fc.record({ kind: fc.constant('rename' as const), cluster: anId, title }),
	fc.record({ kind: fc.constant('merge' as const), cluster: anId, into: anId }),
	fc.record({ kind: fc.constant('dissolve' as const), cluster: anId }),
	fc.record({
		...{ kind: fc.constant('reply' as const), cluster: anId },
		reply: fc.constantFrom('', 'Naar het waterschap.')
	})
);

const freeIn = ({ clusters }: Board) => Math.max(0, ...clusters.map(({ id }) => id)) + 1;

/** A board after steps; those that are refused are left out. */
function boardFrom(steps: readonly BoardStep[]): Board {
	return steps.reduce((board, step) => {
		const after = boardAfter(board, step, freeIn(board));
		return after.ok ? after.board : board;
	}, EMPTY);
}

/** All that can be seen of a board: ids of clusters and their order are nobody's business. */
function seen({ clusters, contributions }: Board) {
	return {
		hidden: contributions.filter(({ hidden }) => hidden).map(({ id }) => id),
		loose: contributions.filter(({ cluster }) => cluster === null).map(({ id }) => id),
		clusters: clusters
			.map(({ id, title: named, theme, reply }) => {
				const inside = contributions.filter(({ cluster }) => cluster === id);
				return JSON.stringify([named, theme, reply, inside.map((one) => one.id)]);
			})
			.sort()
	};
}

describe('[EX6] steps on the board', () => {
	test('each can be undone, and that too', () => {
		fc.assert(
			fc.property(fc.array(stepOf, { maxLength: 12 }), stepOf, (steps, step) => {
				const before = boardFrom(steps);
				const after = boardAfter(before, step, freeIn(before));
				if (!after.ok) return;
				const were = partBefore(before, after.board);
				const back = boardAfter(after.board, { kind: 'restore', were }, freeIn(after.board));
				if (!back.ok) throw new Error(back.reason);
				expect(seen(back.board)).toEqual(seen(before));
				const again = boardAfter(
					back.board,
					{ kind: 'restore', were: partBefore(after.board, back.board) },
					freeIn(back.board)
				);
				if (!again.ok) throw new Error(again.reason);
				expect(seen(again.board)).toEqual(seen(after.board));
			}),
			{ numRuns: 500 }
		);
	});

	test('no contribution is lost, and each is in a cluster that is there, or in none', () => {
		fc.assert(
			fc.property(fc.array(stepOf, { maxLength: 20 }), (steps) => {
				const { clusters, contributions } = boardFrom(steps);
				const there = new Set<number | null>([null, ...clusters.map(({ id }) => id)]);
				expect(contributions.map(({ id }) => id)).toEqual(IDS);
				expect(contributions.filter(({ cluster }) => !there.has(cluster))).toEqual([]);
				expect(new Set(clusters.map(({ id }) => id)).size).toBe(clusters.length);
			})
		);
	});

	test('a cluster is split by putting some of it together anew', () => {
		const board = boardFrom([
			{ kind: 'gather', ids: ['a', 'b', 'c'], title: 'Water' },
			{ kind: 'gather', ids: ['b', 'c'], title: 'Sloten' }
		]);
		expect(seen(board).clusters).toEqual([
			'["Sloten",null,"",["b","c"]]',
			'["Water",null,"",["a"]]'
		]);
	});

	test('where two clusters become one, what was said of either stays', () => {
		const board = boardFrom([
			{ kind: 'gather', ids: ['a'], title: 'Water' },
			{ kind: 'gather', ids: ['b'], title: 'Sloten' },
			{ kind: 'reply', cluster: 1, reply: 'Naar het waterschap.' },
			{ kind: 'merge', cluster: 1, into: 2 }
		]);
		expect(seen(board).clusters).toEqual(['["Sloten",null,"Naar het waterschap.",["a","b"]]']);
	});

	test.each<[string, BoardStep, string]>([
		['nothing ticked', { kind: 'gather', ids: [], title: 'Water' }, 'contributions-none'],
		['taken back meanwhile', { kind: 'hide', ids: ['weg'] }, 'contributions-none'],
		['without a name', { kind: 'gather', ids: ['a'], title: ' ' }, 'title-missing'],
		['a long name', { kind: 'gather', ids: ['a'], title: 'x'.repeat(81) }, 'text-too-long'],
		['into a cluster that is gone', { kind: 'put', ids: ['a'], cluster: 7 }, 'cluster-unknown'],
		['a cluster into itself', { kind: 'merge', cluster: 1, into: 1 }, 'cluster-unknown']
	])('%s is refused', (_what, step, reason) => {
		const board = boardFrom([{ kind: 'gather', ids: ['f'], title: 'Wonen' }]);
		expect(boardAfter(board, step, 2)).toMatchObject({ ok: false, reason });
	});
});

test('[EX4] [EX5] others see what is in a cluster and not hidden, and nothing else', () => {
	fc.assert(
		fc.property(fc.array(stepOf, { maxLength: 20 }), (steps) => {
			const board = boardFrom(steps);
			const shown = shownClusters(board).flatMap(({ contributions }) => contributions);
			const may = board.contributions.filter((one) => !one.hidden && one.cluster !== null);
			expect(shown.map(({ id }) => id).sort()).toEqual(may.map(({ id }) => id).sort());
		})
	);
});

test('[EX3] the order of contributions tells neither who wrote them nor when', () => {
	const all: readonly Contribution[] = EMPTY.contributions;
	fc.assert(
		fc.property(fc.shuffledSubarray([...all], { minLength: all.length }), (shuffled) => {
			expect(inOrder(shuffled)).toEqual(inOrder(all));
		})
	);
});
