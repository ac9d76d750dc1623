import type { Language } from '#lib/domain/language.ts';
import { leaveInWords, titlesOf, type ToldLeave } from '#lib/i18n/leave-words.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { App } from '#lib/server/app.ts';
import { readTalkOnScreen } from '#lib/server/usecases/read-talk.ts';

/** What the meeting leaves with. */
export interface LeaveOnScreen extends ToldLeave {
	readonly title: string;
	/** All of it on one screen, then the agreements alone, where there are any. */
	readonly steps: readonly { readonly id: string; readonly title: string }[];
	/** Said while there is nothing yet. */
	readonly none: string;
}

export async function leaveOnScreen(
	app: App,
	scanId: string,
	locale: Language
): Promise<LeaveOnScreen> {
	const { talk, ...outcomes } = await readTalkOnScreen(app, scanId);
	const told = leaveInWords(outcomes, titlesOf(talk?.release.themes ?? []), locale);
	const title = m.talk_leave_title({}, { locale });
	const first = { id: 'highlights', title };
	const second = { id: 'commitments', title: told.commitments.title };
	return {
		...{ ...told, title, none: m.talk_kind_none({}, { locale }) },
		steps: told.commitments.lines.length > 0 ? [first, second] : [first]
	};
}
