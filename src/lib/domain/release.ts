import { createTally, MIN_PARTICIPANTS, questionResult, releasePools } from './aggregate.ts';
import { FAMILIES, type Group } from './group.ts';
import { opportunities } from './opportunity.ts';
import { QUESTIONS, type Answer, type Question } from './rating.ts';
import type { ReleaseContent, ReleaseTheme } from './release-shape.ts';
import type { Breakdown, WholeScan } from './scan.ts';

/** Version of docs/method.md that this code follows; stands in every release. */
export const METHOD_VERSION = '1.0';

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

/**
 * The one frozen result of a round, disclosure rules applied (docs/method.md §1, 2, 5, 6, 7).
 * Depends on the facts alone: not on their order, nor on how participants are numbered.
 * @param scan with an area; only its active themes are in the release
 * @param round number of the round, from 1
 * @param facts answers by people in groups of the scan, at most one per question; answers to a theme
 * that was switched off are left out, with whoever answered nothing else
 * @returns with fewer than 5 participants nothing but numbers of participants
 * @throws Error for a scan without an area a fact about an unknown group, or a person in two groups
 */
export function makeRelease(scan: WholeScan, round: number, facts: Iterable<Fact>): ReleaseContent {
	if (!scan.area) throw new Error('A scan without an area cannot have been opened');
	const themes = activeThemes(scan);
	const { tally, byGroup, total, unitIds } = fold(scan, themes, facts);
	const head = {
		methodVersion: METHOD_VERSION,
		scan: {
			id: scan.id,
			title: scan.title,
			area: { name: scan.area.name, hectares: scan.area.hectares },
			languages: [...scan.languages],
			themeSet: scan.themeSet && { ...scan.themeSet }
		},
		round,
		mode: 'anonymous' as const,
		k: scan.k,
		breakdown: scan.breakdown,
		weights: { ...scan.weights },
		participants: { total, byGroup }
	};
	if (total < MIN_PARTICIPANTS) return { ...head, pools: [], themes: [], change: null };

	const people = unitIds.map((unit) =>
		scan.groups
			.filter((group) => unitOf(scan.breakdown, group) === unit)
			.reduce((sum, group) => sum + byGroup[group.slug]!, 0)
	);
	const pools = releasePools(people, scan.k);
	const asked = themes.map((theme, i) => ({
		...theme,
		questions: Object.fromEntries(
			QUESTIONS.map((question) => [
				question,
				questionResult(tally.cell(i, question), pools, unitIds, scan.k)
			])
		) as ReleaseTheme['questions']
	}));
	const chances = opportunities(asked, scan.weights);
	return {
		...head,
		pools: pools.map((pool) => ({ units: pool.units.map((unit) => unitIds[unit]!) })),
		themes: asked.map((theme, i) => ({ ...theme, opportunity: chances[i]! })),
		change: null
	};
}

/** The themes that are asked, in the scan's order, with what a release says of them. */
function activeThemes(scan: WholeScan) {
	return scan.levers.flatMap((lever) =>
		lever.themes
			.filter((theme) => theme.active)
			.map(({ slug, title, enabling }) => ({
				id: slug,
				lever: lever.slug,
				title: { ...title },
				enabling
			}))
	);
}

function fold(scan: WholeScan, themes: readonly { readonly id: string }[], facts: Iterable<Fact>) {
	const unitIds = unitsOf(scan.breakdown, scan.groups);
	const unitByGroup = new Map(
		scan.groups.map((group) => [group.slug, unitIds.indexOf(unitOf(scan.breakdown, group))])
	);
	const themeIndex = new Map(themes.map((theme, i) => [theme.id, i]));
	const tally = createTally(unitIds.length, themes.length);
	const groupOf = new Map<number, string>();
	for (const fact of facts) {
		const unit = unitByGroup.get(fact.group);
		const theme = themeIndex.get(fact.theme);
		if (unit === undefined) throw new Error(`Unknown group in the facts: ${fact.group}`);
		// A theme that was switched off after the first answer is out of the release.
		if (theme === undefined) continue;
		const sat = groupOf.get(fact.participant);
		if (sat !== undefined && sat !== fact.group) throw new Error('A person in two groups');
		groupOf.set(fact.participant, fact.group);
		tally.add(unit, theme, fact.question, fact.answer);
	}
	const byGroup = Object.fromEntries(scan.groups.map((group) => [group.slug, 0]));
	for (const group of groupOf.values()) byGroup[group]! += 1;
	return { tally, byGroup, total: groupOf.size, unitIds };
}
