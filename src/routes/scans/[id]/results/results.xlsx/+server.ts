import { resultFile } from '../result-file.ts';
import type { RequestHandler } from './$types';

/** Every figure of the release as a workbook that explains itself. */
export const GET: RequestHandler = (event) =>
	resultFile(event, 'xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
