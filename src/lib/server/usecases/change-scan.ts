import { readArea } from '../../domain/area.ts';
import { LANGUAGES, lengthOf, sameText } from '../../domain/language.ts';
import { refuse, type Outcome, type Refusal } from '../../domain/refusal.ts';
import {
	goTogether,
	PRECONDITIONS,
	TEXT_MAX_LENGTH,
	TITLE_MAX_LENGTH,
	type About,
	type Method
} from '../../domain/scan.ts';
import type { App } from '../app.ts';
import { anybodyIn, changeScan, updateAbout, updateArea, updateMethod } from '../store/scans.ts';
import { enter, type Viewer } from './access.ts';

/**
 * The texts that participants read before they start. After the first answer the words can still
 * be corrected, which is marked; how long answers are kept and the languages cannot.
 */
export async function changeAbout(
	app: App,
	viewer: Viewer,
	scanId: string,
	about: About
): Promise<Outcome> {
	const entered = await enter(app, viewer, 'prepare', scanId);
	if (!entered.ok) return entered;
	const wrong = wrongAbout(about);
	if (wrong) return wrong;
	const { scan } = entered;
	return changeScan(app.db, scanId, (tx, answered) => {
		const promised =
			about.retentionMonths === scan.retentionMonths &&
			LANGUAGES.every((l) => about.languages.includes(l) === scan.languages.includes(l));
		if (answered && !promised) return refuse('frozen-after-first-answer');
		const corrected = answered && !sameWords(about, scan);
		updateAbout(tx, scanId, about, scan.corrected || corrected);
		return { ok: true };
	});
}

/**
 * The area from a GeoJSON file, or only another name for the area there is.
 * @param file text of the file, or null to keep the outline
 */
export async function changeArea(
	app: App,
	viewer: Viewer,
	scanId: string,
	file: string | null,
	name: string
): Promise<Outcome> {
	const entered = await enter(app, viewer, 'prepare', scanId);
	if (!entered.ok) return entered;
	const { scan } = entered;
	const read = file === null ? null : readArea(file);
	if (read && !read.ok) return read;
	const outline = read ?? scan.area;
	if (!outline) return refuse('area-missing');
	const named = name.trim() || read?.suggestedName || scan.area?.name || scan.title;
	if (named.length > TITLE_MAX_LENGTH) return refuse('text-too-long', { max: TITLE_MAX_LENGTH });
	return changeScan(app.db, scanId, (tx, answered) => {
		if (answered) return refuse('frozen-after-first-answer');
		const { polygons, hectares } = outline;
		updateArea(tx, scanId, { name: named, polygons, hectares });
		return { ok: true };
	});
}

/**
 * How people sit, breakdown, k and weights: how the result is made. Fixed from the first answer on;
 * how people sit from the first person on.
 */
export async function changeMethod(
	app: App,
	viewer: Viewer,
	scanId: string,
	method: Method
): Promise<Outcome> {
	const entered = await enter(app, viewer, 'prepare', scanId);
	if (!entered.ok) return entered;
	if (!goTogether(method)) return refuse('mode-invalid');
	return changeScan(app.db, scanId, (tx, answered) => {
		if (answered) return refuse('frozen-after-first-answer');
		// Who sat down was told how, and agreed to it.
		if (method.mode !== entered.scan.mode && anybodyIn(tx, scanId)) return refuse('mode-fixed');
		updateMethod(tx, scanId, method);
		return { ok: true };
	});
}

function sameWords(one: About, two: About): boolean {
	return (
		one.title === two.title &&
		one.contact === two.contact &&
		sameText(one.purpose, two.purpose) &&
		sameText(one.use, two.use) &&
		sameText(one.decision, two.decision) &&
		sameText(one.roles, two.roles) &&
		PRECONDITIONS.every((kind) => sameText(one.preconditions[kind], two.preconditions[kind]))
	);
}

function wrongAbout(about: About): Refusal | null {
	if (!about.title.trim()) return refuse('title-missing');
	if (about.title.length > TITLE_MAX_LENGTH)
		return refuse('text-too-long', { max: TITLE_MAX_LENGTH });
	if (about.languages.length === 0) return refuse('languages-missing');
	const { retentionMonths } = about;
	if (!Number.isInteger(retentionMonths) || retentionMonths < 1 || retentionMonths > 120)
		return refuse('retention-invalid');
	const longest = Math.max(
		...[about.purpose, about.use, about.decision, about.roles].map(lengthOf),
		...PRECONDITIONS.map((kind) => lengthOf(about.preconditions[kind])),
		about.contact.length
	);
	return longest > TEXT_MAX_LENGTH ? refuse('text-too-long', { max: TEXT_MAX_LENGTH }) : null;
}
