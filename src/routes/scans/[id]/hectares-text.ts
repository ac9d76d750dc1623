import type { Language } from '#lib/domain/language.ts';
import { numberText } from '#lib/i18n/numbers-and-lists.ts';
import { m } from '#lib/i18n/paraglide/messages.js';

/** A size in whole hectares, in words, e.g. "1.234 hectare". */
export function hectaresText(hectares: number, language: Language): string {
	if (hectares < 1) return m.area_under_one_hectare();
	return m.area_hectares({ hectares: numberText(hectares, language) });
}
