import { describe, expect, test } from 'vitest';
import { done, dump, openHouse, OPERATOR, openScan } from '../../../../tests/fixtures/house.ts';
import { ATTACHMENT_MAX, ATTACHMENTS_MAX, type AttachmentKind } from '../../domain/story-shared.ts';
import { edition } from '../db/schema.ts';
import {
	changeAttachments,
	readAttachment,
	readAttachments,
	type AttachmentChange
} from './change-attachments.ts';

const WORDS = { title: 'De vaart', alt: 'Een vaart met riet.', credit: 'Ada' };

function png(bytes = 100, width = 640, height = 480): Uint8Array {
	const made = new Uint8Array(bytes);
	made.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
	const view = new DataView(made.buffer);
	view.setUint32(16, width);
	view.setUint32(20, height);
	return made;
}
function pdf(bytes = 100): Uint8Array {
	const made = new Uint8Array(bytes);
	made.set(Buffer.from('%PDF-1.7'));
	return made;
}

async function houseWithScan() {
	const house = openHouse();
	const { id } = await openScan(house, OPERATOR);
	const change = (made: AttachmentChange) => changeAttachments(house.app, OPERATOR, id, made);
	const add = (as: AttachmentKind, bytes: Uint8Array | null, words: Partial<typeof WORDS> = {}) =>
		change({ kind: 'add', as, bytes, words: { ...WORDS, ...words } });
	const list = async () => done(await readAttachments(house.app, OPERATOR, id)).attachments;
	return { house, id, change, add, list };
}

test('[SE12] a file is what its bytes say; a drawing with a program in it is not taken', async () => {
	const { house, add } = await houseWithScan();
	const before = dump(house);
	const svg = Buffer.from(
		'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
	);
	for (const as of ['file', 'picture', 'logo'] as const)
		expect(await add(as, svg)).toMatchObject({ reason: 'attachment-svg' });
	expect(await add('file', png())).toMatchObject({ reason: 'attachment-no-pdf' });
	expect(await add('picture', pdf())).toMatchObject({ reason: 'attachment-no-picture' });
	expect(await add('logo', Buffer.from('GIF89a'))).toMatchObject({
		reason: 'attachment-no-picture'
	});
	expect(await add('picture', png(100, 30_000, 30_000))).toMatchObject({
		reason: 'attachment-too-many-pixels'
	});
	expect(dump(house)).toEqual(before);
});

describe('[SE13] what is brought along', () => {
	test('stands in the story with its words, in its order', async () => {
		const { house, id, add, list, change } = await houseWithScan();
		done(await add('picture', png(), { title: '  De   vaart\n' }));
		done(await add('file', pdf(), { title: 'LESA' }));
		done(await add('logo', png(), { title: 'Waterschap', alt: 'iets anders' }));
		done(await add('picture', png(), { title: 'Het riet' }));
		const [one, file, logo, two] = await list();
		expect(one).toMatchObject({ ...WORDS, kind: 'picture', width: 640, height: 480, size: 100 });
		expect(file).toMatchObject({ mime: 'application/pdf', alt: '', width: null });
		// A logo is its party's name to who does not see it.
		expect(logo).toMatchObject({ title: 'Waterschap', alt: 'Waterschap', credit: '' });
		done(await change({ kind: 'move', id: two!.id, by: -1 }));
		done(await change({ kind: 'move', id: two!.id, by: -1 }));
		expect((await list()).map(({ title }) => title)).toEqual([
			...['Het riet', 'LESA', 'Waterschap', 'De vaart']
		]);
		done(await change({ kind: 'edit', id: one!.id, words: { ...WORDS, title: 'De sloot' } }));
		expect((await list()).at(-1)!.title).toBe('De sloot');
		expect(done(await readAttachment(house.app, OPERATOR, id, file!.id)).bytes).toEqual(
			Buffer.from(pdf())
		);
	});

	test('keeps to its size, its words and its number; what is refused changes nothing', async () => {
		const { house, add, change, list } = await houseWithScan();
		done(await add('picture', png()));
		const { id } = (await list())[0]!;
		const before = dump(house);
		for (const as of ['file', 'picture', 'logo'] as const) {
			const large = as === 'file' ? pdf(ATTACHMENT_MAX[as] + 1) : png(ATTACHMENT_MAX[as] + 1);
			expect(await add(as, large)).toMatchObject({ reason: 'attachment-too-large' });
		}
		expect(await add('picture', png(20_000_000))).toMatchObject({
			...{ reason: 'attachment-too-large', details: { megabytes: 5 } }
		});
		for (const bytes of [null, new Uint8Array()])
			expect(await add('picture', bytes)).toMatchObject({ reason: 'attachment-missing' });
		expect(await add('picture', png(), { alt: ' ' })).toMatchObject({
			reason: 'attachment-alt-missing'
		});
		expect(await add('logo', png(), { title: '' })).toMatchObject({ reason: 'title-missing' });
		expect(await add('file', pdf(), { credit: 'x'.repeat(201) })).toMatchObject({
			reason: 'text-too-long'
		});
		const wordless = { kind: 'edit', id, words: { ...WORDS, alt: '' } } as const;
		expect(await change(wordless)).toMatchObject({ reason: 'attachment-alt-missing' });
		for (const kind of ['remove', 'restore'] as const)
			expect(await change({ kind, id: 'elders' })).toMatchObject({ reason: 'attachment-gone' });
		expect(dump(house)).toEqual(before);
		for (let i = 1; i < ATTACHMENTS_MAX; i += 1) done(await add('logo', png()));
		expect(await add('logo', png())).toMatchObject({ reason: 'attachments-too-many' });
	});

	test('of another scan it is not there', async () => {
		const { house, add, list } = await houseWithScan();
		done(await add('picture', png()));
		const { id } = (await list())[0]!;
		const other = await openScan(house, OPERATOR);
		const remove = { kind: 'remove', id } as const;
		expect(await changeAttachments(house.app, OPERATOR, other.id, remove)).toMatchObject({
			reason: 'attachment-gone'
		});
		expect(await readAttachment(house.app, OPERATOR, other.id, id)).toMatchObject({
			reason: 'attachment-gone'
		});
	});
});

describe('[SE14] what is taken out', () => {
	test('comes back where it was', async () => {
		const { house, change, add, list } = await houseWithScan();
		for (const title of ['een', 'twee']) done(await add('picture', png(), { title }));
		const before = dump(house);
		const { id } = (await list())[0]!;
		done(await change({ kind: 'remove', id }));
		expect((await list()).map(({ title }) => title)).toEqual(['twee']);
		done(await change({ kind: 'restore', id }));
		expect(dump(house)).toEqual(before);
	});

	test('is forgotten only for want of room, and not while an edition shows it', async () => {
		const { house, id: scanId, change, add, list } = await houseWithScan();
		const size = ATTACHMENT_MAX.file;
		for (const title of ['getoond', 'vergeten', 'c', 'd', 'e', 'f'])
			done(await add('file', pdf(size), { title }));
		expect(await add('picture', png())).toMatchObject({ reason: 'attachments-too-large' });
		const [shown, other] = (await list()).map((one) => one.id);
		const documents = { nl: { attachments: [{ attachment: shown }] } } as never;
		house.app.db
			.insert(edition)
			.values({ scanId, kind: 'published', number: 1, madeAtMs: 0, documents })
			.run();
		done(await change({ kind: 'remove', id: shown! }));
		expect(await add('picture', png())).toMatchObject({ reason: 'attachments-too-large' });
		done(await change({ kind: 'remove', id: other! }));
		done(await add('picture', png()));
		expect(await readAttachment(house.app, OPERATOR, scanId, shown!)).toMatchObject({ ok: true });
		expect(await readAttachment(house.app, OPERATOR, scanId, other!)).toMatchObject({
			reason: 'attachment-gone'
		});
	});
});
