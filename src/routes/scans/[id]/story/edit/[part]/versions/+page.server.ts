import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import { partWords, UNTOUCHED, VERSIONS_MAX } from '#lib/domain/story-edit.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { refusalSentence } from '#lib/i18n/refusal-sentence.ts';
import { readPartToEdit } from '#lib/server/usecases/read-story-draft.ts';
import { readVersions, restoreStoryPart } from '#lib/server/usecases/save-story-part.ts';
import { typed } from '../../../../../form-values.ts';
import { refused } from '../../../../../refused.ts';
import { viewOr404 } from '../../../../view-or-404.ts';
import { languageFrom } from '../../../language-from.ts';
import { momentText } from '../../../moment-text.ts';
import { partFrom } from '../../../part-from.ts';
import { wordDiff } from '../../../word-diff.ts';
import type { Actions, PageServerLoad } from './$types';

type Event = Pick<RequestEvent<{ id: string; part: string }>, 'params' | 'locals' | 'url'>;

/** Which part in which language an address asks for. @throws the 404 page for none of the story */
async function partAt({ params, locals, url }: Event) {
	const part = partFrom(params.part);
	if (!part) error(404, m.error_not_found());
	const { scan } = await viewOr404(locals, params.id);
	return { part, language: languageFrom(url, scan.languages, locals.language) };
}

export const load: PageServerLoad = async (event) => {
	const { locals, params, url } = event;
	const { app, viewer } = locals;
	const at = await partAt(event);
	const read = await readPartToEdit(app, viewer, params.id, at);
	const kept = await readVersions(app, viewer, params.id, at);
	if (!read.ok) {
		if (read.reason === 'nothing-released') redirect(303, `/scans/${params.id}/story`);
		error(404, refusalSentence(read));
	}
	if (!kept.ok) error(404, refusalSentence(kept));
	const { heading, composed } = read.edited;
	const { now, earlier } = kept.versions;
	const wanted = url.searchParams.get('with');
	const other =
		wanted === '0'
			? { version: 0, text: UNTOUCHED, savedAtMs: 0 }
			: earlier.find(({ version }) => String(version) === wanted);
	const nameOf = (version: number, savedAtMs: number) =>
		version === 0 ? m.storyedit_versions_zero() : momentText(savedAtMs, locals.language);
	return {
		part: at.part,
		locale: at.language,
		heading,
		max: VERSIONS_MAX,
		now: now && { version: now.version, moment: momentText(now.savedAtMs, locals.language) },
		/** The newest first; before all others is how it was before anybody touched it. */
		earlier: [...earlier.filter(({ version }) => version > 0), { version: 0, savedAtMs: 0 }].map(
			({ version, savedAtMs }) => ({ version, name: nameOf(version, savedAtMs) })
		),
		compared:
			now && other
				? {
						version: other.version,
						name: nameOf(other.version, other.savedAtMs),
						runs: wordDiff(partWords(other.text, composed), partWords(now.text, composed))
					}
				: null,
		restored: url.searchParams.has('restored')
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { locals, params, request } = event;
		const at = await partAt(event);
		const form = await request.formData();
		const [version, base] = [Number(typed(form, 'version')), Number(typed(form, 'base'))];
		const { app, viewer } = locals;
		const done = await restoreStoryPart(app, viewer, params.id, at, version, base);
		if (!done.ok) return refused(done, { version });
		redirect(303, `?lang=${at.language}&restored=1`);
	}
};
