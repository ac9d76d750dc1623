/** Weights in twentieths: impact, feasibility and room, together 20. */
export type GridWeights = readonly [impact: number, feasibility: number, room: number];

/**
 * All reasonable weights in steps of 0.05 in which no part weighs more than impact: 81 points.
 * After SMAA, which asks for how many weights something would be chosen (Lahdelma, Hokkanen &
 * Salminen 1998; SMAA-2: Lahdelma & Salminen 2001), on a grid instead of by chance.
 * @returns whole numbers of twentieths, so that no rounding decides which points are in
 */
export function weightGrid(): readonly GridWeights[] {
	const points: GridWeights[] = [];
	for (let impact = 20; impact >= 0; impact -= 1)
		for (let feasibility = 20 - impact; feasibility >= 0; feasibility -= 1) {
			const room = 20 - impact - feasibility;
			if (impact >= feasibility && impact >= room) points.push([impact, feasibility, room]);
		}
	return points;
}
