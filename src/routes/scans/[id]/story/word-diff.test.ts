import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wordDiff } from './word-diff.ts';

describe('[SE11] two versions side by side', () => {
	test('word by word', () => {
		expect(wordDiff('De sloot is diep.', 'De sloot is ondiep.')).toEqual([
			{ kind: 'same', text: 'De sloot is ' },
			{ kind: 'gone', text: 'diep' },
			{ kind: 'new', text: 'ondiep' },
			{ kind: 'same', text: '.' }
		]);
		expect(wordDiff('gelijk', 'gelijk')).toEqual([{ kind: 'same', text: 'gelijk' }]);
		expect(wordDiff('', '')).toEqual([]);
	});

	test('both can be read back from it', () => {
		const words = fc.array(fc.constantFrom('een', 'twee', ' ', '\n', '🦆', 'שלום', '.'));
		fc.assert(
			fc.property(words, words, (a, b) => {
				const [before, now] = [a.join(''), b.join('')];
				const runs = wordDiff(before, now);
				const without = (kind: string) =>
					runs.flatMap((run) => (run.kind === kind ? [] : [run.text])).join('');
				expect([without('new'), without('gone')]).toEqual([before, now]);
			})
		);
	});

	test('two long texts that have little in common are told within a second', () => {
		const long = (seed: number) =>
			Array.from({ length: 15_000 }, (_, i) => ((i * seed) % 9973).toString(36)).join(' ');
		const begin = performance.now();
		expect(wordDiff(long(7919), long(104729)).length).toBeGreaterThan(1);
		expect(performance.now() - begin).toBeLessThan(2000);
	});
});
