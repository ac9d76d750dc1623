import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alike, aLever, aTheme, factsOf, wholeScan } from '../../../tests/fixtures/example-scan.ts';
import { makeRelease } from './release.ts';
import type { Release } from './release-shape.ts';
import {
	changesBy,
	remarksToRead,
	shownRemarks,
	unitToTell,
	type Remark,
	type RemarkStep
} from './remark.ts';

const NOBODY_KNOWS = { checksum: '0'.repeat(64) };
const themes = ['peil', 'hagen'].map((slug) => aTheme(slug));
const rated = { peil: { impact: 4 }, hagen: { impact: 2 } } as const;

/** A release with so many people per group of the worked example. */
function releaseOf(
	people: Readonly<Record<string, number>>,
	breakdown: 'families' | 'groups' = 'groups'
): Release {
	const scan = wholeScan({ breakdown, levers: [aLever('l', themes)] });
	const facts = factsOf(
		Object.entries(people).flatMap(([group, count]) => alike(count, group, rated))
	);
	return { ...makeRelease(scan, 1, facts, { resamples: 0 }), ...NOBODY_KNOWS };
}
const { groups } = wholeScan();

function aRemark(id: string, more: Partial<Remark> = {}): Remark {
	return {
		...{ id, theme: 'peil', kind: 'remark', text: `Tekst ${id}`, group: 'agrarier' },
		...{ withGroup: false, hidden: false, quoted: false, joinedTo: null },
		...more
	};
}

describe('[P17] a unit beside what somebody wrote', () => {
	const told = (release: Release, group: string, withGroup = true) =>
		unitToTell(release, groups, { group, withGroup });

	test('is told only when who wrote it allowed so', () => {
		const release = releaseOf({ agrarier: 3, gemeente: 3 });
		expect(told(release, 'agrarier')).toBe('agrarier');
		expect(told(release, 'agrarier', false)).toBe(null);
	});

	test('is told only when it is a pool of its own', () => {
		const release = releaseOf({ agrarier: 6, gemeente: 2, waterschap: 2 });
		expect(release.pools.map(({ units }) => units)).toEqual([
			['agrarier'],
			['gemeente', 'waterschap']
		]);
		expect(told(release, 'agrarier')).toBe('agrarier');
		expect(told(release, 'gemeente')).toBe(null);
		expect(told(release, 'waterschap')).toBe(null);
	});

	test('is the family where families are counted, never the group', () => {
		const release = releaseOf({ agrarier: 3, gemeente: 2, waterschap: 2 }, 'families');
		expect(told(release, 'gemeente')).toBe('overheid');
		expect(told(release, 'waterschap')).toBe('overheid');
	});

	test('is not told of a group that answered nothing, or of an unknown one', () => {
		const release = releaseOf({ agrarier: 6 });
		expect(told(release, 'terreinbeheerder')).toBe(null);
		expect(told(release, 'vissers')).toBe(null);
	});

	test('with fewer than five participants nothing is read at all', () => {
		const release = releaseOf({ agrarier: 4 });
		expect(told(release, 'agrarier')).toBe(null);
		expect(remarksToRead(release, groups, [aRemark('a')])).toEqual([]);
	});

	test('never is a unit told that shares its pool, whoever came', () => {
		const slugs = groups.map(({ slug }) => slug);
		const anyPeople = fc.record(
			Object.fromEntries(slugs.map((slug) => [slug, fc.integer({ min: 0, max: 7 })]))
		);
		const breakdown = fc.constantFrom('families' as const, 'groups' as const);
		fc.assert(
			fc.property(anyPeople, breakdown, (people, by) => {
				const release = releaseOf(people, by);
				for (const slug of slugs) {
					const unit = told(release, slug);
					if (unit === null) continue;
					const behind = groups.filter(
						(group) => (by === 'groups' ? group.slug : group.family) === unit
					);
					const count = behind.reduce((sum, group) => sum + people[group.slug]!, 0);
					expect(count).toBeGreaterThanOrEqual(release.k);
				}
			}),
			{ numRuns: 60 }
		);
	});
});

describe('[U26] what people wrote, as it is read', () => {
	const release = releaseOf({ agrarier: 6 });

	test('stands by theme, kind and alphabet, whatever the order and the ids', () => {
		const remarks = [
			aRemark('1', { text: 'zeker' }),
			aRemark('2', { text: 'Aan de slag', theme: 'hagen' }),
			aRemark('3', { text: 'Als er geld is', kind: 'offer' }),
			aRemark('4', { text: 'Met de buren' }),
			aRemark('5', { text: 'aan de slag' })
		];
		const texts = (all: readonly Remark[]) =>
			remarksToRead(release, groups, all).map(({ theme, text }) => `${theme}: ${text}`);
		const expected = [
			...['peil: aan de slag', 'peil: Met de buren', 'peil: zeker', 'peil: Als er geld is'],
			'hagen: Aan de slag'
		];
		expect(texts(remarks)).toEqual(expected);
		expect(texts(remarks.toReversed())).toEqual(expected);
	});

	test('tells neither the group nor whether it might have been told', () => {
		const [read] = remarksToRead(release, groups, [aRemark('a', { group: 'gemeente' })]);
		expect(read).toEqual({
			...{ id: 'a', theme: 'peil', kind: 'remark', text: 'Tekst a', unit: null },
			...{ hidden: false, quoted: false, joined: [], people: 1 }
		});
	});

	test('on a theme that is not in the release is not read', () => {
		expect(remarksToRead(release, groups, [aRemark('a', { theme: 'vis' })])).toEqual([]);
	});
});

describe('[U45] what stands with the result', () => {
	const release = releaseOf({ agrarier: 6 });
	const shown = (...remarks: readonly Remark[]) =>
		shownRemarks(remarksToRead(release, groups, remarks));

	test('nothing that is hidden, and what is quoted first', () => {
		const all = shown(aRemark('a'), aRemark('b', { hidden: true }), aRemark('c', { quoted: true }));
		expect(all.map(({ text, quoted }) => [text, quoted])).toEqual([
			['Tekst c', true],
			['Tekst a', false]
		]);
	});

	test('what says the same once, with the number of people, hidden ones among them', () => {
		const all = shown(
			aRemark('a'),
			aRemark('b', { joinedTo: 'a' }),
			aRemark('c', { joinedTo: 'a', hidden: true }),
			aRemark('d')
		);
		expect(all.map(({ text, people }) => [text, people])).toEqual([
			['Tekst a', 3],
			['Tekst d', 1]
		]);
	});

	test('no id, and not the words of those that were joined', () => {
		const [only] = shown(aRemark('a'), aRemark('b', { joinedTo: 'a' }));
		expect(Object.keys(only!).sort()).toEqual(
			['theme', 'kind', 'text', 'unit', 'quoted', 'people'].sort()
		);
	});
});

describe('[U44] a step of the facilitator', () => {
	const IDS = ['a', 'b', 'c', 'd'];
	const remarks = [...IDS.map((id) => aRemark(id)), aRemark('o', { kind: 'offer' })];

	/** Texts after a step. @throws when it was refused */
	function after(step: RemarkStep, before: readonly Remark[]): readonly Remark[] {
		const made = changesBy(step, before);
		if (!made.ok) throw new Error(made.reason);
		return before.map((remark) => ({
			...remark,
			...made.changes.find(({ id }) => id === remark.id)
		}));
	}

	const anyIds = fc.subarray(IDS, { minLength: 1 });
	const anyStep: fc.Arbitrary<RemarkStep> = fc.oneof(
		fc.record({
			kind: fc.constantFrom('hide' as const, 'show' as const, 'quote' as const, 'unquote' as const),
			id: fc.constantFrom(...IDS)
		}),
		fc.record({
			...{ kind: fc.constant('join' as const), ids: anyIds },
			under: fc.constantFrom(...IDS)
		}),
		fc.record({ kind: fc.constant('part' as const), ids: anyIds })
	);

	test('changes nothing when it is done again, and is undone by how it was', () => {
		fc.assert(
			fc.property(fc.array(anyStep, { maxLength: 6 }), anyStep, (steps, step) => {
				const before = steps.reduce<readonly Remark[]>((all, one) => after(one, all), remarks);
				const made = changesBy(step, before);
				if (!made.ok) throw new Error(made.reason);
				const then = after(step, before);
				expect(changesBy(step, then)).toEqual({ ok: true, changes: [], were: [] });
				expect(after({ kind: 'restore', states: made.were }, then)).toEqual(before);
			})
		);
	});

	test('never joins to what is joined itself, so that no text is lost', () => {
		fc.assert(
			fc.property(fc.array(anyStep, { maxLength: 8 }), (steps) => {
				const all = steps.reduce<readonly Remark[]>((so, one) => after(one, so), remarks);
				const heads = new Map(all.map((remark) => [remark.id, remark.joinedTo]));
				for (const { joinedTo } of all) if (joinedTo) expect(heads.get(joinedTo)).toBe(null);
				const read = remarksToRead(releaseOf({ agrarier: 6 }), groups, all);
				expect(read.reduce((sum, { people }) => sum + people, 0)).toBe(remarks.length);
			})
		);
	});

	test('takes along what stood under a text that is joined to another', () => {
		const once = after({ kind: 'join', ids: ['b'], under: 'a' }, remarks);
		const twice = after({ kind: 'join', ids: ['a', 'c'], under: 'c' }, once);
		expect(twice.map(({ id, joinedTo }) => [id, joinedTo])).toEqual([
			...[
				['a', 'c'],
				['b', 'c'],
				['c', null],
				['d', null]
			],
			['o', null]
		]);
	});

	test('is refused for an unknown text, and where two kinds or themes would stand together', () => {
		const unknown = { ok: false, reason: 'not-found' };
		expect(changesBy({ kind: 'hide', id: 'x' }, remarks)).toEqual(unknown);
		expect(changesBy({ kind: 'join', ids: ['a', 'x'], under: 'b' }, remarks)).toEqual(unknown);
		const misfit = { ok: false, reason: 'remarks-changed' };
		expect(changesBy({ kind: 'join', ids: ['o'], under: 'a' }, remarks)).toEqual(misfit);
		const state = (id: string, joinedTo: string) => ({
			...{ id, joinedTo, hidden: false, quoted: false }
		});
		const restore = (...states: ReturnType<typeof state>[]) =>
			changesBy({ kind: 'restore', states }, remarks);
		expect(restore(state('a', 'x'))).toEqual(unknown);
		expect(restore(state('a', 'b'), state('b', 'a'))).toEqual(misfit);
		expect(restore(state('a', 'a'))).toEqual(misfit);
		expect(restore(state('a', 'b'), state('b', 'c'))).toEqual(misfit);
		expect(restore(state('a', 'o'))).toEqual(misfit);
	});
});
