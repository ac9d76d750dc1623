import { expect, test } from 'vitest';
import { Pace } from './pace.svelte.ts';

/** The memory of one visit. */
function visit(kept: string | null = null) {
	return {
		getItem: () => kept,
		setItem: (_key: string, value: string) => void (kept = value)
	};
}

/** Themes that took so many seconds, one after another. */
function rate(pace: Pace, seconds: readonly number[]): Pace {
	for (const time of seconds) {
		pace.begin(50_000);
		pace.finish(50_000 + time * 1000);
	}
	return pace;
}

test('[Q14] a pace is the median of the last seven themes, once there are three', () => {
	const pace = new Pace(() => visit());
	expect(rate(pace, [20, 60]).secondsPerTheme).toBeUndefined();
	expect(rate(pace, [30]).secondsPerTheme).toBe(30);
	expect(rate(pace, [40]).secondsPerTheme).toBe(35);
	// The twenty and the sixty are too long ago by now.
	expect(rate(pace, [10, 10, 10, 11, 12]).secondsPerTheme).toBe(11);
});

test('[Q14] what took under three seconds or over three minutes does not count', () => {
	const pace = new Pace(() => visit());
	expect(rate(pace, [2.9, 0, 181, 100_000]).secondsPerTheme).toBeUndefined();
	expect(rate(pace, [3, 180, 3]).secondsPerTheme).toBe(3);
});

test('[Q14] a theme that was left without being finished does not count', () => {
	const pace = rate(new Pace(() => visit()), [20, 20]);
	pace.begin(0);
	pace.begin(100_000);
	pace.finish(110_000);
	pace.finish(130_000);
	expect(pace.secondsPerTheme).toBe(20);
});

test('[Q14] a page that is loaded again goes on with the pace of the visit', () => {
	const store = visit();
	rate(new Pace(() => store), [40, 50, 60]);
	const again = new Pace(() => store);
	expect(again.secondsPerTheme).toBeUndefined();
	again.begin(0);
	expect(again.secondsPerTheme).toBe(50);
});

test('[Q14] a memory that is refused or spoiled is no trouble', () => {
	const refused = () => {
		throw new Error('no storage');
	};
	expect(rate(new Pace(refused), [30, 30, 30]).secondsPerTheme).toBe(30);
	const odd = new Pace(() => visit('{"a":1}'));
	expect(rate(odd, [30, 30, 30]).secondsPerTheme).toBe(30);
	expect(rate(new Pace(() => visit('[5, "6", null, 9999')), [30]).secondsPerTheme).toBeUndefined();
});
