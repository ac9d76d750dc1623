/** Tables in a DOCX, whose first row comes again on every page. */
import { BorderStyle, Table, TableCell, TableLayoutType, TableRow, WidthType } from 'docx';
import { TEXT_WIDTH } from './docx-looks.ts';
import { plain } from './docx-text.ts';
import type { Item } from './story-print.ts';

const LINE = { style: BorderStyle.SINGLE, size: 6, color: '5D6766' } as const;
const NO_LINE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;

export function tableOf({ head, rows, widths }: Extract<Item, { kind: 'table' }>): Table {
	const columns = widths.map((part) => Math.round(part * TEXT_WIDTH));
	const cell = (text: string, column: number, style: string) =>
		new TableCell({
			width: { size: columns[column]!, type: WidthType.DXA },
			children: [plain(text, { style })]
		});
	return new Table({
		width: { size: TEXT_WIDTH, type: WidthType.DXA },
		columnWidths: columns,
		layout: TableLayoutType.FIXED,
		margins: { top: 60, bottom: 60, left: 80, right: 80 },
		borders: {
			...{ top: LINE, bottom: LINE, left: NO_LINE, right: NO_LINE },
			...{ insideHorizontal: { ...LINE, size: 4 }, insideVertical: NO_LINE }
		},
		tableLook: { firstRow: true, firstColumn: true, noHBand: true, noVBand: true },
		rows: [
			new TableRow({
				...{ tableHeader: true, cantSplit: true },
				children: head.map((text, column) => cell(text, column, 'CellHead'))
			}),
			...rows.map(
				(row) =>
					new TableRow({
						cantSplit: true,
						children: row.map((text, column) => cell(text, column, 'Cell'))
					})
			)
		]
	});
}
