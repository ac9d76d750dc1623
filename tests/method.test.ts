import { readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { beforeAll, describe, expect, test } from 'vitest';
import { allFigures, consensus, type Figures } from './method/alternatives.ts';
import { demoRound, type DemoRound } from './method/demo.ts';
import { tablesOf, type MethodLanguage } from './method/tables.ts';

const FILES: Readonly<Record<MethodLanguage, string>> = {
	nl: 'docs/method.nl.md',
	en: 'docs/method.md'
};
const WRITTEN_IN = Object.keys(FILES) as MethodLanguage[];
const BLOCK = /<!-- figures:([a-z-]+) -->[^]*?<!-- \/figures -->/g;

let demo: DemoRound;
let figures: Figures;

/** The page with its tables as they should be, laid out as the formatter does. */
async function filled(language: MethodLanguage): Promise<string> {
	const tables = tablesOf(figures, demo, language);
	const text = readFileSync(FILES[language], 'utf8').replace(BLOCK, (_, name: string) => {
		const table = tables[name];
		if (table === undefined) throw new Error(`${FILES[language]} asks for figures "${name}"`);
		return `<!-- figures:${name} -->\n\n${table}\n\n<!-- /figures -->`;
	});
	const config = await resolveConfig(FILES[language]);
	return format(text, { ...config, plugins: [], parser: 'markdown' });
}

const pageOf = (language: MethodLanguage) => readFileSync(FILES[language], 'utf8');
const namesIn = (page: string) => [...page.matchAll(BLOCK)].map(([, name]) => name);

/** What stands in a page outside the tables that are filled in, section by section. */
function sectionsOf(page: string): readonly string[] {
	return page.replace(BLOCK, '').split(/^## /m);
}

/** All numbers of a text, as an English reader writes them, in order of size. */
function numbersIn(text: string, language: MethodLanguage): readonly number[] {
	const plain = text
		.replace(/\]\([^)]*\)/g, ']')
		.replace(/`[^`]*`/g, '')
		.replace(language === 'nl' ? /(\d),(\d)/g : /(\d)\.(\d)/g, '$1.$2');
	return [...plain.matchAll(/\d+(?:\.\d+)?/g)]
		.map(([found]) => Number(found))
		.sort((a, b) => a - b);
}

beforeAll(async () => {
	demo = await demoRound();
	figures = allFigures(demo);
	if (process.env.UPDATE_METHOD === '1')
		for (const language of WRITTEN_IN) writeFileSync(FILES[language], await filled(language));
}, 60_000);

describe('the pages about the method', () => {
	test.each(WRITTEN_IN)('[Y1] hold the figures of the demo (%s)', async (language) => {
		expect(
			pageOf(language),
			`${FILES[language]} is out of date: run UPDATE_METHOD=1 npx vitest run tests/method`
		).toBe(await filled(language));
	});

	test.each(WRITTEN_IN)('[Y1] use every table once (%s)', (language) => {
		const made = Object.keys(tablesOf(figures, demo, language));
		expect(namesIn(pageOf(language)).sort()).toEqual(made.sort());
	});

	test('[Y2] have the same sections, tables and numbers in both languages', () => {
		const [nl, en] = [pageOf('nl'), pageOf('en')];
		expect(namesIn(nl)).toEqual(namesIn(en));
		const shape = (page: string) =>
			[...page.matchAll(/^(#+ (?:§\d+)?|[-|] )/gm)].map(([start]) => start.trim());
		expect(shape(nl.replace(BLOCK, ''))).toEqual(shape(en.replace(BLOCK, '')));
		const english = sectionsOf(en);
		sectionsOf(nl).forEach((section, i) =>
			expect([i, numbersIn(section, 'nl')]).toEqual([i, numbersIn(english[i]!, 'en')])
		);
	});
});

describe('the figures in them', () => {
	test('[Y3] start from the answers of which the demo made its release', () => {
		const { checksum: _, ...stored } = demo.stored;
		const { scan: _scan, ...content } = stored;
		const { scan: _demo, ...made } = JSON.parse(
			JSON.stringify(demo.release)
		) as typeof demo.release;
		expect(content).toEqual(made);
	});

	test('[Y3] differ in nothing when the rules are those of the program', () => {
		expect(figures.same).toEqual({
			...{ classes: [], into: [], out: [], farthest: null },
			...{ moved: 0, shared: 0 }
		});
		expect(figures.firm.same).toEqual({ ranges: 0, farthest: 0, shares: 0, largest: 0 });
		expect(figures.talk.now).toBe(figures.flags.talk);
		expect(figures.talk.gaps[1]!.themes).toBe(figures.flags.talk);
		expect(figures.talk.agreements[1]!.themes).toBe(figures.flags.talk);
		expect(figures.learn[1]!.themes).toBe(figures.flags.learn);
		expect(figures.unsure[1]!.themes).toBe(figures.flags.unsure);
		expect(figures.firm.borderline.now).toBe(figures.flags.borderline);
		expect(figures.firm.weights.reasonable.points).toBe(81);
		expect(figures.again.same).toBe(0);
	});

	test('[Y3] have the consensus that R has', () => {
		// agrmt 1.42.4, help page of consensus().
		expect(consensus([30, 40, 210, 130, 530, 50, 10])).toBeCloseTo(0.7256876, 7);
	});

	test('[Y4] room in the score and the place of the cut change most', () => {
		const { weights, cuts, sides, ...rest } = {
			...figures,
			sides: [figures.person, figures.groups, figures.k5, figures.unitsApart]
		};
		const others = [...sides, rest.dontKnowIsThree, rest.medians, rest.product, rest.noGate];
		const room = weights.find((one) => one.weights[2]! > 0)!;
		const rivals = [...others, ...weights.filter((one) => one !== room)];
		expect(room.into.length).toBeGreaterThan(Math.max(...rivals.map(({ into }) => into.length)));
		expect(room.moved).toBeGreaterThan(Math.max(...rivals.map(({ moved }) => moved)));
		const classes = Math.max(...cuts.map((cut) => cut.classes.length));
		const fewer = [...others, ...rest.effortCuts].map((one) => one.classes.length);
		expect(classes).toBeGreaterThan(Math.max(...fewer));
		expect(rest.person.into).toEqual([]);
	});

	test('[Y4] how people are drawn changes next to nothing', () => {
		const { b500, seeds, inUnits } = figures.firm;
		expect(Math.max(...[b500, seeds, inUnits].map(({ farthest }) => farthest))).toBeLessThanOrEqual(
			2
		);
		const shares = [b500, seeds, inUnits].map(({ largest }) => largest);
		expect(Math.max(...shares)).toBeLessThan(0.051);
	});

	test('[Y4] weighing persons moves most what the largest side is against', () => {
		const { id } = figures.person.farthest!;
		const { impact } = demo.release.themes.find((theme) => theme.id === id)!.questions;
		const [largest] = impact.pools!.toSorted((a, b) => b.n - a.n);
		expect(largest!.mean).toBe(Math.min(...impact.pools!.map(({ mean }) => mean)));
		const gaps = demo.release.themes.map(({ questions }) => questions.impact.groupGap ?? 0);
		expect(impact.groupGap).toBe(Math.max(...gaps));
	});

	test('[Y4] the gap decides where to talk first', () => {
		expect(figures.talk.byGap).toBe(figures.talk.now);
	});

	test('[Y4] hidden sides can be computed back, people who came in as well', () => {
		expect(figures.hidden.cells).toBeGreaterThan(100);
		expect(figures.hidden.exact).toBe(figures.hidden.cells);
		expect(figures.change.wholeFound).toBeGreaterThan(100);
		expect(figures.change.pools).toBe(0);
	});
});
