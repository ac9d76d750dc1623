import { expect, test } from 'vitest';
import { openHouse } from '../../../../../tests/fixtures/house.ts';
import { thisHouse } from './this-house.ts';

type Event = Parameters<typeof thisHouse>[0];

function eventAt(localAddress: string | undefined, origin: string | null = null): Event {
	const { app } = openHouse();
	const req = { socket: { localAddress, localPort: 4107 }, headers: { host: 'elsewhere.example' } };
	const locals = { app: { ...app, settings: { ...app.settings, origin } } };
	return { platform: { req }, locals } as unknown as Event;
}

test('[LC9] a rehearsal asks the address at which the house listens, whatever a request says', () => {
	const url = 'http://127.0.0.1:4107';
	expect(thisHouse(eventAt('127.0.0.1'))).toEqual({ url, origin: url });
	expect(thisHouse(eventAt('::ffff:127.0.0.1'))).toEqual({ url, origin: url });
	expect(thisHouse(eventAt('::1'))?.url).toBe('http://[::1]:4107');
	const origin = 'https://scan.example.nl';
	expect(thisHouse(eventAt('127.0.0.1', origin))).toEqual({ url, origin });
	expect(thisHouse({ ...eventAt(undefined), platform: undefined } as Event)).toBeNull();
});
