import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { counted, groupOf, layoutOf, newTyping, press, type Typing } from './typing.ts';

const THEMES = ['sloten', 'peil', 'hagen'].map((slug) => ({ slug }));
const layout = (groups: number) => layoutOf(THEMES, Array(groups).fill(null));

function typeAll(keys: readonly string[], groups = 4, from: Typing = newTyping('14K')): Typing {
	return keys.reduce((typing, key) => press(typing, key, layout(groups)) ?? typing, from);
}

describe('[J47] typing a form', () => {
	test('group and answers, each with one key, go on by themselves', () => {
		const typing = typeAll(['2', ...'1234', ...'50x ', ...'5555']);
		expect(groupOf(typing, 4)).toBe(1);
		expect(typing.at).toBe(layout(4).lines.length + 1);
		expect(layout(4).lines.map((line) => typing.values[line])).toEqual([
			...['1', '2', '3', '4'],
			...['5', 'dk', '-', '-'],
			...['5', '5', '5', '5']
		]);
		expect(counted(typing, layout(4))).toEqual({ answers: 10, empty: 2, skipped: 0 });
	});

	test('of sixteen groups 2 is whole, and 1 waits for what follows', () => {
		expect(typeAll(['2'], 16)).toMatchObject({ at: 1, values: { group: '2' } });
		expect(typeAll(['1'], 16)).toMatchObject({ at: 0, values: { group: '1' } });
		expect(typeAll(['1', '6'], 16)).toMatchObject({ at: 1, values: { group: '16' } });
		expect(typeAll(['1', '7'], 16)).toMatchObject({ at: 0, values: { group: '1' } });
		expect(typeAll(['1', 'Enter'], 16)).toMatchObject({ at: 1, values: { group: '1' } });
		expect(typeAll(['1', '4', 'ArrowUp', '3'], 16)).toMatchObject({ values: { group: '3' } });
	});

	test('what means nothing does nothing, and there is no way past the group', () => {
		for (const key of ['6', '9', 'q', 'Tab', 'Escape', 'F5'])
			expect(press(typeAll(['2']), key, layout(4))).toBeNull();
		for (const key of ['ArrowDown', 'ArrowRight', 'Enter', '0', '5'])
			expect(typeAll([key])).toMatchObject({ at: 0, values: {} });
	});

	test('arrows go by line and by theme, and a line that was passed over is counted', () => {
		expect(typeAll(['2', 'ArrowDown', 'ArrowDown', 'ArrowUp']).at).toBe(2);
		expect(typeAll(['2', '3', 'ArrowRight']).at).toBe(5);
		expect(typeAll(['2', ...'12345', 'ArrowLeft']).at).toBe(5);
		expect(typeAll(['2', ...'1234', 'ArrowLeft']).at).toBe(1);
		expect(typeAll(['2', 'ArrowLeft']).at).toBe(0);
		const typing = typeAll(['2', '3', 'ArrowDown', '3', ...Array(9).fill('5')]);
		expect(counted(typing, layout(4))).toMatchObject({ answers: 11, skipped: 1 });
	});

	test('Backspace takes back every key, in any order, until nothing is left', () => {
		const anyKey = fc.constantFrom(
			...['1', '2', '3', '4', '5', '0', 'x', ' '],
			...['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']
		);
		fc.assert(
			fc.property(fc.array(anyKey, { maxLength: 40 }), (keys) => {
				const states = [newTyping('14K')];
				for (const key of keys) {
					const next = press(states.at(-1)!, key, layout(16)) ?? states.at(-1)!;
					if (next.past.length > states.at(-1)!.past.length) states.push(next);
					else states[states.length - 1] = next;
				}
				let typing = states.at(-1)!;
				for (const before of states.slice(0, -1).reverse()) {
					typing = press(typing, 'Backspace', layout(16))!;
					expect(typing.values).toEqual(before.values);
				}
				expect(typing).toMatchObject({ values: {}, past: [] });
				expect(press(typing, 'Backspace', layout(16))!.values).toEqual({});
			})
		);
	});

	test('a theme that went off meanwhile takes nothing else along', () => {
		const typing = typeAll(['2', ...'1234', ...'5555']);
		const rest = layoutOf([THEMES[0]!, THEMES[2]!], Array(4).fill(null));
		expect(counted(typing, rest)).toEqual({ answers: 4, empty: 4, skipped: 4 });
		expect(press(typing, 'Backspace', rest)).toMatchObject({ at: typing.at });
	});
});
