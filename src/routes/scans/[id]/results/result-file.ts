import { error, type RequestEvent } from '@sveltejs/kit';
import { refusalSentence } from '#lib/i18n/refusal-sentence.ts';
import {
	readMatrixPicture,
	readResultFile,
	type ResultFile
} from '#lib/server/usecases/read-result-file.ts';
import { asDownload, fileName } from './file-name.ts';
import { roundFrom } from './round-from.ts';
import { askedFrom, sideFrom } from './view-from.ts';

/** A release as a file to keep, in the language of the reader; `?round=` as on the page. */
export async function resultFile(
	{ params, locals, url }: RequestEvent<{ id: string }>,
	kind: ResultFile,
	type: string
): Promise<Response> {
	const { app, viewer, language } = locals;
	const read = await readResultFile(app, viewer, params.id, roundFrom(url), kind, language);
	if (!read.ok) error(404, refusalSentence(read));
	return asDownload(read.file, type, fileName(read.release, read.releasedAtMs, `.${kind}`));
}

/** The matrix as a picture: the part of it, and with the arrows, that the same address of the page shows. */
export async function matrixFile(
	{ params, locals, url }: RequestEvent<{ id: string }>,
	kind: 'svg' | 'png',
	type: string
): Promise<Response> {
	const { app, viewer, language } = locals;
	const round = roundFrom(url);
	const part = { side: sideFrom(url), asked: askedFrom(url) };
	const read = await readMatrixPicture(app, viewer, params.id, round, kind, language, part);
	if (!read.ok) error(404, refusalSentence(read));
	return asDownload(read.file, type, fileName(read.release, read.releasedAtMs, `.${kind}`));
}
