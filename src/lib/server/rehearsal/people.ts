import type { Family, Group } from '../../domain/group.ts';
import { QUESTIONS, SCALE, type Answer, type Question } from '../../domain/rating.ts';
import type { WholeScan } from '../../domain/scan.ts';

/** What a simulated person says of one theme. */
export interface SaidOf {
	/** Slug. */
	readonly theme: string;
	readonly answers: Readonly<Record<Question, Answer>>;
	/** Empty: none. */
	readonly remark: string;
}

/** A simulated person: where they sit, and what they say until they stop. */
export interface Invented {
	/** Slug of their group. */
	readonly group: string;
	readonly says: readonly SaidOf[];
}

/** Part of the people who stop half-way, of answers that are "don't know", of cards with a remark. */
const STOPS = 0.15;
const DONT_KNOWS = 0.07;
const REMARKS = 0.03;
/** Part of the themes on which two sides differ by more than a point. */
const DISPUTED = 0.25;

/**
 * People who do not exist, with opinions that hang together: a theme has something that all see in
 * it, and on some a side sees much less. One group has nobody, so that the room can show who is missing.
 * @param remarks texts that say of themselves that they are made up
 * @param seed the same seed gives the same people
 */
export function inventPeople(
	scan: Pick<WholeScan, 'groups' | 'levers'>,
	count: number,
	remarks: readonly string[],
	seed: number
): readonly Invented[] {
	const random = randomFrom(seed);
	const themes = scan.levers
		.flatMap((lever) => lever.themes.filter((theme) => theme.active))
		.map(({ slug }) => slug);
	const views = new Map(themes.map((slug) => [slug, viewOf(random)]));
	// The last one is who fits in no other group.
	const missing = scan.groups.length > 3 ? scan.groups.at(-2) : undefined;
	const present = scan.groups.filter((group) => group !== missing);
	// Some groups come with many, some with few.
	const seats = present.flatMap((group) => Array<Group>(1 + Math.floor(random() * 6)).fill(group));
	return Array.from({ length: count }, (_, i) => {
		const group = i < present.length ? present[i]! : seats[Math.floor(random() * seats.length)]!;
		const stops = random() < STOPS;
		const until = stops ? Math.ceil(themes.length * (0.2 + 0.6 * random())) : themes.length;
		const says = themes.slice(0, until).map((theme) => ({
			theme,
			answers: answersOf(group.family, views.get(theme)!, random),
			remark: random() < REMARKS ? (remarks[Math.floor(random() * remarks.length)] ?? '') : ''
		}));
		return { group: group.slug, says };
	});
}

/** What people see in a theme: the middle of the answers per question, and who differs from it. */
interface View {
	readonly middles: Readonly<Record<Question, number>>;
	readonly against: Family | null;
	readonly much: number;
}

/** Sides that may see less in a theme than the others. */
const CRITICAL: readonly Family[] = ['landbouw-en-grond', 'natuur', 'bewoners-en-bedrijven'];

function viewOf(random: () => number): View {
	const between = (low: number, high: number) => low + (high - low) * random();
	return {
		middles: {
			impact: between(2, 4.6),
			feasibility: between(1.8, 4.4),
			effort: between(1.4, 4.2),
			knowledge: between(1.5, 3.8)
		},
		against: random() < DISPUTED ? CRITICAL[Math.floor(random() * CRITICAL.length)]! : null,
		much: between(1.2, 2)
	};
}

function answersOf(
	family: Family,
	{ middles, against, much }: View,
	random: () => number
): SaidOf['answers'] {
	const one = (question: Question): Answer => {
		const isDontKnow = random() < DONT_KNOWS;
		// Three throws added up lie around the middle, as people's answers do.
		const spread = (random() + random() + random() - 1.5) * 1.6;
		if (isDontKnow) return { kind: 'dont-know' };
		const minus = family === against && question !== 'knowledge' ? much : 0;
		const place = Math.min(5, Math.max(1, Math.round(middles[question] - minus + spread)));
		return { kind: 'rated', value: SCALE[place - 1]! };
	};
	return Object.fromEntries(
		QUESTIONS.map((question) => [question, one(question)])
	) as SaidOf['answers'];
}

/** Numbers from 0 up to 1 that are the same at every run: mulberry32 by Tommy Ettinger (2017). */
function randomFrom(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}
