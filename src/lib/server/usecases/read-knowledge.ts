import {
	agendaOf,
	byKnowledge,
	sidesThatAsk,
	type Finding,
	type KnowledgeItem
} from '../../domain/knowledge.ts';
import type { Outcome } from '../../domain/refusal.ts';
import type { Release, ReleaseTheme } from '../../domain/release-shape.ts';
import type { App } from '../app.ts';
import { knowledgeCsv } from '../export/knowledge-csv.ts';
import { findingsOf } from '../store/findings.ts';
import type { Viewer } from './access.ts';
import { readResult, type ResultView } from './read-result.ts';

export interface KnowledgeView extends Pick<ResultView, 'release' | 'releasedAtMs' | 'groups'> {
	/** What to find out first, first: see `byKnowledge`. */
	readonly ordered: readonly KnowledgeItem[];
	/** Themes of which impact or need for knowledge is not known. */
	readonly unknown: readonly KnowledgeItem[];
	/** What was written down, over all themes of the release. */
	readonly agenda: ReturnType<typeof agendaOf<KnowledgeItem>>;
}

/**
 * What has to be found out, theme by theme: figures of a release, what people ask there, and what the
 * facilitator wrote down, as it stands now.
 * @param round null: the newest release
 */
export async function readKnowledge(
	app: App,
	viewer: Viewer,
	scanId: string,
	round: number | null = null
): Promise<Outcome<{ view: KnowledgeView }>> {
	const read = await readResult(app, viewer, scanId, round);
	if (!read.ok) return read;
	const { release, releasedAtMs, groups, remarks } = read.result;
	const asking = Map.groupBy(
		remarks.filter(({ text }) => text.includes('?')),
		({ theme }) => theme
	);
	const findings = new Map(
		(await findingsOf(app.db, scanId)).map(({ theme, ...finding }): [string, Finding] => [
			theme,
			finding
		])
	);
	const itemOf = (theme: ReleaseTheme): KnowledgeItem => ({
		theme,
		sides: sidesThatAsk(theme),
		remarks: asking.get(theme.id) ?? [],
		finding: findings.get(theme.id) ?? null
	});
	const themes = byKnowledge(release.themes);
	const ordered = themes.ordered.map(itemOf);
	const unknown = themes.unknown.map(itemOf);
	const agenda = agendaOf([...ordered, ...unknown]);
	return { ok: true, view: { release, releasedAtMs, groups, ordered, unknown, agenda } };
}

/** The same as a table. */
export async function readKnowledgeCsv(
	app: App,
	viewer: Viewer,
	scanId: string,
	round: number | null = null
): Promise<Outcome<{ csv: string; release: Release; releasedAtMs: number }>> {
	const read = await readKnowledge(app, viewer, scanId, round);
	if (!read.ok) return read;
	const { release, releasedAtMs, ordered, unknown } = read.view;
	return { ok: true, csv: knowledgeCsv([...ordered, ...unknown]), release, releasedAtMs };
}
