import { error } from '@sveltejs/kit';
import type { Language } from '#lib/domain/language.ts';
import { plainText } from '#lib/domain/story-document.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { refusalSentence } from '#lib/i18n/refusal-sentence.ts';
import { namesOf } from '#lib/server/usecases/names-of.ts';
import { readStoryDraft, type DraftView } from '#lib/server/usecases/read-story-draft.ts';
import { viewOr404 } from '../view-or-404.ts';
import { languageFrom } from './language-from.ts';
import { restsOn } from './rests-on.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals, url }) => {
	const { scan } = await viewOr404(locals, params.id);
	const locale = languageFrom(url, scan.languages, locals.language);
	const read = await readStoryDraft(locals.app, locals.viewer, params.id, locale);
	if (!read.ok) {
		if (read.reason === 'nothing-released') return { story: null };
		error(404, refusalSentence(read));
	}
	const { draft } = read.view;
	return {
		story: {
			locale,
			languages: scan.languages,
			document: draft.document,
			restsOn: m.story_rests_on({}, { locale }),
			tooFew: draft.basis.release.themes.length === 0,
			/** By part: what its facilitator has to know of it. */
			about: Object.fromEntries(aboutParts(read.view, locale)),
			empty: draft.parts
				.filter(({ pieces }) => pieces.every(({ blocks }) => blocks.length === 0))
				.map(({ part, heading }) => ({ part, heading }))
		}
	};
};

function aboutParts({ draft, languages, touched }: DraftView, locale: Language) {
	const names = namesOf(draft.basis);
	return draft.parts.map(({ part, pieces, stored }) => {
		const inLanguages = touched.get(part) ?? [];
		const others = languages.filter((code) => code !== locale);
		return [
			part,
			{
				isTouched: stored !== null,
				/** The result says something else now than what was edited. */
				isBehind: pieces.some(({ since }) => since !== null),
				/** Languages in which it was edited and in this one not, or the other way round. */
				differs: others.filter((code) => inLanguages.includes(code) !== (stored !== null)),
				sentences: pieces
					.filter(({ paths }) => paths.length > 0)
					.map(({ blocks, paths }) => ({
						text: plainText(blocks),
						restsOn: restsOn(draft.basis, paths, names, locale)
					}))
			}
		] as const;
	});
}
