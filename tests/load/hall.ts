import { readFileSync } from 'node:fs';
import { themeSetById } from '../../src/lib/content/content.ts';
import { QUESTIONS } from '../../src/lib/domain/rating.ts';
import { openApp } from '../../src/lib/server/app.ts';
import { readSettings } from '../../src/lib/server/settings.ts';
import { changeMeeting } from '../../src/lib/server/store/meetings.ts';
import { createScan } from '../../src/lib/server/usecases/create-scan.ts';
import { joinScan } from '../../src/lib/server/usecases/join-scan.ts';
import { openRound } from '../../src/lib/server/usecases/open-round.ts';
import { seatMark } from '../../src/lib/server/usecases/receipt.ts';
import { done, NOBODY, OPERATOR } from '../fixtures/house.ts';
import { requestText } from './wire.ts';

/** A round that is open, and the people who have joined it. */
export interface Hall {
	readonly scan: string;
	readonly code: string;
	/** Slugs, in the order of the scan. */
	readonly themes: readonly string[];
	/** One per person: what their cookie holds. */
	readonly secrets: readonly string[];
}

/** In the address of the screen in the hall. */
export const SCREEN_KEY = 'screen-of-a-full-hall';

/** Beside the residents: enough of each side for a result with differences. */
const GROUPS = ['bewoner', 'agrarier', 'gemeente', 'natuurvrijwilligers', 'waterschap'];

/** Puts a hall of people into an empty data folder, before a server opens it. */
export async function fillHall(folder: string, people: number, short = false): Promise<Hall> {
	const app = openApp(readSettings({ PEDDEL_DATA: folder }));
	// Nothing here has to survive a power cut.
	app.db.$client.pragma('synchronous = OFF');
	const areaFile = readFileSync('tests/fixtures/groote-wielen.geojson', 'utf8');
	const set = { themes: 'landelijk', short, languages: ['nl' as const] };
	const { id, code } = done(
		await createScan(app, OPERATOR, { title: 'Volle zaal', areaFile, ...set })
	);
	done(await openRound(app, OPERATOR, id));
	await changeMeeting(app.db, id, SCREEN_KEY, { shows: 'people', shared: true });
	const secrets: string[] = [];
	for (let i = 0; i < people; i += 1) {
		const group = GROUPS[i % GROUPS.length]!;
		secrets.push(done(await joinScan(app, NOBODY, code, null, { group })).secret);
	}
	app.db.$client.close();
	const themes = themeSetById('landelijk')!
		.levers.flatMap((lever) => lever.themes)
		.filter((theme) => !short || theme.core)
		.map((theme) => theme.slug);
	return { scan: id, code, themes, secrets };
}

/**
 * What a device sends of one card, said at this moment.
 * @param values one per question, in their order; null: not said
 */
export function cardRequest(
	port: number,
	{ code, secrets, themes }: Hall,
	person: number,
	theme: number,
	values: readonly (number | null)[]
): string {
	const secret = secrets[person]!;
	const tap = Date.now() * 1024;
	const said = QUESTIONS.flatMap((question, i) =>
		values[i] ? [[question, values[i], tap + i] as const] : []
	);
	const body = JSON.stringify({
		seat: seatMark(secret),
		round: 1,
		answers: Object.fromEntries(
			said.map(([question, value]) => [question, { kind: 'rated', value }])
		),
		taps: Object.fromEntries(said.map(([question, , at]) => [question, at]))
	});
	return requestText(
		port,
		'POST',
		`/s/${code}/${themes[theme]}/answer`,
		{ 'content-type': 'application/json', cookie: `peddel-seat=${secret}` },
		body
	);
}

/** What this person says of a theme, per question: anything from 1 to 5, the same every time. */
export function valuesOf(person: number, theme: number): readonly number[] {
	return QUESTIONS.map((_, question) => 1 + ((person * 7 + theme * 3 + question * 2) % 5));
}
