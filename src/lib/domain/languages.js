/**
 * The languages of the tool, one line each; Dutch is the first choice everywhere. How to add one:
 * docs/languages.md. In plain JavaScript, because `prepare` reads it too.
 * - id: in messages, addresses and stored texts
 * - tag: how numbers, lists and days are written
 * - draft: made by a machine and not yet read by people; readers are told
 */
export const LANGUAGE_LIST = /** @type {const} */ ([
	{ id: 'nl', tag: 'nl-NL', draft: false },
	{ id: 'en', tag: 'en-GB', draft: false },
	{ id: 'de', tag: 'de-DE', draft: true }
]);
