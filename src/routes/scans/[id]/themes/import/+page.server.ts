import { error, fail } from '@sveltejs/kit';
import { languageName } from '#lib/i18n/language-names.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { refusalSentence } from '#lib/i18n/refusal-sentence.ts';
import { themeFileProblem } from '#lib/i18n/theme-file-problems.ts';
import { importThemes, THEMES_AT_ONCE } from '#lib/server/usecases/import-themes.ts';
import { hasFile } from '../../../form-values.ts';
import { viewOr404 } from '../../view-or-404.ts';
import type { Actions, PageServerLoad } from './$types';

const MAX_BYTES = 1_000_000;

export const load: PageServerLoad = async ({ locals, params }) => {
	const { scan, answered } = await viewOr404(locals, params.id);
	const locale = { locale: scan.languages[0]! };
	// A semicolon is what a spreadsheet of this language reads without asking.
	const example = [
		['lever', 'title', 'text', 'fact', 'link'],
		[
			m.check_file_example_lever({}, locale),
			m.check_file_example_title({}, locale),
			m.check_file_example_text({}, locale),
			m.check_file_example_fact({}, locale),
			'https://example.org'
		]
	]
		.map((cells) => cells.join(';'))
		.join('\r\n');
	return {
		answered,
		mainLanguage: languageName(scan.languages[0]!),
		several: scan.languages.length > 1,
		max: THEMES_AT_ONCE,
		/** With a byte order mark, by which a spreadsheet knows its accents. */
		example: `data:text/csv;charset=utf-8,${encodeURIComponent(`\ufeff${example}\r\n`)}`
	};
};

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const form = await request.formData();
		const file = form.get('file');
		if (!(file instanceof File) || !hasFile(form, 'file'))
			return wrong(refusalSentence({ ok: false, reason: 'themes-file-missing' }));
		if (file.size > MAX_BYTES) return wrong(m.check_file_too_large());
		const text = wordsIn(await file.arrayBuffer());
		const done = await importThemes(locals.app, locals.viewer, params.id, text);
		if (done.ok) return { themes: done.themes, newLevers: done.newLevers };
		if ('problems' in done) return wrong(m.check_file_wrong(), done.problems.map(themeFileProblem));
		if (done.reason === 'not-found') error(404, m.error_not_found());
		return wrong(refusalSentence(done));
	}
};

function wrong(message: string, lines: readonly string[] = []) {
	return fail(400, { message, lines });
}

/** A spreadsheet on Windows may still save in the letters of the nineties. */
function wordsIn(bytes: ArrayBuffer): string {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return new TextDecoder('windows-1252').decode(bytes);
	}
}
