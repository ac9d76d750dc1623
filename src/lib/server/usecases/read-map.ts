import type { Polygon } from '../../domain/area.ts';
import { boundsOf, forMap, type Bounds } from '../../domain/map-outline.ts';
import { refuse, type Outcome } from '../../domain/refusal.ts';
import type { App } from '../app.ts';
import { findParticipant } from '../store/participants.ts';
import { findWholeScan } from '../store/scans.ts';
import { may } from './access.ts';
import { hashSecret } from './secrets.ts';

/** What a participant's map shows, with as many points as can be seen on it. */
export interface MapView {
	readonly name: string;
	readonly bounds: Bounds;
	readonly polygons: readonly Polygon[];
	/** Those that have a shape, in the order of the scan. */
	readonly subAreas: readonly {
		readonly slug: string;
		readonly title: string;
		readonly polygons: readonly Polygon[];
	}[];
}

/**
 * The map of the area, for who takes part.
 * @param code as in the address, upper case
 * @param secret from the cookie
 * @returns refused for somebody who has not joined; the map tells nothing of what anybody said
 */
export async function readMap(
	app: App,
	code: string,
	secret: string | null
): Promise<Outcome<{ map: MapView }>> {
	const known = secret ? await findParticipant(app.db, code, hashSecret(secret)) : null;
	const viewer = { kind: 'participant', scanId: known?.scanId ?? '' } as const;
	if (!known || !may(viewer, 'answer', { id: known.scanId, ownerId: null }))
		return refuse('participant-unknown');
	const { area, subAreas } = (await findWholeScan(app.db, known.scanId))!;
	const bounds = area && boundsOf(area.polygons);
	if (!bounds) return refuse('area-missing');
	const map = {
		name: area.name,
		bounds,
		polygons: forMap(area.polygons, bounds),
		subAreas: subAreas.flatMap(({ slug, title, polygons }) =>
			polygons === null ? [] : [{ slug, title, polygons: forMap(polygons, bounds) }]
		)
	};
	return { ok: true, map };
}
