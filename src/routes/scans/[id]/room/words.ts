import { familyTitle } from '#lib/i18n/family-titles.ts';
import { FAMILIES, type Group } from '#lib/domain/group.ts';
import { textFor, type Language } from '#lib/domain/language.ts';
import type { Breakdown } from '#lib/domain/scan.ts';
import { numberText } from '#lib/i18n/numbers-and-lists.ts';
import { m } from '#lib/i18n/paraglide/messages.js';

export type NamedGroup = Pick<Group, 'slug' | 'family' | 'title'>;

/** Name of a unit: of a side of the table, or of a group. */
export function unitName(
	unit: string,
	breakdown: Breakdown,
	groups: readonly NamedGroup[],
	language: Language
): string {
	const family = breakdown === 'families' && FAMILIES.find((known) => known === unit);
	const title = family ? familyTitle(family) : groups.find(({ slug }) => slug === unit)?.title;
	return title ? textFor(title, language).text : unit;
}

/** A short time in words, e.g. '2 minuten' or '90 seconden'. */
export function durationText(seconds: number, language: Language): string {
	const whole = seconds % 60 === 0;
	const count = whole ? seconds / 60 : seconds;
	if (count === 1) return whole ? m.room_minutes_one() : m.room_seconds_one();
	const inputs = { count: numberText(count, language) };
	return whole ? m.room_minutes_many(inputs) : m.room_seconds_many(inputs);
}

/** A time of day in the Netherlands, e.g. '14:05' or '14:05:30'. */
export function clockText(atMs: number, seconds = false): string {
	return new Intl.DateTimeFormat('nl-NL', {
		hour: '2-digit',
		minute: '2-digit',
		...(seconds && { second: '2-digit' }),
		timeZone: 'Europe/Amsterdam'
	}).format(atMs);
}

/** Time that is left, e.g. '1:05'; never below zero. */
export function leftText(leftMs: number): string {
	const seconds = Math.max(0, Math.ceil(leftMs / 1000));
	return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
