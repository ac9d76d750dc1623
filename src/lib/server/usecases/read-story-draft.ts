import type { Language } from '../../domain/language.ts';
import { refuse, type Outcome } from '../../domain/refusal.ts';
import type { ComposedBlock, StoryFigure, StoryPart } from '../../domain/story-document.ts';
import { composedParts } from '../../i18n/story-composed.ts';
import type { App } from '../app.ts';
import { touchedParts, type StoredPart } from '../store/story-parts.ts';
import { enter, type Viewer } from './access.ts';
import { namesOf } from './names-of.ts';
import type { PartIn } from './save-story-part.ts';
import { storyDraft, type StoryDraft } from './story-draft.ts';

/** The story as its facilitator works on it. */
export interface DraftView {
	readonly draft: StoryDraft;
	/** Of the scan, the main one first. */
	readonly languages: readonly Language[];
	/** In which languages somebody touched each part. */
	readonly touched: ReadonlyMap<StoryPart, readonly Language[]>;
}

/**
 * The story as it stands now, to read and to work on.
 * @param wanted a language of the scan; the main one is told for any other
 * @returns 'nothing-released' before the first release
 */
export async function readStoryDraft(
	app: App,
	viewer: Viewer,
	scanId: string,
	wanted: Language
): Promise<Outcome<{ view: DraftView }>> {
	const entered = await enter(app, viewer, 'read-result', scanId);
	if (!entered.ok) return entered;
	const { languages } = entered.scan;
	const language = languages.includes(wanted) ? wanted : languages[0]!;
	const draft = await storyDraft(app, scanId, language);
	if (!draft) return refuse('nothing-released');
	return { ok: true, view: { draft, languages, touched: await touchedParts(app.db, scanId) } };
}

/** A part as an editor takes it up. */
export interface PartToEdit {
	readonly heading: string;
	/** Null: nobody touched it. */
	readonly stored: StoredPart | null;
	/** All that the tool says in it now, also what was taken out. */
	readonly composed: readonly ComposedBlock[];
	/** Those that it shows. */
	readonly figures: Readonly<Record<string, StoryFigure>>;
	/** In which languages somebody touched it. */
	readonly touched: readonly Language[];
}

/** @returns 'nothing-released' before the first release */
export async function readPartToEdit(
	app: App,
	viewer: Viewer,
	scanId: string,
	{ part, language }: PartIn
): Promise<Outcome<{ edited: PartToEdit }>> {
	const read = await readStoryDraft(app, viewer, scanId, language);
	if (!read.ok) return read;
	const { draft, touched } = read.view;
	const { heading, stored } = draft.parts.find((one) => one.part === part)!;
	const { basis } = draft;
	const composed = composedParts(basis, namesOf(basis), language).get(part) ?? [];
	const shown = composed.flatMap(({ blocks }) =>
		blocks.flatMap((block) => (block.kind === 'figure' ? [block.figure] : []))
	);
	const figures = Object.fromEntries(
		Object.entries(draft.document.figures).filter(([name]) => shown.includes(name))
	);
	return {
		ok: true,
		edited: { heading, stored, composed, figures, touched: touched.get(part) ?? [] }
	};
}
