import { matrixFile } from '../result-file.ts';
import type { RequestHandler } from './$types';

/** The matrix as a picture that stands by itself. */
export const GET: RequestHandler = (event) => matrixFile(event, 'svg', 'image/svg+xml');
