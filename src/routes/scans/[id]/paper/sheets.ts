import { textFor, type Language, type LocalText } from '#lib/domain/language.ts';
import type { Lever, Theme } from '#lib/domain/theme.ts';

/** A piece of the first pages, which is not broken. */
export interface Block {
	readonly kind: 'what' | 'text' | 'answers' | 'rules' | 'groups';
	readonly title: string;
	/** Paragraphs; empty for groups, whose list stands elsewhere. */
	readonly lines: readonly string[];
}

/** One page of a form. */
export type Sheet =
	| { readonly kind: 'intro'; readonly blocks: readonly Block[] }
	| { readonly kind: 'lever'; readonly lever: LocalText; readonly themes: readonly Asked[] };

/** A theme as it stands on paper. */
export type Asked = Pick<Theme, 'slug' | 'title' | 'text'>;

/** What fits on a page under its head, in millimetres. */
const ROOM_MM = 254;
/** Characters on a line of the full width at 14 points: few, so that no page ever runs over. */
const LINE_CHARACTERS = 68;
const LINE_MM = 6.3;
const BLOCK_HEAD_MM = 12;
const PARAGRAPH_GAP_MM = 1.5;
const GROUP_ROW_MM = 10;
const TITLE_CHARACTERS = 54;
const TITLE_MM = 7;
/** Four lines to answer on, the remark and the space around them. */
const THEME_REST_MM = 62;

/**
 * The pages of one form: first what it is, then at least one page per lever. Heights are reckoned
 * from the length of the texts: a printer is not asked.
 * @param groupCount how many groups there are to tick, in two columns
 */
export function sheetsOf(
	blocks: readonly Block[],
	groupCount: number,
	levers: readonly Lever[],
	language: Language
): readonly Sheet[] {
	const mmOf = (block: Block) => blockMm(block, groupCount);
	const whole = pages(blocks, mmOf);
	// What one needs while ticking stands together, also when it takes a page of its own.
	const toTick = (block: Block) => block.kind === 'rules' || block.kind === 'groups';
	const apart = [blocks.filter((block) => !toTick(block)), blocks.filter(toTick)];
	const intro = whole.length === 1 ? whole : apart.flatMap((some) => pages(some, mmOf));
	const rest = levers.flatMap((lever) =>
		pages(lever.themes, (theme) => themeMm(theme, language)).map((some): Sheet => ({
			kind: 'lever',
			lever: lever.title,
			themes: some.map(({ slug, title, text }) => ({ slug, title, text }))
		}))
	);
	return [...intro.map((some): Sheet => ({ kind: 'intro', blocks: some })), ...rest];
}

/** As many on a page as fit, in their order; what is higher than a page has one by itself. */
function pages<T>(parts: readonly T[], mmOf: (part: T) => number): readonly (readonly T[])[] {
	const made: T[][] = [];
	let used = Infinity;
	for (const part of parts) {
		const mm = mmOf(part);
		if (used + mm > ROOM_MM) {
			made.push([]);
			used = 0;
		}
		made.at(-1)!.push(part);
		used += mm;
	}
	return made;
}

function blockMm({ kind, lines }: Block, groupCount: number): number {
	const text = lines.reduce((sum, line) => sum + linesMm(line) + PARAGRAPH_GAP_MM, 0);
	const groups = kind === 'groups' ? Math.ceil(groupCount / 2) * GROUP_ROW_MM : 0;
	const example = kind === 'rules' ? GROUP_ROW_MM : 0;
	return BLOCK_HEAD_MM + text + groups + example;
}

function themeMm(theme: Asked, language: Language): number {
	const title = textFor(theme.title, language).text;
	const text = textFor(theme.text, language).text;
	const titleLines = Math.max(1, Math.ceil(title.length / TITLE_CHARACTERS));
	return titleLines * TITLE_MM + linesMm(text) + THEME_REST_MM;
}

/** Height of a paragraph; the line ends that were typed count too. */
function linesMm(text: string): number {
	const lines = text
		.split('\n')
		.reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / LINE_CHARACTERS)), 0);
	return lines * LINE_MM;
}
