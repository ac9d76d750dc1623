/** The number of a layer; 0, which no layer has, for anything else. */
export function layerFrom(text: unknown): number {
	return typeof text === 'string' && /^[1-9]\d{0,9}$/.test(text) ? Number(text) : 0;
}
