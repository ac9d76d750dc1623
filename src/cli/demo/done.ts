/** What came out. The demo is our own making: a refusal in it is a bug. */
export function done<T extends { readonly ok: boolean }>(
	outcome: T
): Extract<T, { readonly ok: true }> {
	if (!outcome.ok) throw new Error(`The demo was refused: ${JSON.stringify(outcome)}`);
	return outcome as Extract<T, { readonly ok: true }>;
}
