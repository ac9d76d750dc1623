import { overwriteGetLocale } from '#lib/i18n/paraglide/runtime.js';

// The page speaks the language in which the server wrote it.
overwriteGetLocale(() => (document.documentElement.lang === 'en' ? 'en' : 'nl'));
