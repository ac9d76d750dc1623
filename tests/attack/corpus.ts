import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { FAMILIES } from '#lib/domain/group.ts';
import { QUESTIONS, type Answer, type ScalePoint } from '#lib/domain/rating.ts';
import type { Fact } from '#lib/domain/release.ts';
import type { WholeScan } from '#lib/domain/scan.ts';
import { aGroup, aLever, aTheme, wholeScan } from '../fixtures/example-scan.ts';
import type { Session, World } from './world.ts';

const SEED = 20261121;

/** What chance decides, the same every time. */
interface Chance {
	/** Whole, low … high, ends included. */
	readonly between: (low: number, high: number) => number;
	readonly happens: (share: number) => boolean;
	readonly pick: <T>(list: readonly T[]) => T;
}

function chanceFrom(seed: number): Chance {
	const generator = xoroshiro128plus(seed);
	const between = (low: number, high: number) => uniformInt(generator, low, high);
	return {
		between,
		happens: (share) => between(1, 1000) <= share * 1000,
		pick: (list) => list[between(0, list.length - 1)]!
	};
}

/** So many small worlds; number `n` is the same world in every run. */
export function* corpus(worlds: number, from = 0): Generator<World> {
	for (let n = from; n < from + worlds; n += 1) yield worldOf(n);
}

/**
 * A small world, with what leaks live on made likely: small sides, answers nearly alike, people who
 * come and go between two rounds in which hardly anybody changes an answer.
 */
function worldOf(n: number): World {
	const chance = chanceFrom(SEED + n);
	const scan = scanOf(chance);
	const people = Array.from({ length: chance.pick([...EARLY, ...SIZES, ...SIZES]) }, (_, id) => ({
		id: id + 1,
		group: chance.pick(scan.groups).slug
	}));
	const habits = { unknown: chance.pick([0, 0, 0.1, 0.3]), skips: chance.pick([0, 0, 0.1, 0.3]) };
	const first = firstSession(chance, scan, people, habits);
	// Two rounds in half of the worlds, and in a few of those another scan with the same people.
	if (!chance.happens(0.5)) return { scan, sessions: [first] };
	const again = sessionAfter(chance, scan, people, habits, first);
	if (!chance.happens(0.1)) return { scan, sessions: [first, again] };
	const since = chance.pick(['scan', 'round'] as const);
	if (since === 'scan') return { scan, sessions: [first, { ...again, asked: null, since }] };
	const years = firstSession(chance, scan, people, habits);
	return { scan, sessions: [first, again, { ...years, since: 'scan' }] };
}

const EARLY = [0, 1, 2, 3, 4] as const;
const SIZES = [5, 6, 7, 8, 9, 10, 11, 12, 13, 14] as const;

type People = readonly { readonly id: number; readonly group: string }[];
interface Habits {
	/** Share of answers that are "don't know", and that are not given. */
	readonly unknown: number;
	readonly skips: number;
}

function scanOf(chance: Chance): WholeScan {
	const groups = Array.from({ length: chance.between(1, 5) }, (_, i) =>
		aGroup(`g${i}`, chance.pick(FAMILIES))
	);
	const themes = Array.from({ length: chance.between(1, 4) }, (_, i) =>
		aTheme(`t${i}`, {
			enabling: chance.happens(0.25),
			executors: groups.filter(() => chance.happens(0.3)).map((group) => group.slug)
		})
	);
	const [impact, feasibility, room] = chance.pick(WEIGHTS);
	return wholeScan({
		groups,
		levers: [aLever('lever', themes)],
		breakdown: chance.pick(['families', 'groups']),
		k: chance.happens(0.7) ? 3 : 5,
		weights: { impact, feasibility, room }
	});
}

const WEIGHTS = [
	...[[2, 1, 0] as const, [2, 1, 1] as const, [1, 1, 1] as const, [1, 0, 0] as const],
	...[[0, 1, 0] as const, [0, 0, 3] as const, [0.5, 2.5, 1.5] as const, [10, 7, 3] as const]
] as const;

/** How answers to one question lie: anyhow, around one point, all on it, or each side its own. */
const MANNERS = ['any', 'near', 'near', 'same', 'sides', 'sides'] as const;

function firstSession(
	chance: Chance,
	scan: WholeScan,
	people: People,
	{ unknown, skips }: Habits
): Session {
	const facts: Fact[] = [];
	for (const { slug: theme } of scan.levers.flatMap(({ themes }) => themes))
		for (const question of QUESTIONS) {
			const manner = chance.pick(MANNERS);
			const point = pointIn(chance);
			const ofGroup = new Map(scan.groups.map((group) => [group.slug, pointIn(chance)]));
			for (const { id, group } of people) {
				if (chance.happens(skips)) continue;
				const own = manner === 'sides' ? ofGroup.get(group)! : point;
				const strays = manner === 'any' || (manner !== 'same' && chance.happens(0.15));
				const value = strays ? pointIn(chance) : own;
				facts.push({
					...{ participant: id, group, theme, question },
					answer: chance.happens(unknown) ? { kind: 'dont-know' } : { kind: 'rated', value }
				});
			}
		}
	return { since: 'nothing', asked: null, facts };
}

function pointIn(chance: Chance): ScalePoint {
	return chance.between(1, 5) as ScalePoint;
}

/** The next round: some left, some are new, hardly anybody or everybody thinks otherwise now. */
function sessionAfter(
	chance: Chance,
	scan: WholeScan,
	people: People,
	habits: Habits,
	before: Session
): Session {
	const slugs = scan.levers.flatMap(({ themes }) => themes.map((theme) => theme.slug));
	const asked = chance.happens(0.7) ? null : slugs.filter(() => chance.happens(0.7));
	const leaving = chance.pick([0, 0, 0.1, 0.3]);
	// Sometimes most of one group leave and as many others come: then those who stay are few.
	const changing = chance.happens(0.4) ? chance.pick(scan.groups).slug : null;
	const leaves = people.filter(({ group }) => chance.happens(group === changing ? 0.75 : leaving));
	const gone = new Set(leaves.map(({ id }) => id));
	const coming = chance.pick([0, 0, 1, 2, 3, 5]);
	const newcomers = Array.from({ length: coming }, (_, i) => ({
		id: people.length + i + 1,
		group: changing ?? chance.pick(scan.groups).slug
	}));
	const others = chance.pick([0, 0, 0.05, 0.3, 1]);
	const kept = before.facts
		.filter(({ participant }) => !gone.has(participant))
		.map((fact) => ({ ...fact, answer: answerAgain(chance, fact.answer, others) }));
	const facts = [...kept, ...firstSession(chance, scan, newcomers, habits).facts].filter(
		({ theme }) => asked === null || asked.includes(theme)
	);
	return { since: 'round', asked, facts };
}

/** Who gave a number gives one again; else too many pairs would fall apart. */
function answerAgain(chance: Chance, answer: Answer, others: number): Answer {
	const stays = answer.kind === 'dont-know' || !chance.happens(others);
	return stays ? answer : { kind: 'rated', value: pointIn(chance) };
}
