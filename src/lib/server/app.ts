import { randomBytes } from 'node:crypto';
import { openDatabase, watchOthers, type Db } from './db/open.ts';
import { createHub, type LiveHub } from './live/hub.ts';
import { readSettings, WrongSetting, type Settings } from './settings.ts';

/** What every use case is given: the database, the settings, the time and chance. */
export interface App {
	readonly db: Db;
	readonly settings: Settings;
	/** Milliseconds since 1970. */
	readonly now: () => number;
	/** Unguessable bytes. */
	readonly random: (bytes: number) => Uint8Array;
	/** Tells open screens that something changed. */
	readonly live: LiveHub;
}

/**
 * Opens the house: settings from the environment, the database brought up to date.
 * @throws WrongSetting, also when the data folder cannot be used
 */
export function openApp(settings: Settings = readSettings(process.env)): App {
	const db = openIn(settings.dataFolder);
	return {
		db,
		settings,
		now: Date.now,
		random: randomBytes,
		live: createHub({ changedElsewhere: watchOthers(db) })
	};
}

function openIn(folder: string): Db {
	try {
		return openDatabase(folder);
	} catch (thrown) {
		const why = (thrown as Error).message;
		const message = `PEDDEL_DATA is "${folder}"; the database there cannot be used: ${why}.`;
		throw new WrongSetting(message, { cause: thrown });
	}
}
