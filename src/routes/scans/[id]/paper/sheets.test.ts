import { describe, expect, test } from 'vitest';
import { themeSetById } from '#lib/content/content.ts';
import { aLever, aTheme } from '../../../../../tests/fixtures/example-scan.ts';
import { sheetsOf, type Block } from './sheets.ts';

const block = (kind: Block['kind'], lines: readonly string[] = ['Een zin.']): Block => ({
	...{ kind, title: kind, lines }
});
const SHORT = [block('what'), block('answers'), block('rules'), block('groups')];

describe('[J46] the pages of a form', () => {
	test.each(['landelijk', 'stedelijk'])(
		'%s: every theme once, in order, no page with two levers and at most three themes on one',
		(id) => {
			const { levers } = themeSetById(id)!;
			const sheets = sheetsOf(SHORT, 16, levers, 'nl').filter((sheet) => sheet.kind === 'lever');
			expect(sheets.flatMap((sheet) => sheet.themes.map((theme) => theme.slug))).toEqual(
				levers.flatMap((lever) => lever.themes.map((theme) => theme.slug))
			);
			for (const { lever, themes } of sheets) {
				const own = levers.find(({ title }) => title === lever)!.themes;
				expect(themes.length).toBeLessThanOrEqual(3);
				for (const theme of themes) expect(own.map(({ slug }) => slug)).toContain(theme.slug);
			}
		}
	);

	test('what fits on one page stands on one; else what one ticks has a page of its own', () => {
		const intro = (blocks: readonly Block[], groups: number) =>
			sheetsOf(blocks, groups, [], 'nl').map((sheet) =>
				sheet.kind === 'intro' ? sheet.blocks.map(({ kind }) => kind) : []
			);
		expect(intro(SHORT, 6)).toEqual([['what', 'answers', 'rules', 'groups']]);
		const long = [block('what'), block('text', ['x'.repeat(1500)]), ...SHORT.slice(1)];
		expect(intro(long, 16)).toEqual([
			['what', 'text', 'answers'],
			['rules', 'groups']
		]);
	});

	test('long texts of a facilitator take more pages and lose nothing', () => {
		const text = { nl: 'Een lang verhaal. '.repeat(22), en: null };
		const themes = ['a', 'b', 'c', 'd'].map((slug) => aTheme(slug, { text }));
		const sheets = sheetsOf([], 0, [aLever('water', themes)], 'nl');
		expect(sheets.map((sheet) => sheet.kind === 'lever' && sheet.themes.length)).toEqual([2, 2]);
	});
});
