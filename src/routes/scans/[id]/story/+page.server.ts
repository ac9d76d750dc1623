import { error } from '@sveltejs/kit';
import { honestLine, numberText } from '#lib/i18n/numbers-and-lists.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { refusalSentence } from '#lib/i18n/refusal-sentence.ts';
import { storySections } from '#lib/i18n/story-sentences.ts';
import { readResult } from '#lib/server/usecases/read-result.ts';
import { namesOf } from '#lib/server/usecases/read-story.ts';
import { languageFrom } from './language-from.ts';
import { restsOn } from './rests-on.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals, url }) => {
	const read = await readResult(locals.app, locals.viewer, params.id);
	if (!read.ok) {
		if (read.reason === 'nothing-released') return { story: null };
		error(404, refusalSentence(read));
	}
	const { release, releasedAtMs } = read.result;
	const { title, area, languages } = release.scan;
	const locale = languageFrom(url, languages, locals.language);
	const names = namesOf(read.result);
	const hectares = numberText(area.hectares, locale);
	return {
		story: {
			locale,
			languages,
			title: m.story_title({ area: area.name }, { locale }),
			lead: m.story_lead({ round: release.round, title, hectares }, { locale }),
			honest: honestLine(release, releasedAtMs, locale),
			restsOn: m.story_rests_on({}, { locale }),
			tooFew: release.themes.length === 0,
			sections: storySections(release, names, locale).map((section) => ({
				...section,
				sentences: section.sentences.map(({ text, paths }) => ({
					text,
					paths,
					restsOn: restsOn(release, paths, names, locale)
				}))
			}))
		}
	};
};
