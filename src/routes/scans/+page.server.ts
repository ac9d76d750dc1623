import { readScans } from '#lib/server/usecases/read-scans.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const scans = await readScans(locals.app, locals.viewer);
	return {
		// Without the outlines, which can be megabytes.
		scans: scans.map(({ scan, round }) => ({
			id: scan.id,
			title: scan.title,
			areaName: scan.area?.name ?? null,
			code: scan.code,
			createdAtMs: scan.createdAtMs,
			round
		}))
	};
};
