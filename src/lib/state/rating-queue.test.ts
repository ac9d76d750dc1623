import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answer, ThemeAnswers } from '#lib/domain/rating.ts';
import type { Device } from './device.ts';
import { NOTHING, type Kept } from './kept.ts';
import { RatingQueue, type Attempt, type Batch, type Outside } from './rating-queue.svelte.ts';

const SEAT = { code: 'BCDFGH', seat: 'me' };
const WATER = { round: 1, theme: 'water', title: 'Water' };
const SOIL = { round: 1, theme: 'soil', title: 'Bodem' };
const rated = (value: number) => ({ kind: 'rated', value }) as Answer;
const saved = (atMs = 1000): Attempt => ({ kind: 'saved', atMs, aheadMs: 0, older: [] });
const later: Attempt = { kind: 'later' };
/** Long enough for all that is not waiting for somebody else. */
const aMoment = () => new Promise((resolve) => setTimeout(resolve));

/** The disk of a device, which several tabs share. */
function diskInMemory(disk = new Map<string, Kept>()) {
	const tabs = new Set<(key: string) => void>();
	const openTab = (): Device => {
		let mine: (key: string) => void = () => {};
		return {
			lasts: true,
			async update(key, change) {
				const before = disk.get(key) ?? NOTHING;
				const kept = change(before);
				disk.set(key, kept);
				if (kept !== before) for (const tab of tabs) if (tab !== mine) tab(key);
				return kept;
			},
			async forget(key) {
				disk.delete(key);
			},
			listen(onNews) {
				mine = onNews;
				tabs.add(onNews);
			}
		};
	};
	return { disk, openTab };
}

/** A queue with a network whose every attempt is answered by hand, and pauses that do not last. */
async function queueByHand(more: Partial<Outside> = {}, round: number | null = 1) {
	const sent: { path: string; batch: Batch; answer: (attempt: Attempt) => void }[] = [];
	const pauses: number[] = [];
	const queue = new RatingQueue({
		device: diskInMemory().openTab(),
		send: (path, batch) => new Promise((answer) => sent.push({ path, batch, answer })),
		pause: async (ms) => void pauses.push(ms),
		now: () => 5000,
		random: () => 1,
		...more
	});
	await queue.begin(SEAT, round, 0);
	/** Answers the newest attempt and lets the queue go on. */
	const answer = async (attempt: Attempt) => {
		sent.at(-1)!.answer(attempt);
		await aMoment();
	};
	const said = () => sent.map(({ batch: { answers, remark } }) => ({ answers, remark }));
	return { queue, sent, pauses, answer, said };
}

describe('rating queue', () => {
	test('[Q1] an answer is sent at once, and one request is in flight at a time', async () => {
		const { queue, sent, answer, said } = await queueByHand();
		await queue.say(WATER, { answers: { impact: rated(4) } });
		await queue.say(WATER, { answers: { effort: { kind: 'dont-know' } } });
		await queue.say(SOIL, { answers: { impact: rated(1) } });
		expect(sent.map(({ path }) => path)).toEqual(['/s/BCDFGH/water']);
		expect(said()).toEqual([{ answers: { impact: rated(4) } }]);
		await answer(saved());
		expect(said()[1]).toEqual({ answers: { effort: { kind: 'dont-know' } } });
		await answer(saved());
		expect(sent[2]).toMatchObject({
			path: '/s/BCDFGH/soil',
			batch: { seat: 'me', round: 1, taps: { impact: 5000 * 1024 + 2 } }
		});
		// What stays behind meanwhile is told, so that the room knows who is behind.
		expect(sent.map(({ batch }) => batch.unsent)).toEqual([0, 1, 0]);
	});

	test('[Q2] the newest answer to a question wins, also when it is given during a request', async () => {
		const { queue, sent, answer } = await queueByHand();
		for (const value of [1, 2, 3]) await queue.say(WATER, { answers: { impact: rated(value) } });
		expect(queue.unsaved).toBe(1);
		await answer(saved());
		expect(queue.unsaved).toBe(1);
		expect(sent.map(({ batch }) => batch.answers.impact)).toEqual([rated(1), rated(3)]);
		await answer(saved());
		expect(queue.status).toBe('saved');
		expect(sent).toHaveLength(2);
	});

	test('[Q3] what fails is tried again, with longer and longer pauses up to fifteen seconds', async () => {
		const { queue, sent, pauses, answer } = await queueByHand();
		await queue.say(WATER, { answers: { impact: rated(5) } });
		expect(queue.status).toBe('saving');
		for (let attempt = 0; attempt < 6; attempt += 1) await answer(later);
		expect(queue.status).toBe('unsaved');
		expect(pauses).toEqual([1000, 2000, 4000, 8000, 15_000, 15_000]);
		expect(sent.at(-1)!.batch.answers).toEqual({ impact: rated(5) });
		await answer(saved());
		expect([queue.status, queue.unsaved]).toEqual(['saved', 0]);
	});

	test('[Q3] pauses differ from phone to phone, and a told pause is kept', async () => {
		const { queue, pauses, answer } = await queueByHand({ random: () => 0 });
		await queue.say(WATER, { answers: { impact: rated(5) } });
		await answer(later);
		await answer({ kind: 'later', pauseMs: 7000 });
		expect(pauses).toEqual([500, 7000]);
	});

	test('[Q3] when the network is back the pause ends', async () => {
		const sent: string[] = [];
		const { queue } = await queueByHand({
			send: async (path) => (sent.push(path) === 1 ? later : saved()),
			pause: () => new Promise(() => {})
		});
		await queue.say(WATER, { answers: { impact: rated(5) } });
		await aMoment();
		expect(sent).toHaveLength(1);
		queue.retryNow();
		await queue.settled();
		expect([sent.length, queue.status]).toEqual([2, 'saved']);
	});

	test('[Q4] one theme that keeps failing does not hold up another', async () => {
		const { queue, sent, answer } = await queueByHand();
		await queue.say(WATER, { answers: { impact: rated(5) } });
		await queue.say(SOIL, { answers: { impact: rated(2) } });
		await answer(later);
		expect(sent.at(-1)!.path).toBe('/s/BCDFGH/soil');
		await answer(saved());
		expect(sent.at(-1)!.path).toBe('/s/BCDFGH/water');
	});

	test('[Q5] a refused answer is told until that was read, and then it is gone', async () => {
		const { queue, sent, answer } = await queueByHand();
		await queue.say(WATER, { answers: { impact: rated(5) }, remark: 'Denk aan de buren' });
		await queue.say(SOIL, { answers: { impact: rated(2) } });
		await answer(saved());
		await queue.say(WATER, { answers: { impact: rated(1) } });
		await answer({ kind: 'refused', reason: 'theme-unknown' });
		expect(queue.refused).toMatchObject([{ title: 'Bodem', refused: 'theme-unknown' }]);
		expect(sent.at(-1)!.path).toBe('/s/BCDFGH/water');
		await queue.acknowledge();
		expect([queue.refused.length, queue.unsaved]).toEqual([0, 1]);
	});

	test('[Q5] a closed round refuses all that waits, and what was saved before is shown again', async () => {
		const { queue, sent, answer } = await queueByHand();
		await queue.say(WATER, { answers: { impact: rated(5) } });
		await answer(saved(1000));
		await queue.say(WATER, { answers: { impact: rated(1) } });
		await queue.say(SOIL, { answers: { impact: rated(1) } });
		expect(queue.shown('water', 0).answers).toEqual({ impact: rated(1) });
		await answer({ kind: 'refused', reason: 'round-closed' });
		expect(queue.refused.map(({ title }) => title)).toEqual(['Water', 'Bodem']);
		expect([queue.unsaved, sent.length]).toEqual([0, 2]);
		expect(queue.shown('water', 0).answers).toEqual({ impact: rated(5) });
	});

	test('[Q6] what is shown is what was said here, until the page has read it from the server', async () => {
		const { queue, answer } = await queueByHand();
		void queue.say(WATER, { answers: { impact: rated(5) }, remark: '' });
		const said: ThemeAnswers = { answers: { impact: rated(5) }, remark: '' };
		expect([queue.shown('water', 9999), queue.unsaved]).toEqual([said, 2]);
		await aMoment();
		expect([queue.shown('water', 9999), queue.unsaved]).toEqual([said, 2]);
		expect(queue.shown('soil', 0)).toEqual({ answers: {} });
		await answer(saved(1000));
		expect(queue.shown('water', 1000).answers).toEqual({ impact: rated(5) });
		expect(queue.shown('water', 1001)).toEqual({ answers: {} });
	});

	test('[Q7] what a closed page did not send is sent at the next visit, and of another round refused', async () => {
		const { openTab } = diskInMemory();
		const first = await queueByHand({ device: openTab(), send: () => new Promise(() => {}) });
		await first.queue.say(WATER, { answers: { impact: rated(3) } });
		const { queue, sent, answer } = await queueByHand({ device: openTab() }, 2);
		await aMoment();
		expect(sent).toMatchObject([{ batch: { round: 1, answers: { impact: rated(3) } } }]);
		expect(queue.shown('water', 0)).toEqual({ answers: {} });
		await answer({ kind: 'refused', reason: 'round-closed' });
		expect(queue.refused).toMatchObject([{ theme: 'water', refused: 'round-closed' }]);
	});

	test('[Q8] what one person said is never sent as another', async () => {
		const { openTab } = diskInMemory();
		const first = await queueByHand({ device: openTab(), send: () => new Promise(() => {}) });
		await first.queue.say(WATER, { answers: { impact: rated(3) } });
		const { queue, sent } = await queueByHand({ device: openTab() });
		await queue.begin({ code: 'BCDFGH', seat: 'somebody else' }, 1, 0);
		await aMoment();
		expect(sent.filter(({ batch }) => batch.seat !== 'me')).toEqual([]);
		expect([queue.unsaved, queue.shown('water', 0)]).toEqual([0, { answers: {} }]);
	});

	test('[Q6] of what another device said later, nothing older is shown any more', async () => {
		const { queue, answer } = await queueByHand();
		await queue.say(WATER, { answers: { impact: rated(5), effort: rated(1) } });
		await answer({ kind: 'saved', atMs: 1000, aheadMs: 0, older: ['impact'] });
		expect(queue.shown('water', 0).answers).toEqual({ effort: rated(1) });
		expect([queue.overtaken, queue.unsaved]).toEqual([1, 0]);
	});

	test('[Q15] that a card was opened goes along, and is no answer to wait for', async () => {
		const { queue, sent, answer } = await queueByHand();
		await queue.say(WATER, { answers: {}, seen: true });
		expect(sent.map(({ batch }) => batch.seen)).toEqual([true]);
		expect([queue.unsaved, queue.status, queue.lastTheme]).toEqual([0, 'saved', null]);
		expect(queue.shown('water', 0)).toEqual({ answers: {}, seen: true });
		await answer({ kind: 'refused', reason: 'round-closed' });
		expect(queue.refused).toEqual([]);
		await queue.say(WATER, { answers: { impact: rated(2) } });
		expect([queue.unsaved, queue.lastTheme]).toEqual([1, 'water']);
	});

	test('[Q9] a clock that is wrong or goes back gives no older taps', async () => {
		const times = [9_000_000, 1000, 2000];
		const { openTab } = diskInMemory();
		const { queue, sent, answer } = await queueByHand({
			device: openTab(),
			now: () => times.shift()!
		});
		await queue.begin(SEAT, 1, 50);
		for (const value of [1, 2, 3]) await queue.say(WATER, { answers: { impact: rated(value) } });
		await answer(saved());
		const [one, three] = sent.map(({ batch }) => batch.taps.impact!);
		expect([one, three]).toEqual([9_000_050 * 1024, 9_000_050 * 1024 + 2]);
	});
});

/** What happens to one request. */
const FATES = ['arrives', 'is lost', 'arrives, answer lost', 'arrives much later', 'busy'] as const;

describe('[Q10] whatever goes wrong, the newest tap of every question is what the server has', () => {
	const step = fc.oneof(
		{
			weight: 5,
			arbitrary: fc.record({
				do: fc.constant('tap' as const),
				device: fc.nat(1),
				tab: fc.nat(1),
				theme: fc.constantFrom('water', 'soil', 'hedge'),
				question: fc.constantFrom('impact', 'effort'),
				value: fc.constantFrom(1, 2, 3, 4, 5)
			})
		},
		fc.record({ do: fc.constant('reload' as const), device: fc.nat(1), tab: fc.nat(1) }),
		fc.record({ do: fc.constant('wait' as const) })
	);
	const fates = fc.array(fc.constantFrom(...FATES), { maxLength: 40 });

	test('two devices with two tabs each, reloads, lost and late requests', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(step, { maxLength: 25 }), fates, async (steps, script) => {
				const server = new Map<string, { tap: number; value: unknown }>();
				const late: (() => void)[] = [];
				const arrive = (path: string, { answers, taps }: Batch) => {
					for (const [question, value] of Object.entries(answers)) {
						const tap = taps[question as 'impact']!;
						const before = server.get(`${path} ${question}`);
						if (!before || tap >= before.tap) server.set(`${path} ${question}`, { tap, value });
					}
				};
				let nowMs = 1_000_000;
				/** The clock of the second device is an hour behind. */
				const aheadOf = [0, 3_600_000];
				const devices = [diskInMemory(), diskInMemory()];
				const openPage = async (device: number) => {
					const page = { alive: true, queue: null as unknown as RatingQueue };
					page.queue = new RatingQueue({
						device: devices[device]!.openTab(),
						now: () => nowMs - aheadOf[device]!,
						random: () => 0.5,
						pause: async () => {},
						send: async (path, batch) => {
							if (!page.alive) return new Promise(() => {});
							const fate = script.shift() ?? 'arrives';
							if (fate === 'arrives much later') late.push(() => arrive(path, batch));
							if (fate.startsWith('arrives') && fate !== 'arrives much later') arrive(path, batch);
							await Promise.resolve();
							if (!page.alive) return new Promise(() => {});
							return fate === 'arrives'
								? { kind: 'saved', atMs: nowMs, aheadMs: aheadOf[device]!, older: [] }
								: later;
						}
					});
					await page.queue.begin(SEAT, 1, aheadOf[device]!);
					return page;
				};
				const pages = await Promise.all(
					[0, 1].map((device) => Promise.all([openPage(device), openPage(device)]))
				);
				const expected = new Map<string, unknown>();
				const saidOn = [new Map<string, unknown>(), new Map<string, unknown>()];
				for (const one of steps) {
					nowMs += 1;
					if (one.do === 'tap') {
						const { theme, question, value } = one;
						const said = { answers: { [question]: rated(value) } };
						void pages[one.device]![one.tab]!.queue.say({ round: 1, theme, title: theme }, said);
						expected.set(`/s/BCDFGH/${theme} ${question}`, rated(value));
						saidOn[one.device]!.set(`${theme} ${question}`, rated(value));
					} else if (one.do === 'reload') {
						pages[one.device]![one.tab]!.alive = false;
						pages[one.device]![one.tab] = await openPage(one.device);
					} else await aMoment();
				}
				script.length = 0;
				for (const device of [0, 1]) await (await openPage(device)).queue.settled();
				await aMoment();
				for (const arriveNow of late) arriveNow();
				const has = [...server].map(([cell, { value }]) => [cell, value]);
				expect(Object.fromEntries(has)).toEqual(Object.fromEntries(expected));
				for (const [i, { disk }] of devices.entries()) {
					const { items } = disk.get('BCDFGH me')!;
					expect(items.every((item) => item.savedAtMs !== null)).toBe(true);
					const shown = items.map(({ theme, part, value }) => [`${theme} ${part}`, value]);
					expect(Object.fromEntries(shown)).toEqual(Object.fromEntries(saidOn[i]!));
				}
			}),
			{ numRuns: 150 }
		);
	});
});
