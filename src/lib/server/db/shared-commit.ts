import type { Db } from './open.ts';

/** A write that waits for its commit. */
interface Waiting {
	readonly write: () => unknown;
	readonly done: (value: never) => void;
	readonly fail: (problem: unknown) => void;
}

const waiting = new WeakMap<Db, Waiting[]>();

/**
 * Does a write in a transaction that it shares with all others that come in during this turn of the
 * event loop: a commit waits for the disk, and a full hall need not wait for it one by one.
 * Writes are done in the order in which they came.
 * @param write synchronous; may use transactions of its own. When it throws, all it did is undone and
 * nothing of the others'
 * @returns what the write returned, when the commit is on disk and not before
 * @throws what the write threw; or why there was no commit, and then none of them is stored
 */
export function sharedCommit<T>(db: Db, write: () => T): Promise<T> {
	return new Promise((done, fail) => {
		const others = waiting.get(db);
		if (others) return void others.push({ write, done, fail });
		waiting.set(db, [{ write, done, fail }]);
		setImmediate(() => commitAll(db));
	});
}

function commitAll(db: Db): void {
	const writes = waiting.get(db)!;
	waiting.delete(db);
	const { $client: client } = db;
	// Inside a transaction this is a savepoint.
	const alone = client.transaction((write: () => unknown) => write());
	const tell: (() => void)[] = [];
	const all = client.transaction(() => {
		for (const { write, done, fail } of writes)
			try {
				const value = alone(write) as never;
				tell.push(() => done(value));
			} catch (problem) {
				// A full disk ends the whole transaction, and with it what was done before.
				if (!client.inTransaction) throw problem;
				tell.push(() => fail(problem));
			}
	});
	try {
		all.immediate();
	} catch (problem) {
		for (const { fail } of writes) fail(problem);
		return;
	}
	for (const one of tell) one();
}
