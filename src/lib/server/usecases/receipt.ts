import { createHash } from 'node:crypto';
import { CODE_LETTERS, hashSecret, normaliseCode } from './secrets.ts';

/** 10 of 28 letters and digits are 48 bits: short enough to copy, too many to guess. */
const RECEIPT_LENGTH = 10;

/**
 * The short code with which a person comes back on another device: a second secret of theirs, made
 * from the first, so that nothing more has to be kept.
 * @param secret from the cookie; on a device where the receipt code was typed, that is the receipt
 */
export function receiptOf(secret: string): string {
	if (isReceipt(secret)) return secret;
	const limit = 256 - (256 % CODE_LETTERS.length);
	let text = '';
	for (let round = 0; text.length < RECEIPT_LENGTH; round += 1)
		for (const byte of createHash('sha256').update(`receipt ${round} ${secret}`).digest())
			if (byte < limit && text.length < RECEIPT_LENGTH)
				text += CODE_LETTERS[byte % CODE_LETTERS.length];
	return text;
}

/** As a person reads it: "BCDFG HJKLM". */
export function receiptText(receipt: string): string {
	return `${receipt.slice(0, RECEIPT_LENGTH / 2)} ${receipt.slice(RECEIPT_LENGTH / 2)}`;
}

/** @returns the code that a person typed, or null when it cannot be one */
export function typedReceipt(typed: string): string | null {
	const code = normaliseCode(typed);
	return isReceipt(code) ? code : null;
}

/** Tells the persons of one device apart; of no use to anybody who wants to be one. */
export function seatMark(secret: string): string {
	return hashSecret(secret).slice(0, 12);
}

function isReceipt(text: string): boolean {
	return text.length === RECEIPT_LENGTH && [...text].every((one) => CODE_LETTERS.includes(one));
}
