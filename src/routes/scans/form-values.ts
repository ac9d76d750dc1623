import { AREA_MAX_BYTES } from '#lib/domain/area.ts';
import { LANGUAGES, textOf, type Language, type LocalText } from '#lib/domain/language.ts';
import { refuse, type Outcome } from '#lib/domain/refusal.ts';

/** Chosen where a theme set is asked: start with an empty list. */
export const EMPTY_SET = 'empty';

/** What was typed in one field: trimmed, with plain line ends; '' when it was not sent. */
export function typed(form: FormData, name: string): string {
	const value = form.get(name);
	return typeof value === 'string' ? value.replaceAll('\r\n', '\n').trim() : '';
}

/** What was ticked or sent more than once under one name. */
export function typedAll(form: FormData, name: string): string[] {
	return form.getAll(name).filter((value) => typeof value === 'string');
}

/**
 * A text per language from the fields `name_nl`, `name_en` … of a LocalField.
 * @param languages leave out what was typed in other languages
 */
export function typedIn(
	form: FormData,
	name: string,
	languages: readonly Language[] = LANGUAGES
): LocalText {
	return textOf((code) =>
		languages.includes(code) ? typed(form, `${name}_${code}`) || null : null
	);
}

/** The ticked languages, in the order of the house. */
export function typedLanguages(form: FormData): readonly Language[] {
	const ticked = typedAll(form, 'languages');
	return LANGUAGES.filter((code) => ticked.includes(code));
}

/** Whether a file was chosen in this field; a browser sends an empty one without a name if not. */
export function hasFile(form: FormData, name: string): boolean {
	const file = form.get(name);
	return file instanceof File && (file.size > 0 || file.name !== '');
}

/** Text of the chosen area file, null when none was chosen; one that is too large is not read. */
export async function areaFile(
	form: FormData,
	name: string
): Promise<Outcome<{ text: string | null }>> {
	const file = form.get(name);
	if (!(file instanceof File) || !hasFile(form, name)) return { ok: true, text: null };
	if (file.size > AREA_MAX_BYTES) return refuse('area-too-large-file');
	return { ok: true, text: await file.text() };
}
