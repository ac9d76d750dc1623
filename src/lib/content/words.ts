// The library's words in the languages that came later: one file per language, words/<id>.json, so
// that who translates never touches the library itself.
import { LANGUAGES, textOf, type Language, type LocalText } from '../domain/language.ts';
import { checkedFile, WordsFileShape, type WordsInFile } from './shapes.ts';

const files = await Promise.all(
	LANGUAGES.filter((language) => language !== 'nl' && language !== 'en').map(async (language) => {
		const name = `words/${language}.json`;
		const { default: content } = (await import(`./words/${language}.json`, {
			with: { type: 'json' }
		})) as { default: unknown };
		return [language, checkedFile(name, WordsFileShape, content)] as const;
	})
);

/** The words of each language that came later. */
export const WORDS: ReadonlyMap<Language, WordsInFile> = new Map(files);

/**
 * A text of the library with what the languages that came later say for it.
 * @param said in the words of one language; undefined where it has none
 */
export function withWords(
	text: LocalText,
	said: (words: WordsInFile) => string | undefined
): LocalText {
	return textOf((language) => {
		const words = WORDS.get(language);
		return words ? said(words) : text[language];
	});
}
