import { NO_TEXT } from '#lib/domain/language.ts';
import { NO_PRECONDITIONS } from '#lib/domain/scan.ts';
import { unitOf } from '#lib/domain/release.ts';
import { QUESTIONS, type Question, type ScalePoint } from '#lib/domain/rating.ts';
import type { StoryBasis } from '#lib/domain/story-basis.ts';
import { plainText } from '#lib/domain/story-document.ts';
import { composedParts } from '#lib/i18n/story-composed.ts';
import { makeRelease, type Earlier, type Fact } from '#lib/domain/release.ts';
import type { Release } from '#lib/domain/release-shape.ts';
import type { WholeScan } from '#lib/domain/scan.ts';
import { resultSheets } from '#lib/server/export/result-sheets.ts';
import { resultsCsv } from '#lib/server/export/results-csv.ts';
import { resultsGeoJson } from '#lib/server/export/results-geojson.ts';
import type { Told } from '#lib/server/export/told.ts';

/** One time that people answered: a round of the scan, or a round of a scan that follows it. */
export interface Session {
	/** What its release is compared with: nothing, the session before it, or that as another scan. */
	readonly since: 'nothing' | 'round' | 'scan';
	/** Slugs of the themes that were asked; null for all. */
	readonly asked: readonly string[] | null;
	/** The same number is the same person in every session. */
	readonly facts: readonly Fact[];
}

/** All that the people of one area ever answered: what an outsider tries to find out. */
export interface World {
	readonly scan: WholeScan;
	readonly sessions: readonly Session[];
}

/** Where a figure can leave the house. */
export const CHANNELS = ['release', 'csv', 'sheets', 'geojson', 'story', 'route'] as const;
export type Channel = (typeof CHANNELS)[number];

/** Everything an outsider gets, as text per channel; made when it is asked for. */
export type Published = Readonly<Record<Channel, () => string>> & {
	/** For who plants a leak, and to see which people stand in one pool. */
	readonly releases: readonly Release[];
};
export type Publish = (world: World) => Published;

/**
 * What Peddel publishes of a world: all releases, their tables and map files, and their stories in
 * both languages.
 * Public routes give no result at all (tests/e2e/outsider.e2e.ts), so that channel is empty here;
 * a leak can be planted in it.
 * @param resamples how often people are drawn anew; 0 leaves out what rests on that
 */
export function publishing(resamples = 0): Publish {
	return (world) => {
		const releases = releasesOf(world, resamples);
		const each = (text: (release: Release) => string) => () => releases.map(text).join('\f');
		return {
			releases,
			release: each((release) => JSON.stringify(release)),
			csv: each(resultsCsv),
			sheets: each((release) => JSON.stringify(resultSheets(toldOf(release)))),
			geojson: each((release) => resultsGeoJson(toldOf(release), NO_SHAPES)),
			story: each((release) =>
				(['nl', 'en'] as const)
					.flatMap((language) => [...composedParts(basisOf(release), NAMES, language).values()])
					.flatMap((blocks) => blocks.map((one) => plainText(one.blocks)))
					.join('\f')
			),
			route: () => ''
		};
	};
}

/** Without names ids are shown as they are. */
const NAMES = { groups: new Map(), units: new Map() };
const NO_SHAPES = { area: [], subAreas: [] };

function toldOf(release: Release): Told {
	return { release, names: NAMES, releasedAtMs: 0, language: 'nl' };
}

/** A story that is made of a release and nothing else. */
function basisOf(release: Release): StoryBasis {
	return {
		...{ release, releasedAtMs: 0, groups: [], themes: {}, policies: {}, talks: {}, findings: {} },
		scan: {
			...{ purpose: NO_TEXT, use: NO_TEXT, decision: NO_TEXT, preconditions: NO_PRECONDITIONS },
			...{ roles: NO_TEXT, contact: '', retentionMonths: 12 }
		},
		...{
			highlights: [],
			remarks: [],
			clusters: [],
			after: '',
			goals: [],
			commitments: [],
			pictures: []
		},
		...{ area: [], subAreas: [] }
	};
}

function releasesOf({ scan, sessions }: World, resamples: number): readonly Release[] {
	const made: Release[] = [];
	for (const [i, { since, asked, facts }] of sessions.entries()) {
		const earlier: Earlier | null =
			since === 'nothing'
				? null
				: since === 'scan'
					? { kind: 'scan', release: made[i - 1]! }
					: {
							kind: 'round',
							releases: made.slice(0, i),
							factsOf: (round) => sessions[round - 1]!.facts
						};
		const round = since === 'round' ? i + 1 : 1;
		const content = makeRelease(scan, round, facts, { asked, earlier, resamples });
		// A checksum follows from the rest, which is compared whole.
		made.push({ ...content, checksum: '0'.repeat(64) });
	}
	return made;
}

/** One question about one theme in one session. */
export interface Cell {
	readonly session: number;
	readonly theme: string;
	readonly question: Question;
	/** Who gave a number. */
	readonly people: readonly Numeric[];
}

export interface Numeric {
	readonly person: number;
	readonly group: string;
	readonly unit: string;
	readonly value: ScalePoint;
	/** Place of the answer in the facts of its session. */
	readonly at: number;
}

/** All cells of the asked, active themes in which somebody gave a number. */
export function cellsOf({ scan, sessions }: World): readonly Cell[] {
	const units = new Map(scan.groups.map((group) => [group.slug, unitOf(scan.breakdown, group)]));
	const active = scan.levers.flatMap(({ themes }) => themes).filter((theme) => theme.active);
	return sessions.flatMap(({ asked, facts }, session) => {
		const cells = new Map<string, Numeric[]>();
		for (const [at, { participant, group, theme, question, answer }] of facts.entries()) {
			if (answer.kind !== 'rated') continue;
			const key = `${theme} ${question}`;
			const one = { person: participant, group, unit: units.get(group)!, at, value: answer.value };
			const cell = cells.get(key);
			if (cell) cell.push(one);
			else cells.set(key, [one]);
		}
		return active
			.filter(({ slug }) => asked === null || asked.includes(slug))
			.flatMap(({ slug: theme }) =>
				QUESTIONS.map((question) => ({
					...{ session, theme, question },
					people: cells.get(`${theme} ${question}`) ?? []
				}))
			)
			.filter(({ people }) => people.length > 0);
	});
}

/** Another number for one answer. */
export interface Change {
	readonly session: number;
	readonly at: number;
	readonly value: ScalePoint;
}

/** The world in which these answers were others. */
export function changed(world: World, changes: readonly Change[]): World {
	const sessions = world.sessions.map((session, i) => {
		const here = changes.filter((change) => change.session === i);
		if (here.length === 0) return session;
		const facts = [...session.facts];
		for (const { at, value } of here)
			facts[at] = { ...facts[at]!, answer: { kind: 'rated', value } };
		return { ...session, facts };
	});
	return { ...world, sessions };
}
