import { Resvg } from '@resvg/resvg-js';
import { inflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { pngFromSvg } from './png-from-svg.ts';

/** A white page of 200 × 100 with these words in its lower half. */
const page = (words: string, font = '') =>
	`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100">
		<text x="10" y="90" font-size="24" ${font}>${words}</text></svg>`;

/** How many pixels of a PNG are not white, above and below the middle; and its size. */
function seen(png: Uint8Array) {
	const bytes = Buffer.from(png);
	expect(bytes.subarray(1, 4).toString()).toBe('PNG');
	const [width, height, depth, colours] = [
		...[bytes.readUInt32BE(16), bytes.readUInt32BE(20), bytes[24], bytes[25]]
	] as const;
	expect([depth, colours]).toEqual([8, 6]);
	const packed: Buffer[] = [];
	for (let at = 8; at < bytes.length; at += 12 + bytes.readUInt32BE(at))
		if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT')
			packed.push(bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at)));
	const rows = unfiltered(inflateSync(Buffer.concat(packed)), width!, height!);
	const dark = (row: Buffer) => row.reduce((sum, byte) => sum + Number(byte < 128), 0);
	const half = height! / 2;
	const [above, below] = [rows.slice(0, half), rows.slice(half)].map((some) =>
		some.reduce((sum, row) => sum + dark(row), 0)
	);
	return { width, height, above: above!, below: below! };
}

/** The rows of a PNG as they were before each was written as a difference (PNG, 9). */
function unfiltered(data: Buffer, width: number, height: number): readonly Buffer[] {
	const long = width * 4;
	const rows: Buffer[] = [];
	for (let y = 0; y < height; y += 1) {
		const filter = data[y * (long + 1)]!;
		const row = Buffer.from(data.subarray(y * (long + 1) + 1, (y + 1) * (long + 1)));
		for (let x = 0; x < long; x += 1) {
			const [a, b, c] = [row[x - 4] ?? 0, rows[y - 1]?.[x] ?? 0, rows[y - 1]?.[x - 4] ?? 0];
			const left = x < 4 ? 0 : a;
			const corner = x < 4 ? 0 : c;
			const near = [left, b, corner].map((one) => Math.abs(left + b - corner - one));
			const paeth =
				near[0]! <= near[1]! && near[0]! <= near[2]! ? left : near[1]! <= near[2]! ? b : corner;
			row[x] = row[x]! + [0, left, b, (left + b) >> 1, paeth][filter]!;
		}
		rows.push(row);
	}
	return rows;
}

describe('[F21] a picture from an SVG', () => {
	test('has the width that was asked, and letters where they stand', () => {
		const { width, height, above, below } = seen(pngFromSvg(page('Opbrengst'), 600));
		expect([width, height]).toEqual([600, 300]);
		expect(above).toBe(0);
		expect(below).toBeGreaterThan(2000);
	});

	test('has our own letters, whatever font is asked for, and bold ones', () => {
		const own = pngFromSvg(page('Łódź “é” – €5', 'font-family="Atkinson Hyperlegible Next"'), 400);
		for (const asked of ['font-family="Geen zo’n letter"', 'font-family="serif"', ''])
			expect(Buffer.from(pngFromSvg(page('Łódź “é” – €5', asked), 400)).equals(own)).toBe(true);
		const bold = pngFromSvg(page('Łódź “é” – €5', 'font-weight="700"'), 400);
		expect(seen(bold).below).toBeGreaterThan(1.1 * seen(own).below);
	});

	test('would be empty without them: nothing of the machine is used', () => {
		const none = new Resvg(page('Opbrengst'), {
			font: { loadSystemFonts: false },
			background: '#fff'
		});
		expect(seen(none.render().asPng()).below).toBe(0);
	});
});
