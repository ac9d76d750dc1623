// Apart from language.ts: what a page needs of that must not bring valibot to a phone.
import * as v from 'valibot';
import { LANGUAGES } from './language.ts';

// Half a character cannot be written in a release, whose checksum is over well-formed text.
const text = v.pipe(
	v.string(),
	v.check((words) => words.isWellFormed(), 'well-formed text')
);

/** A LocalText that came from outside; a language that is missing has no words. */
export const LocalTextShape = v.object({
	...v.entriesFromList(LANGUAGES, v.optional(v.nullable(text))),
	nl: v.optional(v.nullable(text), null),
	en: v.optional(v.nullable(text), null)
});
