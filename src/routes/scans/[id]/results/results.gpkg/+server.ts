import { resultFile } from '../result-file.ts';
import type { RequestHandler } from './$types';

/** The places of the release for a GIS. */
export const GET: RequestHandler = (event) =>
	resultFile(event, 'gpkg', 'application/geopackage+sqlite3');
