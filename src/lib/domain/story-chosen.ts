import type { LocalText } from './language.ts';
import type { HighlightKind } from './meeting.ts';
import type { Reading } from './story-reading.ts';
import type { Teller } from './story-teller.ts';

/** What the meeting left with: themes, in their words or in its own. */
export function chosen(kind: HighlightKind) {
	return {
		find: ({ basis }) => {
			const here = basis.highlights.flatMap((one, i) => (one.kind === kind ? [i] : []));
			return here.length > 0 ? [{ about: '', among: { '/highlights': here } }] : [];
		},
		tell: (read) => {
			const lines = read
				.indexes('highlights')
				.filter((i) => read.at('highlights', i, 'kind') === kind)
				.map((i) => ({
					title: titleOf(read, read.at('highlights', i, 'theme')),
					text: read.at('highlights', i, 'text')
				}));
			return lines.length > 0 ? { lines } : null;
		}
	} satisfies Teller<unknown>;
}

/** The title of a theme of the release; null for none, also where it is in the release no more. */
export function titleOf(read: Reading, theme: string | null): LocalText | null {
	const i = theme === null ? null : read.themeAt(theme);
	return i === null ? null : read.at('release', 'themes', i, 'title');
}
