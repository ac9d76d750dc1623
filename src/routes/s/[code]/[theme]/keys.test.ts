import { expect, test } from 'vitest';
import { cellOfKey } from './keys.ts';

const NONE = { ctrlKey: false, altKey: false, metaKey: false, repeat: false, target: null };
/** An element that is what its selector says. */
const element = (selector: string) =>
	({ matches: (asked: string) => asked.includes(selector) }) as unknown as Element;

test('[J54] 1 to 5 are numbers, 0 is "don’t know", and every other key is none', () => {
	const cells = [...'1234506789a', 'Enter', 'F1'].map((key) => cellOfKey({ ...NONE, key }));
	expect(cells.slice(0, 6)).toEqual(['1', '2', '3', '4', '5', 'dk']);
	expect(cells.slice(6)).toEqual([null, null, null, null, null, null, null]);
});

test('[J54] no key answers while somebody types, holds it down, or means the browser', () => {
	for (const more of [
		{ target: element('textarea') },
		{ repeat: true },
		{ ctrlKey: true },
		{ altKey: true },
		{ metaKey: true }
	])
		expect(cellOfKey({ ...NONE, ...more, key: '3' })).toBeNull();
	expect(cellOfKey({ ...NONE, target: element('button'), key: '3' })).toBe('3');
});
