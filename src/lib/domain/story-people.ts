import { OTHER_GROUP } from './group.ts';
import { hasWords, type LocalText } from './language.ts';
import type { Reading } from './story-reading.ts';
import { ONE, once, type Teller } from './story-teller.ts';

/** What the facilitator wrote before people took part; it is told as it was written. */
function ownWords(field: 'purpose' | 'use' | 'decision' | 'roles'): Teller<{ text: LocalText }> {
	return {
		find: ({ basis }) => once(hasWords(basis.scan[field])),
		tell: (read) => {
			const text = read.at('scan', field);
			return text && hasWords(text) ? { text } : null;
		}
	};
}

export const WHY = {
	'why:purpose': ownWords('purpose'),
	'why:use': ownWords('use'),
	'why:decision': ownWords('decision'),
	'why:roles': ownWords('roles')
};

/** People per group, in the order of the scan. */
function groupsRead(read: Reading): readonly { readonly group: string; readonly people: number }[] {
	return read.places('release', 'participants', 'byGroup').map((group) => ({
		...{ group, people: read.at('release', 'participants', 'byGroup', group) ?? 0 }
	}));
}

const BY_GROUP = '/release/participants/byGroup';

export const WHO = {
	'who:people': {
		find: ({ basis }) => {
			const groups = Object.entries(basis.release.participants.byGroup);
			const present = groups.filter(([, people]) => people > 0).map(([group]) => group);
			return [{ about: '', among: { [BY_GROUP]: present } }];
		},
		tell: (read) => {
			const total = read.at('release', 'participants', 'total');
			return {
				...{ total, people: read.at('release', 'participants', 'people') ?? total },
				groups: groupsRead(read).filter(({ people }) => people > 0)
			};
		}
	} satisfies Teller<unknown>,
	'who:missing': {
		find: ({ basis }) => {
			const groups = Object.entries(basis.release.participants.byGroup);
			const missing = groups
				.filter(([group, people]) => people === 0 && group !== OTHER_GROUP)
				.map(([group]) => group);
			return missing.length > 0 ? [{ about: '', among: { [BY_GROUP]: missing } }] : [];
		},
		tell: (read) => {
			const missing = groupsRead(read).filter(({ people }) => people === 0);
			return missing.length > 0 ? { groups: missing.map(({ group }) => group) } : null;
		}
	} satisfies Teller<unknown>,
	/** Too few to say anything of what they answered. */
	'who:few': {
		find: ({ basis }) => once(basis.release.themes.length === 0),
		tell: (read) => ({ total: read.at('release', 'participants', 'total') })
	} satisfies Teller<unknown>,
	'who:sides': {
		find: ({ basis }) => once(basis.release.pools.length > 0),
		tell: (read) => {
			const sides = read
				.indexes('release', 'pools')
				.map((i) => read.at('release', 'pools', i, 'units'));
			return sides.length > 0 ? { sides } : null;
		}
	} satisfies Teller<unknown>,
	'who:open': {
		find: ({ basis }) => once(basis.release.mode === 'open'),
		tell: (read) => (read.at('release', 'mode') === 'open' ? {} : null)
	} satisfies Teller<unknown>,
	/** Some themes were not asked again: their figures are of who took part then. */
	'who:rounds': {
		find: ({ basis }) => once(basis.release.themes.some((theme) => theme.carriedFrom !== null)),
		tell: (read) => {
			const from = read
				.indexes('release', 'themes')
				.map((i) => read.at('release', 'themes', i, 'carriedFrom'));
			const carried = from.filter((round) => round !== null).length;
			return carried > 0
				? { round: read.at('release', 'round'), asked: from.length - carried, carried }
				: null;
		}
	} satisfies Teller<unknown>
};

export const HOW = {
	'how:score': {
		find: () => ONE,
		tell: (read) => ({
			version: read.at('release', 'methodVersion'),
			weights: read.at('release', 'weights')
		})
	} satisfies Teller<unknown>,
	'how:disclosure': {
		find: () => ONE,
		tell: (read) => ({ k: read.at('release', 'k') })
	} satisfies Teller<unknown>,
	'how:themes': {
		find: ({ basis }) => once(basis.release.themes.length > 0),
		tell: (read) => {
			const rows = read.indexes('release', 'themes').map((i) => {
				const mean = (question: 'impact' | 'feasibility' | 'effort') =>
					read.at('release', 'themes', i, 'questions', question, 'balancedMean');
				return {
					title: read.at('release', 'themes', i, 'title'),
					enabling: read.at('release', 'themes', i, 'enabling'),
					rank: read.at('release', 'themes', i, 'opportunity', 'rank'),
					class: read.at('release', 'themes', i, 'opportunity', 'class'),
					...{ impact: mean('impact'), feasibility: mean('feasibility'), effort: mean('effort') }
				};
			});
			const order = (row: (typeof rows)[number]) => (row.enabling ? 1000 : 0) + (row.rank ?? 999);
			return rows.length > 0 ? { rows: rows.toSorted((a, b) => order(a) - order(b)) } : null;
		}
	} satisfies Teller<unknown>,
	'how:kept': {
		find: () => ONE,
		tell: (read) => ({
			months: read.at('scan', 'retentionMonths'),
			checksum: read.at('release', 'checksum'),
			contact: read.at('scan', 'contact')
		})
	} satisfies Teller<unknown>,
	'how:honest': {
		find: () => ONE,
		tell: (read) => {
			const total = read.at('release', 'participants', 'total');
			return {
				participants: { total, people: read.at('release', 'participants', 'people') ?? total },
				mode: read.at('release', 'mode'),
				releasedAtMs: read.at('releasedAtMs')
			};
		}
	} satisfies Teller<unknown>
};
