import { Resvg } from '@resvg/resvg-js';
import { join, resolve } from 'node:path';

/** Of the project, in which every command and the server run; where they come from: docs/decisions/exports.md. */
const FONTS = resolve('src/lib/server/export/fonts');
const FAMILY = 'Atkinson Hyperlegible Next';

/**
 * A picture of an SVG, on white. Its letters are our own font, in weight 400 or 700, whatever family
 * it asks for: so that it is the same on every machine.
 * @param pixels width of the picture; its height follows
 * @throws on an SVG that cannot be read, which is a bug
 */
export function pngFromSvg(svg: string, pixels: number): Uint8Array {
	const files = ['400', '700'].map((weight) =>
		join(FONTS, `atkinson-hyperlegible-next-${weight}.ttf`)
	);
	const kinds = ['default', 'serif', 'sansSerif', 'cursive', 'fantasy', 'monospace'];
	const families = kinds.map((kind) => [
		kind === 'default' ? 'defaultFontFamily' : `${kind}Family`,
		FAMILY
	]);
	const resvg = new Resvg(svg, {
		background: '#ffffff',
		fitTo: { mode: 'width', value: pixels },
		font: { loadSystemFonts: false, fontFiles: files, ...Object.fromEntries(families) }
	});
	return resvg.render().asPng();
}
