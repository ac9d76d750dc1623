import { error } from '@sveltejs/kit';
import { render } from 'svelte/server';
import type { Language } from '#lib/domain/language.ts';
import { leaveInWords, titlesOf } from '#lib/i18n/leave-words.ts';
import { honestLine } from '#lib/i18n/numbers-and-lists.ts';
import { refusalSentence } from '#lib/i18n/refusal-sentence.ts';
import { themeInWords } from '#lib/i18n/talk-words.ts';
import { isStoryAsked } from '#lib/server/usecases/read-recognition.ts';
import { readSharedResult, type SharedResult } from '#lib/server/usecases/read-talk.ts';
import type { ReleasedTalk } from '#lib/server/usecases/released-talk.ts';
import { seatAt } from '../seat.ts';
import Parts from './Parts.svelte';
import { keepParts, partsDrawn } from './parts-drawn.ts';
import type { PageServerLoad } from './$types';

/** The same for everybody who has the code; own answers are not in it. */
export const load: PageServerLoad = async (event) => {
	const { app, language } = event.locals;
	const { code } = seatAt(event);
	const read = await readSharedResult(app, code);
	if (!read.ok) error(404, refusalSentence(read));
	const { title, contact } = read.result;
	const storyAsked = await isStoryAsked(app, code);
	const shared = sharedIn(read.result, language);
	return { code, title, contact: contact.trim(), storyAsked, shared };
};

function sharedIn({ talk, talks, after, ...outcomes }: SharedResult, language: Language) {
	if (!talk) return null;
	const { release, releasedAtMs } = talk;
	const themes = new Map(release.themes.map((theme) => [theme.id, theme]));
	return {
		honest: honestLine(release, releasedAtMs, language),
		tooFew: release.themes.length === 0,
		parts: drawOnce(talk, language),
		talked: talks.flatMap(({ theme, conclusion, parked }) => {
			const found = themes.get(theme);
			if (!found || (conclusion === '' && !parked)) return [];
			return [{ ...themeInWords(found, language), conclusion, parked }];
		}),
		leave: leaveInWords(outcomes, titlesOf(release.themes), language),
		after
	};
}

/**
 * Draws the parts once for all: to draw them for each phone takes more than all else done for it.
 * @returns the name by which the page finds them
 */
function drawOnce({ release, told }: ReleasedTalk, language: Language): string {
	const name = `${release.scan.id} ${release.checksum} ${language}`;
	if (partsDrawn(name) === null) {
		const sections = told(language).filter(({ items }) => items.length > 0);
		keepParts(name, sections.length > 0 ? render(Parts, { props: { sections } }).body : '');
	}
	return name;
}
