import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import type { Group } from '#lib/domain/group.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { isStoryAsked } from '#lib/server/usecases/read-recognition.ts';
import { isResultShared } from '#lib/server/usecases/read-talk.ts';
import { readWelcome, type Welcome } from '#lib/server/usecases/read-welcome.ts';
import { seatAt, takeSeat, wayOn } from '../../seat.ts';
import { told } from '../../told.ts';
import type { Actions, PageServerLoad, RouteParams } from './$types';

type Event = RequestEvent<RouteParams>;

/**
 * Somebody's own link: this device gets their seat. Where somebody else sits already, it asks
 * first: their seat would be gone from this device.
 */
export const load: PageServerLoad = async (event) => {
	const { app, viewer, language } = event.locals;
	const { code, secret: seated } = seatAt(event);
	const { groups, myGroup: ofLink, about } = await welcomeOfLink(event, code);
	const here = await readWelcome(app, viewer, code, seated);
	const ofSeated = here.ok ? here.welcome.myGroup : null;
	if (seated === null || ofSeated === null || seated === event.params.secret)
		redirect(303, await sitDown(event, code));
	const [main] = about.languages;
	const titleOf = (slug: string | null) =>
		told(groups.find((group: Group) => group.slug === slug)!.title, language, main).text;
	return {
		scanTitle: about.title,
		here: titleOf(ofSeated),
		link: titleOf(ofLink),
		/** Where who sits here goes on. */
		wayOn: await wayOn(app, code, seated),
		/** Where they find their own link; null while no round runs. */
		theirLink: here.ok && RUNS.includes(here.welcome.state) ? `/s/${code}/done` : null
	};
};

const RUNS: readonly Welcome['state'][] = ['open', 'closing'];

export const actions: Actions = {
	default: async (event) => {
		const { code } = seatAt(event);
		await welcomeOfLink(event, code);
		redirect(303, await sitDown(event, code));
	}
};

/**
 * The seat is theirs.
 * @returns where they go on: while no round runs at the draft they are asked about, else at the
 * shared result
 */
async function sitDown(event: Event, code: string): Promise<string> {
	const wayOn = await takeSeat(event, code, event.params.secret);
	if (wayOn === `/s/${code}` && (await isStoryAsked(event.locals.app, code)))
		return `${wayOn}/story`;
	const hasResult = wayOn === `/s/${code}` && (await isResultShared(event.locals.app, code));
	return hasResult ? `${wayOn}/result` : wayOn;
}

/** @throws the 404 page for a link that belongs to nobody */
async function welcomeOfLink({ locals, params }: Event, code: string): Promise<Welcome> {
	const found = await readWelcome(locals.app, locals.viewer, code, params.secret);
	if (!found.ok || found.welcome.myGroup === null) error(404, m.welcome_return_unknown());
	return found.welcome;
}
