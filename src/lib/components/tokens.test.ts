import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const TEXT = 7;
const CONTROL = 4.5;

/** Colour tokens declared in the first block after `opening`. */
function coloursAfter(opening: string): Record<string, string> {
	const start = css.indexOf(opening);
	const block = css.slice(start, css.indexOf('}', start));
	return Object.fromEntries(
		[...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, hex]) => [name!, hex!])
	);
}

const light = coloursAfter(':root {');
const THEMES = { light, dark: { ...light, ...coloursAfter(':root:not(:has(.hall)) {') } };

/** Linear sRGB, 0 … 1. */
function linear(hex: string): number[] {
	return [1, 3, 5].map((at) => {
		const c = parseInt(hex.slice(at, at + 2), 16) / 255;
		return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
	});
}

/** WCAG 2.2 contrast ratio, 1 … 21. */
function contrast(a: string, b: string): number {
	const luminance = (hex: string) => {
		const [red = 0, green = 0, blue = 0] = linear(hex);
		return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
	};
	const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
	return (high + 0.05) / (low + 0.05);
}

/** Eyes as matrices on linear sRGB; Machado, Oliveira & Fernandes (2009), severity 1. */
const EYES = {
	usual: [1, 0, 0, 0, 1, 0, 0, 0, 1],
	protanopia: [
		0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998
	],
	deuteranopia: [
		0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881
	],
	tritanopia: [
		1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039
	]
} as const;

/** OKLab of a colour as these eyes see it; Ottosson (2020). */
function seen(hex: string, eyes: readonly number[]): number[] {
	const times = (m: readonly number[], [x = 0, y = 0, z = 0]: readonly number[]) =>
		[0, 3, 6].map((row) => m[row]! * x + m[row + 1]! * y + m[row + 2]! * z);
	const rgb = times(eyes, linear(hex)).map((c) => Math.min(1, Math.max(0, c)));
	const lms = times(
		[
			0.4122214708, 0.5363325363, 0.0514459929, 0.2119034982, 0.6806995451, 0.1073969566,
			0.0883024619, 0.2817188376, 0.6299787005
		],
		rgb
	).map(Math.cbrt);
	return times(
		[
			0.2104542553, 0.793617785, -0.0040720468, 1.9779984951, -2.428592205, 0.4505937099,
			0.0259040371, 0.7827717662, -0.808675766
		],
		lms
	);
}

const WASHES = ['paper', 'surface', 'wash', 'good-wash', 'warn-wash', 'bad-wash'];
const CLASSES = ['class-start', 'class-long-haul', 'class-sustain', 'class-later', 'class-too-few'];
const TEXT_PAIRS = [
	...['ink', 'quiet', 'accent', 'accent-strong'].flatMap((text) =>
		WASHES.map((ground) => [text, ground] as const)
	),
	...['paper', 'surface', 'good-wash'].map((ground) => ['good', ground] as const),
	...['paper', 'surface', 'warn-wash'].map((ground) => ['warn', ground] as const),
	...['paper', 'surface', 'bad-wash'].map((ground) => ['bad', ground] as const),
	['on-accent', 'accent'] as const,
	['on-accent', 'accent-strong'] as const
];
const CONTROL_PAIRS = ['edge', 'focus', ...CLASSES].flatMap((mark) =>
	['paper', 'surface', 'wash'].map((ground) => [mark, ground] as const)
);

describe.each(Object.entries(THEMES))('tokens, %s', (_, colours) => {
	test.each(TEXT_PAIRS)('%s on %s reads as text, 7:1', (text, ground) => {
		expect(contrast(colours[text]!, colours[ground]!)).toBeGreaterThanOrEqual(TEXT);
	});

	test.each(CONTROL_PAIRS)('%s on %s shows as a control, 4.5:1', (mark, ground) => {
		expect(contrast(colours[mark]!, colours[ground]!)).toBeGreaterThanOrEqual(CONTROL);
	});

	test.each(Object.entries(EYES))('the class colours differ for %s eyes', (_, eyes) => {
		// Too-few is set apart by its hatch: a grey comes near to any colour for some eyes.
		const four = CLASSES.slice(0, 4).map((name) => seen(colours[name]!, eyes));
		four.forEach((a, i) =>
			four.slice(i + 1).forEach((b) => {
				// About three just-noticeable differences.
				expect(Math.hypot(...a.map((x, axis) => x - b[axis]!))).toBeGreaterThan(0.06);
			})
		);
	});
});

test('contrast is that of WCAG: black on white is 21', () => {
	expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 6);
	expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
});

test('the two style files stay small, for phones load them', () => {
	const base = readFileSync(new URL('./base.css', import.meta.url), 'utf8');
	expect(css.length + base.length).toBeLessThan(20_000);
});
