import type { Agenda, AgendaKind } from '../domain/agenda.ts';
import type { Language } from '../domain/language.ts';
import type { Shows } from '../domain/meeting.ts';
import * as messages from './paraglide/messages.js';

/** Name of a step in the messages, its minutes, and what stands on the screen. */
type Proposed = readonly [name: string, minutes: number, screen: Shows | null];
type ProposedPart = readonly [title: (locale: Language) => string, ...steps: readonly Proposed[]];

const { m } = messages;
/** A script that is one meeting needs no name for it. */
const alone = () => '';
const day = (number: number) => (locale: Language) =>
	m.script_part_day({ day: number }, { locale });

/**
 * Trust before content, exploring before measures, and who decides before the first answer. The
 * words stand in messages/script.json; who has few minutes leaves steps out, not words.
 */
const PROPOSALS: Readonly<Record<AgendaKind, readonly ProposedPart[]>> = {
	short: [
		[
			alone,
			['welcome', 2, 'join'],
			['deciding', 2, 'join'],
			['how', 1, 'join'],
			['rate_short', 10, 'people'],
			['close', 2, 'people'],
			['share', 5, 'result'],
			['leave', 3, 'leave']
		]
	],
	evening: [
		[
			alone,
			['welcome', 5, 'join'],
			['deciding', 5, 'join'],
			['explore', 10, 'explore'],
			['how', 3, 'join'],
			['rate', 20, 'people'],
			['close', 2, 'people'],
			['share', 10, 'result'],
			['differ', 20, 'result'],
			['leave', 12, 'leave'],
			['thanks', 3, 'leave']
		]
	],
	'half-day': [
		[
			alone,
			['arrive', 10, 'join'],
			['welcome', 10, 'join'],
			['deciding', 10, null],
			['explore', 25, 'explore'],
			['cluster', 10, 'explore'],
			['how', 5, 'join'],
			['rate', 25, 'people'],
			['close', 2, 'people'],
			['break', 20, 'result'],
			['share', 18, 'result'],
			['differ', 50, 'result'],
			['second', 15, 'people'],
			['moved', 10, 'result'],
			['leave', 25, 'leave'],
			['thanks', 5, 'leave']
		]
	],
	'kitchen-tables': [
		[
			(locale) => m.script_part_table({}, { locale }),
			['deciding', 10, null],
			['table_talk', 20, null],
			['table_answer', 25, null],
			['table_close', 5, null]
		],
		[(locale) => m.script_part_day_before({}, { locale }), ['prepare', 15, null]],
		[
			(locale) => m.script_part_evening({}, { locale }),
			['welcome', 5, 'join'],
			['tables_share', 15, 'result'],
			['differ', 30, 'result'],
			['second', 12, 'people'],
			['moved', 8, 'result'],
			['leave', 15, 'leave'],
			['thanks', 5, 'leave']
		]
	],
	'online-week': [
		[(locale) => m.script_part_before({}, { locale }), ['week_invite', 30, null]],
		[day(1), ['week_open', 30, 'explore']],
		[day(3), ['week_missing', 15, 'people']],
		[
			day(5),
			['prepare', 30, null],
			['share', 15, 'result'],
			['differ', 25, 'result'],
			['leave', 20, 'leave']
		],
		[(locale) => m.script_part_after({}, { locale }), ['week_tell', 30, null]]
	]
};

/**
 * A script to begin with, without times; all of it can be changed after that. For the server only:
 * it holds the words of all of them.
 */
export function proposedAgenda(kind: AgendaKind, locale: Language): Agenda {
	const proposed = PROPOSALS[kind];
	return {
		kind,
		parts: proposed.map(([title]) => ({ title: title(locale), startsAt: null })),
		steps: proposed.flatMap(([, ...steps], part) =>
			steps.map(([name, minutes, screen]) => ({
				...{ part, minutes, screen },
				title: wordsOf(name, 'title', locale),
				purpose: wordsOf(name, 'purpose', locale),
				say: wordsOf(name, 'say', locale)
			}))
		)
	};
}

/** @throws Error when a step has no words, which is a bug */
function wordsOf(step: string, kind: 'title' | 'purpose' | 'say', locale: Language): string {
	const key = `script_step_${step}_${kind}`;
	const message = (messages as unknown as Record<string, typeof m.script_title | undefined>)[key];
	if (!message) throw new Error(`No words "${key}"`);
	return message({}, { locale });
}
