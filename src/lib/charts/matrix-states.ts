import { CLASSES, type OpportunityClass } from '#lib/domain/release-shape.ts';
import type { MatrixPoint } from './matrix-bubbles.ts';
import type { MatrixSvgOptions, MatrixWords } from './matrix-svg.ts';

/** A state of the matrix that has to look right; nothing in it is about anybody. */
export interface MatrixState extends MatrixSvgOptions {
	readonly name: string;
	readonly points: readonly MatrixPoint[];
	readonly words?: Partial<MatrixWords>;
}

type At = Partial<MatrixPoint> & Pick<MatrixPoint, 'x' | 'y'>;

function points(places: readonly At[]): readonly MatrixPoint[] {
	return places.map((at, i) => ({
		...{ id: `t${i + 1}`, rank: i + 1, title: { nl: null, en: null }, r: 0.7 },
		...{ class: classAt(at), firm: false, outlines: [] },
		...at
	}));
}

function classAt({ x, y }: At): OpportunityClass {
	if (y < 3) return 'later';
	return x < 3 ? 'long-haul' : 'start';
}

const SPREAD: readonly At[] = Array.from({ length: 41 }, (_, i) => ({
	// Steps that never meet: the golden ratio spreads points evenly without a pattern.
	x: 1 + 4 * ((i * 0.618034) % 1),
	y: 1 + 4 * ((i * 0.754878) % 1),
	r: 0.3 + (i % 8) / 10
}));

/** Every state that `/dev/gallery` shows and the tests compare. */
export const MATRIX_STATES: readonly MatrixState[] = [
	{ name: 'one', points: points([{ x: 4.2, y: 4.1 }]) },
	{
		name: 'every-class',
		points: CLASSES.flatMap((name, i) =>
			points([
				{ x: 1.6 + i * 0.7, y: name === 'later' ? 2 : 4, class: name, id: name, rank: i + 1 }
			])
		)
	},
	{
		name: 'every-edge',
		points: points([
			{ x: 2, y: 4, firm: true },
			{ x: 3, y: 4, outlines: ['talk'] },
			{ x: 4, y: 4, outlines: ['learn'] },
			{ x: 4, y: 2, outlines: ['talk', 'learn'], firm: true },
			{ x: 2, y: 2, class: 'sustain', outlines: ['talk', 'learn'] }
		])
	},
	{
		name: 'corners-and-cuts',
		points: points([1, 3, 5].flatMap((x) => [1, 3, 5].map((y) => ({ x, y, r: 1 }))))
	},
	{
		name: 'all-in-one-place',
		points: points(Array.from({ length: 12 }, () => ({ x: 3.6, y: 3.9 })))
	},
	{ name: 'forty-one', points: points(SPREAD) },
	{
		name: 'effort-unknown',
		points: points([{ x: 4, y: 4, r: null, rank: null, class: 'too-few' }])
	},
	{
		name: 'one-side',
		points: points([
			{ x: 2, y: 4 },
			{ x: 4, y: 4 },
			{ x: 3.5, y: 2 }
		]),
		arrows: [
			{ id: 't1', from: { x: 2, y: 4 }, to: { x: 1.2, y: 4.8 } },
			{ id: 't2', from: { x: 4, y: 4 }, to: { x: 4, y: 4 } },
			{ id: 't3', from: { x: 3.5, y: 2 }, to: { x: 5, y: 1 } }
		],
		words: { side: 'Arrows: where one side puts the measures.' }
	},
	{
		name: 'a-part',
		points: points([
			{ x: 2.2, y: 4.1, rank: 3 },
			{ x: 4, y: 4, rank: 7 }
		]),
		arrows: [{ id: 't1', from: { x: 2.2, y: 4.1 }, to: { x: 3.4, y: 4.4 } }],
		words: {
			part: 'A part of the map (Management): 2 of the 9 measures.',
			side: 'Arrows: where one side puts the measures.'
		}
	},
	{
		name: 'hostile-words',
		points: points([{ x: 4, y: 4 }]),
		words: {
			title: '<script>alert(1)</script> & "quotes" \u0007',
			titles: {
				t1: 'Averylongwordwithoutanyspacethatgoesonandonuntilitleavesthelist and more words'
			}
		}
	}
];

/** Words for a state: short and plain, so that the drawing is what is looked at. */
export const STATE_WORDS: MatrixWords = {
	language: 'en',
	title: 'Opportunity map',
	about: 'Example polder, 100 hectares · round 1 · 21 November 2026 · 45 participants',
	notes: ['Estimate by 45 participants on 21 November 2026.'],
	across: ['hard', 'Feasibility', 'easy'],
	up: ['little', 'Impact', 'much'],
	fields: [
		'Much, but hard now',
		'Much, and feasible',
		'Hard, and less to gain',
		'Feasible, but less to gain'
	],
	key: {
		start: 'Ready to start',
		'long-haul': 'Important, hard now',
		sustain: 'Under way: keep going',
		later: 'Less priority now',
		'too-few': 'Unknown what happens already',
		firm: 'Thick edge: firmly in the top five',
		talk: 'Double edge: talk first',
		learn: 'Dotted edge: find out first'
	},
	reading: 'The larger the sign, the less happens already. The number is the place in the list.',
	titles: Object.fromEntries(
		Array.from({ length: 41 }, (_, i) => [`t${i + 1}`, `Measure ${i + 1}`])
	),
	part: '',
	side: ''
};
