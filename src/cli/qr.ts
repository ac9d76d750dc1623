import { renderUnicodeCompact } from 'uqr';

/** White blocks on black, whatever the colours of the window are: else many phones read nothing. */
const COLOURS = { begin: '\u001b[97;40m', end: '\u001b[0m' };

/** An address as a QR code of letters, for a window; a file or another program gets none. */
export function qrLines(address: string): readonly string[] {
	return renderUnicodeCompact(address, { border: 2 })
		.split('\n')
		.map((line) => `  ${COLOURS.begin}${line}${COLOURS.end}`);
}

/** What goes below the addresses: the code of the first one that other devices can reach. */
export function qrBelow(addresses: readonly string[], isWindow: boolean): readonly string[] {
	const reached = addresses.find((address) => new URL(address).hostname !== 'localhost');
	return isWindow && reached ? ['', `  ${reached}`, ...qrLines(reached)] : [];
}
