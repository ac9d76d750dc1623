import { expect, test } from 'vitest';
import { forgetAtMs } from '../../domain/round.ts';
import type { App } from '../app.ts';
import { createHub } from '../live/hub.ts';
import { readSettings } from '../settings.ts';
import { fillDemo } from '../../../cli/demo/fill.ts';
import { openDatabase } from '../db/open.ts';
import { changeMethod } from './change-scan.ts';
import { forgetAnswers } from './forget-answers.ts';
import { readResult } from './read-result.ts';

const operator = { kind: 'operator' } as const;
const DAY_MS = 24 * 60 * 60 * 1000;

function houseAt(nowMs: number): {
	app: App;
	at: (ms: number) => App;
	rows: (sql: string) => unknown[];
} {
	const settings = readSettings({});
	const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes));
	const db = openDatabase(':memory:');
	const app: App = { db, settings, now: () => nowMs, random, live: createHub() };
	return {
		app,
		at: (ms) => ({ ...app, now: () => ms }),
		rows: (sql) => app.db.$client.prepare(sql).all()
	};
}

test('[E1] raw answers go when the retention is over; the release and the freeze stay', async () => {
	const start = Date.UTC(2026, 0, 15);
	const { app, at, rows } = houseAt(start);
	await fillDemo(app);
	const [finished] = rows(
		'select scan_id as id from round join release on round_id = round.id'
	) as { id: string }[];
	const before = rows('select count(*) as n from participant') as { n: number }[];

	expect(await forgetAnswers(at(forgetAtMs(start, 12) - 1))).toBe(0);
	expect(rows('select count(*) as n from participant')).toEqual(before);

	const later = at(forgetAtMs(start, 12));
	expect(await forgetAnswers(later)).toBe(1);
	expect(await forgetAnswers(later)).toBe(0);
	const left = `where participant_id in (select id from participant where scan_id = '${finished!.id}')`;
	expect(rows(`select * from participant where scan_id = '${finished!.id}'`)).toEqual([]);
	expect(rows(`select * from answer ${left}`)).toEqual([]);
	expect(rows(`select * from remark ${left}`)).toEqual([]);
	expect(await readResult(later, operator, finished!.id)).toMatchObject({ ok: true });
	const method = {
		mode: 'anonymous',
		breakdown: 'groups',
		k: 3,
		weights: { impact: 1, feasibility: 1, room: 0 }
	} as const;
	expect(await changeMethod(later, operator, finished!.id, method)).toMatchObject({
		reason: 'frozen-after-first-answer'
	});
	// The other scan's round is open: its people stay.
	expect(rows('select count(*) as n from answer')).not.toEqual([{ n: 0 }]);
});

test('[E2] months are calendar months; a day too many becomes the last of the month', () => {
	expect(forgetAtMs(Date.UTC(2026, 0, 31, 8), 1)).toBe(Date.UTC(2026, 1, 28, 8));
	expect(forgetAtMs(Date.UTC(2026, 10, 21), 12)).toBe(Date.UTC(2027, 10, 21));
	expect(forgetAtMs(Date.UTC(2026, 10, 21), 3) - Date.UTC(2026, 10, 21)).toBe(92 * DAY_MS);
});
