import { describe, expect, test } from 'vitest';
import { fileType, withoutWhereabouts } from './attachment-type.ts';

const bytes = (...parts: readonly (string | readonly number[])[]) =>
	Uint8Array.from(
		parts.flatMap((part) => (typeof part === 'string' ? [...Buffer.from(part, 'latin1')] : part))
	);
const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const png = (width: number, height: number) =>
	bytes(PNG, [0, 0, 0, 13], 'IHDR', [
		0,
		0,
		width >> 8,
		width & 255,
		0,
		0,
		height >> 8,
		height & 255
	]);
/** Start, an APP1 with an orientation when one is given, a table, the frame, the rest. */
function jpeg(width: number, height: number, turned?: number): Uint8Array {
	const exif = turned
		? [
				...[0xff, 0xe1, 0, 34, ...Buffer.from('Exif\0\0')],
				...[0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1],
				...[0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, turned, 0, 0, 0, 0, 0, 0]
			]
		: [];
	const size = [height >> 8, height & 255, width >> 8, width & 255];
	const frame = [0xff, 0xc2, 0, 11, 8, ...size, 1, 1, 0x11, 0];
	return bytes([0xff, 0xd8], exif, [0xff, 0xc4, 0, 4, 1, 2], frame, [0xff, 0xd9, 0, 0, 0, 0]);
}

describe('[SE12] what a file is, its bytes say', () => {
	test('a picture with its size, as it is looked at', () => {
		expect(fileType(png(640, 480))).toEqual({ mime: 'image/png', width: 640, height: 480 });
		expect(fileType(jpeg(640, 480))).toEqual({ mime: 'image/jpeg', width: 640, height: 480 });
		expect(fileType(jpeg(640, 480, 1))).toMatchObject({ width: 640, height: 480 });
		expect(fileType(jpeg(640, 480, 6))).toMatchObject({ width: 480, height: 640 });
	});

	test('a PDF, and a drawing that could hold a program', () => {
		expect(fileType(bytes('%PDF-1.7\n%…'))).toEqual({ mime: 'application/pdf' });
		for (const head of ['<svg xmlns="x">', '<?xml version="1.0"?>\n<!-- x -->\n<SVG >'])
			expect(fileType(bytes(head))).toEqual({ mime: 'image/svg+xml' });
	});

	test.each([
		['nothing', bytes()],
		['a page', bytes('<html><body>')],
		['a GIF', bytes('GIF89a', [1, 0, 1, 0])],
		['the beginning of a PNG', bytes(PNG)],
		['a PNG without a size', png(0, 10)],
		['a JPEG that breaks off', jpeg(640, 480).slice(0, 12)],
		['a JPEG with nothing in it', bytes([0xff, 0xd8, 0xff, 0xd9])],
		['a program', bytes('MZ', [0x90, 0])]
	])('%s is none of them', (_what, file) => {
		expect(fileType(file)).toBeNull();
	});

	test('whatever bytes there are, reading them ends', () => {
		for (let seed = 1; seed < 300; seed += 1) {
			const noise = Uint8Array.from({ length: 200 }, (_, i) => (seed * (i + 7) * 131) & 255);
			noise.set([0xff, 0xd8, 0xff, seed & 255]);
			expect(() => fileType(noise)).not.toThrow();
		}
	});
});

describe('[SE18] a photo', () => {
	const place = 'GPS 52.1,5.1';
	const beside = (marker: number, text: string) => bytes([0xff, marker, 0, 2 + text.length], text);
	const withBeside = (picture: Uint8Array) =>
		bytes(
			[...picture.slice(0, 2)],
			...[0xe1, 0xed, 0xfe].map((marker) => [...beside(marker, `Exif\0\0${place}`)]),
			[...picture.slice(2)]
		);
	const wordsIn = (file: Uint8Array) => Buffer.from(file).toString('latin1');

	test('loses where and when it was taken, and nothing of the picture', () => {
		const taken = withBeside(jpeg(640, 480));
		expect(wordsIn(taken)).toContain(place);
		const kept = withoutWhereabouts(taken);
		expect(wordsIn(kept)).not.toContain(place);
		expect(kept).toEqual(jpeg(640, 480));
	});

	test.each([2, 3, 6, 8])('that it lies as %i is kept', (turned) => {
		const taken = bytes([...jpeg(640, 480, turned)]);
		expect(withoutWhereabouts(taken)).toEqual(taken);
		expect(fileType(withoutWhereabouts(taken))).toEqual(fileType(taken));
	});

	test('what is no JPEG stays as it is', () => {
		for (const file of [png(4, 4), bytes('%PDF-1.7'), bytes()])
			expect(withoutWhereabouts(file)).toBe(file);
	});
});
