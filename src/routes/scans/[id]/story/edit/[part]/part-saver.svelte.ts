import type { PartText } from '#lib/domain/story-document.ts';

/** What stands on the server when somebody else saved meanwhile. */
export interface OtherText {
	readonly version: number;
	readonly text: PartText;
	readonly savedAtMs: number;
}

/** What became of one attempt to save. */
export type Attempt =
	| { readonly kind: 'saved'; readonly version: number; readonly savedAtMs: number }
	| { readonly kind: 'changed'; readonly other: OtherText }
	/** The server will not have it as it is. */
	| { readonly kind: 'refused'; readonly message: string }
	| { readonly kind: 'signed-out' }
	/** No answer: trying again makes sense. */
	| { readonly kind: 'later' };

export interface ToSave {
	readonly base: number;
	readonly first: boolean;
	readonly text: PartText;
}

/** A text that the server does not have, as it stands on the device. */
export interface KeptText {
	readonly base: number;
	readonly text: PartText;
}

export interface Outside {
	readonly send: (made: ToSave, leaving: boolean) => Promise<Attempt>;
	/** @param kept null: nothing is unsaved any more. @returns false when it could not be kept */
	readonly keep: (kept: KeptText | null) => boolean;
}

export type SaveState =
	'idle' | 'saving' | 'saved' | 'waiting' | 'refused' | 'signed-out' | 'other';

const AFTER_TYPING_MS = 1500;
/** Who types on and on is saved too. */
const AT_LEAST_EVERY_MS = 10_000;
const TRY_AGAIN_MS = 5_000;

/**
 * Saves a part while somebody types: on the device at once, and on the server when they pause, one
 * request at a time. "Saved" is said when the server has answered. When somebody else saved
 * meanwhile it stops, until one has chosen.
 */
export class PartSaver {
	state: SaveState = $state('idle');
	/** Why the server will not have it. */
	message = $state('');
	savedAtMs: number | null = $state(null);
	other: OtherText | null = $state.raw(null);
	/** False when what is unsaved is lost with the page. */
	isKept = $state(true);
	#base: number;
	#first = true;
	#unsaved: PartText | null = null;
	#since = 0;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#sending: Promise<void> | null = null;
	readonly #outside: Outside;

	constructor(outside: Outside, base: number) {
		this.#outside = outside;
		this.#base = base;
	}

	/** There is something that the server does not have. */
	get isUnsaved(): boolean {
		return this.#unsaved !== null;
	}

	change(text: PartText): void {
		if (this.#unsaved === null) this.#since = Date.now();
		this.#unsaved = text;
		this.isKept = this.#outside.keep({ base: this.#base, text });
		if (this.state === 'other') return;
		if (this.state !== 'waiting' && this.state !== 'signed-out') this.state = 'saving';
		const latest = this.#since + AT_LEAST_EVERY_MS - Date.now();
		this.#later(Math.max(0, Math.min(AFTER_TYPING_MS, latest)));
	}

	/** Saves now what is unsaved. @param leaving the page may be gone before the answer comes */
	async flush(leaving = false): Promise<void> {
		clearTimeout(this.#timer);
		while (this.#sending) await this.#sending;
		const text = this.#unsaved;
		if (!text || this.state === 'other') return;
		this.#sending = this.#send(text, leaving);
		await this.#sending;
	}

	/** Somebody else's text is taken: what one typed goes, once the page shows the other. */
	takeOther(): void {
		if (!this.other) return;
		this.#base = this.other.version;
		this.savedAtMs = this.other.savedAtMs;
		this.#done();
	}

	/** What one typed goes on top, as a new version; the other's stays the version before. */
	async goOnTop(): Promise<void> {
		if (!this.other) return;
		this.#base = this.other.version;
		this.#first = true;
		this.other = null;
		this.state = 'saving';
		await this.flush();
	}

	/** Text from this device that was made on top of an older version. */
	meet(text: PartText, other: OtherText): void {
		this.#unsaved = text;
		this.isKept = this.#outside.keep({ base: this.#base, text });
		this.other = other;
		this.state = 'other';
	}

	stop(): void {
		clearTimeout(this.#timer);
	}

	#later(ms: number): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.flush(), ms);
	}

	async #send(text: PartText, leaving: boolean): Promise<void> {
		const made = { base: this.#base, first: this.#first, text };
		const attempt = await this.#outside.send(made, leaving);
		this.#sending = null;
		switch (attempt.kind) {
			case 'saved':
				this.#base = attempt.version;
				this.#first = false;
				this.savedAtMs = attempt.savedAtMs;
				if (this.#unsaved === text) this.#done();
				else if (this.#unsaved) {
					this.state = 'saving';
					this.#since = Date.now();
					this.change(this.#unsaved);
				}
				return;
			case 'changed':
				this.other = attempt.other;
				this.state = 'other';
				return;
			case 'refused':
				this.message = attempt.message;
				this.state = 'refused';
				return;
			default:
				this.state = attempt.kind === 'later' ? 'waiting' : 'signed-out';
				this.#later(TRY_AGAIN_MS);
		}
	}

	#done(): void {
		this.#unsaved = null;
		this.#outside.keep(null);
		this.isKept = true;
		this.other = null;
		this.state = 'saved';
	}
}
