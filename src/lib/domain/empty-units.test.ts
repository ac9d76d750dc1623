import { describe, expect, test } from 'vitest';
import { aGroup } from '../../../tests/fixtures/example-scan.ts';
import { emptyUnits } from './empty-units.ts';
import { OTHER_GROUP } from './group.ts';

const GROUPS = [
	aGroup('gemeente', 'overheid'),
	aGroup('waterschap', 'overheid'),
	aGroup('agrarier', 'landbouw-en-grond'),
	aGroup(OTHER_GROUP, 'bewoners-en-bedrijven')
];

describe('[PR6] who is missing', () => {
	test('a family is there with one of its groups, and missing without any group', () => {
		expect(emptyUnits('families', GROUPS, new Set(['waterschap']))).toEqual([
			...['natuur', 'landbouw-en-grond', 'bewoners-en-bedrijven', 'kennis']
		]);
	});

	test('where groups are the sides, each is told but who fits in no other', () => {
		expect(emptyUnits('groups', GROUPS, new Set(['waterschap']))).toEqual([
			...['gemeente', 'agrarier']
		]);
		expect(emptyUnits('groups', GROUPS, new Set())).not.toContain(OTHER_GROUP);
	});

	test('nobody there: every side; somebody of each: none', () => {
		expect(emptyUnits('families', GROUPS, new Set())).toHaveLength(5);
		const all = new Set(GROUPS.map(({ slug }) => slug));
		expect(emptyUnits('groups', GROUPS, all)).toEqual([]);
	});
});
