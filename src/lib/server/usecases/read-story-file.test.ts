import { describe, expect, test } from 'vitest';
import {
	crowd,
	done,
	facilitator,
	openHouse,
	OPERATOR,
	openScan
} from '../../../../tests/fixtures/house.ts';
import { readPdf, saidBy } from '../../../../tests/fixtures/pdf.ts';
import { flatPng } from '../../../../tests/fixtures/story-document.ts';
import { attachment } from '../db/schema.ts';
import { closeRound } from './close-round.ts';
import { readStoryFile, STORY_FORMATS, storyFile } from './story-file.ts';
import { storyDraft } from './story-draft.ts';

const RATED = { impact: 5, feasibility: 4, effort: 2 } as const;

async function released() {
	const house = openHouse();
	const ada = await facilitator(house);
	const scan = await openScan(house, ada);
	await crowd(house, scan.code, 6, 'boeren', { sloten: RATED, hagen: RATED });
	return { house, ada, scan };
}

describe('[SD13] the story is taken away by who leads the scan', () => {
	test('in four kinds, in the language that was asked for', async () => {
		const { house, ada, scan } = await released();
		done(await closeRound(house.app, ada, scan.id, 0));
		const types = [];
		for (const format of STORY_FORMATS) {
			const { file, language } = done(await readStoryFile(house.app, ada, scan.id, format, 'en'));
			expect(language).toBe('en');
			expect(file.body.length).toBeGreaterThan(1000);
			types.push(file.type.split('/')[1]);
		}
		expect(types).toEqual([
			...['markdown', 'html'],
			...['vnd.openxmlformats-officedocument.wordprocessingml.document', 'pdf']
		]);
		const { file } = done(await readStoryFile(house.app, ada, scan.id, 'pdf', 'nl'));
		const { tree, catalog } = readPdf(file.body as Uint8Array);
		expect(JSON.stringify(catalog.Lang)).toContain('nl-NL');
		expect(saidBy(tree)).toContain('Gebiedsverhaal');
	});

	test('not before there is a result, and by nobody else', async () => {
		const { house, ada, scan } = await released();
		const early = await readStoryFile(house.app, ada, scan.id, 'pdf', 'nl');
		expect(early).toMatchObject({ ok: false, reason: 'nothing-released' });
		done(await closeRound(house.app, ada, scan.id, 0));
		const stranger = await facilitator(house, 'bob@example.nl');
		const asked = await readStoryFile(house.app, stranger, scan.id, 'pdf', 'nl');
		expect(asked).toMatchObject({ ok: false, reason: 'not-found' });
	});

	test('with the pictures that are used in it, also those that were taken out since', async () => {
		const { house, scan } = await released();
		done(await closeRound(house.app, OPERATOR, scan.id, 0));
		const picture = {
			...{ scanId: scan.id, title: 'Partij', alt: 'Een merk', credit: '', position: 0 },
			...{ mime: 'image/png', bytes: Buffer.from(flatPng(4, 4, [1, 2, 3])), width: 4, height: 4 }
		};
		house.app.db
			.insert(attachment)
			.values([
				{ ...picture, id: 'logo', kind: 'logo', removed: true, addedAtMs: 0 },
				{ ...picture, id: 'unused', kind: 'logo', removed: true, addedAtMs: 0 }
			] as never)
			.run();
		const { document } = (await storyDraft(house.app, scan.id, 'nl'))!;
		const withLogo = { ...document, logos: [{ attachment: 'logo', name: 'Partij' }] };
		const { body } = await storyFile(house.app, scan.id, withLogo, 'html');
		expect((body as string).match(/alt="Logo van Partij"/g)).toHaveLength(1);
		expect(body).not.toContain('unused');
	});
});
