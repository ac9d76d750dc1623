/** The looks of a DOCX: its page, its styles by name, and its bullets and numbers. */
import { AlignmentType, BorderStyle, LevelFormat, LineRuleType } from 'docx';

/** Twentieths of a point: A4, with margins of 2.5 cm. */
export const PAGE = { width: 11906, height: 16838, margin: 1418 } as const;
export const TEXT_WIDTH = PAGE.width - 2 * PAGE.margin;
/** On every machine with an office; ours is on few. */
const FONT = 'Arial';
const ACCENT = '0B5063';
const QUIET = '3E494E';
export const BULLETS = 'bullets';
export const NUMBERS = 'numbers';

/** @param tag language, e.g. 'nl-NL' */
export function stylesOf(tag: string) {
	const normal = { basedOn: 'Normal', next: 'Normal', quickFormat: true } as const;
	const heading = { bold: true, color: ACCENT, font: FONT } as const;
	const quiet = { color: QUIET } as const;
	return {
		default: {
			document: {
				run: { font: FONT, size: 22, language: { value: tag } },
				paragraph: { spacing: { after: 140, line: 300, lineRule: LineRuleType.AUTO } }
			},
			title: {
				run: { ...heading, size: 52 },
				paragraph: { spacing: { before: 240, after: 200, line: 240, lineRule: LineRuleType.AUTO } }
			},
			heading1: {
				run: { ...heading, size: 34 },
				paragraph: {
					spacing: { before: 480, after: 160, line: 240, lineRule: LineRuleType.AUTO },
					keepNext: true
				}
			},
			heading2: {
				run: { ...heading, size: 25 },
				paragraph: {
					spacing: { before: 280, after: 80, line: 240, lineRule: LineRuleType.AUTO },
					keepNext: true
				}
			},
			caption: {
				run: { ...quiet, size: 20, bold: true },
				paragraph: { spacing: { before: 160, after: 160, line: 240, lineRule: LineRuleType.AUTO } }
			},
			listParagraph: { paragraph: { spacing: { after: 60 } } },
			hyperlink: { run: { color: ACCENT, underline: {} } }
		},
		paragraphStyles: [
			{ id: 'Lead', name: 'Lead', ...normal, run: { size: 26 } },
			{ id: 'Honest', name: 'Honest', ...normal, run: quiet },
			{
				...{ id: 'Note', name: 'Note', ...normal },
				paragraph: {
					border: { left: { style: BorderStyle.SINGLE, size: 24, space: 8, color: ACCENT } },
					indent: { left: 200 },
					spacing: { before: 120, after: 200 }
				}
			},
			{ id: 'Logos', name: 'Logos', ...normal, paragraph: { spacing: { after: 240 } } },
			{
				...{ id: 'Picture', name: 'Picture', ...normal },
				paragraph: {
					keepNext: true,
					spacing: { before: 200, after: 60, line: 240, lineRule: LineRuleType.AUTO }
				}
			},
			{
				...{ id: 'ContentsHeading', name: 'Contents Heading', ...normal },
				...{ run: { ...heading, size: 28 }, paragraph: { spacing: { before: 320, after: 80 } } }
			},
			{
				...{ id: 'TOC1', name: 'toc 1', ...normal },
				...{ run: { color: ACCENT }, paragraph: { spacing: { after: 60 } } }
			},
			{
				...{ id: 'Cell', name: 'Table Cell', ...normal },
				...{
					run: { size: 20 },
					paragraph: { spacing: { after: 0, line: 260, lineRule: LineRuleType.AUTO } }
				}
			},
			{
				...{ id: 'CellHead', name: 'Table Head', ...normal, basedOn: 'Cell' },
				...{ run: { size: 20, bold: true }, paragraph: { spacing: { after: 0 }, keepNext: true } }
			},
			{
				...{ id: 'Footer', name: 'footer', ...normal },
				...{ run: { ...quiet, size: 18 }, paragraph: { spacing: { after: 0 } } }
			}
		]
	};
}

const hanging = {
	style: { paragraph: { indent: { left: 454, hanging: 340 }, spacing: { after: 60 } } }
};

export const NUMBERING = {
	config: [
		{
			reference: BULLETS,
			levels: [{ level: 0, format: LevelFormat.BULLET, text: '•', ...hanging }]
		},
		{
			reference: NUMBERS,
			levels: [
				{
					...{ level: 0, format: LevelFormat.DECIMAL, text: '%1.' },
					...{ alignment: AlignmentType.START, ...hanging }
				}
			]
		}
	]
};
