import type { Language } from '../domain/language.ts';
import { numberText } from './numbers-and-lists.ts';

/** How large a file is as a reader writes it, e.g. '1,2 MB'. @param bytes at least 0 */
export function fileSize(bytes: number, language: Language): string {
	if (bytes < 1_000_000) return `${numberText(Math.max(1, Math.round(bytes / 1000)), language)} kB`;
	return `${numberText(bytes / 1_000_000, language, 1)} MB`;
}
