import type { Span, StoryDocument } from '../../domain/story-document.ts';
import {
	captionText,
	printedStory,
	type Item,
	type Pictures,
	type PrintedStory
} from './story-print.ts';

/**
 * The area story as Markdown with tables (GFM). Text has no pictures: where one stands is its caption
 * and what is to be seen in it.
 */
export function storyMarkdown(document: StoryDocument, pictures: Pictures): string {
	const story = printedStory(document, pictures);
	const { words, parts, attachments } = story;
	const blocks = [
		`# ${escaped(story.title)}`,
		block(story.lead),
		...story.notes.map((note) => `> ${escaped(note)}`),
		`*${escaped(story.honest)}*`,
		...parts.flatMap(({ heading, recognition, items }) => [
			`## ${escaped(heading)}`,
			...(recognition === null ? [] : [`> ${escaped(recognition)}`]),
			...items.map((item) => itemMarkdown(item, words))
		]),
		...(parts.length === 0 ? [block(words.empty)] : []),
		...(attachments.length === 0
			? []
			: [
					`## ${escaped(words.attachments)}`,
					attachments.map((line) => `- ${block(line)}`).join('\n')
				])
	];
	return `${blocks.join('\n\n')}\n`;
}

function itemMarkdown(item: Item, words: PrintedStory['words']): string {
	switch (item.kind) {
		case 'paragraph':
			return unled(spansMarkdown(item.spans));
		case 'heading':
			return `### ${spansMarkdown(item.spans)}`;
		case 'list':
			return item.items
				.map((spans, i) => `${item.ordered ? `${i + 1}.` : '-'} ${unled(spansMarkdown(spans))}`)
				.join('\n');
		case 'table': {
			const row = (cells: readonly string[]) => `| ${cells.map(escaped).join(' | ')} |`;
			const line = `|${item.head.map(() => ' --- |').join('')}`;
			const caption = `**${escaped(captionText(item, words))}**`;
			return [caption, '', row(item.head), line, ...item.rows.map(row)].join('\n');
		}
		case 'figure':
			return `**${escaped(captionText(item, words))}**\n\n*${escaped(item.alt)}*`;
	}
}

function spansMarkdown(spans: readonly Span[]): string {
	return spans
		.map(({ text, bold, italic, link }) => {
			// Signs of emphasis stand against the words, or they are no signs.
			const [, before, words, after] = /^(\s*)(.*?)(\s*)$/s.exec(text)!;
			if (words === '') return ' ';
			const sign = `${bold ? '**' : ''}${italic ? '*' : ''}`;
			const said = `${sign}${escaped(words!)}${[...sign].reverse().join('')}`;
			const linked = link ? `[${said}](<${link.replaceAll('\\', '%5C')}>)` : said;
			return `${before ? ' ' : ''}${linked}${after ? ' ' : ''}`;
		})
		.join('')
		.trim();
}

function block(text: string): string {
	return unled(escaped(text));
}

/** What starts a line can be a list or a line under a heading. */
function unled(line: string): string {
	return line.replace(/^(\d+)([.)])/, '$1\\$2').replace(/^([-+=])/, '\\$1');
}

/**
 * Characters with a meaning in Markdown stand for themselves: the words are people's own. They stay on
 * one line, because what starts a line can be a heading, a list or a quote.
 */
function escaped(text: string): string {
	return text
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replace(/\s+/g, ' ')
		.trim()
		.replace(/([\\`*_~[\]#|])/g, '\\$1');
}
