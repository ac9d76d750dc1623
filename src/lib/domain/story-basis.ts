import type { Polygon } from './area.ts';
import type { Followed, Goal } from './goal.ts';
import type { Group } from './group.ts';
import type { Finding } from './knowledge.ts';
import type { LocalText } from './language.ts';
import type { Commitment, Highlight } from './leave.ts';
import type { Release } from './release-shape.ts';
import type { ShownRemark } from './remark.ts';
import type { About } from './scan.ts';
import type { SubArea } from './sub-area.ts';
import type { Talk } from './talk.ts';

/**
 * All that the area story is made of; every sentence rests on fields of it, as JSON pointers:
 * '/release/themes/3/title' is a field of the release, the rest stands as it is now.
 */
export interface StoryBasis {
	readonly release: Release;
	readonly releasedAtMs: number;
	readonly scan: Pick<
		About,
		'purpose' | 'use' | 'decision' | 'preconditions' | 'roles' | 'contact' | 'retentionMonths'
	>;
	readonly groups: readonly Group[];
	/** By slug of the theme: what it has besides figures. */
	readonly themes: Readonly<
		Record<string, { readonly policies: readonly string[]; readonly facts: readonly LocalText[] }>
	>;
	/** By id, only those that a theme of the release serves. */
	readonly policies: Readonly<Record<string, LocalText>>;
	/** What the meeting said, by slug of the theme. */
	readonly talks: Readonly<Record<string, Talk>>;
	/** What has to be found out, by slug of the theme. */
	readonly findings: Readonly<Record<string, Finding>>;
	/** What the meeting left with, in the order in which it was put there. */
	readonly highlights: readonly Highlight[];
	/** What people wrote, as the facilitator lets it stand. */
	readonly remarks: readonly ShownRemark[];
	/** What became of what people brought in: clusters with something in them, as participants see them. */
	readonly clusters: readonly {
		readonly title: string;
		/** Contributions in it. */
		readonly count: number;
		/** The theme that was made of it. */
		readonly theme: LocalText | null;
		readonly reply: string;
	}[];
	/** "Wat is met onze inbreng gedaan?" in the facilitator's words; '' for nothing. */
	readonly after: string;
	readonly goals: readonly Goal[];
	readonly commitments: readonly (Commitment & Followed)[];
	readonly pictures: readonly {
		readonly id: string;
		readonly title: string;
		readonly alt: string;
		readonly credit: string;
		readonly width: number;
		readonly height: number;
	}[];
	/** Area and its parts on the map; no outline: empty. */
	readonly area: readonly Polygon[];
	readonly subAreas: readonly SubArea[];
}
