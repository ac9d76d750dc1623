import { element, escaped, lines, textLines } from '../../charts/svg.ts';
import type { StoryDocument } from '../../domain/story-document.ts';
import { m } from '../../i18n/paraglide/messages.js';

const SIZE = { width: 1200, height: 630 } as const;
const MARGIN = 64;
/** Where the matrix stands, on white, and the part of its drawing that is shown: the plot alone. */
const PICTURE = { x: 604, y: 64, width: 540, height: 487 } as const;
const PLOT = '44 112 770 694';
/** The light colours of the pages. */
const COLOURS = {
	...{ paper: '#f7f3ea', surface: '#fffdf8', ink: '#1d2a2e', quiet: '#3e494e' },
	...{ accent: '#0b5063', line: '#d9d0bf' }
} as const;

/**
 * The picture that stands where somebody shares the address of a story: its name, the day and the
 * people it rests on, and the matrix, where it has one.
 * @returns a whole SVG document of 1200 by 630
 */
export function storyCard(document: StoryDocument): string {
	const { figures, title, honest, language } = document;
	const matrix = figures['matrix'];
	const drawn = matrix?.kind === 'svg' ? plotOf(matrix.svg) : '';
	const width = (drawn ? PICTURE.x - 40 : SIZE.width - MARGIN) - MARGIN;
	const size = title.length > 60 ? 46 : 60;
	const name = lines(title, width, size).slice(0, 5);
	const text = (words: readonly string[], y: number, px: number, fill: string, weight = 400) =>
		textLines(words, { x: MARGIN, y, size: px, fill, weight });
	const below = 172 + name.length * size * LINE;
	const whole = [
		element('rect', { width: SIZE.width, height: SIZE.height, fill: COLOURS.paper }),
		drawn,
		text([m.storypublic_card_over({}, { locale: language })], 104, 28, COLOURS.accent, 700),
		text(name, 172, size, COLOURS.ink, 700),
		text(lines(honest, width, 24).slice(0, 5), Math.min(below, 430), 24, COLOURS.quiet),
		waves()
	];
	return element(
		'svg',
		{
			xmlns: 'http://www.w3.org/2000/svg',
			...{ width: SIZE.width, height: SIZE.height, viewBox: `0 0 ${SIZE.width} ${SIZE.height}` },
			'font-family': 'Atkinson Hyperlegible Next, sans-serif'
		},
		whole.join('')
	);
}

const LINE = 1.25;

function plotOf(svg: string): string {
	const { x, y, width, height } = PICTURE;
	const ground = element('rect', {
		...{ x: x - 16, y: y - 16, width: width + 32, height: height + 32, rx: 12 },
		...{ fill: COLOURS.surface, stroke: COLOURS.line }
	});
	const inside = svg.slice(svg.indexOf('<svg'));
	const open = inside.indexOf('>');
	const font = /font-family="([^"]*)"/.exec(inside.slice(0, open))?.[1] ?? 'sans-serif';
	const head = `<svg x="${x}" y="${y}" width="${width}" height="${height}" viewBox="${PLOT}" font-family="${escaped(font)}" font-size="17">`;
	return ground + head + inside.slice(open + 1);
}

/** The water at the foot of every page. */
function waves(): string {
	const wave = (y: number, from: number, opacity: number) =>
		element('path', {
			d: `M${from} ${y}q22-9 44 0${'t44 0'.repeat(29)}`,
			...{ fill: 'none', stroke: COLOURS.accent, 'stroke-width': 2.5, opacity }
		});
	return wave(596, -20, 1) + wave(610, -42, 0.5);
}
