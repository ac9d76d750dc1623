import { describe, expect, test } from 'vitest';
import { readSettings } from '#lib/server/settings.ts';
import { joinAddress } from './join-address.ts';

const settings = readSettings({});
const localhost = new URL('http://localhost:5173/scans/abc/room');
const lan = (port: number | string) => [
	`http://192.168.1.20:${port}`,
	`http://10.0.0.7:${port}`,
	`http://localhost:${port}`
];

describe('join-address', () => {
	test('[I1] from localhost participants are shown the address of the local network', () => {
		expect(joinAddress(settings, localhost, null, lan(5173))).toEqual({
			address: 'http://192.168.1.20:5173',
			others: ['http://10.0.0.7:5173'],
			here: 'http://localhost:5173',
			onlyHere: false
		});
	});

	test.each(['http://127.0.0.1:3000/', 'http://127.0.1.1:3000/', 'http://[::1]:3000/'])(
		'[I1] %s is localhost by another name',
		(here) => {
			const { address } = joinAddress(settings, new URL(here), null, lan(3000));
			expect(address).toBe('http://192.168.1.20:3000');
		}
	);

	test('[I1] the port is that of the page, not that of the settings', () => {
		for (const address of [joinAddress(settings, localhost)].filter((made) => !made.onlyHere))
			expect(new URL(address.address).port).toBe('5173');
		const plain = joinAddress(settings, new URL('http://localhost/scans'), null, lan(80));
		expect(plain.address).toBe('http://192.168.1.20');
	});

	test('[I1] an address that brought the facilitator here is shown as it is', () => {
		const here = new URL('http://192.168.1.20:3000/scans/abc/room');
		expect(joinAddress(settings, here, null, lan(3000))).toEqual({
			address: 'http://192.168.1.20:3000',
			others: [],
			here: null,
			onlyHere: false
		});
	});

	test('[I1] the public address that was set is always the one that is shown', () => {
		const published = readSettings({ PEDDEL_ORIGIN: 'https://scan.example.nl' });
		for (const here of [localhost, new URL('http://10.0.0.7:3000/')])
			expect(joinAddress(published, here)).toEqual({
				address: 'https://scan.example.nl',
				others: [],
				here: here.origin,
				onlyHere: false
			});
		const there = new URL('https://scan.example.nl/scans/abc/room');
		expect(joinAddress(published, there).here).toBeNull();
	});

	test('[I1] a machine without a network says that phones cannot reach it', () => {
		expect(joinAddress(settings, localhost, null, ['http://localhost:5173'])).toEqual({
			address: 'http://localhost:5173',
			others: [],
			here: null,
			onlyHere: true
		});
	});

	test('[I1] another address of this machine can be picked, one of elsewhere cannot', () => {
		const picked = joinAddress(settings, localhost, 'http://10.0.0.7:5173', lan(5173));
		expect(picked.address).toBe('http://10.0.0.7:5173');
		expect(picked.others).toEqual(['http://192.168.1.20:5173']);
		const elsewhere = joinAddress(settings, localhost, 'https://evil.example', lan(5173));
		expect(elsewhere.address).toBe('http://192.168.1.20:5173');
	});
});
