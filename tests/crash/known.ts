import Database from 'better-sqlite3';
import { join } from 'node:path';
import { QUESTIONS } from '../../src/lib/domain/rating.ts';
import { DATABASE_FILE } from '../../src/lib/server/db/open.ts';

/** The four answers of one card, in the order of the questions. */
export type Values = readonly [number, number, number, number];

/** What a test knows of every card, by "person theme"; both are numbers from 0. */
export interface Known {
	/** What the server confirmed last. */
	readonly confirmed: Record<string, Values>;
	/** What was sent after that and never confirmed: it may be there or not. */
	readonly sent: Record<string, Values>;
}

/** What one look at the database says. */
export interface Found {
	/** One sentence each; empty when all is as it should be. */
	readonly wrong: readonly string[];
	/** Cards of which nobody heard that they were there, and that are. */
	readonly unheard: number;
	readonly cards: number;
}

/**
 * Looks whether the database holds, card by card, what was confirmed last; and of what was not
 * confirmed all four answers or none. What turns out to be there counts as confirmed from now on.
 * @param themes slugs, in the order of the numbers
 */
export function checkAgainst(known: Known, folder: string, themes: readonly string[]): Found {
	const database = new Database(join(folder, DATABASE_FILE), { readonly: true });
	try {
		const wrong: string[] = [];
		const integrity = database.pragma('integrity_check', { simple: true });
		if (integrity !== 'ok') wrong.push(`integrity_check says ${String(integrity)}`);
		const there = cardsIn(database, themes);
		let unheard = 0;
		for (const card of new Set([...Object.keys(known.confirmed), ...there.keys()])) {
			const now = there.get(card)?.join();
			const sent = known.sent[card];
			if (now === known.confirmed[card]?.join()) continue;
			if (sent && now === sent.join()) {
				known.confirmed[card] = sent;
				unheard += 1;
			} else wrong.push(`${card} is ${now}, ${known.confirmed[card]?.join()} was confirmed`);
		}
		for (const card of Object.keys(known.sent)) delete known.sent[card];
		return { wrong, unheard, cards: there.size };
	} finally {
		database.close();
	}
}

/** Every answer in the database, per card; a card with an answer twice or too few shows it. */
function cardsIn(database: Database.Database, themes: readonly string[]) {
	const rows = database
		.prepare(
			`select participant_id - (select min(id) from participant) as person, slug, question, value
			 from answer join theme on theme.id = theme_id`
		)
		.all() as { person: number; slug: string; question: string; value: number }[];
	const cards = Map.groupBy(rows, ({ person, slug }) => `${person} ${themes.indexOf(slug)}`);
	return new Map(
		[...cards].map(([card, answers]) => [
			card,
			QUESTIONS.map((question) =>
				answers
					.filter((row) => row.question === question)
					.map((row) => row.value)
					.join('+')
			)
		])
	);
}
