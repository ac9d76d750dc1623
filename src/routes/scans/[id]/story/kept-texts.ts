import type { Language } from '#lib/domain/language.ts';
import type { PartText, StoryPart } from '#lib/domain/story-document.ts';
import { readPart } from '#lib/domain/story-edit.ts';

/** A text that was typed on this device and that the server does not have. */
export interface OnDevice {
	/** Under which it is kept. */
	readonly key: string;
	readonly part: StoryPart;
	readonly language: Language;
	/** The version that it was made from. */
	readonly base: number;
	readonly text: PartText;
	readonly atMs: number;
}

const BEGIN = 'peddel-story';

/** @param sitting of one editor in one tab: two tabs keep their own */
export function keyFor(
	scanId: string,
	part: StoryPart,
	language: Language,
	sitting: string
): string {
	return [BEGIN, scanId, part, language, sitting].join(' ');
}

/** @param kept null: it is saved. @returns false when this browser keeps nothing */
export function keepOnDevice(
	key: string,
	kept: { readonly base: number; readonly text: PartText } | null,
	atMs: number
): boolean {
	try {
		if (kept === null) localStorage.removeItem(key);
		else localStorage.setItem(key, JSON.stringify({ ...kept, atMs }));
		return true;
	} catch {
		return false;
	}
}

/** All that is kept of a scan, the newest first; of one part and language when these are named. */
export function onDevice(scanId: string, at?: Pick<OnDevice, 'part' | 'language'>): OnDevice[] {
	try {
		const found = Object.keys(localStorage).flatMap((key): OnDevice[] => {
			const [begin, scan, part, language] = key.split(' ') as [string, string, StoryPart, Language];
			if (begin !== BEGIN || scan !== scanId) return [];
			if (at && (at.part !== part || at.language !== language)) return [];
			const { base, text, atMs } = JSON.parse(localStorage.getItem(key) ?? '{}');
			const read = readPart(text);
			return read ? [{ key, part, language, base: Number(base), text: read, atMs }] : [];
		});
		return found.sort((a, b) => b.atMs - a.atMs);
	} catch {
		return [];
	}
}
