import { error, type RequestEvent } from '@sveltejs/kit';
import { textFor, type Language } from '#lib/domain/language.ts';
import { mixedTables, tablesFor, MAX_TABLES, type MixedTable } from '#lib/domain/tables.ts';
import { CONCLUSION_MAX_LENGTH, NOT_TALKED, type Talk } from '#lib/domain/talk.ts';
import { honestLine, listText } from '#lib/i18n/numbers-and-lists.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { refusalSentence } from '#lib/i18n/refusal-sentence.ts';
import { sideName } from '#lib/i18n/result-words.ts';
import type { Names } from '#lib/i18n/story-sentences.ts';
import { shareResult } from '#lib/server/usecases/change-leave.ts';
import { changeScreen } from '#lib/server/usecases/change-screen.ts';
import { changeTalk } from '#lib/server/usecases/change-talk.ts';
import { readTalk, type TalkView } from '#lib/server/usecases/read-talk.ts';
import { resultOnScreen } from '../../../screen/[key]/result.ts';
import { typed } from '../../form-values.ts';
import { refused } from '../../refused.ts';
import { sidesOf } from '../results/sides-of.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals, url }) => {
	const { app, viewer, language } = locals;
	const read = await readTalk(app, viewer, params.id);
	if (!read.ok) {
		if (read.reason === 'nothing-released') return { result: null };
		error(404, refusalSentence(read));
	}
	const { release, releasedAtMs, talks, shared, screen, told } = read.view;
	const steps = (await resultOnScreen(app, params.id, language))?.steps ?? [];
	const isShown = screen.shows === 'result' && !screen.black;
	const talkOf = (id: string): Talk => talks.find(({ theme }) => theme === id) ?? NOT_TALKED;
	const themes = release.themes.map((theme) => ({
		...{ id: theme.id, title: textFor(theme.title, language) },
		...talkOf(theme.id)
	}));
	return {
		result: {
			honest: honestLine(release, releasedAtMs, language),
			tooFew: release.themes.length === 0,
			shared,
			/** Of what stands on the screen now; null when that is something else. */
			shownStep: isShown ? (steps[Math.min(screen.step, steps.length - 1)]?.id ?? null) : null,
			sections: told(language).map((section) => ({
				...section,
				items: section.items.map((item) => ({ ...item, picked: isListed(talkOf(item.id)) }))
			})),
			list: themes.filter(isListed),
			parked: themes.filter(({ parked }) => parked),
			others: themes.filter(({ picked, parked }) => !picked && !parked),
			tables: tablesIn(read.view, url.searchParams.get('tables'), language),
			maxLength: CONCLUSION_MAX_LENGTH
		}
	};
};

function isListed({ picked, parked }: Talk): boolean {
	return picked && !parked;
}

/** @param asked number of tables as it was typed; what is no number is what fits the people */
function tablesIn({ release, groups, names }: TalkView, asked: string | null, language: Language) {
	const sides = sidesOf(release, groups);
	const fitting = tablesFor(sides.reduce((sum, { people }) => sum + people, 0));
	const count = /^\d{1,3}$/.test(asked ?? '') ? Number(asked) : fitting;
	const kept = Math.min(MAX_TABLES, Math.max(1, count));
	const tables = mixedTables(release, sides, kept);
	return {
		count: kept,
		max: MAX_TABLES,
		lines: tables.map((table) => tableInWords(table, names, language))
	};
}

function tableInWords(table: MixedTable, names: Names, language: Language) {
	const named = (units: readonly string[]) => sideName(units, names, language);
	const [low, high] = [named(table.low.units), named(table.high.units)];
	const theme = textFor(table.theme.title, language).text;
	const ask = table.question === 'impact' ? m.talk_table_impact : m.talk_table_feasibility;
	const seats = table.seats.map(({ units, people }) =>
		m.talk_table_seat({ people, side: named(units) })
	);
	return {
		number: table.number,
		title: m.talk_table({ number: table.number, low, high, theme }),
		question: ask({ low, high }),
		seats: m.talk_table_seats({ seats: listText(seats, language) })
	};
}

type Event = RequestEvent<{ id: string }>;
type Step = 'pick' | 'unpick' | 'park' | 'conclude';

/** Does something with the theme of the form, and says what, so that it can be undone. */
async function take({ request, locals, params }: Event, kind: Step, change: Partial<Talk>) {
	const form = await request.formData();
	const theme = typed(form, 'theme');
	const conclusion = typed(form, 'conclusion');
	// What was typed is kept too when the theme is parked or taken off.
	const made = form.has('conclusion') ? { ...change, conclusion } : change;
	const done = await changeTalk(locals.app, locals.viewer, params.id, theme, made);
	if (!done.ok) return refused(done, { theme, conclusion });
	return { done: kind, theme };
}

async function share({ locals, params }: Event, shared: boolean) {
	const done = await shareResult(locals.app, locals.viewer, params.id, shared);
	return done.ok ? { shared } : refused(done, { theme: '', conclusion: '' });
}

export const actions = {
	pick: (event) => take(event, 'pick', { picked: true, parked: false }),
	unpick: (event) => take(event, 'unpick', { picked: false, parked: false }),
	park: (event) => take(event, 'park', { picked: true, parked: true }),
	conclude: (event) => take(event, 'conclude', {}),
	share: (event) => share(event, true),
	unshare: (event) => share(event, false),
	/** What stands on the screen in the hall: one step of the result, by its id. */
	show: async ({ request, locals: { app, viewer, language }, params }) => {
		const asked = typed(await request.formData(), 'step');
		const read = await readTalk(app, viewer, params.id);
		if (!read.ok) return refused(read, { theme: '', conclusion: '' });
		const steps = (await resultOnScreen(app, params.id, language))!.steps;
		const step = Math.max(
			0,
			steps.findIndex(({ id }) => id === asked)
		);
		const show = { kind: 'show', shows: 'result', step } as const;
		const done = await changeScreen(app, viewer, params.id, show);
		return done.ok ? { shown: asked } : refused(done, { theme: '', conclusion: '' });
	}
} satisfies Actions;
