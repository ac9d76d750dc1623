/** A self-defined place. Coordinates are WGS84 longitude and latitude, rings closed and clean. */
export interface Area {
	readonly name: string;
	/** GeoJSON MultiPolygon coordinates: polygons → rings → positions [lon, lat]. */
	readonly polygons: readonly Polygon[];
	readonly hectares: number;
}
export type Position = readonly [longitude: number, latitude: number];
export type Ring = readonly Position[];
export type Polygon = readonly Ring[];
