/**
 * Where the words at a bubble hang: under it in the upper half of the drawing and above it in the
 * lower, where there is most room, at its edge so that it stays in sight.
 * @param bubble middle and outermost radius, in px from the upper left
 * @param heightPx of the drawing
 */
export function tipSpot(
	{ x, y, radius }: { readonly x: number; readonly y: number; readonly radius: number },
	heightPx: number
): { readonly x: number; readonly y: number; readonly yAlign: 'top' | 'bottom' } {
	return y < heightPx / 2
		? { x, y: y + radius, yAlign: 'top' }
		: { x, y: y - radius, yAlign: 'bottom' };
}

/** Characters in a line of those words: as many as fit, up to a line that reads well. */
export function tipCharacters(widthPx: number, fontPx: number): number {
	return Math.max(18, Math.min(44, Math.floor((widthPx - 3 * fontPx) / (fontPx * 0.52))));
}
