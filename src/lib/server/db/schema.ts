// The tables, by what they are about; drizzle/ has what becomes of them in a database.
export * from './tables/accounts.ts';
export * from './tables/scan.ts';
export * from './tables/round.ts';
export * from './tables/meeting.ts';
export * from './tables/story.ts';
