import { titleOf } from './story-chosen.ts';
import type { Reading } from './story-reading.ts';
import { aboutThemes, once, type Teller } from './story-teller.ts';
import { TOLD_AT_MOST } from './talk.ts';

export const LANDSCAPE = {
	'landscape:picture': {
		find: ({ basis }) =>
			basis.pictures.map(({ id }, i) => ({ about: id, among: { '/pictures': [i] } })),
		tell: (read, id) => {
			const [i] = read.indexes('pictures');
			if (i === undefined || read.at('pictures', i, 'id') !== id) return null;
			return {
				...{ id, title: read.at('pictures', i, 'title'), alt: read.at('pictures', i, 'alt') },
				credit: read.at('pictures', i, 'credit')
			};
		}
	} satisfies Teller<unknown>,
	/** What stood on the cards as known. */
	'landscape:known': {
		find: ({ basis }) => {
			const known = basis.release.themes.filter(
				({ id }) => (basis.themes[id]?.facts.length ?? 0) > 0
			);
			const slugs = known.map(({ id }) => id);
			return slugs.length > 0 ? [{ about: '', among: { '/themes': slugs } }] : [];
		},
		tell: (read) => {
			const items = read.places('themes').flatMap((slug) => {
				const title = titleOf(read, slug);
				const facts = read.at('themes', slug, 'facts') ?? [];
				return title === null ? [] : facts.map((fact) => ({ title, fact }));
			});
			return items.length > 0 ? { items } : null;
		}
	} satisfies Teller<unknown>
};

export const WHERE = {
	'where:outline': {
		find: ({ basis }) => once(basis.area.length > 0),
		tell: (read) => ({
			name: read.at('release', 'scan', 'area', 'name'),
			hectares: read.at('release', 'scan', 'area', 'hectares'),
			parts: read.indexes('subAreas').map((i) => read.at('subAreas', i, 'title'))
		})
	} satisfies Teller<unknown>,
	/** For which themes most people pointed somewhere. */
	'where:most': {
		find: ({ basis }) => {
			const told = basis.release.themes.flatMap(({ beside }, i) =>
				beside?.places ? [{ i, people: beside.places.people }] : []
			);
			const most = told.toSorted((a, b) => b.people - a.people).slice(0, TOLD_AT_MOST);
			return aboutThemes(most.map(({ i }) => i).sort((a, b) => a - b));
		},
		tell: (read) => {
			const themes = read.indexes('release', 'themes').flatMap((i) => {
				const people = read.at('release', 'themes', i, 'beside', 'places', 'people') as
					number | null | undefined;
				return typeof people === 'number'
					? [{ title: read.at('release', 'themes', i, 'title'), people }]
					: [];
			});
			themes.sort((a, b) => b.people - a.people);
			return themes.length > 0 ? { themes } : null;
		}
	} satisfies Teller<unknown>,
	/** Per part of the area, what people pointed it out for. */
	'where:parts': {
		find: ({ basis }) =>
			aboutThemes(
				basis.release.themes.flatMap(({ beside }, i) =>
					(beside?.places?.subAreas.length ?? 0) > 0 ? [i] : []
				)
			),
		tell: (read) => {
			const pointed = read.indexes('release', 'themes').flatMap((i) =>
				subAreasOf(read, i).map(({ id, people }) => ({
					...{ id, people, title: read.at('release', 'themes', i, 'title') }
				}))
			);
			const parts = read.indexes('release', 'scan', 'subAreas').flatMap((at) => {
				const id = read.at('release', 'scan', 'subAreas', at, 'id');
				const themes = pointed.filter((one) => one.id === id);
				if (themes.length === 0) return [];
				themes.sort((a, b) => b.people - a.people);
				return [{ title: read.at('release', 'scan', 'subAreas', at, 'title'), themes }];
			});
			return parts.length > 0 ? { parts } : null;
		}
	} satisfies Teller<unknown>,
	/** What people drew, as numbers of cells of the grid. */
	'where:drawn': {
		find: ({ basis }) =>
			aboutThemes(
				basis.release.themes.flatMap(({ beside }, i) =>
					(beside?.places?.hexagons.length ?? 0) > 0 ? [i] : []
				)
			),
		tell: (read) => {
			const themes = read.indexes('release', 'themes').flatMap((i) => {
				const cells = read.at('release', 'themes', i, 'beside', 'places', 'hexagons') as
					readonly unknown[] | null | undefined;
				return cells && cells.length > 0
					? [{ title: read.at('release', 'themes', i, 'title'), cells: cells.length }]
					: [];
			});
			themes.sort((a, b) => b.cells - a.cells);
			return themes.length > 0 ? { themes: themes.slice(0, TOLD_AT_MOST) } : null;
		}
	} satisfies Teller<unknown>
};

function subAreasOf(read: Reading, i: number) {
	const told = read.at('release', 'themes', i, 'beside', 'places', 'subAreas');
	return (told ?? []) as readonly { readonly id: string; readonly people: number }[];
}

export const POLICIES = {
	'policies:table': {
		find: ({ basis }) => {
			const placed = basis.release.themes.flatMap(({ id, opportunity }, i) =>
				opportunity.class !== 'too-few' && (basis.themes[id]?.policies.length ?? 0) > 0 ? [i] : []
			);
			return aboutThemes(placed);
		},
		tell: (read) => {
			const themes = read.indexes('release', 'themes').map((i) => {
				const id = read.at('release', 'themes', i, 'id');
				return {
					class: read.at('release', 'themes', i, 'opportunity', 'class'),
					policies: read.at('themes', id, 'policies') ?? []
				};
			});
			const rows = read.places('policies').flatMap((policy) => {
				const serving = themes.filter(({ policies }) => policies.includes(policy));
				const count = (name: string) => serving.filter((one) => one.class === name).length;
				const counts = {
					...{ start: count('start'), sustain: count('sustain'), hard: count('long-haul') }
				};
				// What only themes serve that have less priority now is no argument for anything.
				if (counts.start + counts.sustain + counts.hard === 0) return [];
				const title = read.at('policies', policy);
				return title ? [{ title, ...counts }] : [];
			});
			rows.sort((a, b) => b.start - a.start || b.sustain - a.sustain || b.hard - a.hard);
			return rows.length > 0 ? { rows } : null;
		}
	} satisfies Teller<unknown>
};

/** A table of what was agreed, as it is written and how it stands. */
export const AGREED_ON = {
	'goals:table': {
		find: ({ basis }) => once(basis.goals.length > 0),
		tell: (read) => {
			const rows = read.indexes('goals').map((i) => read.at('goals', i));
			return rows.length > 0 ? { rows } : null;
		}
	} satisfies Teller<unknown>,
	'commitments:table': {
		find: ({ basis }) => once(basis.commitments.length > 0),
		tell: (read) => {
			const rows = read.indexes('commitments').map((i) => read.at('commitments', i));
			return rows.length > 0 ? { rows } : null;
		}
	} satisfies Teller<unknown>
};

export const BROUGHT_IN = {
	'offers:list': {
		find: ({ basis }) => {
			const offers = basis.remarks.flatMap(({ kind }, i) => (kind === 'offer' ? [i] : []));
			return offers.length > 0 ? [{ about: '', among: { '/remarks': offers } }] : [];
		},
		tell: (read) => {
			const offers = read.indexes('remarks').map((i) => {
				const theme = read.at('remarks', i, 'theme');
				return {
					title: titleOf(read, theme),
					place: read.themeAt(theme) ?? Infinity,
					...{ text: read.at('remarks', i, 'text'), unit: read.at('remarks', i, 'unit') },
					people: read.at('remarks', i, 'people')
				};
			});
			offers.sort((a, b) => a.place - b.place || 0);
			return offers.length > 0 ? { offers } : null;
		}
	} satisfies Teller<unknown>,
	'contributions:table': {
		find: ({ basis }) => once(basis.clusters.length > 0),
		tell: (read) => {
			const rows = read.indexes('clusters').map((i) => read.at('clusters', i));
			return rows.length > 0 ? { rows } : null;
		}
	} satisfies Teller<unknown>,
	'contributions:after': {
		find: ({ basis }) => once(basis.after.trim() !== ''),
		tell: (read) => {
			const text = read.at('after');
			return text?.trim() ? { text } : null;
		}
	} satisfies Teller<unknown>
};
