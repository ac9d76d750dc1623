import type { LayoutServerLoad } from './$types';
import { openSteps } from './steps.ts';
import { viewOr404 } from './view-or-404.ts';

/** What every page of a scan shows; not the outline, which can be megabytes. */
export const load: LayoutServerLoad = async ({ locals, params }) => {
	const { scan, rounds, answered, missing } = await viewOr404(locals, params.id);
	return {
		scanHead: {
			id: scan.id,
			title: scan.title,
			areaName: scan.area?.name ?? null,
			code: scan.code,
			languages: scan.languages,
			/** The newest round; null before the first. */
			round: rounds.at(-1) ?? null,
			answered,
			openSteps: openSteps(missing)
		}
	};
};
