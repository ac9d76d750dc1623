import { encode } from 'uqr';
import { expect, test } from 'vitest';
import { qrBelow } from './qr.ts';

const ADDRESSES = ['http://192.168.137.1:3000', 'http://localhost:3000'];

test('[LC11] at the start a window shows the code of the address that phones can reach', () => {
	const [, address, ...lines] = qrBelow(ADDRESSES, true);
	expect(address).toContain(ADDRESSES[0]);
	// Two rows of the code in one line of letters: white is drawn, black is left out.
	const drawn = lines.flatMap((line) => {
		const letters = [...line.slice(2)].filter((letter) => '█▀▄ '.includes(letter));
		return ['█▀', '█▄'].map((white) => letters.map((letter) => !white.includes(letter)));
	});
	const { data, size } = encode(ADDRESSES[0]!, { border: 2 });
	expect(drawn.slice(0, size)).toEqual(data);
});

test('[LC11] a file, another program and a house for this machine alone get no code', () => {
	expect(qrBelow(ADDRESSES, false)).toEqual([]);
	expect(qrBelow(ADDRESSES.slice(1), true)).toEqual([]);
});
