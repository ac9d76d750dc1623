// Apart from language.ts: what a page needs of that must not bring valibot to a phone.
import * as v from 'valibot';

/** A LocalText that came from outside. */
export const LocalTextShape = v.object({
	nl: v.nullable(v.string()),
	en: v.nullable(v.string())
});
