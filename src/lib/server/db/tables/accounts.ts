import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** A facilitator's account. Participants have none. */
export const user = sqliteTable('user', {
	id: text().primaryKey(),
	/** Lower case, trimmed. */
	email: text().notNull().unique(),
	/** Argon2id, PHC string. */
	passwordHash: text().notNull(),
	createdAtMs: integer().notNull()
});

/** The id is the SHA-256 of what the cookie holds: a stolen database opens no session. */
export const session = sqliteTable('session', {
	id: text().primaryKey(),
	userId: text()
		.notNull()
		.references(() => user.id, { onDelete: 'cascade' }),
	expiresAtMs: integer().notNull()
});
