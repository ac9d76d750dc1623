import { randomBytes } from 'node:crypto';
import { openDatabase, type Db } from './db/open.ts';
import { readSettings, type Settings } from './settings.ts';

/** What every use case is given: the database, the settings, the time and chance. */
export interface App {
	readonly db: Db;
	readonly settings: Settings;
	/** Milliseconds since 1970. */
	readonly now: () => number;
	/** Unguessable bytes. */
	readonly random: (bytes: number) => Uint8Array;
}

/**
 * Opens the house: settings from the environment, the database brought up to date.
 * @throws WrongSetting, or when the data folder cannot be used
 */
export function openApp(settings: Settings = readSettings(process.env)): App {
	return {
		db: openDatabase(settings.dataFolder),
		settings,
		now: Date.now,
		random: randomBytes
	};
}
