import { and, asc, eq } from 'drizzle-orm';
import type { MapLayer } from '../../domain/map-layer.ts';
import type { Db } from '../db/open.ts';
import { mapLayer } from '../db/schema.ts';
import type { Tx } from './scans.ts';

/** In their order, without their shapes; inside a transaction or not. */
export function layersIn(db: Db | Tx, scanId: string): readonly MapLayer[] {
	return db
		.select({ id: mapLayer.id, title: mapLayer.title, source: mapLayer.source })
		.from(mapLayer)
		.where(eq(mapLayer.scanId, scanId))
		.orderBy(asc(mapLayer.position), asc(mapLayer.id))
		.all();
}

/** The GeoJSON of a layer of this scan; null when it has no such layer. */
export async function findLayer(db: Db, scanId: string, id: number): Promise<string | null> {
	const row = db
		.select({ geojson: mapLayer.geojson })
		.from(mapLayer)
		.where(and(eq(mapLayer.scanId, scanId), eq(mapLayer.id, id)))
		.get();
	return row?.geojson ?? null;
}

/** A layer with its shapes, as a file of a whole scan has it. */
export type WholeLayer = Omit<MapLayer, 'id'> & { readonly geojson: string };

/** In their order, with their shapes. */
export async function layersForFile(db: Db, scanId: string): Promise<readonly WholeLayer[]> {
	return db
		.select({ title: mapLayer.title, source: mapLayer.source, geojson: mapLayer.geojson })
		.from(mapLayer)
		.where(eq(mapLayer.scanId, scanId))
		.orderBy(asc(mapLayer.position), asc(mapLayer.id))
		.all();
}

export function insertLayer(tx: Tx, scanId: string, position: number, layer: WholeLayer): void {
	tx.insert(mapLayer)
		.values({ scanId, position, ...layer })
		.run();
}

export function deleteLayer(tx: Tx, id: number): void {
	tx.delete(mapLayer).where(eq(mapLayer.id, id)).run();
}

/** Puts layers in this order. */
export function orderLayers(tx: Tx, ids: readonly number[]): void {
	ids.forEach((id, position) =>
		tx.update(mapLayer).set({ position }).where(eq(mapLayer.id, id)).run()
	);
}
