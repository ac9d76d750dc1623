import { expect, test } from 'vitest';
import { facilitator, join, openHouse, openScan } from '../../../../../../tests/fixtures/house.ts';
import { aroundStatements } from '../../../../../../tests/fixtures/statements.ts';
import { POST } from './+server.ts';

/** A request of the page, as SvelteKit hands it to the endpoint. */
type Event = Parameters<typeof POST>[0];

test('[LC2] nobody hears that an answer is saved before the commit that holds it has returned', async () => {
	const house = openHouse();
	const { code } = await openScan(house, await facilitator(house));
	const secrets = await Promise.all([1, 2, 3].map(() => join(house, code, 'boeren')));
	const { $client: client } = house.app.db;
	let answered = 0;
	const answeredAt: number[] = [];
	aroundStatements(client, (source, run) => {
		if (source !== 'COMMIT') return run();
		answeredAt.push(answered);
		// A disk that takes its time.
		Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
		const done = run();
		answeredAt.push(answered);
		return done;
	});
	const send = async (secret: string) => {
		const url = new URL(`http://localhost/s/${code}/peil/answer`);
		const body = JSON.stringify({ answers: { impact: { kind: 'rated', value: 4 } } });
		const event = {
			...{ url, params: { code, theme: 'peil' }, locals: { app: house.app } },
			cookies: { get: () => secret },
			request: new Request(url, { method: 'POST', body })
		} as unknown as Event;
		const { status } = await POST(event);
		answered += 1;
		return status;
	};
	expect(await Promise.all(secrets.map(send))).toEqual([200, 200, 200]);
	expect(answeredAt.slice(0, 2)).toEqual([0, 0]);
	expect(client.prepare('select count(*) as n from answer').get()).toEqual({ n: 3 });
	expect(answered).toBe(3);
});
