import { isDraft, LANGUAGES } from '#lib/domain/language.ts';
import { languageName } from '#lib/i18n/language-names.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals: { language, user } }) => ({
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
		footer: m.footer_text(),
		/** Empty where people wrote the language. */
		draft: isDraft(language) ? m.language_draft() : '',
		error: m.error_title(),
		errorHome: m.error_home()
	}
});
