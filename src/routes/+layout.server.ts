import { isDraft, LANGUAGES } from '#lib/domain/language.ts';
import { languageName } from '#lib/i18n/language-names.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { readNotes } from '#lib/server/usecases/read-notes.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals, params }) => {
	const { app, language, user, viewer } = locals;
	const { open, rehearsal } = await readNotes(app, viewer, params);
	const notes = [...(rehearsal ? [m.note_rehearsal()] : []), ...(open ? [m.note_open()] : [])];
	/** Empty where people wrote the language. */
	const draft = isDraft(language) ? m.language_draft() : '';
	return {
		language,
		languages: LANGUAGES.map((code) => ({ code, name: languageName(code) })),
		user: user && { email: user.email },
		// Around every page, the first card too: as functions they would come in every language.
		house: {
			name: m.app_name(),
			skip: m.skip_to_content(),
			language: m.language_label(),
			nav: m.nav_label(),
			scans: m.nav_scans(),
			account: m.nav_account(),
			logIn: m.nav_log_in(),
			/** What has to stand on every page of a scan; empty: nothing. */
			note: notes.join(' '),
			/** People who rate see no facilitator's door. */
			footer: params.key ? '' : params.code ? draft : `${m.footer_text()} ${draft}`,
			/** The screen in the hall has nothing around it. */
			bare: params.key !== undefined,
			error: m.error_title(),
			errorHome: m.error_home()
		}
	};
};
