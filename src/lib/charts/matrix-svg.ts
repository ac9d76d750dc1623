/**
 * The matrix as one SVG picture that stands by itself: for print, export, documents, and pages
 * without JavaScript. Positions, sizes and spots of numbers are those of the drawing on screen.
 */
import { arrowLines, RING_PX } from './matrix-arrows.ts';
import {
	biggestRadius,
	outlineStepPx,
	radiusPx,
	SHAPES,
	type MatrixPoint,
	type Outline
} from './matrix-bubbles.ts';
import { labelSpots, type Bubble, type Spot } from './matrix-labels.ts';
import { outlinePath } from './matrix-outlines.ts';
import { positionIn } from './matrix-scale.ts';
import type { SideArrow } from './matrix-sides.ts';
import { element, escaped, lines, number, textLines } from './svg.ts';

/** Every word in the picture, in one language. */
export interface MatrixWords {
	readonly language: string;
	readonly title: string;
	/** Area, date, people. */
	readonly about: string;
	/** What it is not, and by which method it was made. */
	readonly notes: readonly string[];
	/** Low end, name, high end. */
	readonly across: readonly [string, string, string];
	readonly up: readonly [string, string, string];
	/** High and hard, high and easy, low and hard, low and easy. */
	readonly fields: readonly [string, string, string, string];
	/** Of every class, of the ring, and of the outlines. */
	readonly key: Readonly<Record<MatrixPoint['class'] | 'firm' | Outline, string>>;
	/** How to read size and number. */
	readonly reading: string;
	/** Title of a measure by id. */
	readonly titles: Readonly<Record<string, string>>;
	/** Which part of the matrix it is; '' when it is all of it. */
	readonly part: string;
	/** What the arrows show; '' without arrows. */
	readonly side: string;
}

export interface MatrixSvgOptions {
	/** Where each measure stands for one side of the table, as arrows from its bubble. */
	readonly arrows?: readonly SideArrow[];
}

const WIDTH = 1240;
const MARGIN = 40;
const PLOT = { left: 92, top: 128, width: 700, height: 640 } as const;
const LIST_LEFT = PLOT.left + PLOT.width + 36;
const TEXT = 17;
const SMALL = 15;
/** The light colours of the pages, so that the picture looks the same wherever it goes. */
const COLOURS = {
	ground: '#ffffff',
	ink: '#1d2a2e',
	quiet: '#3e494e',
	edge: '#5d6766',
	wash: '#e4eeee',
	start: '#00513c',
	'long-haul': '#b04300',
	sustain: '#3763c6',
	later: '#8d4180',
	'too-few': '#5f6461'
} as const;
const DASH: Readonly<Record<Outline, string | undefined>> = { talk: undefined, learn: '1.5 3.5' };

/**
 * @param points as `matrixPoints` gives them
 * @returns a whole SVG document; nothing in it comes from anywhere else but the font, which falls
 * back to any without serifs
 */
export function matrixSvg(
	points: readonly MatrixPoint[],
	words: MatrixWords,
	{ arrows = [] }: MatrixSvgOptions = {}
): string {
	const list = listOf(points, words);
	const key = keyOf(points, words);
	const room = WIDTH - 2 * MARGIN;
	const shown = [words.part, words.side].flatMap((text) => (text ? lines(text, room, TEXT) : []));
	// Above the drawing is room for one line.
	const lower = Math.max(0, shown.length - 1) * TEXT * 1.25;
	const keyTop = PLOT.top + PLOT.height + 74;
	const bottom = Math.max(keyTop + key.height, PLOT.top + list.height) + 24;
	const notes = words.notes.flatMap((note) => lines(note, room, SMALL));
	const height = Math.ceil(bottom + lower + notes.length * SMALL * 1.4 + 24);
	const parts = [
		element('title', {}, escaped(words.title)),
		element('desc', {}, escaped([words.about, ...words.notes].join(' '))),
		element('rect', { width: WIDTH, height, fill: COLOURS.ground }),
		textLines([words.title], { x: MARGIN, y: 52, size: 30, weight: 700, fill: COLOURS.ink }),
		textLines([words.about], { x: MARGIN, y: 84, size: TEXT, fill: COLOURS.quiet }),
		textLines(shown, { x: MARGIN, y: 110, size: TEXT, fill: COLOURS.ink })
	];
	const drawing = [
		fieldsOf(words),
		axesOf(words),
		bubblesOf(points, arrows),
		list.svg,
		element('g', { transform: `translate(${MARGIN} ${keyTop})` }, key.svg),
		textLines(notes, { x: MARGIN, y: bottom + SMALL, size: SMALL, fill: COLOURS.quiet })
	]
		.filter(Boolean)
		.join('\n');
	return element(
		'svg',
		{
			xmlns: 'http://www.w3.org/2000/svg',
			viewBox: `0 0 ${WIDTH} ${height}`,
			width: WIDTH,
			height,
			role: 'img',
			'xml:lang': words.language,
			'font-family': "'Atkinson Hyperlegible Next', 'Atkinson Hyperlegible', sans-serif",
			'font-size': TEXT
		},
		[
			...parts.filter(Boolean),
			lower === 0 ? drawing : element('g', { transform: `translate(0 ${number(lower)})` }, drawing)
		].join('\n')
	);
}

function fieldsOf({ fields }: MatrixWords): string {
	const { left, top, width, height } = PLOT;
	const [middle, half] = [left + width / 2, top + height / 2];
	const name = (text: string, x: number, y: number, anchor: 'start' | 'end', up: boolean) => {
		const broken = lines(text, width / 2 - 30, TEXT);
		const first = up ? y - (broken.length - 1) * TEXT * 1.25 : y;
		return textLines(broken, { x, y: first, size: TEXT, weight: 600, fill: COLOURS.quiet, anchor });
	};
	const [pad, low] = [14, top + height - 14];
	return [
		element('rect', {
			x: middle,
			y: top,
			width: width / 2,
			height: height / 2,
			fill: COLOURS.wash
		}),
		element('path', {
			d: `M${left} ${top}h${width}v${height}h${-width}ZM${middle} ${top}v${height}M${left} ${half}h${width}`,
			fill: 'none',
			stroke: COLOURS.edge,
			'stroke-width': 1.5
		}),
		name(fields[0], left + pad, top + pad + TEXT * 0.7, 'start', false),
		name(fields[1], left + width - pad, top + pad + TEXT * 0.7, 'end', false),
		name(fields[2], left + pad, low, 'start', true),
		name(fields[3], left + width - pad, low, 'end', true)
	].join('\n');
}

function axesOf({ across, up }: MatrixWords): string {
	const { left, top, width, height } = PLOT;
	const three = (words: readonly [string, string, string], length: number) =>
		words
			.map((word, i) =>
				textLines([word], {
					x: (length * i) / 2,
					y: 0,
					size: TEXT,
					weight: i === 1 ? 700 : 400,
					fill: COLOURS.ink,
					anchor: (['start', 'middle', 'end'] as const)[i]!
				})
			)
			.join('');
	return [
		element('g', { transform: `translate(${left} ${top + height + 30})` }, three(across, width)),
		element(
			'g',
			{ transform: `translate(${left - 18} ${top + height}) rotate(-90)` },
			three(up, height)
		)
	].join('\n');
}

function bubblesOf(points: readonly MatrixPoint[], arrows: readonly SideArrow[]): string {
	const { left, top, width, height } = PLOT;
	const edge = Math.ceil(biggestRadius(width));
	const at = (place: { readonly x: number; readonly y: number }) => {
		const { across, up } = positionIn(place);
		return {
			x: left + edge + across * (width - 2 * edge),
			y: top + height - edge - up * (height - 2 * edge)
		};
	};
	const size = biggestRadius(width) * 0.78;
	const bubbles = points.map((point): Bubble => {
		const drawn = radiusPx(point, width);
		return {
			x: at(point).x - left,
			y: at(point).y - top,
			radius: drawn + point.outlines.length * outlineStepPx(width),
			inner: drawn * SHAPES[point.class].inner,
			text: point.rank === null ? '' : String(point.rank)
		};
	});
	const spots = labelSpots(bubbles, { width, height }, size);
	const shift = (spot: Spot) => ({ x: spot.x + left, y: spot.y + top });
	return [
		...points.map((point) => outlinesOf(point, at(point))),
		...points.map((point) => shapeOf(point, at(point))),
		...arrows.map((arrow) => arrowOf(at(arrow.from), at(arrow.to))),
		...points.map((point, i) => {
			const spot = spots[i];
			return spot ? numberOf(point, at(point), { ...spot, ...shift(spot) }, bubbles[i]!, size) : '';
		})
	].join('\n');
}

type At = { readonly x: number; readonly y: number };

/** A bubble, or its mark in the key. */
function shapeOf(point: MatrixPoint, { x, y }: At, widthPx: number = PLOT.width): string {
	const colour = COLOURS[point.class];
	const hollow = point.class === 'later';
	const stroke = point.firm ? COLOURS.ink : hollow ? colour : COLOURS.ground;
	const look = {
		fill: hollow ? COLOURS.ground : colour,
		stroke,
		'stroke-width': point.firm ? 3 : hollow ? 2.5 : 1.5
	};
	const radius = radiusPx(point, widthPx);
	if (point.class === 'too-few') {
		const d = number(radius * Math.SQRT1_2);
		return element('path', {
			d: `M${number(x - d)} ${number(y - d)}l${2 * d} ${2 * d}m0 ${-2 * d}l${-2 * d} ${2 * d}`,
			fill: 'none',
			stroke: colour,
			'stroke-width': 2.5
		});
	}
	if (point.class === 'start') return element('circle', { cx: x, cy: y, r: radius, ...look });
	return element('polygon', {
		points: corners(outlinePath(point, widthPx, -1), { x, y }),
		...look
	});
}

function outlinesOf(point: MatrixPoint, { x, y }: At): string {
	return point.outlines
		.map((outline, nth) =>
			element('polygon', {
				points: corners(outlinePath(point, PLOT.width, nth), { x, y }),
				fill: 'none',
				stroke: COLOURS[point.class],
				'stroke-width': 1.6,
				'stroke-dasharray': DASH[outline]
			})
		)
		.join('');
}

function corners(path: readonly (readonly [number, number])[], { x, y }: At): string {
	return path.map(([dx, dy]) => `${number(x + dx)},${number(y + dy)}`).join(' ');
}

function numberOf(point: MatrixPoint, from: At, spot: Spot, bubble: Bubble, size: number): string {
	const onFill = spot.inside && point.class !== 'later';
	const length = Math.hypot(spot.x - from.x, spot.y - from.y);
	const start = bubble.radius / length;
	const leader = spot.far
		? element('line', {
				x1: from.x + (spot.x - from.x) * start,
				y1: from.y + (spot.y - from.y) * start,
				x2: spot.x,
				y2: spot.y,
				stroke: COLOURS[point.class],
				'stroke-width': 1.5
			})
		: '';
	const fill = onFill ? COLOURS.ground : point.class === 'later' ? COLOURS.later : COLOURS.ink;
	return (
		leader +
		textLines([bubble.text], {
			...{ x: spot.x, y: spot.y + size * 0.35, size, weight: 700, fill, anchor: 'middle' },
			halo: onFill ? undefined : COLOURS.ground
		})
	);
}

/** A line with a head; one that leads nowhere is a small ring. */
function arrowOf(from: At, to: At): string {
	const look = { fill: 'none', stroke: COLOURS.ink, 'stroke-width': 2 };
	const drawn = arrowLines(from, to);
	if (drawn === null) return element('circle', { cx: to.x, cy: to.y, r: RING_PX, ...look });
	const along = (line: readonly At[]) =>
		`M${line.map(({ x, y }) => `${number(x)} ${number(y)}`).join('L')}`;
	return element('path', { d: drawn.map(along).join(''), ...look });
}

/** The measures by their numbers, beside the drawing. */
function listOf(points: readonly MatrixPoint[], { titles }: MatrixWords) {
	const ranked = points
		.filter((point) => point.rank !== null)
		.toSorted((a, b) => a.rank! - b.rank! || (a.id < b.id ? -1 : 1));
	const size = ranked.length > 30 ? 14 : SMALL;
	let y = PLOT.top + size;
	const rows = ranked.map((point) => {
		const broken = lines(titles[point.id] ?? '', WIDTH - MARGIN - LIST_LEFT - 58, size);
		const row = [
			textLines([`${point.rank}`], {
				...{ x: LIST_LEFT + 24, y, size, weight: 700, fill: COLOURS.ink, anchor: 'end' }
			}),
			markOf(point.class, LIST_LEFT + 41, y - size * 0.34, size),
			textLines(broken, { x: LIST_LEFT + 56, y, size, fill: COLOURS.ink })
		].join('');
		y += broken.length * size * 1.25 + size * 0.3;
		return row;
	});
	return { svg: rows.join('\n'), height: y - PLOT.top };
}

/** The shape of a class at the height of a text. */
function markOf(name: MatrixPoint['class'], x: number, y: number, size: number): string {
	const point = { id: '', rank: null, title: { nl: null, en: null }, x: 0, y: 0, firm: false };
	const widthPx = (size * 0.42) / 0.032;
	const r = (size * 0.42) / biggestRadius(widthPx);
	return shapeOf({ ...point, class: name, r, outlines: [] }, { x, y }, widthPx);
}

function keyOf(points: readonly MatrixPoint[], { key, reading }: MatrixWords) {
	const room = PLOT.left + PLOT.width - MARGIN;
	const classes = Object.keys(SHAPES) as MatrixPoint['class'][];
	const used = classes.filter((name) => points.some((point) => point.class === name));
	const outlines = (['talk', 'learn'] as const).filter((name) =>
		points.some((point) => point.outlines.includes(name))
	);
	const marks = [
		...used.map((name) => ({ text: key[name], svg: markOf(name, 8, -6, TEXT) })),
		...(points.some((point) => point.firm) ? [{ text: key.firm, svg: ring(COLOURS.ink, 3) }] : []),
		...outlines.map((name) => ({
			text: key[name],
			svg: ring(COLOURS.edge, 1.8, DASH[name], name === 'talk')
		}))
	];
	let [x, y] = [0, 0];
	const items = marks.map(({ text, svg }) => {
		const width = 24 + text.length * TEXT * 0.5 + 28;
		if (x > 0 && x + width > room) [x, y] = [0, y + TEXT * 1.5];
		const item = element(
			'g',
			{ transform: `translate(${number(x)} ${number(y)})` },
			svg + textLines([text], { x: 24, y: 0, size: TEXT, fill: COLOURS.ink })
		);
		x += width;
		return item;
	});
	const broken = lines(reading, room, SMALL);
	const top = y + TEXT * 1.7;
	const how = textLines(broken, { x: 0, y: top, size: SMALL, fill: COLOURS.quiet });
	return { svg: [...items, how].join('\n'), height: top + broken.length * SMALL * 1.25 };
}

function ring(colour: string, width: number, dash?: string, double = false): string {
	const look = { fill: 'none', stroke: colour, 'stroke-width': width, 'stroke-dasharray': dash };
	const around = (r: number) => element('circle', { cx: 8, cy: -6, r, ...look });
	return double ? around(8) + around(4.5) : around(7);
}
