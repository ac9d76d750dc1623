import { AGREEMENT_STEP, DELTA, SIGN_P, STABLE } from '../domain/change.ts';
import type { Language } from '../domain/language.ts';
import type { Change, Pairs, QuestionChange } from '../domain/release-shape.ts';
import { numberText } from './numbers-and-lists.ts';
import { m } from './paraglide/messages.js';
import { figure, percent } from './result-words.ts';

/** Since when, as a heading. A theme that was carried may be compared with an earlier round. */
export function changeTitle(change: Change, locale: Language): string {
	const at = { locale };
	if (change.kind === 'scan') return m.change_title_scan({ title: change.title }, at);
	const rounds = new Set(change.themes.map(({ since }) => since));
	const [round] = rounds;
	return round === undefined || rounds.size > 1
		? m.change_title_rounds({}, at)
		: m.change_title_round({ round }, at);
}

/** Why one question has its word of change: the rules in the order in which they are asked. */
export function howChange(changed: QuestionChange, locale: Language): readonly string[] {
	const { pairs } = changed;
	return [
		pairs ? pairsText(pairs, locale) : m.how_change_all({}, { locale }),
		stableText(pairs ?? changed, locale),
		pairs ? signText(pairs, locale) : deltaText(changed, locale),
		agreementText(pairs ?? changed, locale),
		differenceText(changed, locale)
	];
}

function pairsText({ n, up, down, same }: Pairs, locale: Language): string {
	const number = (people: number) => numberText(people, locale);
	return m.how_change_pairs(
		{ pairs: number(n), up: number(up), down: number(down), same: number(same) },
		{ locale }
	);
}

function stableText(
	{ distributionChange }: Pick<Pairs, 'distributionChange'>,
	locale: Language
): string {
	const changed = figure(distributionChange * 100, locale);
	return m.how_change_stable({ cut: percent(STABLE, locale), changed }, { locale });
}

function signText({ signP }: Pairs, locale: Language): string {
	const cut = numberText(SIGN_P * 100, locale);
	return m.how_change_sign({ cut, chance: figure(signP * 100, locale) }, { locale });
}

function deltaText({ delta }: QuestionChange, locale: Language): string {
	const cut = figure(DELTA, locale, 2);
	return m.how_change_delta({ delta: figure(delta, locale, 2), cut }, { locale });
}

function agreementText(
	{ agreementBefore, agreementNow }: Pick<Pairs, 'agreementBefore' | 'agreementNow'>,
	locale: Language
): string {
	return m.how_change_agreement(
		{
			step: figure(AGREEMENT_STEP, locale),
			before: figure(agreementBefore, locale, 2),
			now: figure(agreementNow, locale, 2)
		},
		{ locale }
	);
}

function differenceText({ difference }: QuestionChange, locale: Language): string {
	if (difference === null) return m.how_change_no_difference({}, { locale });
	const sign = difference > 0 ? '+' : '';
	const text = `${sign}${figure(difference, locale, 2)}`;
	return m.how_change_difference({ difference: text }, { locale });
}
