import type { MatrixLook } from '#lib/charts/matrix-bubbles.ts';

/** Colours, text and size as they are on the page now: dark or light, enlarged or not. */
export function lookOf(
	canvas: HTMLCanvasElement,
	highlighted: string | null,
	moveMs: number
): MatrixLook {
	const style = getComputedStyle(canvas);
	const token = (name: string) => style.getPropertyValue(`--${name}`).trim();
	return {
		colours: {
			start: token('class-start'),
			'long-haul': token('class-long-haul'),
			sustain: token('class-sustain'),
			later: token('class-later'),
			'too-few': token('class-too-few'),
			ground: token('surface'),
			ink: token('ink')
		},
		fontFamily: style.fontFamily,
		fontPx: parseFloat(style.fontSize),
		widthPx: canvas.parentElement?.clientWidth ?? canvas.clientWidth,
		// Paper has no pointer: there nothing fades.
		highlighted: matchMedia('print').matches ? null : highlighted,
		moveMs: matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : moveMs
	};
}

/**
 * Tells when the looks of the page change: dark and light, forced colours, paper, late fonts.
 * @returns how to stop
 */
export function watchLooks(changed: () => void): () => void {
	const media = ['(prefers-color-scheme: dark)', '(forced-colors: active)', 'print'].map((query) =>
		matchMedia(query)
	);
	for (const query of media) query.addEventListener('change', changed);
	void document.fonts.ready.then(changed);
	return () => {
		for (const query of media) query.removeEventListener('change', changed);
	};
}

/** A text in lines of at most so many characters, broken between words. */
export function wrapped(text: string, most: number): readonly string[] {
	const lines: string[] = [];
	for (const word of text.split(' ')) {
		const last = lines.at(-1);
		if (last !== undefined && last.length + 1 + word.length <= most)
			lines[lines.length - 1] = `${last} ${word}`;
		else lines.push(word);
	}
	return lines;
}
