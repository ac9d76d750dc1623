import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import {
	ATTACHMENT_KINDS,
	ATTACHMENT_MAX,
	ATTACHMENT_TEXT_MAX,
	type AttachmentKind
} from '#lib/domain/story-shared.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { refusalSentence } from '#lib/i18n/refusal-sentence.ts';
import {
	changeAttachments,
	readAttachments,
	type AttachmentChange
} from '#lib/server/usecases/change-attachments.ts';
import { hasFile, typed } from '../../../form-values.ts';
import { refused } from '../../../refused.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals, url }) => {
	const read = await readAttachments(locals.app, locals.viewer, params.id);
	if (!read.ok) error(404, refusalSentence(read));
	return {
		attachments: read.attachments,
		max: ATTACHMENT_MAX,
		textMax: ATTACHMENT_TEXT_MAX,
		/** The one that was just taken out. */
		removed: url.searchParams.get('removed'),
		saved: url.searchParams.has('saved')
	};
};

/** What was typed, and in which form, so that a refusal comes back there. */
interface Values {
	/** A kind for a new one, else its id. */
	readonly at: string;
	readonly title: string;
	readonly alt: string;
	readonly credit: string;
	readonly hadFile: boolean;
}

async function change(
	{ params, locals }: RequestEvent<{ id: string }>,
	made: AttachmentChange,
	values: Values,
	to: string
) {
	const done = await changeAttachments(locals.app, locals.viewer, params.id, made);
	if (!done.ok) return refused(done, values);
	redirect(303, `/scans/${params.id}/story/attachments${to}`);
}

const wordsIn = (form: FormData) => ({
	...{ title: typed(form, 'title'), alt: typed(form, 'alt'), credit: typed(form, 'credit') }
});
const NO_WORDS = { title: '', alt: '', credit: '', hadFile: false };
const MOVES: Readonly<Record<string, -1 | 1>> = { up: -1, down: 1 };

export const actions: Actions = {
	add: async (event) => {
		const form = await event.request.formData();
		const as = ATTACHMENT_KINDS.find((kind) => kind === typed(form, 'kind')) as AttachmentKind;
		if (!as) error(400, m.error_not_found());
		const file = form.get('file');
		const hadFile = hasFile(form, 'file');
		const bytes = hadFile && file instanceof File ? new Uint8Array(await file.arrayBuffer()) : null;
		const words = wordsIn(form);
		const values = { at: as, ...words, hadFile };
		return change(event, { kind: 'add', as, words, bytes }, values, `?saved=1#${as}`);
	},
	edit: async (event) => {
		const form = await event.request.formData();
		const [id, words] = [typed(form, 'id'), wordsIn(form)];
		const values = { at: id, ...words, hadFile: false };
		return change(event, { kind: 'edit', id, words }, values, `?saved=1#item-${id}`);
	},
	/** The one button that was pressed under one of them. */
	step: async (event) => {
		const form = await event.request.formData();
		const [id, step] = [typed(form, 'id'), typed(form, 'step')];
		const values = { at: id, ...NO_WORDS };
		const by = MOVES[step];
		if (by) return change(event, { kind: 'move', id, by }, values, `#item-${id}`);
		const kind = step === 'restore' ? 'restore' : 'remove';
		const to = kind === 'restore' ? `#item-${id}` : `?removed=${encodeURIComponent(id)}`;
		return change(event, { kind, id }, values, to);
	}
};
