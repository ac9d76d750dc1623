import { FILTERS, type Asked, type Filter } from '#lib/domain/theme-filter.ts';
import { withQuery } from './query.ts';

/** What an address asks the result to be filtered by, as it stands there. */
export function askedFrom(url: URL): Asked {
	const one = (filter: Filter) => url.searchParams.get(filter);
	return {
		lever: one('lever'),
		policy: one('policy'),
		condition: one('condition'),
		class: one('class')
	};
}

/** The number of the side that an address asks for, from 0; null when it asks for none. */
export function sideFrom(url: URL): number | null {
	const [, digits] = /^(\d{1,2})$/.exec(url.searchParams.get('side') ?? '') ?? [];
	return digits === undefined ? null : Number(digits);
}

/**
 * Address of the matrix as a picture, beside the page: the same part of it, with the same arrows.
 * @param asked what can be asked for
 */
export function pictureQuery(round: number, asked: Asked, side: number | null): string {
	const query = new URLSearchParams({ round: String(round) });
	for (const filter of FILTERS) if (asked[filter] !== null) query.set(filter, asked[filter]);
	if (side !== null) query.set('side', String(side));
	return `matrix.svg?${query.toString()}`;
}

/** What an address says to open every theme. */
export const ALL = 'all';

/** Of which of these themes an address opens the figures, with `?open=` once or more. */
export function openFrom(url: URL, themes: readonly string[]): readonly string[] {
	const asked = url.searchParams.getAll('open');
	return asked.includes(ALL) ? themes : themes.filter((id) => asked.includes(id));
}

/** The same page with the figures of one more theme opened, and there. */
export function withOpen(url: URL, theme: string): string {
	const open = new Set([...url.searchParams.getAll('open'), theme]);
	return `${withQuery(url, { open: [...open] })}#theme-${theme}`;
}
