import { resultFile } from '../result-file.ts';
import type { RequestHandler } from './$types';

/** The places of the release for a website. */
export const GET: RequestHandler = (event) =>
	resultFile(event, 'geojson', 'application/geo+json');
