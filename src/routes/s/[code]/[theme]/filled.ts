/** Words of a card (words.ts) with what belongs between the braces, e.g. `{count} antwoorden`. */
export function filled(words: string, values: Readonly<Record<string, string | number>>): string {
	return words.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}
