import { besideOf, hexagonResolution, type BesideFact } from './beside.ts';
import { createTally, MIN_PARTICIPANTS, questionResult, releasePools } from './aggregate.ts';
import { FAMILIES, type Group } from './group.ts';
import { changeSince, type Given } from './change.ts';
import { drawAnew, intervalOf, RESAMPLES, type Said } from './firmness.ts';
import { executorsFeasibility, opportunities } from './opportunity.ts';
import { byQuestion, type Answer, type Question } from './rating.ts';
import type { Change, Release, ReleaseContent, ReleaseTheme } from './release-shape.ts';
import type { Breakdown, WholeScan } from './scan.ts';

/** Version of docs/method.md that this code follows; stands in every release. */
export const METHOD_VERSION = '1.3';

/** One answer of one person, as the raw facts of a round have it. */
export interface Fact {
	/** Any number that tells people apart inside the round; it leaves no trace in the result. */
	readonly participant: number;
	readonly group: string;
	readonly theme: string;
	readonly question: Question;
	readonly answer: Answer;
}

/** The units of a scan in their fixed order: the five families, or the scan's groups. */
export function unitsOf(breakdown: Breakdown, groups: readonly Group[]): readonly string[] {
	if (breakdown === 'groups') return groups.map((group) => group.slug);
	return FAMILIES.filter((family) => groups.some((group) => group.family === family));
}

/** The unit a group counts in. */
export function unitOf(breakdown: Breakdown, group: Group): string {
	return breakdown === 'groups' ? group.slug : group.family;
}

/** What came before: earlier rounds of the same scan, or the scan that this one follows. */
export type Earlier =
	| {
			readonly kind: 'round';
			/** All releases so far, first first; at least one. */
			readonly releases: readonly Release[];
			/** Facts of an earlier round; none when they were forgotten. */
			readonly factsOf: (round: number) => Iterable<Fact>;
	  }
	| { readonly kind: 'scan'; readonly release: Release };

export interface ReleaseOptions {
	/** Slugs of the themes that the round asked; null for all active ones. */
	readonly asked?: readonly string[] | null;
	readonly earlier?: Earlier | null;
	/** How many people share one voice, by participant; 1 for who is not in it. */
	readonly tables?: ReadonlyMap<number, number>;
	/** What was said beside the answers, at most once per person and theme. */
	readonly beside?: Iterable<BesideFact>;
	/** The hall's choice was told before: a second count of the same would tell who came between. */
	readonly playsTold?: boolean;
	/** How often people are drawn anew; 0 leaves what rests on it null. */
	readonly resamples?: number;
}

/**
 * The one frozen result of a round, disclosure rules applied (docs/method.md).
 * Depends on the facts alone: not on their order, nor on how participants are numbered.
 * A theme that was not asked again keeps the figures of the release before, marked with its round.
 * @param scan with an area; only its active themes are in the release
 * @param round number of the round, from 1
 * @param facts answers by people in groups of the scan, at most one per question; answers to a theme
 * that was switched off are left out, with whoever answered nothing else
 * @returns with fewer than 5 participants nothing but numbers of participants
 * @throws Error for a scan without an area, a fact about an unknown group, or a person in two groups
 */
export function makeRelease(
	scan: WholeScan,
	round: number,
	facts: Iterable<Fact>,
	{
		asked = null,
		earlier = null,
		tables = new Map(),
		beside = [],
		playsTold = false,
		resamples = RESAMPLES
	}: ReleaseOptions = {}
): ReleaseContent {
	if (!scan.area) throw new Error('A scan without an area cannot have been opened');
	const active = activeThemes(scan);
	const isAsked = ({ id }: { readonly id: string }) => asked === null || asked.includes(id);
	const themes = active.filter(isAsked);
	const folded = fold(scan, themes, facts);
	const { byGroup, total, unitIds } = folded;
	const people = [...folded.participants].reduce((sum, one) => sum + (tables.get(one) ?? 1), 0);
	const head = {
		methodVersion: METHOD_VERSION,
		scan: {
			id: scan.id,
			title: scan.title,
			area: { name: scan.area.name, hectares: scan.area.hectares },
			languages: [...scan.languages],
			themeSet: scan.themeSet && { ...scan.themeSet },
			subAreas: scan.subAreas.map(({ slug, title }) => ({ id: slug, title }))
		},
		round,
		mode: scan.mode,
		k: scan.k,
		breakdown: scan.breakdown,
		weights: { ...scan.weights },
		participants: { total, people, byGroup }
	};
	if (total < MIN_PARTICIPANTS) return { ...head, pools: [], themes: [], change: null };

	const present = scan.groups.map((group) => ({
		slug: group.slug,
		unit: unitOf(scan.breakdown, group),
		people: byGroup[group.slug]!
	}));
	const peopleByUnit = unitIds.map((unit) =>
		present.reduce((sum, group) => sum + (group.unit === unit ? group.people : 0), 0)
	);
	const merged = releasePools(peopleByUnit, scan.k);
	const pools = merged.map((pool) => ({ units: pool.units.map((unit) => unitIds[unit]!) }));
	const results = themes.map((theme, i) => ({
		...theme,
		questions: byQuestion((question) =>
			questionResult(folded.tally.cell(i, question), merged, unitIds, scan.k)
		)
	}));
	const draws =
		resamples === 0 ? null : drawAnew({ pools, themes: results }, folded.said, resamples);
	const besides = Map.groupBy(beside, ({ theme }) => theme);
	const saids = Map.groupBy(folded.said, ({ theme }) => theme);
	const judged = results.map((theme) => {
		const own = draws?.get(theme.id) ?? null;
		return {
			...theme,
			carriedFrom: null,
			questions: byQuestion((question) => ({
				...theme.questions[question],
				interval: own && theme.questions[question].counts ? intervalOf(own[question]) : null
			})),
			executorsFeasibility: executorsFeasibility(
				theme.executors,
				theme.questions.feasibility,
				present
			),
			beside: besideOf({
				beside: besides.get(theme.id) ?? [],
				playsTold,
				...answersTo(saids.get(theme.id) ?? []),
				subAreas: scan.subAreas,
				resolution: hexagonResolution(scan.area!.hectares),
				k: scan.k
			}),
			draws: own
		};
	});
	const carried = carriedThemes(
		scan,
		active.filter((theme) => !isAsked(theme)),
		earlier,
		resamples
	);
	const all = active.flatMap(({ id }) => [...judged, ...carried].filter((one) => one.id === id));
	const chances = opportunities(all, scan.weights, resamples);
	return {
		...head,
		pools,
		themes: all.map(
			({ id, lever, title, enabling, executors, carriedFrom, questions, beside: theirs }, i) => ({
				...{ id, lever, title, enabling, executors, carriedFrom, questions },
				opportunity: chances[i]!,
				...(theirs && { beside: theirs })
			})
		),
		change: changeOf(scan, round, judged, folded.said, earlier)
	};
}

/** Who answered anything of a theme, and what they said to its feasibility. @param said of that theme */
function answersTo(said: readonly Said[]) {
	const rated = said.filter(({ question, value }) => question === 'feasibility' && value > 0);
	return {
		answered: new Set(said.map(({ participant }) => participant)),
		feasibility: new Map(rated.map(({ participant, value }) => [participant, value]))
	};
}

/** The themes that are asked, in the scan's order, with what a release says of them. */
function activeThemes(scan: WholeScan) {
	return scan.levers.flatMap((lever) =>
		lever.themes
			.filter((theme) => theme.active)
			.map(({ slug, title, enabling, executors }) => ({
				id: slug,
				lever: lever.slug,
				title: { ...title },
				enabling,
				executors: [...executors]
			}))
	);
}

/**
 * Themes that were rated before and not asked again: their figures are those of the release before,
 * exactly, because other figures of the same answers could be subtracted from them.
 */
function carriedThemes(
	scan: WholeScan,
	themes: ReturnType<typeof activeThemes>,
	earlier: Earlier | null,
	resamples: number
) {
	if (earlier?.kind !== 'round') return [];
	const before = earlier.releases.at(-1)!;
	const rated = themes.flatMap((theme) => {
		const then = before.themes.find(({ id }) => id === theme.id);
		if (!then) return [];
		const carriedFrom = then.carriedFrom ?? before.round;
		const { questions, executors, beside } = then;
		const { executorsFeasibility: theirs } = then.opportunity;
		return [{ ...theme, questions, executors, beside, carriedFrom, executorsFeasibility: theirs }];
	});
	const draws = new Map(
		[...new Set(rated.map((theme) => theme.carriedFrom))].map((round) => {
			const source = earlier.releases.find((release) => release.round === round)!;
			const asked = source.themes.filter((theme) => theme.carriedFrom === null);
			const { said, total } = fold(scan, asked, earlier.factsOf(round));
			// Forgotten answers cannot be drawn from: the theme then stands still in its list.
			const drawn =
				total === 0 || resamples === 0
					? null
					: drawAnew({ pools: source.pools, themes: asked }, said, resamples);
			return [round, drawn] as const;
		})
	);
	return rated.map((theme) => ({
		...theme,
		draws: draws.get(theme.carriedFrom)?.get(theme.id) ?? null
	}));
}

function changeOf(
	scan: WholeScan,
	round: number,
	themes: readonly Pick<ReleaseTheme, 'id' | 'title' | 'questions'>[],
	said: readonly Said[],
	earlier: Earlier | null
): Change | null {
	if (earlier === null) return null;
	if (earlier.kind === 'scan') return changeSince(themes, earlier.release, scan.k, null);
	const then = earlier.releases.at(-1)!;
	const rounds = new Map([[round, givenIn(said)]]);
	const given = (wanted: number, cell: string) => {
		let cells = rounds.get(wanted);
		if (!cells) {
			const { said: old } = fold(scan, then.themes, earlier.factsOf(wanted));
			rounds.set(wanted, (cells = givenIn(old)));
		}
		return cells.get(cell) ?? new Map();
	};
	return changeSince(themes, then, scan.k, (theme, question, since) => ({
		then: given(since, `${theme} ${question}`),
		now: given(round, `${theme} ${question}`)
	}));
}

/** Numbers that were given, by theme and question. */
function givenIn(said: readonly Said[]): ReadonlyMap<string, Given> {
	const cells = new Map<string, Map<number, { unit: string; value: number }>>();
	for (const { participant, unit, theme, question, value } of said) {
		if (value === 0) continue;
		const key = `${theme} ${question}`;
		const cell = cells.get(key);
		if (cell) cell.set(participant, { unit, value });
		else cells.set(key, new Map([[participant, { unit, value }]]));
	}
	return cells;
}

/** Facts about these themes, as numbers of people and one by one. */
function fold(scan: WholeScan, themes: readonly { readonly id: string }[], facts: Iterable<Fact>) {
	const unitIds = unitsOf(scan.breakdown, scan.groups);
	const unitByGroup = new Map(
		scan.groups.map((group) => [group.slug, unitIds.indexOf(unitOf(scan.breakdown, group))])
	);
	const themeIndex = new Map(themes.map((theme, i) => [theme.id, i]));
	const tally = createTally(unitIds.length, themes.length);
	const said: Said[] = [];
	const groupOf = new Map<number, string>();
	for (const { participant, group, theme, question, answer } of facts) {
		const unit = unitByGroup.get(group);
		const at = themeIndex.get(theme);
		if (unit === undefined) throw new Error(`Unknown group in the facts: ${group}`);
		// A theme that was switched off after the first answer is out of the release.
		if (at === undefined) continue;
		const sat = groupOf.get(participant);
		if (sat !== undefined && sat !== group) throw new Error('A person in two groups');
		groupOf.set(participant, group);
		tally.add(unit, at, question, answer);
		const value = answer.kind === 'rated' ? answer.value : 0;
		said.push({ participant, unit: unitIds[unit]!, theme, question, value });
	}
	const byGroup = Object.fromEntries(scan.groups.map((group) => [group.slug, 0]));
	for (const group of groupOf.values()) byGroup[group]! += 1;
	return { tally, said, byGroup, total: groupOf.size, participants: groupOf.keys(), unitIds };
}
