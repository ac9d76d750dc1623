/** Address of the welcome page, for one party where it has a code; for the server and the browser. */
export function linkTo(address: string, code: string, invitation: string | null = null): string {
	return `${address}/s/${code}${invitation === null ? '' : `?i=${invitation}`}`;
}

/** As people type it: a browser puts http:// or https:// before it by itself. */
export function shortAddress(address: string): string {
	return address.replace(/^https?:\/\//, '');
}
