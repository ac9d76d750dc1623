import type { Outcome } from '../../domain/refusal.ts';
import type { LocalText } from '../../domain/language.ts';
import type { OpportunityClass, ReleaseTheme } from '../../domain/release-shape.ts';
import type { WholeScan } from '../../domain/scan.ts';
import type { App } from '../app.ts';
import { rehearsedResult } from '../store/rehearsed.ts';
import { findWholeScan } from '../store/scans.ts';
import { enter, type Viewer } from './access.ts';

/** So many themes are enough to see what comes out. */
const SAMPLE_SIZE = 6;

/** A theme of a result that made-up people gave. */
export interface SampleTheme {
	readonly title: LocalText;
	readonly class: OpportunityClass;
	/** On the scale, 1–5. */
	readonly impact: number;
	readonly feasibility: number;
	/** "Eerst gesprek". */
	readonly talk: boolean;
}

/**
 * What somebody needs to know who has to be won for it, such as an alderman.
 * @returns `sample` of the newest rehearsal, best first; empty when there was none
 */
export async function readBriefing(
	app: App,
	viewer: Viewer,
	scanId: string
): Promise<Outcome<{ scan: WholeScan; sample: readonly SampleTheme[] }>> {
	const entered = await enter(app, viewer, 'prepare', scanId);
	if (!entered.ok) return entered;
	const scan = (await findWholeScan(app.db, scanId))!;
	const rehearsed = await rehearsedResult(app.db, scanId);
	const places = (rehearsed?.themes ?? [])
		.filter(({ enabling }) => !enabling)
		.sort((a, b) => placeOf(a) - placeOf(b));
	const sample = places.flatMap(({ title, questions, opportunity }) => {
		const impact = questions.impact.balancedMean;
		const feasibility = questions.feasibility.balancedMean;
		if (impact === null || feasibility === null) return [];
		const talk = opportunity.flags.includes('talk');
		return [{ title, class: opportunity.class, impact, feasibility, talk }];
	});
	return { ok: true, scan, sample: sample.slice(0, SAMPLE_SIZE) };
}

/** Themes without a place come last. */
function placeOf({ opportunity }: ReleaseTheme): number {
	return opportunity.rank ?? Number.MAX_SAFE_INTEGER;
}
