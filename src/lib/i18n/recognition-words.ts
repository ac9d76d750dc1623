import { littleRecognised, peopleIn } from '../domain/recognition.ts';
import type { Language } from '../domain/language.ts';
import type { PartRecognition } from '../domain/story-shared.ts';
import { dayText } from './numbers-and-lists.ts';
import { m } from './paraglide/messages.js';
import { sideName } from './result-words.ts';
import type { Names } from './story-sentences.ts';

/**
 * What the story says of a part that is little recognised: how many do, which sides do not, and of
 * which draft that was said.
 * @returns null where there is nothing to say
 */
export function recognitionSentence(
	said: PartRecognition,
	draftAtMs: number,
	names: Names,
	locale: Language
): string | null {
	const little = littleRecognised(said);
	if (!little) return null;
	const at = { locale };
	const { counts, sides } = little;
	const all = {
		...{ count: peopleIn(counts), yes: counts.yes, partly: counts.partly, no: counts.no }
	};
	return [
		m.storyshare_little({}, at),
		m.storyshare_little_all(all, at),
		...sides.map((side) =>
			m.storyshare_little_side(
				{
					side: sideName(side.units, names, locale),
					...{ no: side.counts.no, count: peopleIn(side.counts) }
				},
				at
			)
		),
		m.storyshare_little_draft({ date: dayText(draftAtMs, locale) }, at)
	].join(' ');
}

/** How one side, or all together, recognise a part. */
export interface RecognitionRow {
	readonly name: string;
	readonly yes: number;
	readonly partly: number;
	readonly no: number;
	/** The same in words. */
	readonly words: string;
}

/** All together first, then each side that is shown; none where nothing can be told. */
export function recognitionRows(
	{ counts, sides }: PartRecognition,
	names: Names,
	locale: Language
): readonly RecognitionRow[] {
	if (!counts) return [];
	const row = (name: string, said: typeof counts) => ({
		...{ name, ...said },
		words: m.storyshare_counts({ ...said }, { locale })
	});
	return [
		row(m.storyshare_everybody({}, { locale }), counts),
		...(sides ?? []).map((side) => row(sideName(side.units, names, locale), side.counts))
	];
}
