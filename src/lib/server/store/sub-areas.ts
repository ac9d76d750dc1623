import { asc, eq } from 'drizzle-orm';
import type { SubArea } from '../../domain/sub-area.ts';
import type { Db } from '../db/open.ts';
import { subArea } from '../db/schema.ts';
import { insertSubAreas, type Tx } from './scans.ts';

/** In their order; inside a transaction or not. */
export function subAreasIn(db: Db | Tx, scanId: string): readonly SubArea[] {
	return db
		.select({ slug: subArea.slug, title: subArea.title, polygons: subArea.polygons })
		.from(subArea)
		.where(eq(subArea.scanId, scanId))
		.orderBy(asc(subArea.position), asc(subArea.id))
		.all();
}

/** Makes these the sub-areas of a scan, in this order. What people pointed at knows only slugs. */
export function replaceSubAreas(tx: Tx, scanId: string, subAreas: readonly SubArea[]): void {
	tx.delete(subArea).where(eq(subArea.scanId, scanId)).run();
	insertSubAreas(tx, scanId, subAreas);
}
