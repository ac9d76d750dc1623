import { hasWords, lengthOf, type LocalText } from '../../domain/language.ts';
import { refuse, type Outcome } from '../../domain/refusal.ts';
import { TITLE_MAX_LENGTH } from '../../domain/scan.ts';
import type { App } from '../app.ts';
import { boardIn, writeBoardIn } from '../store/contributions.ts';
import { changeScan, wholeScanIn } from '../store/scans.ts';
import { enter, type Viewer } from './access.ts';
import { addOwnLever, addOwnTheme, wrongWords } from './change-themes.ts';

/** The own theme that is made of a cluster. */
export interface ThemeFromCluster {
	readonly cluster: number;
	/** Slug of the lever it comes under; null: under a new one. */
	readonly lever: string | null;
	/** Title of the new lever. */
	readonly newLever: LocalText;
	readonly title: LocalText;
	readonly text: LocalText;
}

/**
 * Makes an own theme of a cluster, at the end of a lever, so that who wrote in it finds it again.
 * All of it or nothing; before the first answer only, as any theme.
 * @returns slug of the theme; 'cluster-has-theme' when one was made of it before
 */
export async function makeTheme(
	app: App,
	viewer: Viewer,
	scanId: string,
	{ cluster, lever, newLever, title, text }: ThemeFromCluster
): Promise<Outcome<{ theme: string }>> {
	const entered = await enter(app, viewer, 'prepare', scanId);
	if (!entered.ok) return entered;
	const wrong = wrongWords({ kind: 'add', lever: lever ?? '', title, text });
	if (wrong) return wrong;
	if (lever === null && !hasWords(newLever)) return refuse('title-missing');
	if (lengthOf(newLever) > TITLE_MAX_LENGTH)
		return refuse('text-too-long', { max: TITLE_MAX_LENGTH });
	const made = await changeScan(app.db, scanId, (tx, answered): Outcome<{ theme: string }> => {
		if (answered) return refuse('frozen-after-first-answer');
		const board = boardIn(tx, scanId);
		const known = board.clusters.find(({ id }) => id === cluster);
		if (!known) return refuse('cluster-unknown');
		if (known.theme) return refuse('cluster-has-theme');
		const scan = wholeScanIn(tx, scanId)!;
		if (lever !== null && !scan.levers.some(({ slug }) => slug === lever))
			return refuse('lever-missing');
		const under = lever ?? addOwnLever(tx, scan, newLever);
		const added = addOwnTheme(tx, scan, { lever: under, title, text });
		if (!added.ok) return added;
		const clusters = board.clusters.map((one) =>
			one.id === cluster ? { ...one, theme: added.slug } : one
		);
		writeBoardIn(tx, scanId, board, { ...board, clusters });
		return { ok: true, theme: added.slug };
	});
	if (made.ok) app.live.touch(scanId);
	return made;
}
