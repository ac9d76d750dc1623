import { expect, test } from 'vitest';
import type { StoryDocument } from '../../domain/story-document.ts';
import { pngFromSvg } from './png-from-svg.ts';
import { storyCard } from './story-card.ts';

const MATRIX =
	'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1240 900" font-family="x"><rect width="9" height="9"/></svg>';

function story(title: string, matrix = true): StoryDocument {
	return {
		...{ language: 'nl', title, lead: '', notes: [], logos: [], parts: [], attachments: [] },
		honest: 'Inschatting van 45 deelnemers op 21 november 2026. Geen draagvlakmeting.',
		about: { area: 'Polder', releasedAtMs: 0, round: 1 },
		figures: matrix ? { matrix: { kind: 'svg', svg: MATRIX } } : {}
	};
}

/** Width and height in the head of a PNG. */
function sizeOf(png: Uint8Array): readonly [number, number] {
	const head = Buffer.from(png);
	return [head.readUInt32BE(16), head.readUInt32BE(20)];
}

test.each([
	['with a matrix', story('Gebiedsverhaal Polder')],
	['without one', story('Gebiedsverhaal Polder', false)],
	['with a long title', story('Een heel lang gebied met heel veel woorden '.repeat(8))],
	['with one long word', story('Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch')],
	['with no letters at all', story('')],
	['with markup, signs and right to left', story('<b>&"\u0007 שלום 🛶 ]]>')]
])('[SP9] the picture to share is 1200 by 630, %s', (_which, document) => {
	const svg = storyCard(document);
	expect(svg).not.toContain('<b>');
	expect(sizeOf(pngFromSvg(svg, 1200))).toEqual([1200, 630]);
});
