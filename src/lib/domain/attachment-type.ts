/** What a file is by its first bytes, whatever its name says. */
export type FileType =
	| { readonly mime: 'application/pdf' }
	| {
			readonly mime: 'image/png' | 'image/jpeg';
			/** In px as it is looked at, turned as the camera says. */
			readonly width: number;
			readonly height: number;
	  }
	/** Known, and never taken: a drawing can hold a program. */
	| { readonly mime: 'image/svg+xml' };

/** Letters that a file may have before its own beginning. */
const SEARCHED = 1024;

/**
 * @returns null for any other file, and for a picture whose size cannot be read
 */
export function fileType(bytes: Uint8Array): FileType | null {
	if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return pngType(bytes);
	if (startsWith(bytes, [0xff, 0xd8, 0xff])) return jpegType(bytes);
	const head = new TextDecoder('latin1').decode(bytes.subarray(0, SEARCHED));
	if (head.startsWith('%PDF-')) return { mime: 'application/pdf' };
	return /<svg[\s>]/i.test(head) ? { mime: 'image/svg+xml' } : null;
}

function startsWith(bytes: Uint8Array, head: readonly number[]): boolean {
	return head.every((byte, i) => bytes[i] === byte);
}

/** PNG: the first chunk is IHDR, with width and height in 4 bytes each (W3C PNG, 11.2.1). */
function pngType(bytes: Uint8Array): FileType | null {
	const view = viewOf(bytes);
	if (view.byteLength < 24 || view.getUint32(12) !== 0x49484452) return null;
	return sized('image/png', view.getUint32(16), view.getUint32(20));
}

/** JPEG: segments up to the frame header, SOF0 to SOF15 but for tables (ITU T.81, B.1.1.3). */
function jpegType(bytes: Uint8Array): FileType | null {
	let orientation = 1;
	for (const { marker, at, end } of segmentsOf(bytes)) {
		if (marker === APP1 && orientation === 1) orientation = orientationIn(bytes.subarray(at, end));
		if (marker < 0xc0 || marker > 0xcf || [0xc4, 0xc8, 0xcc].includes(marker)) continue;
		if (end - at < 9) return null;
		const view = viewOf(bytes.subarray(at, end));
		const [height, width] = [view.getUint16(5), view.getUint16(7)];
		return orientation >= 5
			? sized('image/jpeg', height, width)
			: sized('image/jpeg', width, height);
	}
	return null;
}

/** Where Exif and XMP stand, where IPTC does, and a comment. */
const [APP1, APP13, COMMENT, SCAN] = [0xe1, 0xed, 0xfe, 0xda];

/**
 * A JPEG without what a camera writes beside the picture, such as the place and time where it was
 * taken; that it lies on its side is kept. Any other file stays as it is.
 */
export function withoutWhereabouts(bytes: Uint8Array): Uint8Array {
	if (fileType(bytes)?.mime !== 'image/jpeg') return bytes;
	const parts: Uint8Array[] = [];
	let orientation = 1;
	let rest = 2;
	for (const { marker, at, end } of segmentsOf(bytes)) {
		if (marker === SCAN) break;
		if (marker === APP1 && orientation === 1) orientation = orientationIn(bytes.subarray(at, end));
		if (![APP1, APP13, COMMENT].includes(marker)) parts.push(bytes.subarray(rest, end));
		rest = end;
	}
	const kept = orientation === 1 ? [] : [exifOf(orientation)];
	const whole = [bytes.subarray(0, 2), ...kept, ...parts, bytes.subarray(rest)];
	const made = new Uint8Array(whole.reduce((sum, part) => sum + part.length, 0));
	let to = 0;
	for (const part of whole) {
		made.set(part, to);
		to += part.length;
	}
	return made;
}

/** The segments of a JPEG with their markers, from 0xFF up to the next; broken off where it is. */
function segmentsOf(bytes: Uint8Array) {
	const view = viewOf(bytes);
	const found: { readonly marker: number; readonly at: number; readonly end: number }[] = [];
	for (let at = 2; at + 4 <= view.byteLength && view.getUint8(at) === 0xff;) {
		const marker = view.getUint8(at + 1);
		const isBare = marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);
		const length = marker === 0xff ? 1 : isBare ? 2 : 2 + view.getUint16(at + 2);
		if (length > 2) found.push({ marker, at, end: Math.min(at + length, view.byteLength) });
		if (marker === SCAN) break;
		at += length;
	}
	return found;
}

/** Exif: tag 0x0112 of the first directory, 1 to 8; from 5 on the picture lies on its side. */
function orientationIn(segment: Uint8Array): number {
	if (!startsWith(segment.subarray(4), [0x45, 0x78, 0x69, 0x66, 0, 0])) return 1;
	const view = viewOf(segment.subarray(10));
	if (view.byteLength < 10) return 1;
	const little = view.getUint16(0) === 0x4949;
	const from = view.getUint32(4, little);
	if (from + 2 > view.byteLength) return 1;
	const count = view.getUint16(from, little);
	for (let at = from + 2; at < from + 2 + 12 * count && at + 10 <= view.byteLength; at += 12)
		if (view.getUint16(at, little) === 0x0112) {
			const value = view.getUint16(at + 8, little);
			return value >= 1 && value <= 8 ? value : 1;
		}
	return 1;
}

/** An Exif segment that says nothing but how a picture lies. */
function exifOf(orientation: number): Uint8Array {
	return Uint8Array.from([
		...[0xff, 0xe1, 0, 34, 0x45, 0x78, 0x69, 0x66, 0, 0, 0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1],
		...[0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0]
	]);
}

function sized(mime: 'image/png' | 'image/jpeg', width: number, height: number): FileType | null {
	return width > 0 && height > 0 ? { mime, width, height } : null;
}

function viewOf(bytes: Uint8Array): DataView {
	return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
