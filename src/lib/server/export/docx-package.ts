/** The file around a DOCX: what it says of itself, and the same bytes whenever it is made. */
import { escaped } from '../../charts/svg.ts';
import type { PrintedStory } from './story-print.ts';

/** The package would write the moment it is made; a story of one release is one and the same file. */
export function coreProperties({ title, subject, lead, tag, releasedAtMs }: PrintedStory): string {
	const day = `${new Date(releasedAtMs).toISOString().slice(0, 19)}Z`;
	const fields = [
		...[`<dc:title>${escaped(title)}</dc:title>`, `<dc:subject>${escaped(subject)}</dc:subject>`],
		...['<dc:creator>Peddel</dc:creator>', `<dc:description>${escaped(lead)}</dc:description>`],
		...[`<dc:language>${tag}</dc:language>`, '<cp:lastModifiedBy>Peddel</cp:lastModifiedBy>'],
		...['created', 'modified'].map(
			(name) => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${day}</dcterms:${name}>`
		)
	];
	return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${fields.join('')}</cp:coreProperties>`;
}

/** 1 January 1980, the first moment that a ZIP file knows, as date and time of MS-DOS. */
const FIRST_MOMENT = [0, 0, 0x21, 0] as const;

/** A ZIP file whose entries all have one moment, so that the same story is the same bytes (APPNOTE, 4.3). */
export function atOneMoment(zip: Uint8Array): Uint8Array {
	const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
	// Nothing stands behind the end of the directory: there is no comment.
	const end = zip.length - 22;
	let entry = view.getUint32(end + 16, true);
	for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
		zip.set(FIRST_MOMENT, entry + 12);
		zip.set(FIRST_MOMENT, view.getUint32(entry + 42, true) + 10);
		const lengths = [28, 30, 32].map((at) => view.getUint16(entry + at, true));
		entry += 46 + lengths.reduce((sum, length) => sum + length, 0);
	}
	return zip;
}
