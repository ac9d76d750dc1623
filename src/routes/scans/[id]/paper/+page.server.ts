import { error } from '@sveltejs/kit';
import { LANGUAGES } from '#lib/domain/language.ts';
import { FORMS_MAX, formNumber } from '#lib/domain/paper.ts';
import { refusalSentence } from '#lib/i18n/refusal-sentence.ts';
import { readPaper } from '#lib/server/usecases/read-paper.ts';
import { joinAddress } from '../room/join-address.ts';
import { blocksOf } from './blocks.ts';
import { qrPath } from './qr-path.ts';
import { sheetsOf } from './sheets.ts';
import type { PageServerLoad } from './$types';

/** More at a time is more than a browser lays out in a reasonable time. */
const AT_A_TIME = 30;

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const read = await readPaper(locals.app, locals.viewer, params.id);
	if (!read.ok) error(404, refusalSentence(read));
	const { scan, round, running, levers } = read.paper;
	const asked = url.searchParams;
	const language =
		scan.languages.find((code) => code === asked.get('lang')) ??
		LANGUAGES.find((code) => scan.languages.includes(code))!;
	const typed = { count: asked.get('n') ?? '10', from: asked.get('from') ?? '1' };
	const [count, from] = [wholeNumber(typed.count), wholeNumber(typed.from)];
	const fits = count <= AT_A_TIME && from + count - 1 <= FORMS_MAX;
	const wanted = asked.has('n') && levers.length > 0;
	const link = `${joinAddress(locals.app.settings, url).address}/s/${scan.code}`;
	return {
		title: scan.title,
		...{ round, running: running !== null, typed, atATime: AT_A_TIME, last: FORMS_MAX },
		themeCount: levers.flatMap((lever) => lever.themes).length,
		languages: scan.languages,
		formLanguage: language,
		wrong: wanted && !fits,
		print:
			wanted && fits
				? {
						forms: Array.from({ length: count }, (_, i) => formNumber(scan.code, round, from + i)),
						sheets: sheetsOf(blocksOf(scan, language), scan.groups.length, levers, language),
						groups: scan.groups.map(({ slug, title }) => ({ slug, title })),
						...{ link, code: scan.code, qr: qrPath(link) }
					}
				: null
	};
};

/** @returns 1 or more, or NaN */
function wholeNumber(text: string): number {
	return /^[1-9]\d{0,3}$/.test(text.trim()) ? Number(text) : NaN;
}
