import { and, asc, eq, inArray, ne } from 'drizzle-orm';
import type { PartText } from '../../domain/story-document.ts';
import type { Db } from '../db/open.ts';
import { attachment, goal, storyPart, theme } from '../db/schema.ts';
import { insertGoalIn } from './goals.ts';
import { insertLayer, type WholeLayer } from './map-layers.ts';
import { insertScanIn, type NewScan, type Tx } from './scans.ts';

/**
 * A scan that follows another, whole or not at all, with what of the other goes on: its goals that
 * were not dropped, what was written about the landscape, its pictures and files.
 * @param newId for each picture and file, which has an address of its own
 */
export async function insertFollowUp(
	db: Db,
	made: NewScan & { readonly followsId: string },
	layers: readonly WholeLayer[],
	savedAtMs: number,
	newId: () => string
): Promise<void> {
	db.transaction(
		(tx) => {
			insertScanIn(tx, made);
			layers.forEach((layer, position) => insertLayer(tx, made.id, position, layer));
			copyGoals(tx, made.followsId, made.id);
			const ids = copyAttachments(tx, made.followsId, made.id, newId);
			copyLandscape(tx, made.followsId, made.id, savedAtMs, ids);
		},
		{ behavior: 'immediate' }
	);
}

function copyGoals(tx: Tx, from: string, to: string): void {
	const rows = tx
		.select({ row: goal, theme: theme.slug })
		.from(goal)
		.leftJoin(theme, eq(theme.id, goal.themeId))
		.where(and(eq(goal.scanId, from), ne(goal.state, 'dropped')))
		.orderBy(asc(goal.position), asc(goal.id))
		.all();
	for (const { row, theme: slug } of rows) {
		const { id: _id, scanId: _scan, themeId: _theme, position, ...set } = row;
		insertGoalIn(tx, to, { ...set, theme: slug }, position);
	}
}

/** Logos stay behind: who stands above a story agrees to it anew. @returns new ids by the old ones */
function copyAttachments(
	tx: Tx,
	from: string,
	to: string,
	newId: () => string
): ReadonlyMap<string, string> {
	const stays = and(
		eq(attachment.scanId, from),
		eq(attachment.removed, false),
		inArray(attachment.kind, ['file', 'picture'])
	);
	const old = tx.select({ id: attachment.id }).from(attachment).where(stays).all();
	const ids = new Map(old.map(({ id }) => [id, newId()]));
	// One at a time: together they can be 60 MB.
	for (const [id, copy] of ids) {
		const row = tx.select().from(attachment).where(eq(attachment.id, id)).get()!;
		tx.insert(attachment)
			.values({ ...row, id: copy, scanId: to })
			.run();
	}
	return ids;
}

function copyLandscape(
	tx: Tx,
	from: string,
	to: string,
	savedAtMs: number,
	ids: ReadonlyMap<string, string>
): void {
	const rows = tx
		.select()
		.from(storyPart)
		.where(and(eq(storyPart.scanId, from), eq(storyPart.part, 'landscape')))
		.all();
	for (const { part, language, text } of rows)
		tx.insert(storyPart)
			.values({ scanId: to, part, language, version: 1, text: renamed(text, ids), savedAtMs })
			.run();
}

/** The same text about the copies of its pictures. */
function renamed({ pieces, dropped }: PartText, ids: ReadonlyMap<string, string>): PartText {
	const of = (key: string) =>
		[...ids].reduce((name, [old, copy]) => name.replaceAll(old, copy), key);
	return {
		pieces: pieces.map((piece) =>
			piece.kind === 'composed'
				? { ...piece, key: of(piece.key) }
				: { ...piece, from: piece.from === null ? null : of(piece.from) }
		),
		dropped: dropped.map(of)
	};
}
