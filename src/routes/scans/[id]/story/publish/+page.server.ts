import { error, type RequestEvent } from '@sveltejs/kit';
import type { Language } from '#lib/domain/language.ts';
import { languageName } from '#lib/i18n/language-names.ts';
import { dayText, listText } from '#lib/i18n/numbers-and-lists.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { refusalSentence } from '#lib/i18n/refusal-sentence.ts';
import {
	publishStory,
	readPublishing,
	showStory,
	withdrawStoryEdition
} from '#lib/server/usecases/publish-story.ts';
import { typed } from '../../../form-values.ts';
import { refused } from '../../../refused.ts';
import { languageFrom } from '../language-from.ts';
import type { Actions, PageServerLoad, RouteParams } from './$types';

export const load: PageServerLoad = async ({ params, locals, url }) => {
	const { app, viewer, language } = locals;
	const read = await readPublishing(app, viewer, params.id);
	if (!read.ok) error(404, refusalSentence(read));
	const { documents, editions, slug, proposed, shown, listed, isRehearsal, isNew, asking } =
		read.view;
	const offered = Object.keys(documents ?? {}) as Language[];
	const inLanguage = languageFrom(url, offered, language);
	const [newest] = editions;
	return {
		...{ slug, proposed, shown, listed, isRehearsal, isNew, asking },
		start: `${app.settings.origin ?? url.origin}/story/`,
		document: documents?.[inLanguage] ?? null,
		languages: listText(offered.map(languageName), language),
		/** Number of the newest; 0 before the first. */
		newest: newest?.number ?? 0,
		editions: editions.map(({ number, madeAtMs, withdrawn }) => ({
			...{ number, withdrawn },
			words: m.storypublic_edition({ number, date: dayText(madeAtMs, language) })
		}))
	};
};

type Event = RequestEvent<RouteParams>;

async function sent({ request }: Event) {
	const form = await request.formData();
	return {
		slug: typed(form, 'slug'),
		listed: form.has('listed'),
		number: Number(typed(form, 'number')) || 0
	};
}

export const actions = {
	publish: async (event: Event) => {
		const values = await sent(event);
		const { app, viewer } = event.locals;
		const done = await publishStory(app, viewer, event.params.id, values);
		return done.ok ? { published: done.number } : refused(done, values);
	},
	hide: async (event: Event) => change(event, { shown: false }),
	show: async (event: Event) => change(event, { shown: true }),
	list: async (event: Event) => change(event, { listed: (await sent(event)).listed }),
	withdraw: async (event: Event) => withdraw(event, true),
	restore: async (event: Event) => withdraw(event, false)
} satisfies Actions;

async function change({ locals, params }: Event, made: Parameters<typeof showStory>[3]) {
	const done = await showStory(locals.app, locals.viewer, params.id, made);
	return done.ok ? { saved: true } : refused(done, { slug: '', listed: false, number: 0 });
}

async function withdraw(event: Event, withdrawn: boolean) {
	const values = await sent(event);
	const { app, viewer } = event.locals;
	const { id } = event.params;
	const done = await withdrawStoryEdition(app, viewer, id, values.number, withdrawn);
	return done.ok ? { saved: true } : refused(done, values);
}
