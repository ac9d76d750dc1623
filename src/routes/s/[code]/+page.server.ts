import { error, fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { outlinePath } from '#lib/charts/outline.ts';
import { familyTitle } from '#lib/i18n/family-titles.ts';
import type { Area } from '#lib/domain/area.ts';
import { FAMILIES, OTHER_GROUP, type Group } from '#lib/domain/group.ts';
import type { Language } from '#lib/domain/language.ts';
import { CHOICE_SIZE } from '#lib/domain/round.ts';
import { PRECONDITIONS, TABLE_MAX } from '#lib/domain/scan.ts';
import { numberText } from '#lib/i18n/numbers-and-lists.ts';
import { refusalSentence } from '#lib/i18n/refusal-sentence.ts';
import { findReceipt } from '#lib/server/usecases/find-receipt.ts';
import { joinScan } from '#lib/server/usecases/join-scan.ts';
import { readRating } from '#lib/server/usecases/read-rating.ts';
import { isResultShared } from '#lib/server/usecases/read-talk.ts';
import { readWelcome } from '#lib/server/usecases/read-welcome.ts';
import type { Actions, PageServerLoad } from './$types';
import { minutesFor, PASS_MINUTES, placeOf } from './place.ts';
import { progressOf, seatAt, takeSeat, wayOn } from './seat.ts';
import { told, toldOrNull } from './told.ts';

const OUTLINE = { width: 420, height: 240 };

export const load: PageServerLoad = async (event) => {
	const { app, viewer, language } = event.locals;
	const { code, secret } = seatAt(event);
	const found = await readWelcome(app, viewer, code, secret, event.url.searchParams.get('i'));
	if (!found.ok) error(404, refusalSentence(found));
	const { about, area, groups, k, mode, myGroup, state, themeCount, way } = found.welcome;
	/** So many themes somebody rates who goes through the titles first; until it is known a guess. */
	const some = Math.min(found.welcome.chosen ?? CHOICE_SIZE.usual, themeCount);
	const [main] = about.languages;
	const rating = await readRating(app, code, secret);
	return {
		code,
		state,
		resultShared: state === 'closed' && (await isResultShared(app, code)),
		explore: found.welcome.explore,
		k,
		open: mode === 'open',
		seat: { people: '1', consented: false, invitation: event.url.searchParams.get('i') ?? '' },
		peopleMax: TABLE_MAX,
		invitedGroup: found.welcome.invitedGroup,
		title: about.title,
		purpose: toldOrNull(about.purpose, language, main),
		use: toldOrNull(about.use, language, main),
		decision: toldOrNull(about.decision, language, main),
		preconditions: PRECONDITIONS.flatMap((kind) => {
			const text = toldOrNull(about.preconditions[kind], language, main);
			return text ? [{ kind, text }] : [];
		}),
		roles: toldOrNull(about.roles, language, main),
		contact: about.contact.trim(),
		months: about.retentionMonths,
		area: area && drawn(area, language),
		themeCount,
		way,
		chosen: found.welcome.chosen !== null,
		some,
		pass: PASS_MINUTES,
		minutes: way === 'all' ? minutesFor(themeCount) : PASS_MINUTES + minutesFor(some),
		families: byFamily(groups, language, main),
		myGroup: groups.filter(({ slug }) => slug === myGroup).map((g) => choice(g, language, main))[0],
		begun: rating.ok && Object.keys(rating.view.said).length > 0,
		continueAt: rating.ok
			? placeOf(progressOf(rating.view))
			: found.welcome.explore === 'open' && myGroup !== null
				? 'explore'
				: null,
		/** Somebody without JavaScript was sent here because their last card could not be saved. */
		late: event.url.searchParams.has('late')
	};
};

export const actions: Actions = {
	join: async (event) => {
		const { app, viewer } = event.locals;
		const { code, secret } = seatAt(event);
		const form = await event.request.formData();
		const typed = (name: string) => v.parse(v.fallback(v.string(), ''), form.get(name));
		const group = typed('group');
		const seat = {
			people: typed('people') || '1',
			consented: form.has('consent'),
			invitation: typed('invitation')
		};
		const { people, consented, invitation } = seat;
		const sits = { group, consented, invitation, people: Number(people) };
		const joined = await joinScan(app, viewer, code, secret, sits);
		if (!joined.ok) return fail(400, { message: refusalSentence(joined), group, seat });
		redirect(303, await takeSeat(event, code, joined.secret));
	},
	/** Somebody comes back with their receipt code: their own link does the rest. */
	receipt: async (event) => {
		const { app } = event.locals;
		const { code, secret } = seatAt(event);
		const form = await event.request.formData();
		const receipt = v.parse(v.fallback(v.string(), ''), form.get('receipt'));
		const found = await findReceipt(app, code, receipt, secret);
		if (!found.ok) {
			const status = found.reason === 'too-many-attempts' ? 429 : 400;
			return fail(status, { receiptMessage: refusalSentence(found), receipt });
		}
		const here = found.isHere ? await wayOn(app, code, found.secret) : null;
		redirect(303, here ?? `/s/${code}/return/${found.secret}`);
	}
};

function drawn(area: Area, language: Language) {
	return {
		name: area.name,
		hectares: numberText(area.hectares, language),
		outline: outlinePath(area.polygons, { ...OUTLINE, padding: 0 }),
		size: OUTLINE
	};
}

/** Groups as radio buttons by family; "anders" by itself at the end. */
function byFamily(groups: readonly Group[], language: Language, main?: Language) {
	const named = groups.filter((group) => group.slug !== OTHER_GROUP);
	const families = FAMILIES.map((family) => ({
		id: family as string,
		title: told(familyTitle(family), language).text,
		groups: named.filter((g) => g.family === family).map((g) => choice(g, language, main))
	}));
	const other = groups
		.filter(({ slug }) => slug === OTHER_GROUP)
		.map((g) => choice(g, language, main));
	return [...families, { id: OTHER_GROUP, title: null, groups: other }].filter(
		(family) => family.groups.length > 0
	);
}

function choice({ slug, title, text }: Group, language: Language, main?: Language) {
	return { slug, title: told(title, language, main), text: toldOrNull(text, language, main) };
}
