import { crc32, inflateSync } from 'node:zlib';
import { fileType } from '../../domain/attachment-type.ts';

/** A picture that somebody brought along, as it is stored. */
export interface Picture {
	readonly mime: string;
	readonly bytes: Uint8Array;
}

/** A picture that every program can be expected to draw. */
export interface SoundPicture {
	readonly type: 'png' | 'jpg';
	readonly bytes: Uint8Array;
	/** In px, as it is looked at. */
	readonly width: number;
	readonly height: number;
}

/** More would be gigabytes once unpacked. */
const MAX_PIXELS = 50_000_000;
/** Values per pixel, by the colour type of PNG. */
const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/**
 * A picture, looked through before it goes into a document: a program that meets a broken one inside
 * says that the whole document is broken.
 * @returns null for what is no whole PNG or JPEG, whatever its type says
 */
export function soundPicture({ bytes }: Picture): SoundPicture | null {
	const type = fileType(bytes);
	if (type?.mime !== 'image/png' && type?.mime !== 'image/jpeg') return null;
	const { mime, width, height } = type;
	if (!(width > 0 && height > 0) || width * height > MAX_PIXELS) return null;
	const at = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	try {
		const isWhole = mime === 'image/png' ? isWholePng(at) : isWholeJpeg(at);
		return isWhole ? { type: mime === 'image/png' ? 'png' : 'jpg', bytes, width, height } : null;
	} catch {
		// Ends where more was announced, or cannot be unpacked.
		return null;
	}
}

/** Every chunk, with its checksum, and as much data as the header announces (PNG, 5 and 10). */
function isWholePng(at: Buffer): boolean {
	const [width, height] = [at.readUInt32BE(16), at.readUInt32BE(20)];
	const packed: Buffer[] = [];
	for (let start = 8, name = ''; name !== 'IEND';) {
		const end = start + 8 + at.readUInt32BE(start);
		if (crc32(at.subarray(start + 4, end)) !== at.readUInt32BE(end)) return false;
		name = at.toString('latin1', start + 4, start + 8);
		if (name === 'IDAT') packed.push(at.subarray(start + 8, end));
		start = end + 4;
	}
	const bits = at[24]! * (CHANNELS[at[25]!] ?? 0);
	const least = Math.ceil((width * bits) / 8) * height;
	// A picture in seven passes has a few bytes more, for its rows.
	const most = least + 4 * height + 8 * width + 100;
	const data = inflateSync(Buffer.concat(packed), { maxOutputLength: most });
	return bits > 0 && data.length >= least;
}

/** Every segment up to the data, and the mark of the end (ITU-T T.81, B.1). */
function isWholeJpeg(at: Buffer): boolean {
	for (let start = 2; ;) {
		const mark = at.readUInt16BE(start);
		if (mark >> 8 !== 0xff) return false;
		if (mark === 0xffda) return at.indexOf(Buffer.from([0xff, 0xd9]), start) > 0;
		start += 2 + at.readUInt16BE(start + 2);
	}
}
