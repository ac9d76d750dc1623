/**
 * The same page with other words in its query; what is not named stays as it is.
 * @param values all values of a name; none takes it out
 */
export function withQuery(url: URL, values: Readonly<Record<string, readonly string[]>>): string {
	const query = new URLSearchParams(url.search);
	for (const [name, words] of Object.entries(values)) {
		query.delete(name);
		for (const word of words) query.append(name, word);
	}
	const text = query.toString();
	return text === '' ? url.pathname : `${url.pathname}?${text}`;
}
