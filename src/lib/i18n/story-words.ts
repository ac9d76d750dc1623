import { NO_TEXT, textFor, type Language, type LocalText } from '../domain/language.ts';
import { paragraph, type Block, type Span } from '../domain/story-document.ts';
import { dayText, listText, numberText } from './numbers-and-lists.ts';
import { m } from './paraglide/messages.js';
import { sideName } from './result-words.ts';
import type { Names } from './story-sentences.ts';

/** So many titles stand in one sentence; more become a list. */
const IN_A_SENTENCE = 2;

/** How things are called for one reader. */
export class StoryWords {
	readonly locale: Language;
	readonly names: Names;
	/** For messages. */
	readonly at: { readonly locale: Language };

	constructor(names: Names, locale: Language) {
		this.names = names;
		this.locale = locale;
		this.at = { locale };
	}

	number(value: number): string {
		return numberText(value, this.locale);
	}

	list(items: readonly string[]): string {
		return listText(items, this.locale);
	}

	title(text: LocalText): string {
		return textFor(text, this.locale).text;
	}

	group(id: string): string {
		return this.title(this.names.groups.get(id) ?? NO_TEXT) || id;
	}

	side(units: readonly string[]): string {
		return sideName(units, this.names, this.locale);
	}

	themes(count: number): string {
		return count === 1
			? m.story_themes_one({}, this.at)
			: m.story_themes_many({ count: this.number(count) }, this.at);
	}

	people(count: number): string {
		return count === 1
			? m.story_people_one({}, this.at)
			: m.story_people_many({ count: this.number(count) }, this.at);
	}

	/** A day as it was agreed, 'YYYY-MM-DD'. */
	day(day: string | null): string {
		return day === null ? '' : dayText(Date.parse(`${day}T12:00:00Z`), this.locale);
	}

	/** What can be said of some themes, with their titles: in one sentence, or as a list. */
	naming(lead: string, titles: readonly LocalText[]): readonly Block[] {
		return this.listing(
			lead,
			titles.map((title) => this.title(title))
		);
	}

	/** The same of anything that is called so. */
	listing(lead: string, words: readonly string[]): readonly Block[] {
		if (words.length > IN_A_SENTENCE) return [paragraph(lead), bullets(words)];
		const quoted = words.map((text) => m.quoted({ text }, this.at));
		// What was quoted may end a sentence by itself.
		const end = /[.?!]$/.test(words.at(-1) ?? '') ? '' : '.';
		return [paragraph(`${lead} ${this.list(quoted)}${end}`)];
	}
}

export function bullets(items: readonly string[]): Block {
	return {
		...{ kind: 'list', ordered: false },
		items: items.map((text) => (text === '' ? [] : [{ text }]))
	};
}

/** A paragraph that begins with what it is about. */
export function about(title: string, ...sentences: readonly string[]): Block {
	const words = sentences.filter((text) => text !== '').join(' ');
	const head: Span = { text: /[.?!…]$/.test(title) ? title : `${title}.`, bold: true };
	return { kind: 'paragraph', spans: words === '' ? [head] : [head, { text: ` ${words}` }] };
}

/** Sentences that belong together. */
export function sentences(...parts: readonly string[]): Block {
	return paragraph(parts.filter((text) => text !== '').join(' '));
}

/** What somebody typed, as they broke it into paragraphs; the first may follow a lead-in. */
export function typed(text: string, lead: string | null = null): readonly Block[] {
	const parts = text
		.split(/\n\s*\n/)
		.map((part) => part.trim())
		.filter((part) => part !== '');
	return parts.map((part, i) => (i === 0 && lead !== null ? about(lead, part) : paragraph(part)));
}
