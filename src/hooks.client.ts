import { baseLocale, isLocale, overwriteGetLocale } from '#lib/i18n/paraglide/runtime.js';

// The page speaks the language in which the server wrote it.
overwriteGetLocale(() => {
	const { lang } = document.documentElement;
	return isLocale(lang) ? lang : baseLocale;
});
