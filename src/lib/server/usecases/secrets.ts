import { createHash, createHmac } from 'node:crypto';
import type { App } from '../app.ts';

/** Letters and digits that nobody mixes up when they are read aloud or copied from a screen. */
export const CODE_LETTERS = 'BCDFGHJKLMNPQRSTVWXZ23456789';
const ID_LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789';
export const CODE_LENGTH = 6;

/** A new code to join with: six letters and digits. */
export function newCode(app: App): string {
	return letters(app, CODE_LETTERS, CODE_LENGTH);
}

/** A new id for an address, e.g. of a scan: twelve letters and digits. */
export function newId(app: App): string {
	return letters(app, ID_LETTERS, 12);
}

/** A new secret for a participant or a key: 32 characters, 192 bits. */
export function newSecret(app: App): string {
	return Buffer.from(app.random(24)).toString('base64url');
}

/** A new key for the address of a screen: 22 characters, 128 bits. */
export function newScreenKey(app: App): string {
	return Buffer.from(app.random(16)).toString('base64url');
}

/** What a person typed as a code, made comparable: upper case, without spaces and dashes. */
export function normaliseCode(typed: string): string {
	return typed.toUpperCase().replace(/[\s-]/g, '');
}

/** SHA-256 in hex: what the database knows of a secret. */
export function hashSecret(secret: string): string {
	return createHash('sha256').update(secret).digest('hex');
}

/** Keyed hash of a label in an imported file: it ties rows together and tells no name. */
export function hashLabel(key: string, label: string): string {
	return createHmac('sha256', key).update(label).digest('hex');
}

function letters(app: App, alphabet: string, length: number): string {
	let text = '';
	// Bytes beyond the last whole multiple of the alphabet are left out: each letter equally likely.
	const limit = 256 - (256 % alphabet.length);
	while (text.length < length)
		for (const byte of app.random(length))
			if (byte < limit && text.length < length) text += alphabet[byte % alphabet.length];
	return text;
}
