import { POLICIES, type Policy } from '../../content/content.ts';
import type { Outcome } from '../../domain/refusal.ts';
import type { OpportunityClass, Release, ReleaseTheme } from '../../domain/release-shape.ts';
import { CLASSES } from '../../domain/release-shape.ts';
import type { App } from '../app.ts';
import { findWholeScan } from '../store/scans.ts';
import type { Viewer } from './access.ts';
import { readResult } from './read-result.ts';

/** A policy with the opportunities that help it. */
export interface HelpedPolicy {
	readonly policy: Policy;
	/** In the order of the result: by class, then by place. */
	readonly themes: readonly {
		readonly theme: ReleaseTheme;
		/** Ids of the articles that it helps, as the theme says. */
		readonly articles: readonly string[];
	}[];
	/** Of them, those that are ready to start or under way. */
	readonly promising: number;
}

export interface PoliciesView {
	readonly release: Release;
	readonly releasedAtMs: number;
	/** Every policy of the library, European first, also those that nothing helps. */
	readonly policies: readonly HelpedPolicy[];
	/** Themes of the release without any policy. */
	readonly unlinked: readonly ReleaseTheme[];
}

const PROMISING: readonly OpportunityClass[] = ['start', 'sustain'];

/**
 * Which policies the opportunities of a release help. Links are a judgement about the theme: they are
 * read as they stand now, beside figures that are frozen.
 * @param round null: the newest release
 */
export async function readPolicies(
	app: App,
	viewer: Viewer,
	scanId: string,
	round: number | null = null
): Promise<Outcome<{ view: PoliciesView }>> {
	const read = await readResult(app, viewer, scanId, round);
	if (!read.ok) return read;
	const { release, releasedAtMs } = read.result;
	const scan = (await findWholeScan(app.db, scanId))!;
	const linksOf = new Map(
		scan.levers.flatMap((lever) => lever.themes.map((theme) => [theme.slug, theme.policies]))
	);
	const themes = release.themes.toSorted(inOrder);
	const policies = POLICIES.map((policy) => {
		const helping = themes.flatMap((theme) => {
			const link = linksOf.get(theme.id)?.find(({ id }) => id === policy.id);
			return link ? [{ theme, articles: link.articles ?? [] }] : [];
		});
		const promising = helping.filter(({ theme }) => PROMISING.includes(theme.opportunity.class));
		return { policy, themes: helping, promising: promising.length };
	});
	const unlinked = themes.filter((theme) => (linksOf.get(theme.id) ?? []).length === 0);
	return { ok: true, view: { release, releasedAtMs, policies, unlinked } };
}

/** By class, then measures before conditions, then by place. */
function inOrder(a: ReleaseTheme, b: ReleaseTheme): number {
	const classOf = (theme: ReleaseTheme) => CLASSES.indexOf(theme.opportunity.class);
	const placeOf = (theme: ReleaseTheme) => theme.opportunity.rank ?? Infinity;
	const kind = Number(a.enabling) - Number(b.enabling);
	const place = placeOf(a) - placeOf(b);
	return classOf(a) - classOf(b) || kind || (Number.isNaN(place) ? 0 : place);
}
