import type { Db } from '../db/open.ts';

/**
 * Statements prepared once per database: building and compiling a query costs more than running it.
 * @param build makes the statements; called at the first use with each database
 */
export function prepared<T>(build: (db: Db) => T): (db: Db) => T {
	const made = new WeakMap<Db, T>();
	return (db) => {
		let statements = made.get(db);
		if (!statements) {
			statements = build(db);
			made.set(db, statements);
		}
		return statements;
	};
}
