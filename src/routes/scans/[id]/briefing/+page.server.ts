import { error } from '@sveltejs/kit';
import { totalMinutes } from '#lib/domain/agenda.ts';
import { textFor, type LocalText } from '#lib/domain/language.ts';
import { refusalSentence } from '#lib/i18n/refusal-sentence.ts';
import { readBriefing } from '#lib/server/usecases/read-briefing.ts';
import { readScript } from '#lib/server/usecases/read-script.ts';
import { minutesOf } from '../invite/to-invite.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { app, viewer, language } = locals;
	const read = await readBriefing(app, viewer, params.id);
	if (!read.ok) error(404, refusalSentence(read));
	const { scan, sample } = read;
	const script = await readScript(app, viewer, params.id);
	const agenda = script.ok ? script.agenda : null;
	/** With the language it is in, which need not be that of the page. */
	const told = (local: LocalText) => textFor(local, language, scan.languages[0]);
	return {
		title: scan.title,
		area: scan.area?.name ?? null,
		purpose: told(scan.purpose),
		decision: told(scan.decision),
		use: told(scan.use),
		roles: told(scan.roles),
		...{ contact: scan.contact, months: scan.retentionMonths, k: scan.k },
		...{ open: scan.mode === 'open', breakdown: scan.breakdown },
		minutes: minutesOf(scan),
		script: agenda && {
			kind: agenda.kind,
			minutes: totalMinutes(agenda)
		},
		sample: sample.map(({ title, ...theme }) => {
			const { text, language: lang } = told(title);
			return { ...theme, title: text, lang };
		})
	};
};
