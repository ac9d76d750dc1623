import { expect, test } from 'vitest';
import {
	done,
	dump,
	join,
	openHouse,
	OPERATOR,
	openScan
} from '../../../../tests/fixtures/house.ts';
import { closeRound } from './close-round.ts';
import { liveNow } from './live-now.ts';
import { submitAnswers } from './submit-answers.ts';
import { withdraw } from './withdraw.ts';

test('[SC25] the room tells how many people have taps that were not sent yet, until the round is over', async () => {
	const house = openHouse();
	const { app } = house;
	const scan = await openScan(house, OPERATOR);
	const [anna, bo] = [
		await join(house, scan.code, 'boeren'),
		await join(house, scan.code, 'gemeente')
	];
	const send = async (secret: string, unsent?: number) => {
		const answers = { impact: { kind: 'rated', value: 3 } } as const;
		done(await submitAnswers(app, scan.code, secret, 'peil', { answers }, { unsent }));
		return (await liveNow(app, scan.id))!.room.unsent;
	};
	expect(await send(anna, 4)).toEqual({ people: 1, taps: 4 });
	const stored = dump(house);
	expect(await send(bo, 2)).toEqual({ people: 2, taps: 6 });
	expect(await send(anna, 1)).toEqual({ people: 2, taps: 3 });
	expect(await send(anna, 0)).toEqual({ people: 1, taps: 2 });
	// The same answers by a device with nothing left, and by one that cannot tell.
	expect(await send(bo)).toEqual({ people: 0, taps: 0 });
	expect(Object.keys(stored.participant![0]!)).toEqual(Object.keys(dump(house).participant![0]!));
	await send(bo, 5);
	done(await withdraw(app, scan.code, bo));
	expect(await send(anna, 3)).toEqual({ people: 1, taps: 3 });
	done(await closeRound(app, OPERATOR, scan.id, 0));
	expect((await liveNow(app, scan.id))!.room.unsent).toEqual({ people: 0, taps: 0 });
});
