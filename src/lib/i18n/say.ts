import { getLocale } from './paraglide/runtime.js';

type Words = (inputs: unknown) => string;

/**
 * What every message function does, once: picks the words of the asked language, or of the page's.
 * The build for browsers puts it in (vite.config.ts); nothing else uses it.
 */
export function say(words: Readonly<Record<string, Words>>) {
	return (inputs?: unknown, options?: { readonly locale?: string }): string =>
		words[options?.locale ?? getLocale()]!(inputs);
}
