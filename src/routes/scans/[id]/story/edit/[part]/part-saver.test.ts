import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { paragraph, type PartText } from '#lib/domain/story-document.ts';
import { PartSaver, type Attempt, type KeptText, type ToSave } from './part-saver.svelte.ts';

const text = (words: string): PartText => ({
	pieces: [{ kind: 'own', blocks: [paragraph(words)], from: null, was: null }],
	dropped: []
});

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A saver on a server that answers as told, one version after the other when nothing is told. */
function saverOn(answers: readonly Attempt[] = []) {
	const sent: ToSave[] = [];
	const kept: (KeptText | null)[] = [];
	const left = [...answers];
	const send = async (made: ToSave): Promise<Attempt> => {
		sent.push(made);
		return left.shift() ?? { kind: 'saved', version: made.base + 1, savedAtMs: 5 };
	};
	const keep = (what: KeptText | null) => kept.push(what) > 0;
	return { saver: new PartSaver({ send, keep }, 3), sent, kept };
}
const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms);

describe('[SE9] while one types', () => {
	test('it is kept on the device at once, and saved when one pauses', async () => {
		const { saver, sent, kept } = saverOn();
		saver.change(text('een'));
		expect(kept).toEqual([{ base: 3, text: text('een') }]);
		await wait(1000);
		saver.change(text('een twee'));
		await wait(1000);
		expect([saver.state, sent]).toEqual(['saving', []]);
		await wait(1000);
		expect(sent).toEqual([{ base: 3, first: true, text: text('een twee') }]);
		expect([saver.state, saver.savedAtMs, kept.at(-1)]).toEqual(['saved', 5, null]);
		saver.change(text('drie'));
		await wait(1500);
		expect(sent.at(-1)).toEqual({ base: 4, first: false, text: text('drie') });
	});

	test('who never pauses is saved every ten seconds', async () => {
		const { saver, sent } = saverOn();
		for (let i = 0; i < 30; i += 1) {
			saver.change(text(`woord ${i}`));
			await wait(1000);
		}
		expect(sent.length).toBeGreaterThanOrEqual(2);
	});

	test('what is typed while it is being saved is saved after that', async () => {
		let answer: (attempt: Attempt) => void = () => {};
		const sent: ToSave[] = [];
		const send = (made: ToSave) => {
			sent.push(made);
			return new Promise<Attempt>((done) => (answer = done));
		};
		const saver = new PartSaver({ send, keep: () => true }, 0);
		saver.change(text('een'));
		await wait(1500);
		saver.change(text('een twee'));
		await wait(5000);
		expect(sent).toHaveLength(1);
		answer({ kind: 'saved', version: 1, savedAtMs: 1 });
		await wait(0);
		expect(saver.state).toBe('saving');
		await wait(1500);
		expect(sent[1]).toEqual({ base: 1, first: false, text: text('een twee') });
	});

	test('without a network it says so, keeps it, and tries until the server has it', async () => {
		const { saver, sent, kept } = saverOn([{ kind: 'later' }, { kind: 'later' }]);
		saver.change(text('een'));
		await wait(1500);
		expect([saver.state, saver.isUnsaved, kept.at(-1)]).toEqual([
			...['waiting', true],
			{ base: 3, text: text('een') }
		]);
		await wait(5000);
		expect(saver.state).toBe('waiting');
		await wait(5000);
		expect([saver.state, sent.length, kept.at(-1)]).toEqual(['saved', 3, null]);
	});

	test('who was logged out is told, and saved after logging in again', async () => {
		const { saver } = saverOn([{ kind: 'signed-out' }]);
		saver.change(text('een'));
		await wait(1500);
		expect(saver.state).toBe('signed-out');
		await wait(5000);
		expect(saver.state).toBe('saved');
	});

	test('what the server refuses stays on the device, and is tried when it is changed', async () => {
		const { saver, sent, kept } = saverOn([{ kind: 'refused', message: 'Te lang.' }]);
		saver.change(text('lang'));
		await wait(60_000);
		expect([saver.state, saver.message, sent.length]).toEqual(['refused', 'Te lang.', 1]);
		expect(kept.at(-1)).not.toBeNull();
		saver.change(text('kort'));
		await wait(1500);
		expect(saver.state).toBe('saved');
	});
});

describe('[SE10] when somebody else saved meanwhile', () => {
	const other = { version: 7, text: text('van een ander'), savedAtMs: 9 };

	test('nothing more is sent until one has chosen', async () => {
		const { saver, sent, kept } = saverOn([{ kind: 'changed', other }]);
		saver.change(text('mijn'));
		await wait(1500);
		saver.change(text('mijn tekst'));
		await wait(60_000);
		expect([saver.state, saver.other, sent.length]).toEqual(['other', other, 1]);
		expect(kept.at(-1)).toEqual({ base: 3, text: text('mijn tekst') });
	});

	test('one takes the other, and goes on from there', async () => {
		const { saver, sent, kept } = saverOn([{ kind: 'changed', other }]);
		saver.change(text('mijn'));
		await wait(1500);
		saver.takeOther();
		expect([saver.state, saver.isUnsaved, kept.at(-1)]).toEqual(['saved', false, null]);
		saver.change(text('verder'));
		await wait(1500);
		expect(sent[1]).toMatchObject({ base: 7 });
	});

	test('or puts the own text on top, and the other stays the version before', async () => {
		const { saver, sent } = saverOn([{ kind: 'changed', other }]);
		saver.change(text('mijn'));
		await wait(1500);
		await saver.goOnTop();
		expect(sent[1]).toEqual({ base: 7, first: true, text: text('mijn') });
		expect(saver.state).toBe('saved');
	});
});
