/** A bubble in px, with the text that belongs to it. */
export interface Bubble {
	readonly x: number;
	readonly y: number;
	/** Radius of the circle around it. */
	readonly radius: number;
	/** Radius of the circle that fits in it. */
	readonly inner: number;
	/** Empty for a bubble without a label. */
	readonly text: string;
}

/** Middle of a label. */
export interface Spot {
	readonly x: number;
	readonly y: number;
	/** Within its own bubble. */
	readonly inside: boolean;
	/** So far off that a line has to lead to it. */
	readonly far: boolean;
}

/** Width of a digit and height of the digits, as a part of the text size. */
const DIGIT_WIDTH = 0.6;
const DIGIT_HEIGHT = 0.72;
const GAP_PX = 3;
/** Right first, as one reads; then left, above, below and the corners between. */
const DIRECTIONS = [0, 180, 270, 90, 315, 45, 225, 135].map((degrees) => (degrees * Math.PI) / 180);
/** How many steps of one text height a label may stand away. */
const STEPS = [0, 1, 2] as const;

interface Box {
	readonly x: number;
	readonly y: number;
	readonly halfWidth: number;
	readonly halfHeight: number;
}

/**
 * Where labels go: in the middle of their bubble if they fit and no other bubble lies there, else
 * beside it at the first free spot. The bubbles themselves stay where they are. Earlier bubbles
 * choose first; the same bubbles always give the same spots.
 * @param size of the drawing in px
 * @param textPx text size in px
 * @returns a spot per bubble; null without a text. Where nothing is free: the middle
 */
export function labelSpots(
	bubbles: readonly Bubble[],
	size: { readonly width: number; readonly height: number },
	textPx: number
): readonly (Spot | null)[] {
	const taken: Box[] = [];
	return bubbles.map((bubble) => {
		if (bubble.text === '') return null;
		const box = boxOf(bubble, textPx);
		const others = bubbles.filter((other) => other !== bubble);
		const free = (spot: Spot) => {
			const at = { ...box, x: spot.x, y: spot.y };
			return (
				isWithin(at, size) &&
				!others.some((other) => touches(at, other)) &&
				!taken.some((other) => overlap(at, other))
			);
		};
		const spot = candidates(bubble, box, textPx).find(free) ?? middle(bubble);
		taken.push({ ...box, x: spot.x, y: spot.y });
		return spot;
	});
}

/** The room that a bubble's text takes, around its middle. */
function boxOf({ x, y, text }: Bubble, textPx: number): Box {
	const halfWidth = (text.length * textPx * DIGIT_WIDTH) / 2;
	return { x, y, halfWidth, halfHeight: (textPx * DIGIT_HEIGHT) / 2 };
}

function middle({ x, y }: Bubble): Spot {
	return { x, y, inside: true, far: false };
}

function candidates(bubble: Bubble, box: Box, textPx: number): readonly Spot[] {
	const fits = Math.hypot(box.halfWidth, box.halfHeight) <= bubble.inner + 1;
	const beside = STEPS.flatMap((step) =>
		DIRECTIONS.map((direction) => {
			const [across, down] = [Math.cos(direction), Math.sin(direction)];
			const own = Math.abs(across) * box.halfWidth + Math.abs(down) * box.halfHeight;
			const away = bubble.radius + GAP_PX + own + step * textPx;
			return {
				x: bubble.x + across * away,
				y: bubble.y + down * away,
				inside: false,
				far: step > 0
			};
		})
	);
	return fits ? [middle(bubble), ...beside] : beside;
}

function isWithin(box: Box, size: { readonly width: number; readonly height: number }): boolean {
	return (
		box.x - box.halfWidth >= 0 &&
		box.x + box.halfWidth <= size.width &&
		box.y - box.halfHeight >= 0 &&
		box.y + box.halfHeight <= size.height
	);
}

/** Whether a box and the circle around a bubble touch. */
function touches(box: Box, bubble: Bubble): boolean {
	const across = Math.max(0, Math.abs(box.x - bubble.x) - box.halfWidth);
	const down = Math.max(0, Math.abs(box.y - bubble.y) - box.halfHeight);
	return Math.hypot(across, down) < bubble.radius;
}

function overlap(a: Box, b: Box): boolean {
	return (
		Math.abs(a.x - b.x) < a.halfWidth + b.halfWidth &&
		Math.abs(a.y - b.y) < a.halfHeight + b.halfHeight
	);
}
