import type { Language } from '#lib/domain/language.ts';
import type {
	ComposedBlock,
	PartText,
	StoryFigure,
	StoryPart
} from '#lib/domain/story-document.ts';
import type { OtherText } from './part-saver.svelte.ts';

/** All that an editor of one part needs. */
export interface Edited {
	readonly scanId: string;
	readonly part: StoryPart;
	readonly heading: string;
	/** Of the story. */
	readonly language: Language;
	/** Of who edits. */
	readonly locale: Language;
	readonly stored: (OtherText & { readonly text: PartText }) | null;
	readonly composed: readonly ComposedBlock[];
	readonly figures: Readonly<Record<string, StoryFigure>>;
	readonly questions: readonly {
		readonly question: string;
		readonly heading: string;
		readonly hint: string;
	}[];
}
