import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aGoal, anAgreement } from '../../../../tests/fixtures/followed.ts';
import { LANGUAGES, type Language } from '../../domain/language.ts';
import type { FollowedItem } from '../../domain/progress.ts';
import { calendarFile } from './calendar.ts';

const NOW_MS = Date.UTC(2027, 2, 10, 9, 30);
const URL = 'https://peddel.example/story/groote-wielen/progress';

function fileOf(items: readonly FollowedItem[], language: Language = 'nl', nowMs = NOW_MS): string {
	const calendar = { area: 'Groote Wielen', items, themes: new Map(), today: '2027-03-10' };
	return calendarFile({ ...calendar, calendarKey: 'k3y' }, URL, language, nowMs);
}

type Properties = Readonly<Record<string, string>>;

/** The events of a file, read as RFC 5545 says: unfolded, then split, then unescaped. */
function eventsIn(file: string): readonly Properties[] {
	const lines = file.replaceAll('\r\n ', '').split('\r\n');
	expect(lines[0]).toBe('BEGIN:VCALENDAR');
	expect(lines.at(-1)).toBe('END:VCALENDAR');
	const events: Record<string, string>[] = [];
	for (const line of lines) {
		if (line === 'BEGIN:VEVENT') events.push({});
		const event = events.at(-1);
		const [, name, value] = /^([A-Z-]+)(?:;[^:]*)?:(.*)$/s.exec(line) ?? [];
		expect(name, line).toBeDefined();
		if (event && name) event[name] = unescaped(value!);
	}
	return events;
}

const unescaped = (value: string) =>
	value.replace(/\\([\\;,nN])/g, (_, c: string) => (c.toLowerCase() === 'n' ? '\n' : c));

const AGREEMENT = anAgreement(7, {
	...{ what: 'Een proef, met riet; of zo', who: 'Het waterschap', firstStep: 'Bellen' },
	...{ due: '2027-04-01', nextLook: '2027-06-01', sign: 'Een bord' }
});
const GOAL = aGoal(3, { what: 'Meer gras', targetYear: 2030, nextLook: '2028-01-15' });

describe('a calendar', () => {
	test('[SF7] has each day once, as a whole day, with words and the address', () => {
		const events = eventsIn(fileOf([GOAL, AGREEMENT]));
		expect(
			events.map(({ UID, DTSTART, SUMMARY, STATUS }) => [UID, DTSTART, SUMMARY, STATUS])
		).toEqual([
			['goal-3-look@k3y.peddel', '20280115', 'Kijken hoe het staat: Meer gras', 'CONFIRMED'],
			['goal-3-target@k3y.peddel', '20301231', 'Doel voor 2030: Meer gras', 'CONFIRMED'],
			[
				...['commitment-7-first-step@k3y.peddel', '20270401'],
				...['Eerste stap: Een proef, met riet; of zo', 'CONFIRMED']
			],
			[
				...['commitment-7-look@k3y.peddel', '20270601'],
				...['Kijken hoe het staat: Een proef, met riet; of zo', 'CONFIRMED']
			]
		]);
		expect(events[2]!.DESCRIPTION).toBe(
			[
				...[
					'Nog niet begonnen',
					'Wie: Het waterschap',
					'Eerste stap: Bellen (uiterlijk 1 april 2027)'
				],
				...['Zo zien we het: Een bord', 'We kijken weer op: 1 juni 2027', URL]
			].join('\n')
		);
		for (const event of events) {
			expect(event).toMatchObject({ URL, LOCATION: 'Groote Wielen', TRANSP: 'TRANSPARENT' });
			expect(event).not.toHaveProperty('DTEND');
		}
		const file = fileOf([GOAL]);
		expect(file).toContain('\r\nDTSTART;VALUE=DATE:20280115\r\n');
		expect(file).toContain('\r\nDTSTAMP:20270310T093000Z\r\n');
		// A file to read in, no invitation (RFC 5546).
		expect(file).not.toContain('METHOD');
		expect(eventsIn(fileOf([]))).toEqual([]);
	});

	test('[SF7] names a day the same in every language and later, and counts up', () => {
		const uids = (language: Language, nowMs?: number) =>
			eventsIn(fileOf([GOAL, AGREEMENT], language, nowMs)).map(({ UID }) => UID);
		const later = { ...GOAL, what: 'Anders', nextLook: '2029-09-09' };
		for (const language of LANGUAGES) expect(uids(language, NOW_MS + 1e10)).toEqual(uids('nl'));
		expect(eventsIn(fileOf([later, AGREEMENT])).map(({ UID }) => UID)).toEqual(uids('nl'));
		expect(new Set(uids('nl')).size).toBe(4);
		const sequence = (nowMs: number) => Number(eventsIn(fileOf([GOAL], 'nl', nowMs))[0]!.SEQUENCE);
		expect(sequence(NOW_MS + 60_000)).toBeGreaterThan(sequence(NOW_MS));
		// RFC 5545 §3.3.8: an integer has 32 bits.
		expect(sequence(Date.UTC(2200, 0))).toBeLessThan(2 ** 31);
	});

	test('[SF7] a day that nobody waits for any more is cancelled', () => {
		const statuses = (state: FollowedItem['state']) =>
			eventsIn(fileOf([{ ...AGREEMENT, state }])).map(({ STATUS }) => STATUS);
		expect(statuses('started')).toEqual(['CONFIRMED', 'CONFIRMED']);
		// The day of the first step was kept; looking again is not needed.
		expect(statuses('done')).toEqual(['CONFIRMED', 'CANCELLED']);
		expect(statuses('dropped')).toEqual(['CANCELLED', 'CANCELLED']);
	});

	test('[SF8] whatever people typed, the same words are read back from lines of 75 bytes', () => {
		const odd = fc.string({ unit: 'binary', maxLength: 300 });
		const hard = fc.constantFrom(
			'\\',
			'\\n',
			';',
			',',
			'\n',
			'\r\n',
			'BEGIN:VEVENT',
			'👩🏽‍🌾',
			'ﷺ',
			'"',
			' '
		);
		const text = fc.array(fc.oneof(odd, hard), { maxLength: 8 }).map((parts) => parts.join(''));
		fc.assert(
			fc.property(text, text, fc.constantFrom(...LANGUAGES), (what, why, language) => {
				const file = fileOf([{ ...AGREEMENT, what, why, due: null }], language);
				for (const line of file.split('\r\n'))
					expect(Buffer.byteLength(line), line).toBeLessThanOrEqual(75);
				const [event, ...others] = eventsIn(file);
				expect(others).toEqual([]);
				expect(event!.SUMMARY!.endsWith(`: ${seen(what)}`)).toBe(true);
				if (why) expect(event!.DESCRIPTION).toContain(seen(why));
				// Nothing but what the format itself uses.
				expect(file.replaceAll('\r\n', '')).not.toMatch(/\p{Cc}/u);
			})
		);
	});
});

/** What a calendar can show of a text: line ends as such, other control characters as spaces. */
const seen = (text: string) =>
	text
		.toWellFormed()
		.replace(/\r\n?/g, '\n')
		.replace(/[^\P{Cc}\n]/gu, ' ');
