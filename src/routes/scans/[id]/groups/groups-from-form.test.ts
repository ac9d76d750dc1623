import { expect, test } from 'vitest';
import type { Group } from '#lib/domain/group.ts';
import { NO_TEXT } from '#lib/domain/language.ts';
import { gapIn, groupsFrom, groupsTyped } from './groups-from-form.ts';

const group = (slug: string, family: Group['family'], nl = slug): Group => ({
	...{ slug, family, text: NO_TEXT },
	title: { nl, en: `${nl} (en)` }
});
const LIBRARY = [
	group('provincie', 'overheid'),
	group('gemeente', 'overheid'),
	group('waterschap', 'overheid'),
	group('bewoner', 'bewoners-en-bedrijven')
];
const OTHER = group('anders', 'bewoners-en-bedrijven');

function form(fields: readonly (readonly [string, string])[]) {
	const data = new FormData();
	fields.forEach(([name, value]) => data.append(name, value));
	return groupsTyped(data);
}
const slugs = (groups: readonly Group[]) => groups.map(({ slug }) => slug);
const ticked = (...slugs: string[]) => slugs.map((slug) => ['group', slug] as const);

test('a group of the library comes back at its own place, and "anders" stays last', () => {
	const typed = form(ticked('provincie', 'gemeente', 'waterschap', 'bewoner'));
	const before = [LIBRARY[0]!, LIBRARY[2]!, LIBRARY[3]!, OTHER];
	expect(slugs(groupsFrom(typed, before, LIBRARY, ['nl']))).toEqual([
		...['provincie', 'gemeente', 'waterschap', 'bewoner', 'anders']
	]);
});

test('a library group has words in the languages of the scan, and keeps the words it had', () => {
	const before = [{ ...LIBRARY[1]!, title: { nl: 'Onze gemeente', en: null } }, OTHER];
	const typed = form(ticked('provincie', 'gemeente'));
	const titlesIn = (languages: readonly ('nl' | 'en')[]) =>
		groupsFrom(typed, before, LIBRARY, languages)
			.slice(0, 2)
			.map(({ title }) => title);
	expect(titlesIn(['nl'])[0]).toEqual({ nl: 'provincie', en: null });
	expect(titlesIn(['nl', 'en'])[1]).toEqual({ nl: 'Onze gemeente', en: 'gemeente (en)' });
});

test('an own group is added to its side under a free slug, moved inside it, and taken out', () => {
	const added = form([
		...ticked('gemeente', 'bewoner'),
		['added_nl', 'Gemeente'],
		['added_family', 'overheid']
	]);
	const one = groupsFrom(added, [LIBRARY[1]!, LIBRARY[3]!, OTHER], LIBRARY, ['nl']);
	expect(slugs(one)).toEqual(['gemeente', 'gemeente-2', 'bewoner', 'anders']);
	const kept = [
		...ticked('gemeente', 'bewoner'),
		...([
			['own', 'gemeente-2'],
			['title-gemeente-2_nl', 'Buurgemeente'],
			['family-gemeente-2', 'overheid']
		] as const)
	];
	const up = groupsFrom(form([...kept, ['up', 'gemeente-2']]), one, LIBRARY, ['nl']);
	expect(slugs(up)).toEqual(['gemeente-2', 'gemeente', 'bewoner', 'anders']);
	expect(up[0]!.title.nl).toBe('Buurgemeente');
	const further = groupsFrom(form([...kept, ['up', 'gemeente-2']]), up, LIBRARY, ['nl']);
	expect(slugs(further)).toEqual(slugs(up));
	const out = groupsFrom(form([...kept, ['taken_out', 'gemeente-2']]), up, LIBRARY, ['nl']);
	expect(slugs(out)).toEqual(['gemeente', 'bewoner', 'anders']);
});

test('says what is missing: the name of an own group, the name or the side of a new one', () => {
	expect(
		gapIn(
			form([
				['own', 'a'],
				['title-a_nl', ' ']
			])
		)
	).toBe('own-name');
	expect(
		gapIn(
			form([
				['own', 'a'],
				['taken_out', 'a']
			])
		)
	).toBeNull();
	expect(gapIn(form([['added_nl', 'Jagers']]))).toBe('added-family');
	expect(gapIn(form([['added_family', 'natuur']]))).toBe('added-name');
	expect(gapIn(form([]))).toBeNull();
});
