import type { Language } from '#lib/domain/language.ts';
import type { App } from '#lib/server/app.ts';

/** What the meeting leaves with; H3 owns this file. */
export interface LeaveOnScreen {
	readonly language: Language;
}

export async function leaveOnScreen(
	_app: App,
	_scanId: string,
	language: Language
): Promise<LeaveOnScreen> {
	return { language };
}
