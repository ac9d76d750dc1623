import type { RefusalReason } from '../../domain/refusal.ts';
import { refuse, type Outcome } from '../../domain/refusal.ts';
import type { Round } from '../../domain/round.ts';
import type { WholeScan } from '../../domain/scan.ts';
import type { App } from '../app.ts';
import { openNextRound } from '../store/rounds.ts';
import { findWholeScan } from '../store/scans.ts';
import { enter, type Viewer } from './access.ts';

/**
 * Opens the first or the next round.
 * @returns refused while a round runs, or while something is missing that participants need
 */
export async function openRound(
	app: App,
	viewer: Viewer,
	scanId: string
): Promise<Outcome<{ round: Round }>> {
	const entered = await enter(app, viewer, 'run', scanId);
	if (!entered.ok) return entered;
	const scan = await findWholeScan(app.db, scanId);
	const [missing] = missingIn(scan!, viewer);
	if (missing) return refuse(missing);
	const round = await openNextRound(app.db, scanId, app.now());
	return round ? { ok: true, round } : refuse('round-already-open');
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
