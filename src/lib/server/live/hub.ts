/** Tells who watches a scan that something of it changed, inside this one process. */
export interface LiveHub {
	/** Something changed: an answer, a person who joined, the state of a round, the screen. */
	readonly touch: (scanId: string) => void;
	/**
	 * @param changed called at every touch, at once: to be kept short
	 * @returns a function that stops
	 */
	readonly watch: (scanId: string, changed: () => void) => () => void;
}

export function createHub(): LiveHub {
	const watchers = new Map<string, Set<() => void>>();
	return {
		touch: (scanId) => watchers.get(scanId)?.forEach((changed) => changed()),
		watch(scanId, changed) {
			const ofScan = watchers.get(scanId) ?? new Set();
			watchers.set(scanId, ofScan.add(changed));
			return () => {
				ofScan.delete(changed);
				if (ofScan.size === 0) watchers.delete(scanId);
			};
		}
	};
}
