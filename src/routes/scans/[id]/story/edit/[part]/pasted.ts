import type { Span, TextBlock } from '#lib/domain/story-document.ts';
import { linkFrom, tidyBlocks } from '#lib/domain/story-edit.ts';

/** What comes of markup that was pasted: plain blocks, and what could not come along. */
export interface Pasted {
	readonly blocks: readonly TextBlock[];
	/** Their rows became paragraphs, with a bar between cells. */
	readonly tables: number;
	readonly pictures: number;
}

/** Nothing in them is text of the page. */
const SKIPPED = new Set([
	...['head', 'style', 'script', 'title', 'xml', 'svg', 'math', 'object', 'iframe', 'template'],
	...['noscript', 'select', 'textarea', 'button', 'audio', 'video', 'w:sdtpr', 'v:shape']
]);
/** What stands in them is no markup at all. */
const RAW = new Set(['style', 'script', 'title', 'textarea', 'xmp']);
const VOID = new Set(['br', 'hr', 'img', 'meta', 'link', 'input', 'col', 'wbr', 'base', 'area']);
const BLOCKS = new Set([
	...['p', 'div', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'li', 'ul', 'ol', 'dl', 'dt', 'dd', 'pre'],
	...['blockquote', 'section', 'article', 'header', 'footer', 'main', 'aside', 'figure', 'br'],
	...['figcaption', 'table', 'caption', 'tr', 'hr', 'address', 'form', 'fieldset', 'body', 'center']
]);
/** A new one ends the one before, where its end was left out. */
const ENDS_ITSELF = new Set(['p', 'li', 'tr', 'td', 'th', 'dt', 'dd']);

const NAMED: Readonly<Record<string, string>> = {
	...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0', shy: '\u00ad' },
	...{ ndash: '–', mdash: '—', lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”', sbquo: '‚' },
	...{ bdquo: '„', laquo: '«', raquo: '»', bull: '•', hellip: '…', middot: '·', euro: '€' },
	...{ deg: '°', plusmn: '±', sup2: '²', sup3: '³', frac12: '½', times: '×', para: '¶' },
	...{ eacute: 'é', egrave: 'è', euml: 'ë', ecirc: 'ê', aacute: 'á', agrave: 'à', auml: 'ä' },
	...{ acirc: 'â', iuml: 'ï', iacute: 'í', ouml: 'ö', oacute: 'ó', ocirc: 'ô', uuml: 'ü' },
	...{ uacute: 'ú', ucirc: 'û', ccedil: 'ç', ntilde: 'ñ', szlig: 'ß', Auml: 'Ä', Ouml: 'Ö' },
	...{ Uuml: 'Ü', Eacute: 'É', zwj: '\u200d', zwnj: '\u200c', lrm: '\u200e', rlm: '\u200f' }
};

/** How text looks in an element, and what kind of line it is in. */
interface Open {
	readonly name: string;
	readonly skipped: boolean;
	readonly bold: boolean;
	readonly italic: boolean;
	readonly link: string | null;
	/** Its number among the lists, the outermost of nested ones; null outside lists. */
	readonly list: string | null;
	readonly ordered: boolean;
	readonly inCell: boolean;
	/** The bullet or number that Word writes before an item. */
	readonly glyph: boolean;
}

const OUTSIDE: Open = {
	...{ name: '', skipped: false, bold: false, italic: false, link: null, list: null },
	...{ ordered: false, inCell: false, glyph: false }
};

interface Line {
	kind: 'paragraph' | 'heading' | 'item';
	list: string | null;
	ordered: boolean;
	readonly spans: Span[];
}

const TOKEN =
	/<!--[\s\S]*?(?:-->|$)|<[!?][^>]*>|<(\/?)([a-z][\w:-]*)((?:"[^"]*"|'[^']*'|[^'">])*)>|[^<]+|</gi;

/**
 * Reads markup from the clipboard, such as Word puts there: words with bold, italic and good links,
 * paragraphs, headings and lists. Everything else of it is left behind.
 */
export function readPasted(html: string): Pasted {
	const lower = html.toLowerCase();
	const open: Open[] = [OUTSIDE];
	const lines: Line[] = [];
	let line: Line = { kind: 'paragraph', list: null, ordered: false, spans: [] };
	let counts = { lists: 0, tables: 0, pictures: 0 };
	const here = () => open.at(-1)!;

	const newLine = (kind: Line['kind'] = 'paragraph', list: string | null = null) => {
		lines.push(line);
		line = { kind, list, ordered: here().ordered, spans: [] };
	};
	const say = (text: string) => {
		const { bold, italic, link } = here();
		line.spans.push({
			text,
			...(bold && line.kind !== 'heading' && { bold: true as const }),
			...(italic && { italic: true as const }),
			...(link !== null && { link })
		});
	};
	const begin = (name: string, attributes: string) => {
		const style = attributeOf(attributes, 'style') ?? '';
		const parent = here();
		const glyph = parent.glyph || /mso-list:\s*ignore/i.test(style);
		const isList = name === 'ul' || name === 'ol';
		const word = /mso-list:\s*(l\d+)/i.exec(style)?.[1];
		if (isList && parent.list === null) counts = { ...counts, lists: counts.lists + 1 };
		if (name === 'table') counts = { ...counts, tables: counts.tables + 1 };
		const href = name === 'a' ? attributeOf(attributes, 'href') : null;
		open.push({
			name,
			skipped:
				parent.skipped || SKIPPED.has(name) || /display:\s*none|mso-hide:\s*all/i.test(style),
			bold: looks(style, 'font-weight', parent.bold || name === 'b' || name === 'strong'),
			italic: looks(style, 'font-style', parent.italic || name === 'i' || name === 'em'),
			link: href === null ? parent.link : safeLink(href),
			list: isList ? (parent.list ?? `list ${counts.lists}`) : (word ?? parent.list),
			ordered: isList ? name === 'ol' : parent.ordered,
			inCell: parent.inCell || name === 'td' || name === 'th',
			glyph
		});
		if (here().skipped) return;
		if (parent.inCell) {
			if (BLOCKS.has(name)) say(' ');
		} else if (name === 'td' || name === 'th') {
			if (line.spans.some(({ text }) => text.trim() !== '')) say(' | ');
		} else if (/^h[1-6]$/.test(name)) newLine('heading');
		else if (name === 'li' || word) newLine('item', here().list);
		else if (name === 'p' && parent.name === 'li' && line.spans.length === 0) return;
		else if (BLOCKS.has(name)) newLine();
	};
	const end = (name: string) => {
		const at = open.findLastIndex((one) => one.name === name);
		if (at < 1) return;
		const { skipped } = open[at]!;
		open.length = at;
		if (BLOCKS.has(name) && !skipped && !here().inCell) newLine();
	};

	TOKEN.lastIndex = 0;
	for (let found = TOKEN.exec(html); found; found = TOKEN.exec(html)) {
		const [token, closing, typed, attributes = ''] = found;
		const name = typed?.toLowerCase();
		if (name === undefined) {
			if (token.startsWith('<!') || token.startsWith('<?') || here().skipped) continue;
			const text = decoded(token);
			if (here().glyph) {
				if (line.kind === 'item' && /^\s*\(?([0-9]+|[a-z]|[ivxlc]+)[.)]/i.test(text))
					line.ordered = true;
			} else say(text);
			continue;
		}
		if (closing) {
			end(name);
			continue;
		}
		if (ENDS_ITSELF.has(name) && here().name === name) end(name);
		if (name === 'img') counts = { ...counts, pictures: counts.pictures + 1 };
		begin(name, attributes);
		if (VOID.has(name) || attributes.endsWith('/')) open.pop();
		else if (RAW.has(name)) {
			const close = lower.indexOf(`</${name}`, TOKEN.lastIndex);
			TOKEN.lastIndex = close === -1 ? html.length : close;
		}
	}
	lines.push(line);
	return { blocks: tidyBlocks(joined(lines)), tables: counts.tables, pictures: counts.pictures };
}

/** Lines as blocks: items of one list that follow each other come together. */
function joined(lines: readonly Line[]): readonly TextBlock[] {
	const blocks: TextBlock[] = [];
	let last: Line | null = null;
	for (const line of lines) {
		const spans = trimmed(line.spans);
		if (spans.length === 0) continue;
		const before = blocks.at(-1);
		if (line.kind !== 'item') blocks.push({ kind: line.kind, spans });
		else if (before?.kind === 'list' && last?.list === line.list && before.ordered === line.ordered)
			before.items.push(spans);
		else blocks.push({ kind: 'list', ordered: line.ordered, items: [spans] });
		last = line;
	}
	return blocks;
}

/** White space as a browser shows it: one space for a run of it, none at either end. */
function trimmed(spans: readonly Span[]): Span[] {
	let after = ' ';
	const single = spans.map((span) => {
		const text = span.text.replace(/[\s\u00a0]+/g, ' ');
		const kept = after.endsWith(' ') && text.startsWith(' ') ? text.slice(1) : text;
		if (kept !== '') after = kept;
		return { ...span, text: kept };
	});
	const last = single.findLastIndex(({ text }) => text.trim() !== '');
	return single
		.slice(0, last + 1)
		.map((span, i) => (i === last ? { ...span, text: span.text.trimEnd() } : span));
}

/** Whether a style makes text bold or italic, takes that away, or leaves it as it was. */
function looks(style: string, property: 'font-weight' | 'font-style', was: boolean): boolean {
	const value = new RegExp(`(?:^|;)\\s*${property}\\s*:\\s*([\\w-]+)`, 'i').exec(style)?.[1];
	if (value === undefined) return was;
	return /^(bold|bolder|[6-9]00|italic|oblique)$/i.test(value);
}

function attributeOf(attributes: string, name: string): string | null {
	const found = new RegExp(
		`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`,
		'i'
	).exec(attributes);
	return found ? decoded(found[1] ?? found[2] ?? found[3] ?? '') : null;
}

/** Nothing is made of an address that is not one already: a bookmark stays words. */
function safeLink(href: string): string | null {
	const link = linkFrom(href);
	return link === href.trim() ? link : null;
}

function decoded(text: string): string {
	return text
		.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));?/gi, (whole, decimal, hex, name) => {
			if (name !== undefined) return NAMED[name] ?? whole;
			const code = decimal === undefined ? parseInt(hex, 16) : Number(decimal);
			return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
		})
		.replace(/[^\P{Cc}\t\n\r]/gu, '');
}
