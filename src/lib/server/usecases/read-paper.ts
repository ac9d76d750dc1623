import { formLabel, FORMS_MAX } from '../../domain/paper.ts';
import type { Outcome } from '../../domain/refusal.ts';
import { asks, takesAnswers, type Round } from '../../domain/round.ts';
import type { WholeScan } from '../../domain/scan.ts';
import type { Lever } from '../../domain/theme.ts';
import type { App } from '../app.ts';
import { formLabelsOf } from '../store/paper.ts';
import { roundsOf } from '../store/rounds.ts';
import { findWholeScan } from '../store/scans.ts';
import { enter, type Viewer } from './access.ts';
import { hashLabel } from './secrets.ts';

/** What has to stand on paper forms, and who can type them in. */
export interface PaperView {
	readonly scan: WholeScan;
	/** The round that the forms are for: the running one, else the next. */
	readonly round: number;
	/** That round; null while it has not been opened. */
	readonly running: Round | null;
	/** Levers with the themes that this round asks; levers without are left out. */
	readonly levers: readonly Lever[];
	readonly takesAnswers: boolean;
	/** Numbers of the forms that were typed in this round, not what they say. */
	readonly entered: readonly number[];
}

export async function readPaper(
	app: App,
	viewer: Viewer,
	scanId: string
): Promise<Outcome<{ paper: PaperView }>> {
	const entered = await enter(app, viewer, 'run', scanId);
	if (!entered.ok) return entered;
	const scan = (await findWholeScan(app.db, scanId))!;
	const last = (await roundsOf(app.db, scanId)).at(-1) ?? null;
	const running = last?.state === 'released' ? null : last;
	const round = running?.number ?? (last?.number ?? 0) + 1;
	const levers = scan.levers
		.map((lever) => ({
			...lever,
			themes: lever.themes.filter((theme) => asks(running ?? { themes: null }, theme))
		}))
		.filter((lever) => lever.themes.length > 0);
	return {
		ok: true,
		paper: {
			...{ scan, round, running, levers },
			takesAnswers: running !== null && takesAnswers(running, app.now()),
			entered: running ? await enteredIn(app, scanId, round) : []
		}
	};
}

/** The labels are hashes: which numbers they are is found by trying each. */
async function enteredIn(app: App, scanId: string, round: number): Promise<readonly number[]> {
	const { key, hashes } = await formLabelsOf(app.db, scanId);
	if (hashes.size === 0) return [];
	return Array.from({ length: FORMS_MAX }, (_, i) => i + 1).filter((number) =>
		hashes.has(hashLabel(key, formLabel(round, number)))
	);
}
