import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { PAUSE_MS } from './feed.ts';
import { BEAT_MS, createHub, type HubOptions, type LiveHub } from './hub.ts';

/** A scan whose numbers can be set, and how often they were read. */
function aScan(hub: LiveHub) {
	const scan = {
		people: 1,
		reads: 0,
		gone: false,
		stays: true,
		fails: false,
		touch: () => hub.touch('scan', 'people'),
		follow(part = 'room') {
			const read = async () => {
				scan.reads += 1;
				if (scan.fails) throw new Error('The disk is full');
				return scan.gone ? null : { room: { people: scan.people }, other: { always: true } };
			};
			return listen(hub.follow({ scanId: 'scan', part, read, stays: async () => scan.stays }));
		}
	};
	return scan;
}

/** Reads a stream as it comes in. */
function listen(stream: ReadableStream<Uint8Array>) {
	const reader = stream.getReader();
	const heard: string[] = [];
	const state = { ended: false };
	void (async () => {
		for (;;) {
			const { done, value } = await reader.read();
			if (done) break;
			heard.push(new TextDecoder().decode(value));
		}
		state.ended = true;
	})();
	const events = (name: string) => heard.filter((text) => text.startsWith(name));
	return {
		state,
		heard,
		/** Number and content of every snapshot. */
		snapshots: () =>
			events('id: ').map((text) => {
				const [, number, data] = /^id: (\d+)\ndata: (.*)\n\n$/.exec(text)!;
				return { number: Number(number), ...(JSON.parse(data!) as { now: { people: number } }) };
			}),
		beats: () => events('event: beat').length,
		isGone: () => events('event: gone').length === 1,
		leave: () => reader.cancel()
	};
}

beforeEach(() => {
	vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval', 'clearInterval', 'setImmediate'] });
});
afterEach(() => {
	vi.useRealTimers();
});
const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms);

describe('server-sent events of a scan', () => {
	test('[SC1] who comes gets the newest whole snapshot at once, and each new one with a higher number', async () => {
		const scan = aScan(createHub());
		const first = scan.follow();
		await wait(0);
		expect(first.snapshots()).toMatchObject([{ number: 1, now: { people: 1 } }]);
		scan.people = 2;
		scan.touch();
		await wait(PAUSE_MS + 10);
		expect(first.snapshots()).toMatchObject([{ number: 1 }, { number: 2, now: { people: 2 } }]);
		const late = scan.follow();
		await wait(0);
		expect(late.snapshots()).toMatchObject([{ number: 2, now: { people: 2 } }]);
	});

	test('[SC2] at most four in a second, the last of them with everything that happened', async () => {
		const scan = aScan(createHub());
		const one = scan.follow();
		await wait(PAUSE_MS + 10);
		const before = one.snapshots().length;
		for (let ms = 0; ms < 1000; ms += 10) {
			scan.people += 1;
			scan.touch();
			await wait(10);
		}
		expect(one.snapshots().length - before).toBeLessThanOrEqual(4);
		await wait(PAUSE_MS + 10);
		expect(one.snapshots().at(-1)).toMatchObject({ now: { people: 101 } });
		const numbers = one.snapshots().map(({ number }) => number);
		expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
		expect(new Set(numbers).size).toBe(numbers.length);
	});

	test('[SC3] a snapshot is read once for all who follow, and what did not change is not sent', async () => {
		const scan = aScan(createHub());
		const all = Array.from({ length: 1000 }, (_, i) => scan.follow(i < 999 ? 'room' : 'other'));
		await wait(PAUSE_MS + 10);
		expect(scan.reads).toBe(1);
		scan.people = 7;
		scan.touch();
		await wait(PAUSE_MS + 10);
		scan.touch();
		await wait(PAUSE_MS + 10);
		expect(scan.reads).toBe(3);
		for (const one of all.slice(0, 999)) expect(one.snapshots()).toHaveLength(2);
		expect(all[999]!.snapshots()).toHaveLength(1);
	});

	test('[SC4] everybody hears a heartbeat, and nothing ticks while nobody follows', async () => {
		const scan = aScan(createHub());
		expect(vi.getTimerCount()).toBe(0);
		const [one, other] = [scan.follow(), scan.follow()];
		await wait(BEAT_MS);
		expect([one.beats(), other.beats()]).toEqual([1, 1]);
		await one.leave();
		await wait(BEAT_MS);
		expect([one.beats(), other.beats()]).toEqual([1, 2]);
		await other.leave();
		await wait(PAUSE_MS + 10);
		expect(vi.getTimerCount()).toBe(0);
		scan.touch();
		await wait(PAUSE_MS + 10);
		expect(scan.reads).toBe(1);
	});

	test('[SC5] a stream ends when the login ended, when there is nothing to follow any more, and when the server stops', async () => {
		const hub = createHub();
		const scan = aScan(hub);
		const loggedOut = scan.follow();
		scan.stays = false;
		await wait(BEAT_MS);
		expect([loggedOut.isGone(), loggedOut.state.ended]).toEqual([true, true]);
		scan.stays = true;
		const unknownPart = scan.follow('nothing');
		await wait(PAUSE_MS + 10);
		expect(unknownPart.isGone()).toBe(true);
		const deleted = scan.follow();
		await wait(PAUSE_MS + 10);
		scan.gone = true;
		scan.touch();
		await wait(PAUSE_MS + 10);
		expect(deleted.isGone()).toBe(true);
		scan.gone = false;
		const stopped = scan.follow();
		await wait(PAUSE_MS + 10);
		hub.stop();
		const tooLate = scan.follow();
		await wait(0);
		// Not gone: the browser has to come back when the server does.
		expect([stopped.isGone(), stopped.state.ended]).toEqual([false, true]);
		expect(tooLate.state.ended).toBe(true);
	});

	test('[SC6] who is slow gets the newest when there is room, and nothing piles up', async () => {
		const hub = createHub();
		const scan = aScan(hub);
		const read = async () => ({ room: { people: scan.people } });
		const stream = hub.follow({ scanId: 'scan', part: 'room', read });
		for (let i = 0; i < 50; i += 1) {
			scan.people += 1;
			scan.touch();
			await wait(PAUSE_MS + 10);
		}
		const late = listen(stream);
		await wait(0);
		expect(late.heard.length).toBeLessThanOrEqual(5);
		expect(late.snapshots().at(-1)).toMatchObject({ now: { people: 51 } });
	});

	test('[SC7] what another program wrote shows too, looked for only while somebody follows', async () => {
		let [written, looks] = [false, 0];
		const changedElsewhere: HubOptions['changedElsewhere'] = () => {
			looks += 1;
			const was = written;
			written = false;
			return was;
		};
		const hub = createHub({ changedElsewhere });
		const scan = aScan(hub);
		await wait(10_000);
		expect(looks).toBe(0);
		const one = scan.follow();
		await wait(PAUSE_MS + 10);
		const version = hub.version('scan');
		scan.people = 9;
		written = true;
		await wait(2000 + PAUSE_MS);
		expect(one.snapshots().at(-1)).toMatchObject({ now: { people: 9 } });
		expect(hub.version('scan')).toBeGreaterThan(version);
	});

	test('[SC2] a snapshot that could not be made is made later', async () => {
		const silent = vi.spyOn(console, 'error').mockReturnValue();
		const scan = aScan(createHub());
		scan.fails = true;
		const one = scan.follow();
		await wait(100);
		scan.fails = false;
		await wait(5000);
		expect(silent).toHaveBeenCalledOnce();
		expect(one.snapshots()).toMatchObject([{ now: { people: 1 } }]);
		silent.mockRestore();
	});
});
