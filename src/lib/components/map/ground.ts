import { addProtocol, type LayerSpecification, type Map as MapLibre } from 'maplibre-gl';
import { INK, SURFACE, WATER } from './look.ts';

/** What lies under a map. */
export interface Ground {
	/** Address of a picture with {z}, {x} and {y}; null: the file that the house serves itself. */
	readonly tiles: string | null;
	/** Whose it is. */
	readonly credit: string;
}

/** Where the house serves its own file. */
const FILE = '/map/base.pmtiles';
/** Id of the source and start of the ids of its layers. */
const GROUND = 'ground';

/**
 * Lays the ground under a map that works without it: nothing waits for it.
 * @param before id of the layer that is to lie on top of it
 * @param tell whether the ground could be loaded, told when it turns out
 */
export function layGround(
	map: MapLibre,
	{ tiles }: Ground,
	before: string,
	tell: (isThere: boolean) => void
): void {
	let isThere = false;
	// One tile that comes is enough; one that does not come tells nothing once another did.
	map.on('data', (event) => {
		const { sourceId, tile } = event as { sourceId?: string; tile?: { state: string } };
		if (isThere || sourceId !== GROUND || tile?.state !== 'loaded') return;
		isThere = true;
		tell(true);
	});
	map.on('error', (event) => {
		if ((event as { sourceId?: string }).sourceId === GROUND && !isThere) tell(false);
	});
	map.once('style.load', () => {
		if (tiles === null) void layFile(map, before).catch(() => tell(false));
		else {
			map.addSource(GROUND, {
				...{ type: 'raster', tiles: [tiles], tileSize: 256, minzoom: 6, maxzoom: 19 }
			});
			map.addLayer({ id: GROUND, type: 'raster', source: GROUND }, before);
		}
	});
}

/** @throws when the house has no such file, or it cannot be read */
async function layFile(map: MapLibre, before: string): Promise<void> {
	const { PMTiles, Protocol, TileType } = await import('pmtiles');
	const archive = new PMTiles(new URL(FILE, location.href).href);
	const { tileType } = await archive.getHeader();
	const protocol = new Protocol();
	protocol.add(archive);
	addProtocol('pmtiles', protocol.tile);
	const url = `pmtiles://${archive.source.getKey()}`;
	// Gone from the page meanwhile.
	if (!map.getStyle()) return;
	if (tileType === TileType.Mvt) {
		map.addSource(GROUND, { type: 'vector', url });
		for (const layer of vectorLayers()) map.addLayer(layer, before);
	} else {
		map.addSource(GROUND, { type: 'raster', url, tileSize: 256 });
		map.addLayer({ id: GROUND, type: 'raster', source: GROUND }, before);
	}
}

/**
 * Land, water, roads and buildings, without letters: those would come from yet another file. Layers are
 * called as in Protomaps' base map or as in OpenMapTiles; a name that a file lacks draws nothing.
 */
function vectorLayers(): readonly LayerSpecification[] {
	const from = (name: string) => ({ id: `${GROUND}-${name}`, 'source-layer': name }) as const;
	const fill = (name: string, colour: string, opacity = 1): LayerSpecification => ({
		...{ ...from(name), type: 'fill', source: GROUND },
		filter: ['==', ['geometry-type'], 'Polygon'],
		paint: { 'fill-color': colour, 'fill-opacity': opacity }
	});
	const line = (name: string, colour: string, width: number): LayerSpecification => ({
		...{ ...from(name), id: `${GROUND}-${name}-lines`, type: 'line', source: GROUND },
		filter: ['==', ['geometry-type'], 'LineString'],
		paint: { 'line-color': colour, 'line-width': width, 'line-opacity': 0.6 }
	});
	return [
		fill('earth', SURFACE),
		...[fill('water', WATER), line('water', WATER, 1.5), line('waterway', WATER, 1.5)],
		...[line('roads', INK, 0.8), line('transportation', INK, 0.8)],
		...[fill('buildings', INK, 0.22), fill('building', INK, 0.22)]
	];
}
