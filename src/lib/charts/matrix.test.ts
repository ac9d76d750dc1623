import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	aLever,
	alike,
	aTheme,
	factsOf,
	wholeScan,
	type Said
} from '../../../tests/fixtures/example-scan.ts';
import { makeRelease } from '#lib/domain/release.ts';
import {
	CLASSES,
	type Flag,
	type OpportunityClass,
	type Release
} from '#lib/domain/release-shape.ts';
import { labelSpots, type Bubble } from './matrix-labels.ts';
import {
	isNumbered,
	outlineStepPx,
	radiusPx,
	SHAPES,
	type MatrixLook,
	type MatrixPoint
} from './matrix-bubbles.ts';
import { outlinePath } from './matrix-outlines.ts';
import { AXIS } from './matrix-scale.ts';
import { matrixConfig, matrixPoints } from './matrix.ts';

/** Impact, feasibility and effort that give each class when everybody says the same. */
const SAID: Readonly<Record<string, readonly [Said, Said, Said]>> = {
	start: [4, 4, 2],
	'long-haul': [4, 2, 2],
	sustain: [4, 4, 4],
	later: [2, 4, 2],
	'effort-unknown': [4, 4, 'dk'],
	'impact-unknown': ['dk', 4, 2]
};

function releaseOf(ids: readonly string[], enabling: readonly string[] = []): Release {
	const themes = ids.map((id) => aTheme(id, { enabling: enabling.includes(id) }));
	const said = Object.fromEntries(
		ids.map((id) => {
			const [impact, feasibility, effort] = SAID[id]!;
			return [id, { impact, feasibility, effort }];
		})
	);
	const scan = wholeScan({ levers: [aLever('lever', themes)] });
	const people = alike(6, 'agrarier', said);
	return { ...makeRelease(scan, 1, factsOf(people)), checksum: '0'.repeat(64) };
}

const all = matrixPoints(releaseOf(Object.keys(SAID)));
const ofClass = (name: OpportunityClass) => all.find((point) => point.class === name)!;

const LOOK: MatrixLook = {
	colours: {
		start: '#00513c',
		'long-haul': '#b04300',
		sustain: '#3763c6',
		later: '#8d4180',
		'too-few': '#5f6461',
		ground: '#fffdf8',
		ink: '#1d2a2e'
	},
	fontFamily: 'serif',
	fontPx: 18,
	widthPx: 800,
	highlighted: null,
	moveMs: 0
};
const words = (point: MatrixPoint) => ({ title: [point.id], lines: ['why', 'so'] });
const configOf = (look: Partial<MatrixLook> = {}, hover = () => {}, pick = () => {}) =>
	matrixConfig(all, { ...LOOK, ...look }, words, { hover, pick });
const datasetOf = (look: Partial<MatrixLook> = {}) => configOf(look).data.datasets[0]!;

describe('where measures stand', () => {
	test('[M1] measures stand at balanced feasibility across and balanced impact up, with their place', () => {
		expect(ofClass('long-haul')).toEqual({
			id: 'long-haul',
			rank: 3,
			title: { nl: 'Thema long-haul', en: 'Theme long-haul' },
			x: 2,
			y: 4,
			r: Math.sqrt(3 / 4),
			class: 'long-haul',
			firm: false,
			outlines: []
		});
		const { data } = datasetOf();
		expect(data.map(({ x, y }) => [x, y])).toEqual(all.map(({ x, y }) => [x, y]));
	});

	test('[M1] they keep the order of the release, so that a bubble can be followed between rounds', () => {
		expect(matrixPoints(releaseOf(['later', 'start'])).map(({ id }) => id)).toEqual([
			'later',
			'start'
		]);
	});

	test('[M2] a measure without known impact or feasibility is not drawn, and a condition never', () => {
		expect(all.map(({ id }) => id)).not.toContain('impact-unknown');
		expect(matrixPoints(releaseOf(['start', 'later'], ['start'])).map(({ id }) => id)).toEqual([
			'later'
		]);
		expect(matrixPoints(releaseOf(['start'], ['start']))).toEqual([]);
	});

	test('[M3] both axes run from 1 to 5, with the cut of the classes in the middle', () => {
		const { x, y } = configOf().options!.scales!;
		expect(x).toMatchObject({ min: 1, max: 5 });
		expect(y).toMatchObject({ min: 1, max: 5 });
		expect((AXIS.min + AXIS.max) / 2).toBe(3);
	});
});

describe('what a bubble looks like', () => {
	/** Of the shape that Chart.js draws with this radius. */
	const AREA = {
		start: (r: number) => Math.PI * r * r,
		'long-haul': (r: number) => 0.75 * Math.sqrt(3) * r * r,
		sustain: (r: number) => 2 * r * r,
		later: (r: number) => 2 * r * r
	};

	test('[M4] the area is in proportion to the room left, alike for every shape', () => {
		const area = (name: keyof typeof AREA, room: number) =>
			AREA[name](radiusPx({ class: name, r: Math.sqrt(room) }, 800));
		for (const name of ['start', 'long-haul', 'sustain', 'later'] as const) {
			expect(area(name, 1)).toBeCloseTo(area('start', 1), 6);
			expect(area(name, 0.75) / area(name, 0.25)).toBeCloseTo(3, 6);
		}
	});

	test('[M4] without any room left a bubble can still be seen', () => {
		expect(radiusPx({ class: 'sustain', r: 0 }, 320)).toBeGreaterThanOrEqual(3);
	});

	test('[M5] each class has a colour and a shape of its own; a later one is hollow', () => {
		const { pointStyle, backgroundColor, borderColor } = datasetOf();
		expect(all.map((point) => point.class)).toEqual(CLASSES);
		expect(pointStyle).toEqual(['circle', 'triangle', 'rect', 'rectRot', 'crossRot']);
		expect(backgroundColor).toEqual(['#00513c', '#b04300', '#3763c6', '#fffdf8', '#5f6461']);
		expect((borderColor as string[])[3]).toBe('#8d4180');
	});

	test('[M5] unknown effort is a cross without a size or a number: nothing is said of the room', () => {
		const point = ofClass('too-few');
		expect(point).toMatchObject({ id: 'effort-unknown', r: null, rank: null });
		expect(isNumbered(point, LOOK)).toBe(false);
	});

	test('[M11] a firm place has a thick edge; it moves nothing and changes no size', () => {
		const firm = all.map((point) => ({ ...point, firm: point.class === 'start' }));
		const { data, borderWidth, borderColor } = matrixConfig(firm, LOOK, words, {
			hover: () => {},
			pick: () => {}
		}).data.datasets[0]!;
		expect(data).toEqual(datasetOf().data);
		expect((borderColor as string[])[0]).toBe(LOOK.colours.ink);
		expect((borderWidth as number[])[0]).toBeGreaterThan((borderWidth as number[])[1]!);
	});

	test('[M12] outlines follow the shape of the bubble, each step as far from its sides', () => {
		for (const name of CLASSES) {
			const point = { class: name, r: 0.8 };
			const reach = (path: readonly (readonly [number, number])[]) =>
				Math.max(...path.map(([x, y]) => Math.hypot(x, y)));
			const inner = name === 'start' || name === 'too-few' ? 1 : SHAPES[name].inner;
			const [first, second] = [0, 1].map((nth) => reach(outlinePath(point, 800, nth)) * inner);
			expect(first! - radiusPx(point, 800) * inner).toBeCloseTo(outlineStepPx(800), 9);
			expect(second! - first!).toBeCloseTo(outlineStepPx(800), 9);
		}
		expect(outlinePath({ class: 'long-haul', r: 1 }, 800, 0)).toHaveLength(3);
		// Chart.js draws a triangle and a diamond with a corner up, a square with a side up.
		expect(outlinePath({ class: 'later', r: 1 }, 800, 0)[0]![0]).toBeCloseTo(0, 9);
		expect(Math.abs(outlinePath({ class: 'sustain', r: 1 }, 800, 0)[0]![0])).toBeGreaterThan(1);
	});

	test('[M12] talk and learn are drawn, in that order, and other flags are not', () => {
		const release = releaseOf(['start', 'later']);
		const flags: Flag[] = ['talk', 'learn', 'unsure', 'borderline'];
		const themes = release.themes.map((theme) => ({
			...theme,
			opportunity: { ...theme.opportunity, flags }
		}));
		const points = matrixPoints({ ...release, themes });
		expect(points.map(({ outlines }) => outlines)).toEqual([
			['talk', 'learn'],
			['talk', 'learn']
		]);
	});

	test('[M6] what is highlighted keeps its colour, has a ring, and all others fade', () => {
		const { backgroundColor, borderColor, borderWidth } = datasetOf({ highlighted: 'start' });
		expect((backgroundColor as string[]).slice(0, 3)).toEqual([
			'#00513c',
			'#b043004d',
			'#3763c64d'
		]);
		expect((borderColor as string[])[0]).toBe('#1d2a2e');
		expect((borderWidth as number[])[0]).toBeGreaterThan((borderWidth as number[])[1]!);
	});

	test('[M6] colours of the system in forced-colours mode stay as they are', () => {
		const colours = { ...LOOK.colours, sustain: 'CanvasText' };
		const { backgroundColor } = datasetOf({ highlighted: 'start', colours });
		expect((backgroundColor as string[])[2]).toBe('CanvasText');
	});

	test('[M7] nothing moves unless a duration is given', () => {
		expect(configOf().options!.animation).toBe(false);
		expect(configOf({ moveMs: 900 }).options!.animation).toEqual({ duration: 900 });
	});
});

describe('numbers', () => {
	const size = { width: 400, height: 300 };
	const TEXT_PX = 14;
	const bubble = (x: number, y: number, text: string, radius = 15): Bubble => ({
		x,
		y,
		radius,
		inner: radius,
		text
	});
	const half = (text: string) => ({ x: text.length * TEXT_PX * 0.3, y: TEXT_PX * 0.36 });

	test('[M8] a number stands in its bubble where it fits and no other bubble lies there', () => {
		expect(labelSpots([bubble(100, 100, '1')], size, TEXT_PX)).toEqual([
			{ x: 100, y: 100, inside: true, far: false }
		]);
		const small = labelSpots([bubble(100, 100, '12', 5)], size, TEXT_PX)[0]!;
		expect(small.inside).toBe(false);
		expect(small.x).toBeGreaterThan(105);
		const [first, second] = labelSpots(
			[bubble(100, 100, '1'), bubble(110, 100, '2')],
			size,
			TEXT_PX
		);
		expect(first!.inside || second!.inside).toBe(false);
	});

	test('[M8] a number beside its bubble covers no bubble, no other number and no edge', () => {
		const place = fc.record({
			x: fc.integer({ min: 15, max: 385 }),
			y: fc.integer({ min: 15, max: 285 }),
			radius: fc.integer({ min: 4, max: 20 })
		});
		fc.assert(
			fc.property(fc.array(place, { maxLength: 25 }), (places) => {
				const bubbles = places.map(({ x, y, radius }, i) => bubble(x, y, `${i + 1}`, radius));
				const spots = labelSpots(bubbles, size, TEXT_PX);
				spots.forEach((spot, i) => {
					if (!spot || spot.inside) return;
					const own = half(bubbles[i]!.text);
					expect(spot.x - own.x).toBeGreaterThanOrEqual(0);
					expect(spot.x + own.x).toBeLessThanOrEqual(size.width);
					for (const other of bubbles) {
						const across = Math.max(0, Math.abs(spot.x - other.x) - own.x);
						const down = Math.max(0, Math.abs(spot.y - other.y) - own.y);
						expect(Math.hypot(across, down)).toBeGreaterThanOrEqual(other.radius - 1e-9);
					}
					spots.slice(0, i).forEach((other, j) => {
						const its = half(bubbles[j]!.text);
						const clear =
							Math.abs(spot.x - other!.x) >= own.x + its.x - 1e-9 ||
							Math.abs(spot.y - other!.y) >= own.y + its.y - 1e-9;
						expect(clear).toBe(true);
					});
				});
			})
		);
	});

	test('[M8] the same bubbles always give the same spots, and the bubbles stay where they are', () => {
		const bubbles = [1, 2, 3, 4, 5].map((n) => bubble(100 + n * 7, 100 + n * 3, `${n}`));
		expect(labelSpots(bubbles, size, TEXT_PX)).toEqual(labelSpots(bubbles, size, TEXT_PX));
		expect(datasetOf({ widthPx: 320 }).data.map(({ x }) => x)).toEqual(all.map(({ x }) => x));
	});

	test('[M8] a bubble without a text has no spot; where nothing is free a number stays in the middle', () => {
		expect(labelSpots([bubble(10, 10, '')], size, TEXT_PX)).toEqual([null]);
		const crowd = [bubble(20, 20, '1', 200), bubble(20, 21, '2', 200)];
		const [first] = labelSpots(crowd, { width: 40, height: 40 }, TEXT_PX);
		expect(first).toEqual({ x: 20, y: 20, inside: true, far: false });
	});

	test('[M9] on a narrow canvas only the first ten are numbered, and what is highlighted', () => {
		const tenth = { ...ofClass('start'), rank: 10 };
		const eleventh = { ...ofClass('start'), rank: 11 };
		const narrow = { ...LOOK, widthPx: 300 };
		expect(isNumbered(tenth, narrow)).toBe(true);
		expect(isNumbered(eleventh, narrow)).toBe(false);
		expect(isNumbered(eleventh, { ...narrow, highlighted: 'start' })).toBe(true);
		expect(isNumbered(eleventh, LOOK)).toBe(true);
		expect(isNumbered(eleventh, { ...LOOK, fontPx: 36 })).toBe(false);
	});
});

describe('choosing', () => {
	test('[M10] a bubble under the pointer is named by its id, and empty ground by null', () => {
		const seen: (string | null)[] = [];
		const note = (id: string | null) => void seen.push(id);
		const { onHover, onClick } = matrixConfig(all, LOOK, words, {
			hover: note,
			pick: note
		}).options!;
		const call = (handler: typeof onHover, index?: number) =>
			(handler as unknown as (event: unknown, elements: readonly object[]) => void)(
				null,
				index === undefined ? [] : [{ index }]
			);
		call(onHover, 1);
		call(onClick, 0);
		call(onClick);
		expect(seen).toEqual(['long-haul', 'start', null]);
	});

	test('[M10] the tooltip says the words it was given, line by line', () => {
		const { callbacks } = configOf().options!.plugins!.tooltip!;
		const item = { dataIndex: 2 } as never;
		expect(callbacks!.title!.call({} as never, [item])).toEqual(['sustain']);
		expect(callbacks!.label!.call({} as never, item)).toEqual(['why', 'so']);
	});
});
