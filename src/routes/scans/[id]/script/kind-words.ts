import type { AgendaKind } from '#lib/domain/agenda.ts';
import type { Shows } from '#lib/domain/meeting.ts';
import { m } from '#lib/i18n/paraglide/messages.js';

/** Name of a script, and for whom it is. */
export const KIND_WORDS: Readonly<
	Record<AgendaKind, { readonly title: () => string; readonly text: () => string }>
> = {
	short: { title: m.script_kind_short, text: m.script_kind_short_for },
	evening: { title: m.script_kind_evening, text: m.script_kind_evening_for },
	'half-day': { title: m.script_kind_half_day, text: m.script_kind_half_day_for },
	'kitchen-tables': {
		title: m.script_kind_kitchen_tables,
		text: m.script_kind_kitchen_tables_for
	},
	'online-week': { title: m.script_kind_online_week, text: m.script_kind_online_week_for }
};

const SCREEN_WORDS: Readonly<Record<Shows, () => string>> = {
	join: m.script_screen_join,
	people: m.script_screen_people,
	explore: m.script_screen_explore,
	result: m.script_screen_result,
	leave: m.script_screen_leave
};

/** What stands on the screen, in words. */
export function screenWords(screen: Shows | null): string {
	return screen ? SCREEN_WORDS[screen]() : m.script_screen_none();
}
