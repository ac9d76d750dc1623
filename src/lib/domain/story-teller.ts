import type { StoryBasis } from './story-basis.ts';
import type { Among, Reading } from './story-reading.ts';
import { talkSections, type TalkItem, type TalkPart } from './talk.ts';

/** Something that can be told: one block of the story. */
export interface Found {
	/** What it is about, e.g. the slug of a theme; '' where there is only one of its kind. */
	readonly about: string;
	readonly among?: Among;
}

/** One kind of block: where there is one, and what it says. */
export interface Teller<F> {
	readonly find: (known: Known) => readonly Found[];
	/**
	 * What it says, from what it reads alone.
	 * @returns null where that does not hold, or is not there
	 */
	readonly tell: (read: Reading, about: string) => F | null;
}

/** What stories are made of, with what takes long to find out. */
export interface Known {
	readonly basis: StoryBasis;
	/** All themes of each part of the talk, in order. */
	readonly talk: Readonly<Record<TalkPart, readonly TalkItem[]>>;
}

export function knownOf(basis: StoryBasis): Known {
	const sections = talkSections(basis.release, Infinity);
	const talk = Object.fromEntries(sections.map(({ part, items }) => [part, items]));
	return { basis, talk: talk as Record<TalkPart, readonly TalkItem[]> };
}

export const THEMES = '/release/themes';

export const ONE: readonly Found[] = [{ about: '' }];
export const once = (isThere: boolean): readonly Found[] => (isThere ? ONE : []);

/** One about these themes together; none where there are none. */
export function aboutThemes(indexes: readonly number[], about = ''): readonly Found[] {
	return indexes.length > 0 ? [{ about, among: { [THEMES]: indexes } }] : [];
}

/** Where the themes of a part of the talk stand in the release, in the order of the talk. */
export function indexesOf({ basis }: Known, items: readonly TalkItem[]): readonly number[] {
	return items.map(({ theme }) => basis.release.themes.indexOf(theme));
}
