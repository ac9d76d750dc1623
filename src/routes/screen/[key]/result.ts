import type { Language } from '#lib/domain/language.ts';
import type { App } from '#lib/server/app.ts';

/** The newest release, step by step; H3 owns this file. */
export interface ResultOnScreen {
	readonly steps: readonly { readonly id: string; readonly title: string }[];
}

/** @returns null while nothing is released */
export async function resultOnScreen(
	_app: App,
	_scanId: string,
	_language: Language
): Promise<ResultOnScreen | null> {
	return null;
}
