/** Lists in a PDF: bullets or numbers, and what stands behind them. */
import { text, write } from './pdf-lines.ts';
import { baselineOf, ensure, LOOKS, PAGE, WIDE, type Press } from './pdf-page.ts';
import { attribute, child, within, type Tag } from './pdf-tags.ts';
import { isRight, lineHeight, widthOf } from './pdf-text.ts';
import type { Item } from './story-print.ts';

export function listAt(
	press: Press,
	parent: Tag,
	{ ordered, items }: Extract<Item, { kind: 'list' }>
): void {
	const { pdf } = press;
	const { size, colour } = LOOKS.text;
	const list = child(press, parent, 'L');
	attribute(list, { O: 'List', ListNumbering: ordered ? 'Decimal' : 'Disc' });
	const indent = ordered ? 12 + 6 * String(items.length).length : 16;
	const high = lineHeight(LOOKS.text);
	for (const [i, spans] of items.entries()) {
		// The last one is not left alone on another page.
		ensure(press, i === items.length - 2 ? 2 * high + 6 : high);
		const item = child(press, list, 'LI');
		const label = child(press, item, 'Lbl');
		const right = isRight(spans);
		const sign = ordered ? `${i + 1}.` : '•';
		const wide = widthOf(pdf, sign, 'regular', size);
		const from = ordered ? PAGE.left + indent - 6 - wide : PAGE.left + 3;
		const x = right ? PAGE.left + WIDE - wide : from;
		pdf.fillColor(colour);
		within(press, label, 'Lbl', () =>
			write(pdf, `${sign} `, x, baselineOf(press, LOOKS.text), 'regular', size)
		);
		const place = { x: right ? PAGE.left : PAGE.left + indent, width: WIDE - indent, after: 3 };
		text(press, child(press, item, 'LBody'), 'P', spans, LOOKS.text, place);
	}
	press.y += 6;
}
