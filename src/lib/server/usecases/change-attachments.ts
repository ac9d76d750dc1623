import { fileType, withoutWhereabouts, type FileType } from '../../domain/attachment-type.ts';
import { refuse, type Outcome, type Refusal } from '../../domain/refusal.ts';
import {
	ATTACHMENT_MAX,
	ATTACHMENT_TEXT_MAX,
	ATTACHMENT_TYPES,
	ATTACHMENTS_MAX,
	type AttachmentKind
} from '../../domain/story-shared.ts';
import type { App } from '../app.ts';
import {
	addAttachment,
	attachmentBytes,
	attachmentsOf,
	moveAttachment,
	patchAttachment,
	type StoredAttachment
} from '../store/attachments.ts';
import { enter, type Viewer } from './access.ts';
import { newId } from './secrets.ts';

/** A picture of so many dots fills the memory of who looks at it. */
const PIXELS_MAX = 50_000_000;
const A_MEGABYTE = 1_000_000;

/** What stands beside what was brought along. */
export interface AttachmentWords {
	/** Of a logo the name of the party. */
	readonly title: string;
	/** What is to be seen; asked for pictures only. */
	readonly alt: string;
	readonly credit: string;
}

export type AttachmentChange =
	| {
			readonly kind: 'add';
			readonly as: AttachmentKind;
			readonly words: AttachmentWords;
			/** Null: no file was chosen. */
			readonly bytes: Uint8Array | null;
	  }
	| { readonly kind: 'edit'; readonly id: string; readonly words: AttachmentWords }
	| { readonly kind: 'move'; readonly id: string; readonly by: -1 | 1 }
	| { readonly kind: 'remove'; readonly id: string }
	/** Puts back what was taken out. */
	| { readonly kind: 'restore'; readonly id: string };

/**
 * Files, pictures and logos of the story, at any time. What is taken out stays in the editions that
 * have it. What kind of file it is, its bytes say.
 */
export async function changeAttachments(
	app: App,
	viewer: Viewer,
	scanId: string,
	change: AttachmentChange
): Promise<Outcome> {
	const entered = await enter(app, viewer, 'run', scanId);
	if (!entered.ok) return entered;
	const { db } = app;
	switch (change.kind) {
		case 'add':
			return add(app, scanId, change);
		case 'edit': {
			const words = tidyWords(change.words);
			const was = (await attachmentsOf(db, scanId)).find(({ id }) => id === change.id);
			if (!was) return refuse('attachment-gone');
			const wrong = wrongWords(was.kind, words);
			if (wrong) return wrong;
			return found(await patchAttachment(db, scanId, change.id, (as) => wordsOf(as, words)));
		}
		case 'move':
			return found(await moveAttachment(db, scanId, change.id, change.by));
		case 'remove':
		case 'restore': {
			const removed = change.kind === 'remove';
			return found(await patchAttachment(db, scanId, change.id, () => ({ removed })));
		}
	}
}

function found(it: unknown): Outcome {
	return it ? { ok: true } : refuse('attachment-gone');
}

async function add(
	app: App,
	scanId: string,
	{ as, bytes, words: typed }: Extract<AttachmentChange, { kind: 'add' }>
): Promise<Outcome> {
	const words = tidyWords(typed);
	if (!bytes || bytes.length === 0) return refuse('attachment-missing');
	const megabytes = ATTACHMENT_MAX[as] / A_MEGABYTE;
	if (bytes.length > ATTACHMENT_MAX[as]) return refuse('attachment-too-large', { megabytes });
	const type = fileType(bytes);
	const wrong = wrongType(as, type) ?? wrongWords(as, words);
	if (wrong) return wrong;
	const { mime } = type!;
	const { width, height } = 'width' in type! ? type : { width: null, height: null };
	const said = { kind: as, mime, width, height, ...wordsOf(as, words) };
	const made = { id: newId(app), ...said, bytes: withoutWhereabouts(bytes) };
	const room = { count: ATTACHMENTS_MAX, bytes: ATTACHMENT_MAX.all };
	const lacks = await addAttachment(app.db, scanId, made, room);
	if (lacks === 'count') return refuse('attachments-too-many', { max: ATTACHMENTS_MAX });
	if (lacks === 'bytes')
		return refuse('attachments-too-large', { megabytes: ATTACHMENT_MAX.all / A_MEGABYTE });
	return { ok: true };
}

function wrongType(as: AttachmentKind, type: FileType | null): Refusal | null {
	if (type?.mime === 'image/svg+xml') return refuse('attachment-svg');
	const types: readonly string[] = ATTACHMENT_TYPES[as];
	if (!type || !types.includes(type.mime))
		return refuse(as === 'file' ? 'attachment-no-pdf' : 'attachment-no-picture');
	return 'width' in type && type.width * type.height > PIXELS_MAX
		? refuse('attachment-too-many-pixels')
		: null;
}

function tidyWords({ title, alt, credit }: AttachmentWords): AttachmentWords {
	const oneLine = (text: string) => text.replace(/[\s\0]+/g, ' ').trim();
	return { title: oneLine(title), alt: oneLine(alt), credit: oneLine(credit) };
}

function wrongWords(as: AttachmentKind, words: AttachmentWords): Refusal | null {
	if (words.title === '') return refuse('title-missing');
	if (as === 'picture' && words.alt === '') return refuse('attachment-alt-missing');
	for (const part of ['title', 'alt', 'credit'] as const)
		if (words[part].length > ATTACHMENT_TEXT_MAX[part])
			return refuse('text-too-long', { max: ATTACHMENT_TEXT_MAX[part] });
	return null;
}

/** A logo is its party's name to who does not see it; a file is no picture. */
function wordsOf(as: AttachmentKind, { title, alt, credit }: AttachmentWords): AttachmentWords {
	if (as === 'logo') return { title, alt: title, credit: '' };
	return { title, credit, alt: as === 'picture' ? alt : '' };
}

/** What was brought along for the story, in order. */
export async function readAttachments(
	app: App,
	viewer: Viewer,
	scanId: string
): Promise<Outcome<{ attachments: readonly StoredAttachment[] }>> {
	const entered = await enter(app, viewer, 'read-result', scanId);
	if (!entered.ok) return entered;
	return { ok: true, attachments: await attachmentsOf(app.db, scanId) };
}

/** The bytes of one, for its facilitator; also of one that was taken out. */
export async function readAttachment(
	app: App,
	viewer: Viewer,
	scanId: string,
	id: string
): Promise<Outcome<{ mime: string; title: string; bytes: Uint8Array }>> {
	const entered = await enter(app, viewer, 'read-result', scanId);
	if (!entered.ok) return entered;
	const attachment = await attachmentBytes(app.db, scanId, id);
	return attachment ? { ok: true, ...attachment } : refuse('attachment-gone');
}
