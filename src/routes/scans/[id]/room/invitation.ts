import { renderSVG } from 'uqr';
import type { JoinAddress } from './join-address.ts';

/** What participants need to take part. */
export interface Invitation extends JoinAddress {
	readonly code: string;
	/** Opens the welcome page of the scan, e.g. 'http://192.168.1.20:3000/s/BCD234'. */
	readonly link: string;
	/** Picture of the link as a data: address; black on white, with the quiet zone that readers need. */
	readonly qr: string;
}

/** Code, link and QR code of a scan, for an address that phones can reach. */
export function invitationTo(code: string, join: JoinAddress): Invitation {
	const link = `${join.address}/s/${code}`;
	const svg = renderSVG(link, { ecc: 'M', border: 4 });
	return { ...join, code, link, qr: `data:image/svg+xml,${encodeURIComponent(svg)}` };
}
