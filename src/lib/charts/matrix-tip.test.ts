import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tipCharacters, tipSpot } from './matrix-tip.ts';

test('[M18] the words at a bubble hang at its edge, on the side of it where there is most room', () => {
	expect(tipSpot({ x: 50, y: 100, radius: 20 }, 500)).toEqual({ x: 50, y: 120, yAlign: 'top' });
	expect(tipSpot({ x: 50, y: 400, radius: 20 }, 500)).toEqual({ x: 50, y: 380, yAlign: 'bottom' });
});

test('[M18] words of at most half the drawing minus the bubble cover nothing of it', () => {
	const height = fc.integer({ min: 200, max: 900 });
	const part = fc.double({ min: 0, max: 1, noNaN: true });
	fc.assert(
		fc.property(
			height,
			part,
			fc.integer({ min: 3, max: 40 }),
			part,
			(drawing, at, radius, size) => {
				const y = at * drawing;
				const spot = tipSpot({ x: 0, y, radius }, drawing);
				const words = size * (drawing / 2 - radius);
				const top = spot.yAlign === 'top' ? spot.y : spot.y - words;
				expect(top).toBeGreaterThanOrEqual(-1e-9);
				expect(top + words).toBeLessThanOrEqual(drawing + 1e-9);
				expect(top + words <= y - radius + 1e-9 || top >= y + radius - 1e-9).toBe(true);
			}
		)
	);
});

test('[M18] on a narrow drawing its lines are as long as fit, on a wide one as read well', () => {
	expect([300, 620, 1200].map((width) => tipCharacters(width, 18))).toEqual([26, 44, 44]);
	expect(tipCharacters(300, 36)).toBe(18);
});
