/** What devices have said that they could not send yet. */
export interface UnsentNow {
	readonly people: number;
	readonly taps: number;
}

/** Kept in memory alone: it is of use while a round runs, and says nothing of any answer. */
export interface Unsent {
	/** A device says with each thing it sends how many taps stay behind; 0: none. */
	readonly say: (scanId: string, participantId: number, taps: number) => void;
	/** As the devices said last; one that has no network at all cannot say so. */
	readonly of: (scanId: string) => UnsentNow;
	/** A round is over. */
	readonly forget: (scanId: string) => void;
}

export function keepUnsent(): Unsent {
	const scans = new Map<string, Map<number, number>>();
	return {
		say(scanId, participantId, taps) {
			const people = scans.get(scanId) ?? new Map<number, number>();
			if (taps > 0) scans.set(scanId, people.set(participantId, taps));
			else people.delete(participantId);
		},
		of(scanId) {
			const taps = [...(scans.get(scanId)?.values() ?? [])];
			return { people: taps.length, taps: taps.reduce((sum, one) => sum + one, 0) };
		},
		forget: (scanId) => void scans.delete(scanId)
	};
}
