import type { Family } from '../domain/group.ts';
import { textOf, type LocalText } from '../domain/language.ts';
import { m } from './paraglide/messages.js';

const TITLES = {
	overheid: m.family_overheid,
	natuur: m.family_natuur,
	'landbouw-en-grond': m.family_landbouw_en_grond,
	'bewoners-en-bedrijven': m.family_bewoners_en_bedrijven,
	kennis: m.family_kennis
} as const;

/** A side of the table in words, in every language; for pages, which cannot load the library. */
export function familyTitle(family: Family): LocalText {
	return textOf((locale) => TITLES[family]({}, { locale }));
}
