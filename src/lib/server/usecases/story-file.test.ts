import { describe, expect, test } from 'vitest';
import {
	crowd,
	done,
	dump,
	openHouse,
	OPERATOR,
	openScan
} from '../../../../tests/fixtures/house.ts';
import { closeRound } from './close-round.ts';
import { exportScan } from './export-scan.ts';
import { importScan } from './import-scan.ts';

const words = (text: string) => ({ kind: 'paragraph', spans: [{ text }] });

/** A story in which everything was used that a file keeps. */
const STORY = {
	listed: true,
	goals: [
		{
			...{ theme: 'hagen', what: 'Meer hagen', indicator: 'km haag' },
			...{ start: '2 km', startYear: 2026, target: '5 km', targetYear: 2030, now: '3 km' },
			...{ state: 'started', why: '', since: '2026-11-21', nextLook: '2027-11-01' }
		}
	],
	parts: [
		{
			...{ part: 'landscape', language: 'nl' },
			text: {
				pieces: [
					{ kind: 'composed', key: 'landscape:picture' },
					{ kind: 'own', blocks: [words('Veen op zand. 😀')], from: 'landscape:x', was: 'Zand.' }
				],
				dropped: ['landscape:y']
			}
		}
	],
	attachments: [
		{
			...{ id: 'abc-DEF_12', kind: 'file', title: 'LESA', alt: '', credit: 'Voorbeeld' },
			...{ mime: 'application/pdf', width: null, height: null, removed: true },
			bytes: Buffer.from('%PDF-1.7').toString('base64')
		}
	],
	editions: [
		{
			...{ kind: 'draft', number: 1, madeAtMs: 5, withdrawn: false, documents: {} },
			recognition: [
				{
					part: 'start',
					counts: { yes: 4, partly: 1, no: 0 },
					sides: [{ units: ['landbouw'], counts: { yes: 4, partly: 1, no: 0 } }]
				}
			]
		},
		{
			...{ kind: 'published', number: 1, madeAtMs: 6, withdrawn: true },
			documents: {
				nl: {
					...{ language: 'nl', title: 'Verhaal', lead: 'Ronde 1', honest: 'Een inschatting.' },
					...{ notes: ['Concept'], about: { area: 'Dal', releasedAtMs: 4, round: 1 } },
					logos: [{ attachment: 'abc-DEF_12', name: 'Dorp' }],
					parts: [
						{
							...{ part: 'start', heading: 'Wat kan beginnen', recognition: null },
							blocks: [
								words('Hagen.'),
								{ kind: 'table', caption: 'T', head: ['a'], rows: [['b']] },
								{ kind: 'figure', figure: 'matrix', caption: 'F', alt: 'A' }
							]
						}
					],
					figures: {
						matrix: { kind: 'svg', svg: '<svg xmlns="http://www.w3.org/2000/svg"/>' },
						'picture-x': { kind: 'picture', attachment: 'x', width: 3, height: 2 }
					},
					attachments: [
						{ attachment: 'x', title: 'LESA', credit: '', size: 8, mime: 'application/pdf' }
					]
				}
			},
			recognition: null
		}
	]
};

/** The file of a released scan, with this story in it. */
async function fileWith(story: object): Promise<string> {
	const house = openHouse();
	const scan = await openScan(house, OPERATOR);
	await crowd(house, scan.code, 6, 'boeren', { hagen: { impact: 4 } });
	done(await closeRound(house.app, OPERATOR, scan.id, 0));
	const file = JSON.parse(done(await exportScan(house.app, OPERATOR, scan.id)).json);
	return JSON.stringify({ ...file, story }, null, '\t');
}

describe('[F24] the file of a scan keeps its story', () => {
	test('and comes back as the very same file, also twice in one house, with no address', async () => {
		const json = await fileWith(STORY);
		const house = openHouse({ seed: 2 });
		for (const _time of [1, 2]) {
			const { id } = done(await importScan(house.app, OPERATOR, json));
			expect(done(await exportScan(house.app, OPERATOR, id)).json).toBe(json);
		}
		expect(dump(house).story).toMatchObject([
			{ slug: null, shown: 0 },
			{ slug: null, shown: 0 }
		]);
	});

	test.each([
		['a goal about a theme that is not there', { goals: [{ ...STORY.goals[0]!, theme: 'x' }] }],
		['a part twice', { parts: [STORY.parts[0], STORY.parts[0]] }],
		['a file of another kind', { attachments: [{ ...STORY.attachments[0]!, mime: 'text/html' }] }],
		['an edition twice', { editions: [STORY.editions[1], STORY.editions[1]] }]
	])('%s is refused, and nothing is stored', async (_what, wrong) => {
		await refused({ ...STORY, ...wrong });
	});

	test.each([
		'<svg><script>alert(1)</script></svg>',
		'<svg><image href="/etc/passwd"/></svg>',
		'<svg onload="alert(1)"/>',
		'<html/>'
	])('a drawing that is more than one is refused: %s', async (svg) => {
		const broken = structuredClone(STORY);
		broken.editions[1]!.documents.nl!.figures.matrix.svg = svg;
		await refused(broken);
	});

	test('a file of before there were stories is read', async () => {
		const { story: _story, ...file } = JSON.parse(await fileWith(STORY));
		done(await importScan(openHouse().app, OPERATOR, JSON.stringify({ ...file, version: 3 })));
	});
});

async function refused(story: object): Promise<void> {
	const house = openHouse();
	const before = dump(house);
	expect(await importScan(house.app, OPERATOR, await fileWith(story))).toMatchObject({
		...{ ok: false, reason: 'scan-file-invalid' }
	});
	expect(dump(house)).toEqual(before);
}
