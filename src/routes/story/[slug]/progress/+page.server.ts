import { LANGUAGES } from '#lib/domain/language.ts';
import { waitingFirst } from '#lib/domain/progress.ts';
import { languageName } from '#lib/i18n/language-names.ts';
import { isoDayText, itemInWords, progressInWords } from '#lib/i18n/progress-words.ts';
import { readPublicProgress } from '#lib/server/usecases/read-progress.ts';
import { notThere, publicHeaders } from '../../published.ts';
import type { PageServerLoad } from './$types';

/** Always as it stands now, in each language of the house; the story is an edition. */
export const load: PageServerLoad = async ({ params, locals, setHeaders }) => {
	const { app, viewer, language } = locals;
	const read = await readPublicProgress(app, viewer, params.slug);
	if (!read.ok) notThere(read);
	setHeaders(publicHeaders(read.progress));
	const { area, items, themes, today, listed } = read.progress;
	const told = waitingFirst(items, today).map((item) => itemInWords(item, themes, today, language));
	return {
		slug: params.slug,
		...{ area, listed, date: isoDayText(today, language) },
		summary: progressInWords(items, today, language),
		goals: told.filter(({ kind }) => kind === 'goal'),
		commitments: told.filter(({ kind }) => kind === 'commitment'),
		offered: LANGUAGES.map((code) => ({ code, name: languageName(code) }))
	};
};
