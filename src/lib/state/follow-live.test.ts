import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { followLive } from './follow-live.ts';

/** An EventSource whose server the test plays. */
class Source extends EventTarget {
	static readonly CLOSED = 2;
	static all: Source[] = [];
	readyState = 0;
	onmessage: ((event: { data: string }) => void) | null = null;
	onerror: (() => void) | null = null;
	constructor() {
		super();
		Source.all.push(this);
	}
	close() {
		this.readyState = Source.CLOSED;
	}
	say(people: number) {
		this.onmessage?.({ data: JSON.stringify({ nowMs: 0, now: people }) });
	}
	fail(gaveUp: boolean) {
		if (gaveUp) this.close();
		this.onerror?.();
	}
}

const page = Object.assign(new EventTarget(), { hidden: false });
const windowOf = new EventTarget();

function following(pausesHidden = false) {
	const told: (number | string)[] = [];
	const stop = followLive<number>({
		url: '/live',
		pausesHidden,
		onNews: ({ now }) => told.push(now),
		onHeard: () => {},
		onSilence: () => told.push('silence'),
		onGone: () => told.push('gone')
	});
	return { told, stop };
}
const open = () => Source.all.filter(({ readyState }) => readyState !== Source.CLOSED);
const newest = () => Source.all.at(-1)!;
const look = (hidden: boolean) => {
	page.hidden = hidden;
	page.dispatchEvent(new Event('visibilitychange'));
};

beforeEach(() => {
	vi.useFakeTimers();
	vi.stubGlobal('EventSource', Source);
	vi.stubGlobal('document', page);
	vi.stubGlobal('window', windowOf);
	Source.all = [];
	page.hidden = false;
});
afterEach(() => {
	vi.unstubAllGlobals();
	vi.useRealTimers();
});

describe('[SC15] a page that follows', () => {
	test('tells what comes in, on one connection', () => {
		const { told, stop } = following();
		newest().say(1);
		newest().say(2);
		expect(told).toEqual([1, 2]);
		expect(open()).toHaveLength(1);
		stop();
		expect(open()).toHaveLength(0);
	});

	test('leaves a broken connection to the browser, and makes a new one where that gave up', () => {
		const { told, stop } = following();
		newest().fail(false);
		vi.advanceTimersByTime(4000);
		expect([told, Source.all.length]).toEqual([['silence'], 1]);
		newest().fail(true);
		vi.advanceTimersByTime(4000);
		expect(Source.all).toHaveLength(2);
		newest().say(3);
		expect(told).toEqual(['silence', 'silence', 3]);
		stop();
	});

	test('notices a connection that is dead without a word, by the heartbeat', () => {
		const { told, stop } = following();
		for (let i = 0; i < 6; i += 1) {
			vi.advanceTimersByTime(5000);
			newest().dispatchEvent(new Event('beat'));
		}
		expect([told, Source.all.length]).toEqual([[], 1]);
		vi.advanceTimersByTime(14_000);
		expect([told, Source.all.length]).toEqual([['silence'], 2]);
		expect(open()).toHaveLength(1);
		stop();
	});

	test('asks anew right after sleep, when the network is back and when it is looked at again', () => {
		const { stop } = following();
		vi.advanceTimersByTime(1000);
		// The clock went on, the timers did not.
		vi.setSystemTime(Date.now() + 60_000);
		vi.advanceTimersByTime(1000);
		expect(Source.all).toHaveLength(2);
		windowOf.dispatchEvent(new Event('online'));
		expect(Source.all).toHaveLength(3);
		look(true);
		expect([Source.all.length, open().length]).toEqual([3, 1]);
		look(false);
		expect([Source.all.length, open().length]).toEqual([4, 1]);
		stop();
	});

	test('the room asks nothing while nobody looks at it', () => {
		const { stop } = following(true);
		look(true);
		expect(open()).toHaveLength(0);
		vi.advanceTimersByTime(60_000);
		expect(open()).toHaveLength(0);
		look(false);
		expect(open()).toHaveLength(1);
		stop();
	});

	test('stops for good when there is nothing to follow any more', () => {
		const { told, stop } = following();
		newest().dispatchEvent(new Event('gone'));
		look(false);
		windowOf.dispatchEvent(new Event('online'));
		vi.advanceTimersByTime(60_000);
		expect([told, open().length]).toEqual([['gone'], 0]);
		stop();
	});
});
