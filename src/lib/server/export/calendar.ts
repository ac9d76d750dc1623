import ical, { ICalEventBusyStatus, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import type { Language, LocalText } from '../../domain/language.ts';
import {
	isFinished,
	milestonesOf,
	type FollowedItem,
	type Milestone
} from '../../domain/progress.ts';
import { m } from '../../i18n/paraglide/messages.js';
import { itemInWords } from '../../i18n/progress-words.ts';

/** What a calendar is made of. */
export interface ForCalendar {
	readonly area: string;
	readonly items: readonly FollowedItem[];
	/** Titles by slug. */
	readonly themes: ReadonlyMap<string, LocalText>;
	readonly today: string;
	/** The same for a scan at all times and for all readers. */
	readonly calendarKey: string;
}

/**
 * All days of goals and agreements as an iCalendar file (RFC 5545). A day keeps its UID, so that a
 * calendar that reads the file again moves it; one that nobody waits for any more comes as cancelled,
 * because a file that is read in takes no day away.
 * @param url where it can be read how things stand
 */
export function calendarFile(
	progress: ForCalendar,
	url: string,
	locale: Language,
	nowMs: number
): string {
	const { area, items, themes, today, calendarKey } = progress;
	const calendar = ical({
		name: readable(m.progress_calendar_name({ area }, { locale })),
		prodId: { company: 'Peddel', product: 'Peddel', language: locale.toUpperCase() }
	});
	for (const item of items) {
		const told = itemInWords(item, themes, today, locale);
		const lines = [
			told.stands,
			told.why,
			...told.facts.map((fact) => m.progress_line(fact, { locale })),
			url
		];
		for (const milestone of milestonesOf(item))
			calendar.createEvent({
				id: `${told.anchor}-${milestone.about}@${calendarKey}.peddel`,
				// Whoever has an older file gets the newer one: it counts up, and nothing is stored for it.
				sequence: Math.floor(nowMs / 60_000),
				stamp: new Date(nowMs),
				start: new Date(`${milestone.day}T00:00:00Z`),
				allDay: true,
				summary: readable(titleOf(item, milestone, locale)),
				description: readable(lines.filter((line) => line !== '').join('\n')),
				location: readable(area),
				url,
				status: isOff(item, milestone) ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
				// A day to think of, on which one can do other things too.
				transparency: ICalEventTransparency.TRANSPARENT,
				busystatus: ICalEventBusyStatus.FREE
			});
	}
	return calendar.toString();
}

/** Of what is done the days stay that one kept, of what was dropped none. */
function isOff(item: FollowedItem, { about }: Milestone): boolean {
	return item.state === 'dropped' || (about === 'look' && isFinished(item));
}

function titleOf(item: FollowedItem, { about, day }: Milestone, locale: Language): string {
	const { what } = item;
	if (about === 'look') return m.progress_calendar_look({ what }, { locale });
	if (about === 'first-step') return m.progress_calendar_step({ what }, { locale });
	return m.progress_calendar_target({ what, year: day.slice(0, 4) }, { locale });
}

/** RFC 5545 §3.1 has no control characters in a text; the line ends are escaped by the library. */
function readable(text: string): string {
	return text
		.toWellFormed()
		.replace(/\r\n?/g, '\n')
		.replace(/[^\P{Cc}\n]/gu, ' ');
}
