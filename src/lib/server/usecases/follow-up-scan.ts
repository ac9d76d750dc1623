import { titleInYear } from '../../domain/progress.ts';
import { refuse, type Outcome } from '../../domain/refusal.ts';
import { TITLE_MAX_LENGTH, type WholeScan } from '../../domain/scan.ts';
import { isoDay } from '../../i18n/iso-day.ts';
import { m } from '../../i18n/paraglide/messages.js';
import type { App } from '../app.ts';
import { insertFollowUp } from '../store/follow-ups.ts';
import { layersForFile } from '../store/map-layers.ts';
import { findRelease } from '../store/rounds.ts';
import { findWholeScan } from '../store/scans.ts';
import { enter, type Viewer } from './access.ts';
import { newCode, newId, newSecret } from './secrets.ts';

/**
 * Begins a scan that follows this one, to see what has changed: the same area, groups, themes as they
 * are now and way of counting, so that the two results can be compared. People, answers, the meeting
 * and agreements stay with this one.
 * @returns refused without a release: there would be nothing to compare with
 */
export async function followUpScan(
	app: App,
	viewer: Viewer,
	scanId: string
): Promise<Outcome<{ id: string; code: string }>> {
	const entered = await enter(app, viewer, 'run', scanId);
	if (!entered.ok) return entered;
	// What made-up people said is nothing to compare with.
	if (entered.scan.rehearsesId !== null) return refuse('follows-rehearsal');
	if (!(await findRelease(app.db, scanId))) return refuse('follows-unreleased');
	const scan = (await findWholeScan(app.db, scanId))!;
	const made = {
		...{ ...scan, id: newId(app), code: newCode(app), labelKey: newSecret(app) },
		...{ title: titleOf(scan, Number(isoDay(app.now()).slice(0, 4))), followsId: scan.id },
		createdAtMs: app.now(),
		// Nobody has answered these texts yet.
		corrected: false,
		levers: scan.levers.map((lever) => ({
			...{ ...lever, corrected: false },
			themes: lever.themes.map((theme) => ({ ...theme, corrected: false }))
		}))
	};
	const layers = await layersForFile(app.db, scanId);
	await insertFollowUp(app.db, made, layers, app.now(), () => newId(app));
	return { ok: true, id: made.id, code: made.code };
}

/** Whatever lists scans tells the two apart. */
function titleOf({ languages: [locale], title }: WholeScan, year: number): string {
	const again = m.progress_follow_title({ title }, { locale });
	return titleInYear(title, year, TITLE_MAX_LENGTH) ?? again.slice(0, TITLE_MAX_LENGTH);
}
