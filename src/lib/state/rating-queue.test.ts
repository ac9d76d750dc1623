import { describe, expect, test } from 'vitest';
import type { ThemeAnswers } from '#lib/domain/rating.ts';
import { RatingQueue, type Attempt } from './rating-queue.svelte.ts';

const WATER = '/s/BCDFGH/water';
const SOIL = '/s/BCDFGH/soil';
const rated = (value: 1 | 2 | 3 | 4 | 5) => ({ kind: 'rated', value }) as const;

/** A queue with a network whose every attempt is answered by hand, and pauses that do not last. */
function queueByHand() {
	const sent: { path: string; said: ThemeAnswers; answer: (attempt: Attempt) => void }[] = [];
	const pauses: number[] = [];
	const queue = new RatingQueue(
		(path, said) => new Promise((answer) => sent.push({ path, said, answer })),
		async (ms) => void pauses.push(ms)
	);
	/** Answers the newest attempt and lets the queue go on. */
	const answer = async (attempt: Attempt) => {
		sent.at(-1)!.answer(attempt);
		await new Promise((resolve) => setTimeout(resolve));
	};
	return { queue, sent, pauses, answer };
}
const saved = (atMs = 1000): Attempt => ({ kind: 'saved', atMs });
const later: Attempt = { kind: 'later' };

describe('rating queue', () => {
	test('[Q1] an answer is sent at once, and one request is in flight at a time', async () => {
		const { queue, sent, answer } = queueByHand();
		queue.say(WATER, { answers: { impact: rated(4) } });
		queue.say(WATER, { answers: { effort: { kind: 'dont-know' } } });
		queue.say(SOIL, { answers: { impact: rated(1) } });
		expect(sent.map(({ path, said }) => [path, said])).toEqual([
			[WATER, { answers: { impact: rated(4) } }]
		]);
		await answer(saved());
		expect(sent).toHaveLength(2);
		expect(sent[1]!.said).toEqual({ answers: { effort: { kind: 'dont-know' } } });
		await answer(saved());
		expect(sent[2]!.path).toBe(SOIL);
	});

	test('[Q2] the newest answer to a question wins, also when it is given during a request', async () => {
		const { queue, sent, answer } = queueByHand();
		queue.say(WATER, { answers: { impact: rated(1) } });
		queue.say(WATER, { answers: { impact: rated(2) } });
		queue.say(WATER, { answers: { impact: rated(3) } });
		expect(queue.unsaved).toBe(1);
		await answer(saved());
		expect(queue.unsaved).toBe(1);
		expect(sent.map(({ said }) => said.answers.impact)).toEqual([rated(1), rated(3)]);
		await answer(saved());
		expect(queue.status).toBe('saved');
		expect(sent).toHaveLength(2);
	});

	test('[Q3] what fails is tried again, with longer and longer pauses up to fifteen seconds', async () => {
		const { queue, sent, pauses, answer } = queueByHand();
		queue.say(WATER, { answers: { impact: rated(5) } });
		expect(queue.status).toBe('saving');
		for (let attempt = 0; attempt < 6; attempt += 1) await answer(later);
		expect(queue.status).toBe('unsaved');
		expect(pauses).toEqual([1000, 2000, 4000, 8000, 15_000, 15_000]);
		expect(sent.at(-1)!.said).toEqual({ answers: { impact: rated(5) } });
		await answer(saved());
		expect([queue.status, queue.unsaved]).toEqual(['saved', 0]);
	});

	test('[Q3] when the network is back the pause ends', async () => {
		const sent: string[] = [];
		const queue = new RatingQueue(
			async (path) => (sent.push(path) === 1 ? later : saved()),
			() => new Promise(() => {})
		);
		queue.say(WATER, { answers: { impact: rated(5) } });
		await new Promise((resolve) => setTimeout(resolve));
		expect(sent).toHaveLength(1);
		queue.retryNow();
		await queue.settled();
		expect([sent.length, queue.status]).toEqual([2, 'saved']);
	});

	test('[Q4] one theme that keeps failing does not hold up another', async () => {
		const { queue, sent, answer } = queueByHand();
		queue.say(WATER, { answers: { impact: rated(5) } });
		queue.say(SOIL, { answers: { impact: rated(2) } });
		await answer(later);
		expect(sent.at(-1)!.path).toBe(SOIL);
	});

	test('[Q5] a refused answer is dropped and told; when the round is closed, all of the scan are', async () => {
		const { queue, sent, answer } = queueByHand();
		queue.say(WATER, { answers: { impact: rated(5) }, remark: 'Denk aan de buren' });
		queue.say(SOIL, { answers: { impact: rated(2) } });
		await answer({ kind: 'refused', reason: 'theme-unknown' });
		expect(queue.refused).toEqual({ path: WATER, reason: 'theme-unknown', lost: 2 });
		expect(sent.at(-1)!.path).toBe(SOIL);
		queue.say(WATER, { answers: { effort: rated(1) } });
		await answer({ kind: 'refused', reason: 'round-closed' });
		expect(queue.refused).toEqual({ path: SOIL, reason: 'round-closed', lost: 2 });
		expect([queue.unsaved, sent.length]).toEqual([0, 2]);
	});

	test('[Q5] after a refusal the answer that was saved before is shown again', async () => {
		const { queue, answer } = queueByHand();
		queue.say(WATER, { answers: { impact: rated(5) } });
		await answer(saved(1000));
		queue.say(WATER, { answers: { impact: rated(1) } });
		expect(queue.shown(WATER, 0).answers).toEqual({ impact: rated(1) });
		await answer({ kind: 'refused', reason: 'round-closed' });
		expect(queue.shown(WATER, 0).answers).toEqual({ impact: rated(5) });
	});

	test('[Q6] what is shown is what was said here, until the page has read it from the server', async () => {
		const { queue, answer } = queueByHand();
		queue.say(WATER, { answers: { impact: rated(5) }, remark: '' });
		expect(queue.shown(WATER, 9999)).toEqual({ answers: { impact: rated(5) }, remark: '' });
		expect(queue.shown(SOIL, 0)).toEqual({ answers: {} });
		await answer(saved(1000));
		expect(queue.shown(WATER, 1000).answers).toEqual({ impact: rated(5) });
		expect(queue.shown(WATER, 1001)).toEqual({ answers: {} });
	});

	test('[Q7] a card that is repeated is sent, and only what the person changed counts as unsaved', async () => {
		const { queue, sent, answer } = queueByHand();
		queue.say(WATER, { answers: { impact: rated(5) } });
		await answer(saved());
		queue.say(WATER, { answers: { effort: rated(2) } });
		queue.repeat(WATER, { answers: { impact: rated(5), effort: rated(2), knowledge: rated(1) } });
		expect(queue.unsaved).toBe(1);
		await answer(saved());
		expect(sent.at(-1)!.said.answers).toEqual({
			impact: rated(5),
			effort: rated(2),
			knowledge: rated(1)
		});
	});
});
