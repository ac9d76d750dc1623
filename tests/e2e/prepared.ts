import { readFileSync } from 'node:fs';
import { themeSetById } from '../../src/lib/content/content.ts';
import { QUESTIONS } from '../../src/lib/domain/rating.ts';
import { openApp, type App } from '../../src/lib/server/app.ts';
import { closeRound } from '../../src/lib/server/usecases/close-round.ts';
import { createAccount } from '../../src/lib/server/usecases/create-account.ts';
import { createScan } from '../../src/lib/server/usecases/create-scan.ts';
import { importAnswers } from '../../src/lib/server/usecases/import-answers.ts';
import { openRound } from '../../src/lib/server/usecases/open-round.ts';
import { ownerByEmail } from '../../src/lib/server/usecases/owner-by-email.ts';
import { done, OPERATOR } from '../fixtures/house.ts';
import type { House } from '../house.ts';
import type { Account } from './facilitator.ts';

/** A scan that stands in a house before the test begins. */
export interface MadeScan {
	readonly id: string;
	readonly code: string;
}

const AREA = readFileSync('tests/fixtures/groote-wielen.geojson', 'utf8');
/** The twelve core themes. */
export const CORE = themeSetById('landelijk')!
	.levers.flatMap((lever) => lever.themes)
	.filter((theme) => theme.core)
	.map((theme) => theme.slug);
/** Three sides of the table, of which two have too few people by themselves. */
const GROUPS = ['agrarier', 'bewoner', 'agrarier', 'gemeente', 'agrarier', 'bewoner'];

/**
 * Does something in a running house, as the command line does: the same use cases on the same
 * database, but without starting a program for each of them, which takes a second.
 */
export async function inside<T>(house: House, work: (app: App) => Promise<T>): Promise<T> {
	const graceSeconds = 3600;
	const settings = { dataFolder: house.folder, host: '127.0.0.1', port: house.port };
	const app = openApp({ ...settings, origin: null, graceSeconds, map: null, mapFile: null });
	try {
		return await work(app);
	} finally {
		app.db.$client.close();
	}
}

export async function addAccount(app: App, account: Account): Promise<void> {
	done(await createAccount(app, OPERATOR, account));
}

/** A scan of the Groote Wielen with the twelve core themes, in both languages. */
export async function addScan(
	app: App,
	owner: Account,
	title: string,
	follows: string | null = null
): Promise<MadeScan> {
	const { id: ownerId } = done(await ownerByEmail(app, OPERATOR, owner.email));
	const what = { title, areaFile: AREA, themes: 'landelijk', short: true, ownerId, follows };
	return done(await createScan(app, OPERATOR, { ...what, languages: ['nl', 'en'] }));
}

export async function open(app: App, { id }: MadeScan): Promise<void> {
	done(await openRound(app, OPERATOR, id));
}

/** Closes a round; without grace time the result is there at once. */
export async function close(app: App, { id }: MadeScan, graceSeconds = 0): Promise<void> {
	done(await closeRound(app, OPERATOR, id, graceSeconds));
}

/**
 * Answers of so many people to the open round; to the last theme hardly anybody has one.
 * @param nobodyKnows everybody says "don't know" to everything
 */
export async function addAnswers(
	app: App,
	{ id }: MadeScan,
	people: number,
	nobodyKnows = false,
	themes: readonly string[] = CORE
): Promise<void> {
	const rows = Array.from({ length: people }, (_, person) =>
		themes.flatMap((slug, theme) =>
			QUESTIONS.map((question, at) => {
				const unknown = nobodyKnows || (theme === CORE.length - 1 && person > 1);
				const value = unknown ? 'dk' : 1 + ((person + theme * 2 + at * 3) % 5);
				return [`p${person}`, GROUPS[person % GROUPS.length], slug, question, value].join(',');
			})
		)
	).flat();
	const csv = `participant,group,theme,question,value\n${rows.join('\n')}\n`;
	const brought = await importAnswers(app, OPERATOR, id, csv);
	if (!brought.ok) throw new Error(JSON.stringify(brought));
}
