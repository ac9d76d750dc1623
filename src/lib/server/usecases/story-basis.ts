import { POLICIES } from '../../content/content.ts';
import { shownClusters } from '../../domain/contribution-board.ts';
import type { StoryBasis } from '../../domain/story-basis.ts';
import { withoutId } from '../../domain/without-id.ts';
import type { Group } from '../../domain/group.ts';
import { remarksToRead, shownRemarks, type ShownRemark } from '../../domain/remark.ts';
import type { Release } from '../../domain/release-shape.ts';
import type { App } from '../app.ts';
import { attachmentsOf } from '../store/attachments.ts';
import { followedCommitmentsOf } from '../store/commitments.ts';
import { boardOf, clusterThemes } from '../store/contributions.ts';
import { findingsOf } from '../store/findings.ts';
import { goalsOf } from '../store/goals.ts';
import { highlightsOf } from '../store/highlights.ts';
import { findMeeting } from '../store/meetings.ts';
import { remarksOfRound } from '../store/remarks.ts';
import { findRelease, releasesOf } from '../store/rounds.ts';
import { findWholeScan } from '../store/scans.ts';
import { talksOf } from '../store/talks.ts';

/**
 * All that the story of a scan is made of, as it stands now; who asks was let in by the use case
 * that calls this.
 * @returns null before the first release
 */
export async function storyBasis(app: App, scanId: string): Promise<StoryBasis | null> {
	const { db } = app;
	const stored = await findRelease(db, scanId);
	if (!stored) return null;
	const release = JSON.parse(stored.json) as Release;
	const scan = (await findWholeScan(db, scanId))!;
	const themes = scan.levers.flatMap((lever) => lever.themes);
	const asked = new Set(release.themes.map(({ id }) => id));
	const ofRelease = themes.filter(({ slug }) => asked.has(slug));
	const served = new Set(ofRelease.flatMap(({ policies }) => policies.map(({ id }) => id)));
	const meeting = await findMeeting(db, scanId);
	const titles = await clusterThemes(db, scanId);
	const { purpose, use, decision, preconditions, roles, contact, retentionMonths } = scan;
	const keyed = <T extends { readonly theme: string }>(rows: readonly T[]) =>
		Object.fromEntries(
			rows.map((row) => {
				const { theme, ...rest } = row;
				return [theme, rest];
			})
		);
	return {
		release,
		releasedAtMs: stored.round.releasedAtMs!,
		scan: { purpose, use, decision, preconditions, roles, contact, retentionMonths },
		groups: scan.groups,
		themes: Object.fromEntries(
			ofRelease.map(({ slug, policies, facts }) => [
				slug,
				{ policies: policies.map(({ id }) => id), facts }
			])
		),
		policies: Object.fromEntries(
			POLICIES.filter(({ id }) => served.has(id)).map(({ id, title }) => [id, title])
		),
		talks: keyed(await talksOf(db, scanId)),
		findings: keyed(await findingsOf(db, scanId)),
		highlights: (await highlightsOf(db, scanId)).map(withoutId),
		remarks: await remarksOf(app, scanId, scan.groups, asked),
		clusters:
			meeting?.explore === 'open'
				? []
				: shownClusters(await boardOf(db, scanId)).map(
						({ title, theme, reply, contributions }) => ({
							...{ title, reply, count: contributions.length },
							theme: theme === null ? null : (titles.get(theme) ?? null)
						})
					),
		after: meeting?.after ?? '',
		goals: (await goalsOf(db, scanId)).map(withoutId),
		commitments: (await followedCommitmentsOf(db, scanId)).map(withoutId),
		pictures: (await attachmentsOf(db, scanId)).flatMap(
			({ id, kind, title, alt, credit, width, height }) =>
				kind === 'picture' && width !== null && height !== null
					? [{ id, title, alt, credit, width, height }]
					: []
		),
		area: scan.area?.polygons ?? [],
		subAreas: scan.subAreas
	};
}

/**
 * What people wrote in any round about themes of the newest release, newest round first; what
 * somebody wrote again in the same words is there once.
 */
async function remarksOf(
	{ db }: App,
	scanId: string,
	groups: readonly Group[],
	asked: ReadonlySet<string>
): Promise<readonly ShownRemark[]> {
	const shown = new Map<string, ShownRemark>();
	for (const { json, round } of (await releasesOf(db, scanId)).toReversed()) {
		const release = JSON.parse(json) as Release;
		const read = remarksToRead(release, groups, await remarksOfRound(db, round.id));
		for (const remark of shownRemarks(read)) {
			const words = [remark.theme, remark.kind, remark.text.trim().toLowerCase()].join(' ');
			if (asked.has(remark.theme) && !shown.has(words)) shown.set(words, remark);
		}
	}
	return [...shown.values()];
}
