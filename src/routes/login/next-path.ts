/** Where a facilitator goes who asked for nothing in particular. */
export const HOME_OF_FACILITATORS = '/scans';

/**
 * Where to go after logging in: a path in this house, never another site.
 * @param next as it stands in the address or the form; anything
 * @returns path with its query, e.g. '/scans/abc?close=1'; '/scans' for whatever is no local path
 */
export function nextPath(next: FormDataEntryValue | null): string {
	if (typeof next !== 'string' || !next.startsWith('/')) return HOME_OF_FACILITATORS;
	// Read as a browser reads it: '/\evil' and '/<tab>/evil' are other sites to it.
	const here = 'http://here.invalid';
	const url = URL.canParse(next, here) ? new URL(next, here) : null;
	// '/.//evil' is local as it stands, and another site once its dots are gone.
	if (!url || url.origin !== here || url.pathname.startsWith('//')) return HOME_OF_FACILITATORS;
	return url.pathname + url.search;
}
