import { and, desc, eq, isNotNull } from 'drizzle-orm';
import type { RoundState } from '../../domain/round.ts';
import type { Db } from '../db/open.ts';
import { round, scan } from '../db/schema.ts';
import { insertLayer, type WholeLayer } from './map-layers.ts';
import { insertScanIn, type NewScan } from './scans.ts';

/** A copy of a scan with made-up people in it. */
export interface Rehearsal {
	readonly id: string;
	readonly code: string;
	/** Of its newest round; null before it opened. */
	readonly state: RoundState | null;
}

/** The newest rehearsal of this scan; null when there is none. */
export async function findRehearsal(db: Db, scanId: string): Promise<Rehearsal | null> {
	return (
		db
			.select({ id: scan.id, code: scan.code, state: round.state })
			.from(scan)
			.leftJoin(round, eq(round.scanId, scan.id))
			.where(eq(scan.rehearsesId, scanId))
			.orderBy(desc(scan.createdAtMs), desc(scan.id), desc(round.number))
			.get() ?? null
	);
}

/** A new rehearsal in the place of the earlier ones of the same scan, whole or not at all. */
export async function insertRehearsal(
	db: Db,
	made: NewScan & { readonly rehearsesId: string },
	layers: readonly WholeLayer[]
): Promise<void> {
	db.transaction(
		(tx) => {
			tx.delete(scan).where(eq(scan.rehearsesId, made.rehearsesId)).run();
			insertScanIn(tx, made);
			layers.forEach((layer, position) => insertLayer(tx, made.id, position, layer));
		},
		{ behavior: 'immediate' }
	);
}

/**
 * Throws a rehearsal away, with all that was invented for it.
 * @returns false when this is no rehearsal: nothing else is ever deleted here
 */
export async function deleteRehearsal(db: Db, scanId: string): Promise<boolean> {
	return (
		db
			.delete(scan)
			.where(and(eq(scan.id, scanId), isNotNull(scan.rehearsesId)))
			.run().changes > 0
	);
}
