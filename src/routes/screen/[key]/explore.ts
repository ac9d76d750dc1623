import type { Language } from '#lib/domain/language.ts';
import type { App } from '#lib/server/app.ts';

/** What plays here, as the screen shows it; H2 owns this file. */
export interface ExploreOnScreen {
	readonly language: Language;
}

export async function exploreOnScreen(
	_app: App,
	_scanId: string,
	language: Language
): Promise<ExploreOnScreen> {
	return { language };
}
