import { expect, test } from '@playwright/test';
import { globSync } from 'node:fs';
import { everyState, type EveryState } from './every-state.ts';
import { expectFaultless, expectFrame, leaveView, openView, strayedFrom } from './looks.ts';
import { isForParticipants, VIEWS } from './views.ts';

// Every page in every state: found on the disk, so that a new page cannot be forgotten.

/** Routes that give no page; they need no look. */
const ENDPOINTS: Readonly<Record<string, string>> = {
	'/language': 'form target: sets the language and goes back',
	'/logout': 'form target: ends the session',
	'/s/[code]/[theme]/answer': 'JSON: saves answers in the background',
	'/s/[code]/map': 'GeoJSON: the area and its parts, when the map is opened',
	'/s/[code]/done/qr': 'picture: the own link',
	'/scans/[id]/progress/agenda.ics': 'file: the days of goals and agreements',
	'/story/[slug]/agenda.ics': 'file: the days of goals and agreements, for everybody',
	'/s/[code]/story/[attachment]': 'picture or file of the draft',
	'/story/[slug]/attachment/[attachment]': 'picture or file of what is published',
	'/story/[slug]/card.png': 'picture: where somebody shares the address',
	'/story/[slug]/story.[format]': 'file: what is published',
	'/scans/[id]/remarks/remarks.csv': 'file: what people wrote',
	'/scans/[id]/results/knowledge.csv': 'file: the knowledge agenda',
	'/map/base.pmtiles': 'file: the ground under maps, in parts',
	'/scans/[id]/results/map/layers/[layer]': 'GeoJSON: a layer, for the map',
	'/scans/[id]/results/map/places.geojson': 'GeoJSON: numbers of people, for the map',
	'/scans/[id]/results/matrix.png': 'file: the matrix',
	'/scans/[id]/results/matrix.svg': 'file: the matrix',
	'/scans/[id]/results/release.json': 'file: the release',
	'/scans/[id]/results/results.csv': 'file: the figures',
	'/scans/[id]/results/results.geojson': 'file: the places',
	'/scans/[id]/results/results.gpkg': 'file: the places',
	'/scans/[id]/results/results.xlsx': 'file: the figures',
	'/scans/[id]/explore/now': 'JSON: whether something new was written',
	'/scans/[id]/story/attachment/[attachment]': 'file: what was brought along for the story',
	'/scans/[id]/story/edit/[part]/save': 'JSON: saves a part of the story in the background',
	'/scans/[id]/room/live': 'events: numbers of people',
	'/screen/[key]/live': 'events: what the screen may know',
	'/screen/[key]/shown': 'JSON: what is on the screen',
	'/scans/[id]/story/story.docx': 'file: the story',
	'/scans/[id]/story/story.html': 'file: the story',
	'/scans/[id]/story/story.pdf': 'file: the story',
	'/scans/[id]/story/story.md': 'file: the story'
};

let all: EveryState;
/** Requests that left for another host. */
let strayed: readonly string[];

test.beforeAll(async ({ browser }) => {
	all = await everyState(browser);
	strayed = strayedFrom(all);
});
test.afterAll(() => all.stop());

test('[X1] every page and every endpoint under src/routes is known here', () => {
	const routesWith = (file: string) =>
		globSync(`src/routes/**/${file}`)
			.map((path) => `/${path.split('/').slice(2, -1).join('/')}`)
			.sort();
	// For developers: a house in use has no such page.
	const pages = routesWith('+page.svelte').filter((route) => route !== '/dev/gallery');
	const loads = routesWith('+page.server.ts');
	const looked = [...new Set(VIEWS.map(({ route }) => route))].sort();
	expect(looked).toEqual([...new Set([...pages, ...loads])].sort());
	expect(Object.keys(ENDPOINTS).sort()).toEqual(routesWith('+server.ts'));
});

// The pages of participants are in every-reader.e2e.ts, with more to look at.
for (const view of VIEWS.filter(({ route }) => !isForParticipants(route)))
	test(`[X2] [X3] [X4] [X5] ${view.route}, ${view.who}: ${view.sees}`, async () => {
		const page = await openView(all, view);
		await expectFrame(page, view);
		await expectFaultless(page, view);
		expect(strayed).toEqual([]);
		await leaveView(page, view);
	});
