import { POLICIES } from '../../content/content.ts';
import type { PolicyLevel, PolicyStatus } from '../../content/shapes.ts';
import type { Group } from '../../domain/group.ts';
import type { LocalText } from '../../domain/language.ts';
import { refuse, type Outcome } from '../../domain/refusal.ts';
import type { Release } from '../../domain/release-shape.ts';
import { remarksToRead, shownRemarks, type ShownRemark } from '../../domain/remark.ts';
import type { WholeScan } from '../../domain/scan.ts';
import { factLinkOf, type FactLink, type Lever, type Theme } from '../../domain/theme.ts';
import type { App } from '../app.ts';
import { remarksOfRound } from '../store/remarks.ts';
import { findRelease, releasesOf } from '../store/rounds.ts';
import { resultsCsv } from '../export/results-csv.ts';
import { findWholeScan } from '../store/scans.ts';
import { talksOf, type ThemeTalk } from '../store/talks.ts';
import { enter, type Viewer } from './access.ts';

/** What a theme brings along besides figures, as it stands now. */
export interface ThemeBackground {
	/** Known before anybody answered. */
	readonly facts: readonly LocalText[];
	readonly factLink: FactLink | null;
	/** Which duties and programmes it may help, European first. */
	readonly policies: readonly {
		readonly id: string;
		readonly title: LocalText;
		readonly level: PolicyLevel;
		readonly status: PolicyStatus;
		/** Those of its articles that the theme helps; none: the policy as a whole. */
		readonly articles: readonly { readonly id: string; readonly title: LocalText }[];
	}[];
}

export interface ResultView {
	readonly release: Release;
	/** The release as it was made, byte for byte. */
	readonly json: string;
	readonly releasedAtMs: number;
	/** Numbers of all released rounds, first first. */
	readonly rounds: readonly number[];
	/** For the names of groups; figures come from the release alone. */
	readonly groups: readonly Group[];
	/** What was corrected for typos after the first answer. */
	readonly corrected: {
		/** The texts that participants read before they start. */
		readonly about: boolean;
		/** Titles of levers and themes. */
		readonly titles: readonly LocalText[];
	};
	/**
	 * What people wrote on the release's themes, as the facilitator lets it stand and without who
	 * wrote it; none with fewer than 5 participants.
	 */
	readonly remarks: readonly ShownRemark[];
	/** What the meeting did with themes; no figure, and of no round. */
	readonly talks: readonly ThemeTalk[];
	/** By theme of the release; one that has nothing, or is no longer in the scan, is left out. */
	readonly background: Readonly<Record<string, ThemeBackground>>;
	/** Those of the scan as they stand now, with themes of no release too. */
	readonly levers: readonly Lever[];
}

/**
 * A released result: the newest, or that of a given round.
 * @returns 'nothing-released' before the first release
 */
export async function readResult(
	app: App,
	viewer: Viewer,
	scanId: string,
	round: number | null = null
): Promise<Outcome<{ result: ResultView }>> {
	const entered = await enter(app, viewer, 'read-result', scanId);
	if (!entered.ok) return entered;
	const stored = await findRelease(app.db, scanId, round);
	if (!stored) return refuse('nothing-released');
	const release = JSON.parse(stored.json) as Release;
	const scan = (await findWholeScan(app.db, scanId))!;
	const remarks = await remarksOfRound(app.db, stored.round.id);
	const all = await releasesOf(app.db, scanId);
	return {
		ok: true,
		result: {
			release,
			json: stored.json,
			releasedAtMs: stored.round.releasedAtMs!,
			rounds: all.map((made) => made.round.number),
			groups: scan.groups,
			corrected: correctedIn(scan),
			remarks: shownRemarks(remarksToRead(release, scan.groups, remarks)),
			talks: await talksOf(app.db, scanId),
			background: backgroundOf(scan, release),
			levers: scan.levers
		}
	};
}

function backgroundOf(scan: WholeScan, release: Release): ResultView['background'] {
	const asked = new Set(release.themes.map(({ id }) => id));
	const themes = scan.levers.flatMap((lever) => lever.themes);
	return Object.fromEntries(
		themes
			.filter(({ slug }) => asked.has(slug))
			.map((theme) => [theme.slug, broughtBy(theme)] as const)
			.filter(
				([, { facts, factLink, policies }]) => facts.length > 0 || factLink || policies.length
			)
	);
}

function broughtBy({ facts, factLink, policies }: Theme): ThemeBackground {
	return {
		facts,
		factLink: factLinkOf(factLink),
		policies: POLICIES.flatMap(({ id, title, level, status, articles }) => {
			const linked = policies.find((one) => one.id === id);
			if (!linked) return [];
			const helped = articles.filter((article) => linked.articles?.includes(article.id));
			const told = helped.map((article) => ({ id: article.id, title: article.title }));
			return [{ id, title, level, status, articles: told }];
		})
	};
}

function correctedIn(scan: WholeScan): ResultView['corrected'] {
	const texts = scan.levers.flatMap((lever) => [lever, ...lever.themes]);
	const titles = texts.filter((text) => text.corrected).map((text) => text.title);
	return { about: scan.corrected, titles };
}

/** The newest release, or that of a given round, as a table. */
export async function readResultCsv(
	app: App,
	viewer: Viewer,
	scanId: string,
	round: number | null = null
): Promise<Outcome<{ csv: string }>> {
	const read = await readResult(app, viewer, scanId, round);
	return read.ok ? { ok: true, csv: resultsCsv(read.result.release) } : read;
}
