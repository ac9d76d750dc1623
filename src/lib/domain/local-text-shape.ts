// Apart from language.ts: what a page needs of that must not bring valibot to a phone.
import * as v from 'valibot';

// Half a character cannot be written in a release, whose checksum is over well-formed text.
const text = v.pipe(
	v.string(),
	v.check((words) => words.isWellFormed(), 'well-formed text')
);

/** A LocalText that came from outside. */
export const LocalTextShape = v.object({
	nl: v.nullable(text),
	en: v.nullable(text)
});
