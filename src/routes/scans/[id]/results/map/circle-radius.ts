/** Of the circle that stands for so many people, in pixels: its surface grows with them. */
export function circleRadius(people: number): number {
	return Math.min(4 + 2 * Math.sqrt(people), 44);
}
