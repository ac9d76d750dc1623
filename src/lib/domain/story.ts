import type { StoryBasis } from './story-basis.ts';
import { AGREED_ON, BROUGHT_IN, LANDSCAPE, POLICIES, WHERE } from './story-around.ts';
import { CHANGED } from './story-change.ts';
import { CONDITIONS, LATER, LONG_HAUL, START, SUSTAIN } from './story-classes.ts';
import { STORY_PARTS, type Path, type StoryPart } from './story-document.ts';
import { HOW, WHO, WHY } from './story-people.ts';
import { holding, Reading, type Rest } from './story-reading.ts';
import { knownOf, type Teller } from './story-teller.ts';
import { FIND_OUT, SHARE, TALK } from './story-together.ts';

export type { Path };

/** All that the story can say, in the order in which each part says it. */
const TELLERS = {
	...LANDSCAPE,
	...WHY,
	...WHO,
	...SHARE,
	...START,
	...LONG_HAUL,
	...SUSTAIN,
	...LATER,
	...FIND_OUT,
	...TALK,
	...WHERE,
	...POLICIES,
	...CONDITIONS,
	...AGREED_ON,
	...BROUGHT_IN,
	...CHANGED,
	...HOW
};

export type FactKind = keyof typeof TELLERS;
/** What one block says, as codes and figures; i18n makes the words. */
export type Fact<K extends FactKind = FactKind> = {
	[One in K]: {
		readonly kind: One;
		readonly fact: NonNullable<ReturnType<(typeof TELLERS)[One]['tell']>>;
	};
}[K];

/** A block before it has words. */
export type StoryFact = Fact & {
	/** Kind, and what it is about where there are several: 'start:theme:sloten'. */
	readonly key: string;
	readonly paths: readonly Path[];
};

const KINDS = Object.keys(TELLERS) as FactKind[];
const tellerOf = (kind: FactKind) => TELLERS[kind] as Teller<Fact['fact']>;
const partOf = (kind: FactKind) => STORY_PARTS.find((part) => kind.startsWith(`${part}:`))!;

/**
 * The area story as facts, each with the fields it rests on: all that it read, and nothing else. It
 * says nothing that is not there.
 * @returns facts per part, in order; a part without anything to say has none
 */
export function storyFacts(basis: StoryBasis): ReadonlyMap<StoryPart, readonly StoryFact[]> {
	const known = knownOf(basis);
	const facts = KINDS.flatMap((kind) =>
		tellerOf(kind)
			.find(known)
			.flatMap(({ about, among }) => {
				const read = new Reading(basis, among);
				const fact = tellerOf(kind).tell(read, about);
				const key = about === '' ? kind : `${kind}:${about}`;
				return fact === null ? [] : [{ kind, key, fact, paths: read.paths } as StoryFact];
			})
	);
	const byPart = Map.groupBy(facts, ({ kind }) => partOf(kind));
	return new Map(
		STORY_PARTS.flatMap((part) => (byPart.has(part) ? [[part, byPart.get(part)!]] : []))
	);
}

/**
 * What a block says when nothing is known but these fields: what it said before, or it rested on
 * more than that.
 * @returns null for an unknown key, and where these fields do not carry it
 * @throws TypeError where a field holds what cannot stand there; what is missing is undefined in the
 * fact
 */
export function retold(key: string, rests: readonly Rest[]): Fact | null {
	const kind = KINDS.find((one) => key === one || key.startsWith(`${one}:`));
	if (!kind) return null;
	const about = key.slice(kind.length + 1);
	const fact = tellerOf(kind).tell(new Reading(holding(rests)), about);
	return fact === null ? null : ({ kind, fact } as Fact);
}
