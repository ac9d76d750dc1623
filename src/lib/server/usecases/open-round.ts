import { refuse, type Outcome, type Refusal, type RefusalReason } from '../../domain/refusal.ts';
import type { Round, Way } from '../../domain/round.ts';
import type { WholeScan } from '../../domain/scan.ts';
import type { App } from '../app.ts';
import { openNextRound } from '../store/rounds.ts';
import { findWholeScan } from '../store/scans.ts';
import { enter, type Viewer } from './access.ts';

/** What a round asks, and how. */
export interface Asking {
	/**
	 * Slugs of the themes that are asked, in any order; null: all active ones. The others keep the
	 * figures of the release before, and are not in the release where they have none.
	 */
	readonly themes?: readonly string[] | null;
	/** Which of them a person rates first; 'all' when left out. */
	readonly way?: Way;
	/** Everybody gets the levers in the order of the scan; true when left out. */
	readonly sameOrder?: boolean;
}

/**
 * Opens the first or the next round.
 * @returns refused while a round runs, or while something is missing that participants need
 */
export async function openRound(
	app: App,
	viewer: Viewer,
	scanId: string,
	{ themes = null, way = 'all', sameOrder = true }: Asking = {}
): Promise<Outcome<{ round: Round }>> {
	const entered = await enter(app, viewer, 'run', scanId);
	if (!entered.ok) return entered;
	const scan = await findWholeScan(app.db, scanId);
	const [missing] = missingIn(scan!, viewer);
	if (missing) return refuse(missing);
	const chosen = themes && chosenOf(scan!, themes);
	if (chosen && !chosen.ok) return chosen;
	const asked = { themes: chosen && chosen.themes, way, sameOrder };
	const round = await openNextRound(app.db, scanId, asked, app.now());
	if (!round) return refuse('round-already-open');
	app.live.touch(scanId);
	return { ok: true, round };
}

/** These themes in the order of the scan, each once. */
function chosenOf(
	scan: WholeScan,
	themes: readonly string[]
): Refusal | { readonly ok: true; readonly themes: readonly string[] } {
	if (themes.length === 0) return refuse('round-themes-none');
	const active = scan.levers
		.flatMap((lever) => lever.themes.filter((theme) => theme.active))
		.map((theme) => theme.slug);
	const strange = themes.find((slug) => !active.includes(slug));
	if (strange !== undefined) return refuse('round-theme-unknown', { theme: strange });
	return { ok: true, themes: active.filter((slug) => themes.includes(slug)) };
}

/**
 * What a scan still lacks before people can take part, most important first.
 * The texts for participants are asked of a facilitator; the operator's scans may have their
 * welcome somewhere else.
 */
export function missingIn(scan: WholeScan, viewer: Viewer): readonly RefusalReason[] {
	const missing: RefusalReason[] = [];
	if (!scan.area) missing.push('area-missing');
	if (!scan.levers.some((lever) => lever.themes.some((theme) => theme.active)))
		missing.push('themes-missing');
	if (scan.groups.length < 2) missing.push('groups-missing');
	const told = [scan.purpose, scan.use, scan.decision].every((text) =>
		scan.languages.every((language) => text[language])
	);
	if (viewer.kind !== 'operator' && (!told || !scan.contact)) missing.push('contact-missing');
	return missing;
}
