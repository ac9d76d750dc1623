import { error } from '@sveltejs/kit';
import { refusalSentence } from '#lib/i18n/refusal-sentence.ts';
import { readResult } from '#lib/server/usecases/read-result.ts';
import { namesOf } from '#lib/server/usecases/names-of.ts';
import { choicesOf } from '#lib/server/usecases/result-choices.ts';
import { roundFrom } from './round-from.ts';
import { sidesOf } from './sides-of.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals, url }) => {
	const round = roundFrom(url);
	const read = await readResult(locals.app, locals.viewer, params.id, round);
	if (!read.ok) {
		if (read.reason === 'nothing-released' && round === null) return { result: null };
		error(404, refusalSentence(read));
	}
	const { release, releasedAtMs, rounds, groups, remarks, corrected } = read.result;
	const { background, talks, levers } = read.result;
	return {
		result: {
			release,
			releasedAtMs,
			rounds,
			remarks,
			talks,
			background,
			corrected,
			names: namesOf(read.result),
			sides: sidesOf(release, groups),
			...choicesOf(release, levers, locals.language)
		}
	};
};
