/** Few means to write SVG as text. Numbers have at most two decimals, so that files stay small. */

/** Width of a letter of our font, on average, as a part of the text size. */
const LETTER = 0.52;

/** @param attributes undefined leaves one out */
export function element(
	name: string,
	attributes: Readonly<Record<string, string | number | undefined>>,
	content?: string
): string {
	const written = Object.entries(attributes)
		.filter(([, value]) => value !== undefined)
		.map(
			([key, value]) => ` ${key}="${typeof value === 'number' ? number(value) : escaped(value!)}"`
		)
		.join('');
	return content === undefined ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`;
}

export function number(value: number): number {
	return Math.round(value * 100) / 100;
}

/** Without control characters, most of which XML cannot hold: one would spoil the file. */
export function printable(text: string): string {
	return text.replace(/[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu, '');
}

/** People's words as words. */
export function escaped(text: string): string {
	return printable(text)
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;');
}

/**
 * A text in lines that fit a width, broken between words; a word that is too long stands alone.
 * @param width in px, of letters of this size in px
 */
export function lines(text: string, width: number, size: number): readonly string[] {
	const most = Math.max(1, Math.floor(width / (size * LETTER)));
	const broken: string[] = [];
	for (const word of text.split(/\s+/).filter(Boolean)) {
		const last = broken.at(-1);
		if (last !== undefined && last.length + 1 + word.length <= most)
			broken[broken.length - 1] = `${last} ${word}`;
		else broken.push(word);
	}
	return broken;
}

export interface TextLook {
	readonly x: number;
	/** Baseline of the first line. */
	readonly y: number;
	readonly size: number;
	readonly fill: string;
	readonly weight?: number;
	readonly anchor?: 'start' | 'middle' | 'end';
	/** Colour of an edge around the letters, to be read on top of other things. */
	readonly halo?: string | undefined;
}

/** Lines of text under each other. */
export function textLines(
	broken: readonly string[],
	{ x, y, size, fill, weight, anchor, halo }: TextLook
): string {
	const look = {
		...{ 'font-size': size, 'font-weight': weight, 'text-anchor': anchor, fill },
		...(halo && {
			stroke: halo,
			'stroke-width': size / 4,
			'stroke-linejoin': 'round',
			'paint-order': 'stroke'
		})
	};
	return broken
		.map((text, i) => element('text', { x, y: y + i * size * 1.25, ...look }, escaped(text)))
		.join('');
}
