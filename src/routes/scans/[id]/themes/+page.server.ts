import { redirect } from '@sveltejs/kit';
import type { Language, LocalText } from '#lib/domain/language.ts';
import { refuse } from '#lib/domain/refusal.ts';
import { TITLE_MAX_LENGTH } from '#lib/domain/scan.ts';
import type { Theme } from '#lib/domain/theme.ts';
import {
	changeThemes,
	THEME_TEXT_MAX_LENGTH,
	type ThemeChange
} from '#lib/server/usecases/change-themes.ts';
import { readThemeSets } from '#lib/server/usecases/read-library.ts';
import { EMPTY_SET, typed, typedIn } from '../../form-values.ts';
import { refused } from '../../refused.ts';
import { viewOr404 } from '../view-or-404.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { scan, answered } = await viewOr404(locals, params.id);
	return {
		languages: scan.languages,
		themeSet: scan.themeSet?.id ?? null,
		levers: scan.levers.map(({ slug, title, corrected, themes }) => ({
			...{ slug, title, corrected },
			lacks: lacking(scan.languages, title),
			themes: themes.map((theme) => rowOf(theme, scan.languages))
		})),
		sets: readThemeSets(),
		emptySet: EMPTY_SET,
		answered,
		saved: url.searchParams.has('saved'),
		maxLength: { title: TITLE_MAX_LENGTH, text: THEME_TEXT_MAX_LENGTH }
	};
};

/** One theme in the list, without its texts. */
function rowOf(theme: Theme, languages: readonly Language[]) {
	const { slug, title, active, origin, corrected, enabling } = theme;
	const lacks = lacking(languages, title, theme.text);
	return { slug, title, active, origin, corrected, enabling, lacks };
}

function lacking(languages: readonly Language[], ...texts: readonly LocalText[]) {
	return languages.filter((code) => texts.some((text) => !text[code]));
}

type Values = Readonly<{ part: string; lever: string; title: LocalText; text: LocalText }>;

/** What was typed, and in which part of the page, so that a refusal comes back there. */
function valuesOf(form: FormData, part: string): Values {
	const lever = typed(form, 'lever');
	return { part, lever, title: typedIn(form, 'title'), text: typedIn(form, 'text') };
}

/** The one thing that was pressed in the list. */
function pressed(form: FormData): { change: ThemeChange; anchor: string } | null {
	const [name, slug] = [...form][0] ?? [];
	if (typeof slug !== 'string') return null;
	const [theme, lever] = [`theme-${slug}`, `lever-${slug}`];
	switch (name) {
		case 'on':
		case 'off':
			return { change: { kind: 'switch', theme: slug, active: name === 'on' }, anchor: theme };
		case 'up':
		case 'down':
			return { change: { kind: 'move', theme: slug, by: name === 'up' ? -1 : 1 }, anchor: theme };
		case 'lever-up':
		case 'lever-down': {
			const by = name === 'lever-up' ? -1 : 1;
			return { change: { kind: 'move-lever', lever: slug, by }, anchor: lever };
		}
		case 'lever-delete':
			return { change: { kind: 'delete-lever', lever: slug }, anchor: 'more' };
		default:
			return null;
	}
}

/** @param back query and anchor to come back to */
async function change(
	{ locals, params }: { locals: App.Locals; params: { id: string } },
	change: ThemeChange,
	values: Values,
	back: string
) {
	const done = await changeThemes(locals.app, locals.viewer, params.id, change);
	if (!done.ok) return refused(done, values);
	redirect(303, `/scans/${params.id}/themes${back}`);
}

export const actions: Actions = {
	list: async (event) => {
		const form = await event.request.formData();
		const found = pressed(form);
		const values = valuesOf(form, 'list');
		if (!found) return refused(refuse('theme-unknown'), values);
		return change(event, found.change, values, `#${encodeURIComponent(found.anchor)}`);
	},
	add: async (event) => {
		const values = valuesOf(await event.request.formData(), 'add');
		const { lever, title, text } = values;
		return change(event, { kind: 'add', lever, title, text }, values, `#lever-${lever}`);
	},
	'add-lever': async (event) => {
		const values = valuesOf(await event.request.formData(), 'add-lever');
		return change(event, { kind: 'add-lever', title: values.title }, values, '?saved=1');
	},
	'edit-lever': async (event) => {
		const values = valuesOf(await event.request.formData(), 'edit-lever');
		const { lever, title } = values;
		return change(event, { kind: 'edit-lever', lever, title }, values, `#lever-${lever}`);
	},
	'choose-set': async (event) => {
		const form = await event.request.formData();
		const chosen = typed(form, 'themes');
		const set = chosen === EMPTY_SET ? null : chosen;
		const short = typed(form, 'length') === 'short';
		const values = valuesOf(form, 'choose-set');
		return change(event, { kind: 'choose-set', set, short }, values, '?saved=1');
	}
};
