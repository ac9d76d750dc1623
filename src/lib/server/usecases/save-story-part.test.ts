import { describe, expect, test } from 'vitest';
import { done, dump, openHouse, OPERATOR, openScan } from '../../../../tests/fixtures/house.ts';
import { paragraph, type PartText } from '../../domain/story-document.ts';
import { UNTOUCHED, VERSIONS_MAX } from '../../domain/story-edit.ts';
import { readVersions, restoreStoryPart, saveStoryPart, type Typed } from './save-story-part.ts';

const AT = { part: 'landscape', language: 'nl' } as const;
const own = (words: string): PartText => ({
	pieces: [{ kind: 'own', blocks: [paragraph(words)], from: null, was: null }],
	dropped: []
});

async function houseWithScan() {
	const house = openHouse();
	const { id } = await openScan(house, OPERATOR);
	const save = (text: unknown, base: number, more: Partial<Typed> = {}) =>
		saveStoryPart(house.app, OPERATOR, id, AT, { text, base, first: false, ...more });
	const versions = async () => done(await readVersions(house.app, OPERATOR, id, AT)).versions;
	return { house, id, save, versions };
}

describe('[SE3] a part of the story', () => {
	test('is saved on top of the version that it was made from, per language', async () => {
		const { house, id, save, versions } = await houseWithScan();
		expect(await save(own('een'), 0)).toMatchObject({ ok: true, version: 1 });
		house.wait(5);
		expect(await save(own('twee'), 1)).toEqual({
			...{ ok: true, version: 2, savedAtMs: house.app.now() }
		});
		expect((await versions()).now).toMatchObject({ version: 2, text: own('twee') });
		const english = { ...AT, language: 'en' } as const;
		const other = done(await readVersions(house.app, OPERATOR, id, english)).versions;
		expect(other).toEqual({ now: null, earlier: [] });
	});

	test('who comes second overwrites nothing, and is given what stands there', async () => {
		const { house, save } = await houseWithScan();
		await save(own('een'), 0);
		await save(own('van de een'), 1);
		const before = dump(house);
		expect(await save(own('van de ander'), 1)).toMatchObject({
			...{ ok: false, reason: 'story-changed' },
			other: { version: 2, text: own('van de een') }
		});
		expect(dump(house)).toEqual(before);
		// On top of it, after reading: what stood there is kept.
		expect(await save(own('van de ander'), 2, { first: true })).toMatchObject({ version: 3 });
	});
});

test('[SE2] nothing but text with few means gets in, and what is refused changes nothing', async () => {
	const { house, id, save } = await houseWithScan();
	await save(own('een'), 0);
	const before = dump(house);
	for (const text of [null, '<p>x</p>', { pieces: [] }, { ...own('x'), html: '<b>' }])
		expect(await save(text, 1)).toMatchObject({ reason: 'story-text-invalid' });
	const line = own('x'.repeat(4900)).pieces[0]!;
	const long = { pieces: Array.from({ length: 21 }, () => line), dropped: [] };
	expect(await save(long, 1)).toMatchObject({ reason: 'story-too-long' });
	const german = { ...AT, language: 'de' } as const;
	const typed = { text: own('x'), base: 0, first: true };
	expect(await saveStoryPart(house.app, OPERATOR, id, german, typed)).toMatchObject({
		reason: 'not-found'
	});
	expect(dump(house)).toEqual(before);
});

test('[SE4] saving what stands there already changes nothing, whatever it was made from', async () => {
	const { house, save } = await houseWithScan();
	await save(own('een'), 0);
	const before = dump(house);
	for (const base of [0, 1, 7])
		expect(await save(own('een'), base, { first: true })).toMatchObject({ ok: true, version: 1 });
	expect(dump(house)).toEqual(before);
	// Nobody touched it, and nobody does.
	const empty = await houseWithScan();
	expect(await empty.save(UNTOUCHED, 0)).toMatchObject({ ok: true, version: 0 });
	expect((await empty.versions()).now).toBeNull();
});

describe('[SE5] an earlier version', () => {
	test('is kept when a sitting begins and once in ten minutes of it', async () => {
		const { house, save, versions } = await houseWithScan();
		let version = 0;
		const type = async (seconds: number, first = false) => {
			house.wait(seconds);
			version = done(await save(own(`woord ${version}`), version, { first })).version;
		};
		for (let i = 0; i < 30; i += 1) await type(30, i === 0);
		expect(version).toBe(30);
		// Before anybody touched it, and after ten minutes.
		expect((await versions()).earlier.map((kept) => kept.version)).toEqual([20, 0]);
		await type(5, true);
		expect((await versions()).earlier.map((kept) => kept.version)).toEqual([30, 20, 0]);
	});

	test('the last hundred stay', async () => {
		const { save, versions } = await houseWithScan();
		for (let version = 0; version < VERSIONS_MAX + 5; version += 1)
			await save(own(`woord ${version}`), version, { first: true });
		const { now, earlier } = await versions();
		expect(now!.version).toBe(VERSIONS_MAX + 5);
		expect(earlier).toHaveLength(VERSIONS_MAX);
		expect(earlier[0]!.version).toBe(VERSIONS_MAX + 4);
		expect(earlier.at(-1)!.version).toBe(5);
	});
});

describe('[SE6] an earlier version that is put back', () => {
	test('is a new one on top, so that this can be undone too', async () => {
		const { house, id, save, versions } = await houseWithScan();
		await save(own('een'), 0, { first: true });
		await save(own('twee'), 1, { first: true });
		const restore = (version: number, base: number) =>
			restoreStoryPart(house.app, OPERATOR, id, AT, version, base);
		expect(await restore(1, 2)).toMatchObject({ ok: true, version: 3 });
		expect((await versions()).now!.text).toEqual(own('een'));
		expect(await restore(2, 3)).toMatchObject({ ok: true, version: 4 });
		expect((await versions()).now!.text).toEqual(own('twee'));
		// As it was before anybody touched it: all of it follows the tool again.
		expect(await restore(0, 4)).toMatchObject({ ok: true, version: 5 });
		expect((await versions()).now!.text).toEqual(UNTOUCHED);
	});

	test('goes on top of nothing newer, and of nothing that is gone', async () => {
		const { house, id, save } = await houseWithScan();
		await save(own('een'), 0, { first: true });
		await save(own('twee'), 1, { first: true });
		const before = dump(house);
		const restore = (version: number, base: number) =>
			restoreStoryPart(house.app, OPERATOR, id, AT, version, base);
		expect(await restore(1, 1)).toMatchObject({ reason: 'story-changed' });
		expect(await restore(9, 2)).toMatchObject({ reason: 'version-gone' });
		expect(await restore(Number.NaN, 2)).toMatchObject({ reason: 'version-gone' });
		expect(dump(house)).toEqual(before);
	});
});
