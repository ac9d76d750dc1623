import { redirect } from '@sveltejs/kit';
import type { Outcome } from '#lib/domain/refusal.ts';
import {
	breakdownFrom,
	kFrom,
	modeFrom,
	OPEN_CARDS,
	weightsFrom,
	type Method
} from '#lib/domain/scan.ts';
import { changeMethod } from '#lib/server/usecases/change-scan.ts';
import { typed } from '../../form-values.ts';
import { refused } from '../../refused.ts';
import { viewOr404 } from '../view-or-404.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { scan, answered } = await viewOr404(locals, params.id);
	const { mode, breakdown, k, weights } = scan;
	return {
		method: { mode, breakdown, k, weights },
		answered,
		saved: url.searchParams.has('saved')
	};
};

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const form = await request.formData();
		const values = {
			...{ mode: typed(form, 'mode'), breakdown: typed(form, 'breakdown'), k: typed(form, 'k') },
			impact: typed(form, 'impact'),
			feasibility: typed(form, 'feasibility'),
			room: typed(form, 'room')
		};
		const read = methodFrom(values);
		if (!read.ok) return refused(read, values);
		const done = await changeMethod(locals.app, locals.viewer, params.id, read.method);
		if (!done.ok) return refused(done, values);
		redirect(303, `/scans/${params.id}/method?saved=1`);
	}
};

function methodFrom(
	typed: Readonly<Record<'mode' | 'breakdown' | 'k' | 'impact' | 'feasibility' | 'room', string>>
): Outcome<{ method: Method }> {
	const mode = modeFrom(typed.mode);
	if (!mode.ok) return mode;
	const weights = weightsFrom([typed.impact, typed.feasibility, typed.room]);
	if (!weights.ok) return weights;
	if (mode.mode === 'open')
		return { ok: true, method: { ...OPEN_CARDS, weights: weights.weights } };
	const breakdown = breakdownFrom(typed.breakdown);
	if (!breakdown.ok) return breakdown;
	const k = kFrom(typed.k);
	if (!k.ok) return k;
	return {
		ok: true,
		method: {
			mode: 'anonymous',
			breakdown: breakdown.breakdown,
			k: k.k,
			weights: weights.weights
		}
	};
}
