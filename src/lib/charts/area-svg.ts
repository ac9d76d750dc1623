/**
 * An area as one SVG picture that stands by itself: its outline, parts with their numbers, how long a
 * distance is, where north is, and whose lines these are.
 */
import type { Polygon } from '#lib/domain/area.ts';
import { boundsOf } from '#lib/domain/map-outline.ts';
import { outlineWithParts } from './outline.ts';
import { element, escaped, lines, number, textLines } from './svg.ts';

/** Every word in the picture, in one language. */
export interface AreaWords {
	readonly language: string;
	readonly title: string;
	/** Size and day. */
	readonly about: string;
	/** Above the list of parts. */
	readonly parts: string;
	/** Where the lines come from. */
	readonly credit: string;
	/** The letter at the arrow. */
	readonly north: string;
}

/** A named part; numbered in this order. */
export interface AreaPart {
	readonly title: string;
	/** Empty: a name only. */
	readonly polygons: readonly Polygon[];
}

const WIDTH = 1240;
const MARGIN = 40;
const TOP = 118;
const TEXT = 17;
const SMALL = 15;
const LIST = 300;
/** Around the outline, for the water drawn there. */
const SHORE = 22;
const PADDING = SHORE + 8;
/** Of the drawing: never a strip, never more than a page. */
const HEIGHT = { least: 280, most: 680 } as const;
/** The light colours of the pages, as in the matrix. */
const COLOURS = {
	...{ ground: '#ffffff', ink: '#1d2a2e', quiet: '#3e494e', accent: '#0b5063' },
	...{ water: '#bcd8dd', deep: '#deecee', land: '#fffdf8', part: '#e9eff0' }
} as const;

/**
 * @param polygons WGS84, rings closed; without any there is no picture
 * @returns a whole SVG document, null when nothing has a shape
 */
export function areaSvg(
	polygons: readonly Polygon[],
	parts: readonly AreaPart[],
	words: AreaWords
): string | null {
	if (polygons.length === 0) return null;
	const width = WIDTH - 2 * MARGIN - (parts.length > 0 ? LIST + 36 : 0);
	const shapes = parts.map((part) => part.polygons);
	const size = {
		width,
		height: heightFor([...polygons, ...shapes.flat()], width),
		padding: PADDING
	};
	const outline = outlineWithParts(polygons, shapes, size);
	const list = listOf(parts, words);
	const shore = (stroke: string, wide: number) =>
		element('path', {
			...{ d: outline.d, fill: 'none', stroke },
			...{ 'stroke-width': wide, 'stroke-linejoin': 'round' }
		});
	const drawn = [
		shore(COLOURS.deep, 2 * SHORE),
		shore(COLOURS.water, SHORE),
		element('path', { d: outline.d, fill: COLOURS.land, 'fill-rule': 'evenodd' }),
		...outline.parts
			.filter(({ d }) => d !== '')
			.map(({ d }) =>
				element('path', {
					...{ d, fill: COLOURS.part, 'fill-opacity': 0.6, 'fill-rule': 'evenodd' },
					...{ stroke: COLOURS.accent, 'stroke-width': 1.6, 'stroke-dasharray': '7 5' }
				})
			),
		shore(COLOURS.accent, 3),
		...outline.parts.map(({ d, x, y }, i) => (d === '' ? '' : badge(i + 1, x, y))),
		northAt(width - 22, 30, words.north),
		scaleAt(outline.scaleBarPx, outline.scaleBarMetres, size.height)
	];
	const bottom = Math.max(TOP + size.height + 40, TOP + list.height) + 26;
	const credit = lines(words.credit, WIDTH - 2 * MARGIN, SMALL);
	const height = Math.ceil(bottom + credit.length * SMALL * 1.4 + 16);
	return element(
		'svg',
		{
			...{ xmlns: 'http://www.w3.org/2000/svg', viewBox: `0 0 ${WIDTH} ${height}` },
			...{ width: WIDTH, height, role: 'img', 'xml:lang': words.language },
			'font-family': "'Atkinson Hyperlegible Next', 'Atkinson Hyperlegible', sans-serif",
			'font-size': TEXT
		},
		[
			element('title', {}, escaped(words.title)),
			element('desc', {}, escaped(`${words.about} ${words.credit}`)),
			element('rect', { width: WIDTH, height, fill: COLOURS.ground }),
			textLines([words.title], { x: MARGIN, y: 52, size: 30, weight: 700, fill: COLOURS.ink }),
			textLines([words.about], { x: MARGIN, y: 84, size: TEXT, fill: COLOURS.quiet }),
			element('g', { transform: `translate(${MARGIN} ${TOP})` }, drawn.filter(Boolean).join('\n')),
			list.svg,
			textLines(credit, { x: MARGIN, y: bottom + SMALL, size: SMALL, fill: COLOURS.quiet })
		]
			.filter(Boolean)
			.join('\n')
	);
}

/** As high as the shapes are at this width. */
function heightFor(polygons: readonly Polygon[], width: number): number {
	const { west, south, east, north } = boundsOf(polygons)!;
	const narrowing = Math.cos((((south + north) / 2) * Math.PI) / 180);
	const room = width - 2 * PADDING;
	const high = (room * (north - south)) / Math.max((east - west) * narrowing, 1e-9);
	return Math.round(Math.min(HEIGHT.most, Math.max(HEIGHT.least, high + 2 * PADDING)));
}

/** A number on white, to be read on top of lines. */
function badge(nth: number, x: number, y: number): string {
	const text = String(nth);
	return element(
		'g',
		{ transform: `translate(${number(x)} ${number(y)})` },
		element('circle', {
			...{ r: 15, fill: COLOURS.ground, stroke: COLOURS.accent, 'stroke-width': 1.6 }
		}) +
			textLines([text], {
				...{ x: 0, y: TEXT * 0.35, size: TEXT, weight: 700, fill: COLOURS.ink, anchor: 'middle' }
			})
	);
}

function northAt(x: number, y: number, letter: string): string {
	return element(
		'g',
		{ transform: `translate(${x} ${y})` },
		element('path', { d: 'M0 -26L11 10L0 3L-11 10Z', fill: COLOURS.ink }) +
			textLines([letter], {
				...{ x: 0, y: 32, size: TEXT, weight: 700, fill: COLOURS.ink, anchor: 'middle' }
			})
	);
}

function scaleAt(px: number, metres: number, y: number): string {
	if (metres === 0) return '';
	const text = metres >= 1000 ? `${metres / 1000} km` : `${metres} m`;
	return element(
		'g',
		{ transform: `translate(0 ${y + 26})` },
		element('path', {
			...{ d: `M1 -9V0H${number(px)}V-9`, fill: 'none' },
			...{ stroke: COLOURS.ink, 'stroke-width': 2.5 }
		}) + textLines([text], { x: px + 10, y: 1, size: TEXT, fill: COLOURS.ink })
	);
}

/** Number and name of each part, those without a shape too. */
function listOf(parts: readonly AreaPart[], words: AreaWords): { svg: string; height: number } {
	if (parts.length === 0) return { svg: '', height: 0 };
	const left = WIDTH - MARGIN - LIST;
	let y = TOP + 14;
	const rows = [
		textLines([words.parts], { x: left, y, size: TEXT, weight: 700, fill: COLOURS.ink })
	];
	y += TEXT * 1.7;
	// As many as there can be still fit on one page.
	const text = parts.length > 24 ? 13 : TEXT;
	for (const [i, { title }] of parts.entries()) {
		const broken = lines(title, LIST - 40, text);
		rows.push(
			textLines([String(i + 1)], { x: left + 22, y, size: text, fill: COLOURS.ink, anchor: 'end' }),
			textLines(broken, { x: left + 34, y, size: text, fill: COLOURS.ink })
		);
		y += broken.length * text * 1.25 + text * 0.25;
	}
	return { svg: rows.join('\n'), height: y - TOP };
}
