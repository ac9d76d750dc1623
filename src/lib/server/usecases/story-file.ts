import type { Language } from '../../domain/language.ts';
import { refuse, type Outcome } from '../../domain/refusal.ts';
import type { Release } from '../../domain/release-shape.ts';
import type { StoryDocument } from '../../domain/story-document.ts';
import type { App } from '../app.ts';
import { storyHtml } from '../export/story-html.ts';
import { storyMarkdown } from '../export/story-markdown.ts';
import type { Pictures } from '../export/story-print.ts';
import { attachmentBytes } from '../store/attachments.ts';
import { enter, type Viewer } from './access.ts';
import { storyDraft } from './story-draft.ts';

/**
 * What each kind of document is called in an address, how it is sent, and how it is made. Two are made by
 * large packages, which are read when somebody asks for one.
 */
const KINDS = {
	md: { type: 'text/markdown', make: storyMarkdown },
	html: { type: 'text/html', make: storyHtml },
	docx: {
		type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
		make: async (document, pictures) =>
			(await import('../export/story-docx.ts')).storyDocx(document, pictures)
	},
	pdf: {
		type: 'application/pdf',
		make: async (document, pictures) =>
			(await import('../export/story-pdf.ts')).storyPdf(document, pictures)
	}
} as const satisfies Record<
	string,
	{
		type: string;
		make: (
			document: StoryDocument,
			pictures: Pictures
		) => string | Uint8Array | Promise<Uint8Array>;
	}
>;
export type StoryFormat = keyof typeof KINDS;
export const STORY_FORMATS = Object.keys(KINDS) as readonly StoryFormat[];

export interface StoryFile {
	readonly body: Uint8Array | string;
	readonly type: string;
}

/**
 * A story as a file; who asks was let in by the use case that calls this. Pictures that were taken out
 * since are still in it: a published story stays what it was.
 */
export async function storyFile(
	app: App,
	scanId: string,
	document: StoryDocument,
	format: StoryFormat
): Promise<StoryFile> {
	const { type, make } = KINDS[format];
	return { type, body: await make(document, await picturesOf(app, scanId, document)) };
}

async function picturesOf(app: App, scanId: string, document: StoryDocument): Promise<Pictures> {
	const used = new Set([
		...document.logos.map(({ attachment }) => attachment),
		...Object.values(document.figures).flatMap((figure) =>
			figure.kind === 'picture' ? [figure.attachment] : []
		)
	]);
	const found = new Map<string, { mime: string; bytes: Uint8Array }>();
	for (const id of used) {
		const stored = await attachmentBytes(app.db, scanId, id);
		if (stored) found.set(id, stored);
	}
	return found;
}

/**
 * The story of the newest release, as it stands now, as a file.
 * @param wanted a language of the scan; the main one is told for any other
 * @returns 'nothing-released' before the first release
 */
export async function readStoryFile(
	app: App,
	viewer: Viewer,
	scanId: string,
	format: StoryFormat,
	wanted: Language
): Promise<
	Outcome<{ file: StoryFile; release: Release; releasedAtMs: number; language: Language }>
> {
	const entered = await enter(app, viewer, 'read-result', scanId);
	if (!entered.ok) return entered;
	const { languages } = entered.scan;
	const language = languages.includes(wanted) ? wanted : languages[0]!;
	const draft = await storyDraft(app, scanId, language);
	if (!draft) return refuse('nothing-released');
	const { release, releasedAtMs } = draft.basis;
	const file = await storyFile(app, scanId, draft.document, format);
	return { ok: true, file, release, releasedAtMs, language };
}
