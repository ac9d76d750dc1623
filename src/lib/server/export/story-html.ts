import type { Span, StoryDocument } from '../../domain/story-document.ts';
import {
	ATTACHMENTS_ID,
	captionText,
	contentsOf,
	printedStory,
	type Item,
	type Pictures,
	type PrintedStory
} from './story-print.ts';

/** In the colours of the pages; on paper black and white is enough. */
const LOOKS = `
:root { color-scheme: light; --ink: #1d2a2e; --quiet: #3e494e; --accent: #0b5063; --edge: #b9c4c4; }
* { box-sizing: border-box; }
body { max-width: 70ch; margin: 0 auto; padding: 2rem 1rem 4rem; color: var(--ink); background: #fff;
 font: 1.125rem/1.6 'Atkinson Hyperlegible Next', 'Atkinson Hyperlegible', system-ui, sans-serif; overflow-wrap: anywhere; }
h1, h2, h3 { line-height: 1.25; text-wrap: balance; }
h1 { font-size: 2.2rem; margin: 1rem 0; }
h2 { margin-top: 3rem; padding-top: 1rem; border-top: 2px solid var(--accent); color: var(--accent); }
a { color: var(--accent); }
.logos { display: flex; flex-wrap: wrap; gap: 2rem; align-items: center; }
.logos img { height: 4rem; width: auto; max-width: 14rem; object-fit: contain; }
.lead { font-size: 1.25rem; }
.honest, figcaption, caption { color: var(--quiet); }
.note { padding: .75rem 1rem; border: 1px solid var(--ink); border-left-width: .4rem; }
nav ol { padding-left: 0; list-style: none; columns: 2 20rem; }
nav a { display: inline-block; padding: .5rem 0; }
.scroll { overflow-x: auto; margin: 1.5rem 0; }
table { width: 100%; border-collapse: collapse; font-size: 1rem; }
caption { text-align: left; padding-bottom: .5rem; }
th, td { padding: .5rem .75rem .5rem 0; border-bottom: 1px solid var(--edge); text-align: start; vertical-align: top; overflow-wrap: break-word; }
thead th { border-bottom: 2px solid var(--ink); }
tbody th { font-weight: 400; }
figure { margin: 1.5rem 0; }
figure img { max-width: 100%; height: auto; }
@media print {
 @page { size: A4; margin: 2cm; }
 body { max-width: none; padding: 0; font-size: 11pt; }
 h2, h3, caption { break-after: avoid; }
 tr, figure, .note { break-inside: avoid; }
 thead { display: table-header-group; }
 a { color: inherit; }
}`;

/** The area story as one HTML page that needs nothing else: pictures are in it, and no script is. */
export function storyHtml(document: StoryDocument, pictures: Pictures): string {
	const story = printedStory(document, pictures);
	const { words, parts, attachments } = story;
	const contents = contentsOf(story).map(
		({ id, heading }) => `<li><a href="#${id}">${escaped(heading)}</a></li>`
	);
	const body = [
		'<header>',
		logos(story),
		`<h1 dir="auto">${escaped(story.title)}</h1>`,
		`<p class="lead" dir="auto">${escaped(story.lead)}</p>`,
		...story.notes.map((note) => `<p class="note" dir="auto">${escaped(note)}</p>`),
		`<p class="honest" dir="auto">${escaped(story.honest)}</p>`,
		'</header>',
		contents.length > 0 &&
			`<nav aria-label="${escaped(words.contents)}">\n<h2>${escaped(words.contents)}</h2>\n<ol>${contents.join('\n')}</ol>\n</nav>`,
		'<main>',
		...parts.map(({ id, heading, recognition, items }) =>
			[
				`<section id="${id}">\n<h2 dir="auto">${escaped(heading)}</h2>`,
				recognition && `<p class="note" dir="auto">${escaped(recognition)}</p>`,
				...items.map((item) => itemHtml(item, words)),
				'</section>'
			]
				.filter(Boolean)
				.join('\n')
		),
		parts.length === 0 && `<p>${escaped(words.empty)}</p>`,
		attachments.length > 0 &&
			`<section id="${ATTACHMENTS_ID}">\n<h2>${escaped(words.attachments)}</h2>\n<ul>${attachments
				.map((line) => `<li dir="auto">${escaped(line)}</li>`)
				.join('\n')}</ul>\n</section>`,
		'</main>'
	].filter(Boolean);
	return `<!doctype html>
<html lang="${story.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="${escaped(story.subject)}">
<title>${escaped(story.title)}</title>
<style>${LOOKS}</style>
</head>
<body>
${body.join('\n')}
</body>
</html>
`;
}

function logos({ logos }: PrintedStory): string {
	if (logos.length === 0) return '';
	const all = logos.map(
		({ alt, picture }) => `<img src="${dataUrl(picture)}" alt="${escaped(alt)}">`
	);
	return `<div class="logos">${all.join('\n')}</div>`;
}

function itemHtml(item: Item, words: PrintedStory['words']): string {
	switch (item.kind) {
		case 'paragraph':
			return `<p dir="auto">${spansHtml(item.spans)}</p>`;
		case 'heading':
			return `<h3 dir="auto">${spansHtml(item.spans)}</h3>`;
		case 'list': {
			const tag = item.ordered ? 'ol' : 'ul';
			const items = item.items.map((spans) => `<li dir="auto">${spansHtml(spans)}</li>`);
			return `<${tag}>\n${items.join('\n')}\n</${tag}>`;
		}
		case 'table': {
			const head = item.head.map((cell) => `<th scope="col" dir="auto">${escaped(cell)}</th>`);
			const rows = item.rows.map(([first = '', ...rest]) => {
				const cells = rest.map((cell) => `<td dir="auto">${escaped(cell)}</td>`);
				return `<tr><th scope="row" dir="auto">${escaped(first)}</th>${cells.join('')}</tr>`;
			});
			const caption = escaped(captionText(item, words));
			// With the keyboard too a wide table can be moved.
			return `<div class="scroll" role="region" aria-label="${caption}" tabindex="0">\n<table>\n<caption dir="auto">${caption}</caption>\n<thead><tr>${head.join('')}</tr></thead>\n<tbody>\n${rows.join('\n')}\n</tbody>\n</table>\n</div>`;
		}
		case 'figure': {
			const caption = `<figcaption dir="auto">${escaped(captionText(item, words))}</figcaption>`;
			const { picture, alt } = item;
			const shown = picture
				? `<img src="${dataUrl(picture)}" alt="${escaped(alt)}" width="${picture.width}" height="${picture.height}">`
				: `<p class="note">${escaped(`${words.missing} ${alt}`)}</p>`;
			return `<figure>\n${shown}\n${caption}\n</figure>`;
		}
	}
}

function spansHtml(spans: readonly Span[]): string {
	return spans
		.map(({ text, bold, italic, link }) => {
			let html = escaped(text).replaceAll('\n', '<br>');
			if (italic) html = `<em>${html}</em>`;
			if (bold) html = `<strong>${html}</strong>`;
			return link ? `<a href="${escaped(link)}" rel="nofollow noopener">${html}</a>` : html;
		})
		.join('');
}

/** A picture within the page; as a picture nothing in a drawing can run. */
function dataUrl(picture: NonNullable<Extract<Item, { kind: 'figure' }>['picture']>): string {
	if (picture.type === 'svg')
		return `data:image/svg+xml;base64,${Buffer.from(picture.svg).toString('base64')}`;
	const type = picture.type === 'png' ? 'image/png' : 'image/jpeg';
	return `data:${type};base64,${Buffer.from(picture.bytes).toString('base64')}`;
}

function escaped(text: string): string {
	return text
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;');
}
