import { beforeAll, expect, test } from 'vitest';
import { CLASSES, FLAGS, type Release } from '../../lib/domain/release-shape.ts';
import { plainText, type StoryDocument } from '../../lib/domain/story-document.ts';
import type { App } from '../../lib/server/app.ts';
import { openDatabase } from '../../lib/server/db/open.ts';
import { readSettings } from '../../lib/server/settings.ts';
import { demoAnswers } from './answers.ts';
import { fillDemo } from './fill.ts';
import { createHub } from '../../lib/server/live/hub.ts';
import { STAD, STAD_VOICES, WIELEN, WIELEN_VOICES } from './opinions.ts';

let release: Release;
let second: Release;
let rounds: readonly { readonly state: string }[];
let all: (table: string) => Record<string, unknown>[];

beforeAll(async () => {
	const app: App = {
		db: openDatabase(':memory:'),
		settings: readSettings({}),
		now: () => Date.UTC(2026, 10, 21),
		random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
		live: createHub()
	};
	await fillDemo(app);
	all = (table) => app.db.$client.prepare(`select * from ${table}`).all() as never;
	const rows = app.db.$client.prepare('select json from release').all() as { json: string }[];
	[release, second] = rows.map(({ json }) => JSON.parse(json) as Release) as [Release, Release];
	rounds = app.db.$client.prepare('select state from round order by id').all() as {
		state: string;
	}[];
});

test('[D1] the demo has a finished quickscan, with a second round, and an open one', () => {
	expect(rounds.map((round) => round.state)).toEqual(['released', 'released', 'open']);
});

test('[D2] its release has every class, a unit that is shown with another, and a theme too few answered', () => {
	const classes = new Set(release.themes.map((theme) => theme.opportunity.class));
	expect(classes).toEqual(new Set(CLASSES));
	expect(release.pools.some((pool) => pool.units.length > 1)).toBe(true);
	expect(release.themes.some((theme) => theme.questions.impact.n < 5)).toBe(true);
	expect(release.themes).toHaveLength(41);
});

test('[D2] it has a place in the area and what is needed for a theme', () => {
	const besides = release.themes.map(({ beside }) => beside);
	expect(besides.some((it) => (it?.places?.hexagons.length ?? 0) > 0)).toBe(true);
	expect(besides.some((it) => it?.needs)).toBe(true);
});

test('[D3] its groups differ: farmers and nature stand more than one point apart somewhere', () => {
	const gaps = release.themes.map((theme) => {
		const mean = (unit: string) =>
			theme.questions.impact.pools?.find((pool) => pool.units.includes(unit))?.mean ?? NaN;
		return mean('natuur') - mean('landbouw-en-grond');
	});
	expect(Math.max(...gaps.filter(Number.isFinite))).toBeGreaterThan(1);
	expect(Math.min(...gaps.filter(Number.isFinite))).toBeLessThan(0);
});

test('[D2] it has every flag, places that are firm and places that are not', () => {
	const flags = new Set(release.themes.flatMap((theme) => theme.opportunity.flags));
	expect([...FLAGS].filter((flag) => !flags.has(flag))).toEqual([]);
	const shares = release.themes.map((theme) => theme.opportunity.topFiveShare ?? 0);
	expect(Math.max(...shares)).toBeGreaterThanOrEqual(0.9);
	expect(shares.some((share) => share > 0.1 && share < 0.9)).toBe(true);
});

test('[D5] what they differed on is asked again, and more themes than not are agreed on then', () => {
	const asked = second.themes.filter((theme) => theme.carriedFrom === null);
	expect(asked.map(({ id }) => id)).toEqual(
		release.themes
			.filter(({ opportunity: { flags } }) => flags.includes('talk'))
			.map(({ id }) => id)
	);
	expect(asked.length).toBeGreaterThan(3);
	expect(asked.length).toBeLessThan(15);
	const moves = second.change!.themes.map(({ questions }) => questions.impact!);
	expect(moves.some(({ move }) => move === 'more-agreed')).toBe(true);
	expect(new Set(moves.map(({ move }) => move)).size).toBeGreaterThan(1);
	expect(moves.every(({ agreementBefore, agreementNow }) => agreementNow > agreementBefore)).toBe(
		true
	);
	expect(moves.filter(({ pairs }) => pairs !== null).length).toBeGreaterThan(asked.length / 2);
});

test('[D4] the same seed makes the same answers, another seed others', () => {
	const csv = demoAnswers(WIELEN, WIELEN_VOICES, 1, 7);
	expect(demoAnswers(WIELEN, WIELEN_VOICES, 1, 7)).toBe(csv);
	expect(demoAnswers(WIELEN, WIELEN_VOICES, 1, 8)).not.toBe(csv);
	expect(demoAnswers(STAD, STAD_VOICES, 0.7, 7).split('\n').length).toBeGreaterThan(100);
});

test('[D6] the demo has a meeting, and every text of it says that it is an example', () => {
	const texts = [
		...all('invitation').map(({ party }) => party),
		...all('contribution').map(({ text }) => text),
		...all('talk').map(({ conclusion }) => conclusion),
		...all('highlight').flatMap(({ text }) => (text === '' ? [] : [text])),
		...all('commitment').flatMap(({ what, who, first_step: first, sign }) => [
			...[what, who, first, sign]
		]),
		...all('meeting').flatMap(({ after }) => (after === '' ? [] : [after])),
		...all('goal').flatMap(({ what, indicator }) => [what, indicator]),
		...all('recognition').flatMap(({ remark }) => (remark === '' ? [] : [remark]))
	];
	expect(texts.length).toBeGreaterThan(12);
	expect(texts.filter((text) => !/^Voorbeeld: /.test(String(text)))).toEqual([]);
	expect(all('cluster')).toHaveLength(1);
	expect(all('meeting').filter(({ agenda }) => agenda !== null)).toHaveLength(1);
	expect(all('meeting').filter(({ shared }) => shared === 1)).toHaveLength(1);
});

test('[D7] the demo has a story on the web that says which part few recognised, and how goals stand', () => {
	const [published] = all('edition').filter(({ kind }) => kind === 'published');
	const { nl, en } = JSON.parse(String(published!.documents)) as Record<string, StoryDocument>;
	const little = nl!.parts.filter(({ recognition }) => recognition !== null);
	expect(little.map(({ part }) => part)).toEqual(['long-haul']);
	expect(en!.parts.map(({ part }) => part)).toEqual(nl!.parts.map(({ part }) => part));
	const typed = (document: StoryDocument) =>
		plainText(document.parts.find(({ part }) => part === 'landscape')!.blocks);
	expect(typed(nl!)).toMatch(/Bodem\nVoorbeeld: /);
	expect(typed(en!)).toMatch(/Soil\nExample: /);
	expect(all('story')).toMatchObject([{ slug: 'groote-wielen', shown: 1, listed: 0 }]);
	expect(all('commitment')).toMatchObject([{ state: 'started' }]);
});
