import type { Language } from '#lib/domain/language.ts';
import type { Theme } from '#lib/domain/theme.ts';
import { languageName } from '#lib/i18n/language-names.ts';
import { m } from '#lib/i18n/paraglide/messages.js';

/** What is special about a theme, in a few words each. */
export function marksOf(
	theme: Pick<Theme, 'origin' | 'corrected' | 'enabling'> & {
		/** Languages of the scan in which a text is missing. */
		readonly lacks: readonly Language[];
	}
): readonly string[] {
	return [
		theme.enabling && m.themes_mark_enabling(),
		theme.origin === 'own' && m.themes_mark_own(),
		theme.origin === 'reworded' && m.themes_mark_reworded(),
		theme.corrected && m.themes_mark_corrected(),
		...theme.lacks.map((code) => m.themes_mark_lacks({ language: languageName(code) }))
	].filter((mark) => mark !== false);
}
