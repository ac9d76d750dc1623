import { globSync } from 'node:fs';
import { expect, test } from 'vitest';

// Before the release nobody gets a figure about answers, by whatever route. What each route may tell
// until then stands here; a new route belongs in the list before anything else happens. That it is
// so is asked of every route in e2e/outsider.e2e.ts, in two houses that differ in answers alone.

/** What a route may tell of people while a round runs. */
type Tells =
	/** Nothing of anybody: it is about no scan, how one is set up, or what a facilitator writes. */
	| 'nothing'
	/** How many people take part and how far they are, never what they say. */
	| 'numbers'
	/** To a participant what they said themselves, and nothing of others. */
	| 'own'
	/** What the person in front of one says of themselves, while it is typed in for them. */
	| 'typed'
	/** Words that people wrote for all to read, before any round: no answers. */
	| 'contributions'
	/** Nothing until there is a release. */
	| 'release'
	/** What was said of a draft of the story: only how many people did, until the asking is closed. */
	| 'recognition'
	/** What a facilitator put on the web after a release, and nothing else. */
	| 'published';

const ROUTES: Readonly<Record<string, Tells>> = {
	'/': 'nothing',
	'/account': 'nothing',
	'/dev/gallery': 'nothing',
	'/language': 'nothing',
	'/login': 'nothing',
	'/logout': 'nothing',
	'/map/base.pmtiles': 'nothing',
	'/setup': 'nothing',
	'/s/[code]': 'own',
	'/s/[code]/[theme]': 'own',
	'/s/[code]/[theme]/answer': 'own',
	'/s/[code]/done': 'own',
	'/s/[code]/done/qr': 'own',
	'/s/[code]/done/withdraw': 'own',
	'/s/[code]/explore': 'contributions',
	'/s/[code]/grid': 'own',
	'/s/[code]/map': 'own',
	'/s/[code]/plays': 'own',
	'/s/[code]/result': 'release',
	'/s/[code]/return/[secret]': 'own',
	'/s/[code]/story': 'recognition',
	'/s/[code]/story/[attachment]': 'release',
	'/scans': 'nothing',
	'/scans/new': 'nothing',
	'/scans/[id]': 'numbers',
	'/scans/[id]/about': 'nothing',
	'/scans/[id]/area': 'nothing',
	'/scans/[id]/area/parts': 'nothing',
	'/scans/[id]/briefing': 'nothing',
	'/scans/[id]/discuss': 'release',
	'/scans/[id]/entry': 'typed',
	'/scans/[id]/entry/help': 'typed',
	'/scans/[id]/explore': 'contributions',
	'/scans/[id]/explore/now': 'contributions',
	'/scans/[id]/groups': 'nothing',
	'/scans/[id]/invite': 'numbers',
	'/scans/[id]/invite/print': 'nothing',
	'/scans/[id]/leave': 'release',
	'/scans/[id]/method': 'nothing',
	'/scans/[id]/paper': 'nothing',
	'/scans/[id]/rehearsal': 'nothing',
	'/scans/[id]/remarks': 'release',
	'/scans/[id]/remarks/remarks.csv': 'release',
	'/scans/[id]/results': 'release',
	'/scans/[id]/results/knowledge': 'release',
	'/scans/[id]/results/knowledge.csv': 'release',
	'/scans/[id]/results/map': 'release',
	'/scans/[id]/results/map/layers/[layer]': 'nothing',
	'/scans/[id]/results/map/places.geojson': 'release',
	'/scans/[id]/results/matrix.png': 'release',
	'/scans/[id]/results/matrix.svg': 'release',
	'/scans/[id]/results/policies': 'release',
	'/scans/[id]/results/release.json': 'release',
	'/scans/[id]/results/results.csv': 'release',
	'/scans/[id]/results/results.geojson': 'release',
	'/scans/[id]/results/results.gpkg': 'release',
	'/scans/[id]/results/results.xlsx': 'release',
	'/scans/[id]/room': 'numbers',
	'/scans/[id]/progress': 'nothing',
	'/scans/[id]/progress/agenda.ics': 'nothing',
	'/scans/[id]/room/live': 'numbers',
	'/scans/[id]/script': 'nothing',
	'/scans/[id]/story': 'release',
	'/scans/[id]/story/attachment/[attachment]': 'nothing',
	'/scans/[id]/story/attachments': 'nothing',
	'/scans/[id]/story/edit/[part]': 'release',
	'/scans/[id]/story/edit/[part]/save': 'nothing',
	'/scans/[id]/story/edit/[part]/versions': 'release',
	'/scans/[id]/story/publish': 'release',
	'/scans/[id]/story/share': 'recognition',
	'/scans/[id]/story/story.docx': 'release',
	'/scans/[id]/story/story.html': 'release',
	'/scans/[id]/story/story.md': 'release',
	'/scans/[id]/story/story.pdf': 'release',
	'/scans/[id]/themes': 'nothing',
	'/scans/[id]/themes/[theme]': 'nothing',
	'/scans/[id]/themes/import': 'nothing',
	'/screen/[key]': 'numbers',
	'/screen/[key]/live': 'numbers',
	'/screen/[key]/shown': 'numbers',
	'/story/[slug]': 'published',
	'/story/[slug]/[number]': 'published',
	'/story/[slug]/agenda.ics': 'published',
	'/story/[slug]/attachment/[attachment]': 'published',
	'/story/[slug]/card.png': 'published',
	'/story/[slug]/progress': 'published',
	'/story/[slug]/story.[format]': 'published'
};

test('[SC23] every route is listed with what it may tell before the release', () => {
	const files = globSync('src/routes/**/+{page,page.server,server}*.{svelte,ts}');
	const found = new Set(files.map((path) => `/${path.split('/').slice(2, -1).join('/')}`));
	expect([...found].sort()).toEqual(Object.keys(ROUTES).sort());
});
