// What a page is given is written out for its program, even where it has none: fifty kilobytes, for
// each of five hundred phones. So the page is given a name, and fetches what was drawn here.

/** So many are kept at hand. */
const AT_HAND = 60;
const drawn = new Map<string, string>();

/** Keeps the parts of a result as HTML. @param name of the release and the language */
export function keepParts(name: string, html: string): void {
	drawn.set(name, html);
	if (drawn.size > AT_HAND) drawn.delete(drawn.keys().next().value!);
}

/** '' where no part has anything to say; null when they have to be drawn. */
export function partsDrawn(name: string): string | null {
	return drawn.get(name) ?? null;
}
