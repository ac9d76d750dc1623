import { describe, expect, test } from 'vitest';
import { themeSetById, groupsForSet } from '../../content/content.ts';
import { QUESTIONS } from '../../domain/rating.ts';
import { unitOf } from '../../domain/release.ts';
import { inventPeople, type Invented } from './people.ts';

const scan = { groups: groupsForSet('landelijk'), levers: themeSetById('landelijk')!.levers };
const REMARKS = ['Verzonnen: een', 'Verzonnen: twee'];
const invent = (seed: number, count = 200) => inventPeople(scan, count, REMARKS, seed);

describe('[LC7] simulated people', () => {
	test('are the same for the same seed, and others for another', () => {
		expect(invent(3)).toEqual(invent(3));
		expect(invent(3)).not.toEqual(invent(4));
	});

	test.each([1, 2, 3])(
		'with seed %i: some stop, some do not know, some write, sides differ',
		(seed) => {
			const people = invent(seed);
			expect(people).toHaveLength(200);
			const whole = Math.max(...people.map(({ says }) => says.length));
			const stopped = people.filter(({ says }) => says.length < whole).length;
			expect(stopped).toBeGreaterThan(10);
			expect(stopped).toBeLessThan(60);
			const said = people.flatMap(({ says }) => says);
			const unknown = said.filter(({ answers }) => answers.impact.kind === 'dont-know').length;
			expect(unknown / said.length).toBeGreaterThan(0.04);
			expect(unknown / said.length).toBeLessThan(0.1);
			const written = said.filter(({ remark }) => remark);
			expect(written.length).toBeGreaterThan(20);
			for (const { remark } of written) expect(remark).toMatch(/^Verzonnen/);
			for (const { answers } of said) expect(Object.keys(answers)).toEqual(QUESTIONS);
			expect(widestGap(people)).toBeGreaterThan(1);
		}
	);

	test('leave one group without anybody, and sit in every other', () => {
		const seats = new Set(invent(1).map(({ group }) => group));
		expect(seats.size).toBe(scan.groups.length - 1);
	});
});

/** The largest difference between two sides in what a theme would yield. */
function widestGap(people: readonly Invented[]): number {
	const themes = people[0]!.says.map(({ theme }) => theme);
	const sideOf = (slug: string) =>
		unitOf(
			'families',
			scan.groups.find((group) => group.slug === slug)!
		);
	const sides = [...Map.groupBy(people, ({ group }) => sideOf(group)).values()];
	return Math.max(
		...themes.map((theme) => {
			const means = sides.map((side) => {
				const given = side.flatMap(({ says }) =>
					says.flatMap(({ answers: { impact }, ...said }) =>
						said.theme === theme && impact.kind === 'rated' ? [impact.value] : []
					)
				);
				return given.reduce<number>((sum, value) => sum + value, 0) / given.length;
			});
			return Math.max(...means) - Math.min(...means);
		})
	);
}
