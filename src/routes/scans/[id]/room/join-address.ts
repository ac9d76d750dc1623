import { addressesOf, type Settings } from '#lib/server/settings.ts';

/** Where the phones of participants can reach this house. */
export interface JoinAddress {
	/** To show and to put in the QR code, e.g. 'http://192.168.1.20:3000'. */
	readonly address: string;
	/** Further addresses of this machine: one of them may be the network of the phones. */
	readonly others: readonly string[];
	/** The address in this browser when it is another one, e.g. 'http://localhost:3000'; else null. */
	readonly here: string | null;
	/** No other device can open the address. */
	readonly onlyHere: boolean;
}

/**
 * The address to show to participants. The public one when it is set; else the one by which the
 * facilitator came, because that works; else, from localhost, one of the local network.
 * @param here address of the page the facilitator looks at; its port counts, not that of the settings
 * @param wanted one of `others`, picked by the facilitator; anything else is ignored
 * @param addresses of this machine, the best first
 */
export function joinAddress(
	settings: Settings,
	here: URL,
	wanted: string | null = null,
	addresses: readonly string[] = addressesOf(settings, portOf(here))
): JoinAddress {
	if (settings.origin) return only(settings.origin, here);
	if (!isLocal(here)) return only(here.origin, here);
	const reachable = addresses.map((text) => new URL(text)).filter((url) => !isLocal(url));
	const origins = reachable.map((url) => url.origin);
	const address = origins.find((origin) => origin === wanted) ?? origins[0];
	if (!address) return { ...only(here.origin, here), onlyHere: true };
	const others = origins.filter((origin) => origin !== address);
	return { ...only(address, here), others };
}

function only(address: string, here: URL): JoinAddress {
	return {
		address,
		others: [],
		here: here.origin === address ? null : here.origin,
		onlyHere: false
	};
}

/** Names of the machine for itself: the whole of 127.0.0.0/8, ::1 and localhost. */
function isLocal({ hostname }: URL): boolean {
	return hostname === 'localhost' || hostname === '[::1]' || /^127\./.test(hostname);
}

function portOf({ port, protocol }: URL): number {
	return port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port);
}
