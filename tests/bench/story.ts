import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { storyHtml } from '../../src/lib/server/export/story-html.ts';
import { storyMarkdown } from '../../src/lib/server/export/story-markdown.ts';
import { storyDocx } from '../../src/lib/server/export/story-docx.ts';
import { storyPdf } from '../../src/lib/server/export/story-pdf.ts';
import { openApp } from '../../src/lib/server/app.ts';
import { readSettings } from '../../src/lib/server/settings.ts';
import { closeRound } from '../../src/lib/server/usecases/close-round.ts';
import { createScan } from '../../src/lib/server/usecases/create-scan.ts';
import { importAnswers } from '../../src/lib/server/usecases/import-answers.ts';
import { openRound } from '../../src/lib/server/usecases/open-round.ts';
import { storyDraft } from '../../src/lib/server/usecases/story-draft.ts';
import { demoAnswers } from '../../src/cli/demo/answers.ts';
import { WIELEN, WIELEN_VOICES } from '../../src/cli/demo/opinions.ts';
import { readFileSync } from 'node:fs';
import { done, OPERATOR } from '../fixtures/house.ts';
import { storyDocument, STORY_PICTURES } from '../fixtures/story-document.ts';

const FORMATS = { docx: storyDocx, pdf: storyPdf, html: storyHtml, md: storyMarkdown };
export type Format = keyof typeof FORMATS;
export const THEMES = 41;

/** @returns how long it takes to read the story of a demo result of 41 themes, in ms, `runs` times */
export async function openStory(runs: number): Promise<readonly number[]> {
	const folder = mkdtempSync(join(tmpdir(), 'peddel-bench-'));
	const app = openApp(readSettings({ PEDDEL_DATA: folder }));
	const { id } = done(
		await createScan(app, OPERATOR, {
			...{ title: 'Bench', themes: 'landelijk', languages: ['nl'] },
			areaFile: readFileSync('src/cli/demo/groote-wielen.geojson', 'utf8')
		})
	);
	done(await openRound(app, OPERATOR, id));
	done(await importAnswers(app, OPERATOR, id, demoAnswers(WIELEN, WIELEN_VOICES, 1, 1)));
	done(await closeRound(app, OPERATOR, id, 0));
	const took = [];
	for (let run = 0; run < runs; run += 1) took.push(await timed(() => storyDraft(app, id, 'nl')));
	app.db.$client.close();
	rmSync(folder, { recursive: true, force: true });
	return took;
}

/** @returns how long each kind of document takes, in ms, and how large it is, in bytes */
export async function makeDocuments(
	runs: number
): Promise<readonly { format: Format; ms: readonly number[]; bytes: number }[]> {
	const document = storyDocument({ themes: THEMES });
	const made = [];
	for (const [format, make] of Object.entries(FORMATS)) {
		let bytes = 0;
		const ms = [];
		for (let run = 0; run < runs; run += 1)
			ms.push(
				await timed(async () => {
					bytes = (await make(document, STORY_PICTURES)).length;
				})
			);
		made.push({ format: format as Format, ms, bytes });
	}
	return made;
}

async function timed(work: () => unknown): Promise<number> {
	const start = performance.now();
	await work();
	return performance.now() - start;
}
