import { encode } from 'uqr';

/** A QR code as one path of squares, to be drawn once and used on every page. */
export interface QrPath {
	/** Squares across, quiet zone included. */
	readonly size: number;
	/** For the `d` of a path. */
	readonly path: string;
}

export function qrPath(link: string): QrPath {
	const { data, size } = encode(link, { ecc: 'M', border: 2 });
	const path = data
		.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')))
		.join('');
	return { size, path };
}
