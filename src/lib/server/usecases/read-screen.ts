import type { Language } from '../../domain/language.ts';
import { refuse, type Outcome } from '../../domain/refusal.ts';
import type { App } from '../app.ts';
import { scanInShort, type ScanInShort } from '../store/live.ts';
import { scanOnScreen } from '../store/meetings.ts';
import { liveNow, type ScreenNow } from './live-now.ts';

/** What the screen in the hall may know. */
export interface ScreenView {
	readonly scan: Omit<ScanInShort, 'k' | 'languages'>;
	/** The main one of the scan. */
	readonly language: Language;
	readonly now: ScreenNow;
}

/** @param key from its address: who has it may look */
export async function readScreen(app: App, key: string): Promise<Outcome<{ screen: ScreenView }>> {
	const scanId = await scanOnScreen(app.db, key);
	const now = scanId === null ? null : await liveNow(app, scanId);
	const scan = scanId === null ? null : await scanInShort(app.db, scanId);
	// The key is compared once more: it may have been replaced meanwhile.
	if (!scan || !now?.screen || now.room.screenKey !== key) return refuse('not-found');
	const { k: _k, languages, ...told } = scan;
	return { ok: true, screen: { scan: told, language: languages[0]!, now: now.screen } };
}

/** The language of the screen with this key, for what is said around it; null without one. */
export async function screenLanguage(app: App, key: string): Promise<Language | null> {
	const scanId = await scanOnScreen(app.db, key);
	const scan = scanId === null ? null : await scanInShort(app.db, scanId);
	return scan?.languages[0] ?? null;
}
