import { describe, expect, test } from 'vitest';
import { secondsIn, showIn, timerIn } from './screen-form.ts';
import { steerOf } from './screen-keys.ts';

const none = { ctrlKey: false, metaKey: false, altKey: false };
const on = (tagName: string) => ({ tagName }) as unknown as EventTarget;
const formWith = (fields: Record<string, string>) => {
	const form = new FormData();
	for (const [name, value] of Object.entries(fields)) form.set(name, value);
	return form;
};

describe('[SC16] steering the screen', () => {
	test.each([
		...[['ArrowRight', 'next'] as const, ['PageDown', 'next'] as const],
		...[['ArrowLeft', 'previous'] as const, ['PageUp', 'previous'] as const],
		...[['b', 'black'] as const, ['.', 'black'] as const, ['x', null] as const]
	])('%s is %s', (key, steer) => {
		expect(steerOf({ ...none, key, target: on('BUTTON') })).toBe(steer);
	});

	test('a key means nothing where one types, and with another key', () => {
		for (const tag of ['INPUT', 'SELECT', 'TEXTAREA'])
			expect(steerOf({ ...none, key: 'b', target: on(tag) })).toBeNull();
		for (const held of ['ctrlKey', 'metaKey', 'altKey'])
			expect(steerOf({ ...none, [held]: true, key: 'b', target: on('BUTTON') })).toBeNull();
	});

	test('a form asks what its buttons can ask, and nothing else', () => {
		expect(showIn(formWith({ shows: 'result', step: '3' }))).toEqual({
			...{ kind: 'show', shows: 'result', step: 3 }
		});
		for (const wrong of [{}, { shows: 'alles' }, { shows: 'join', step: '-1' }])
			expect(showIn(formWith(wrong as Record<string, string>))).toBeNull();
		expect(showIn(formWith({ shows: 'join', step: '1.5' }))).toBeNull();
		expect(timerIn(formWith({ minutes: '10' }))).toEqual({ kind: 'timer', minutes: 10 });
		expect(timerIn(formWith({}))).toEqual({ kind: 'timer', minutes: NaN });
		expect(timerIn(formWith({ do: 'stop' }))).toEqual({ kind: 'no-timer' });
	});

	test('a time that cannot be is the usual one', () => {
		expect(secondsIn(formWith({ grace: '0' }), 'grace', 120)).toBe(0);
		for (const grace of ['', '-1', '3601', '1.5', 'lang'])
			expect(secondsIn(formWith({ grace }), 'grace', 120)).toBe(120);
	});
});
