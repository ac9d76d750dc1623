import { expect, test } from 'vitest';
import { isFarOff, monthsAfter, proposedHighlights, type Highlight } from './leave.ts';
import type { ReleaseTheme } from './release-shape.ts';
import type { TalkPart, TalkSection } from './talk.ts';

const themes = Array.from({ length: 9 }, (_, i) => ({ id: `t${i}` }) as ReleaseTheme);
const section = (part: TalkPart, of: readonly ReleaseTheme[]): TalkSection => ({
	...{ part, more: 0 },
	items: of.map((theme) => ({ theme, why: [] }))
});
const SECTIONS = [
	section('start', themes),
	section('differ', themes.slice(0, 2)),
	section('minority', themes.slice(1, 4)),
	section('find-out', themes.slice(0, 1))
];

test('[TK14] what is proposed comes from the parts of the talk, as much as fits, and not what is there already', () => {
	const findings = new Map([['t0', { question: 'Hoe diep?' }]]);
	const chosen: readonly Highlight[] = [
		{ kind: 'start', theme: 't0', text: '' },
		{ kind: 'start', theme: null, text: 'Een eigen begin' }
	];
	const { start, talk, question } = proposedHighlights(SECTIONS, findings, chosen);
	expect(start.map(({ theme }) => theme.id)).toEqual(['t1', 't2', 't3']);
	expect(talk.map(({ theme }) => theme.id)).toEqual(['t0', 't1', 't2']);
	expect(question.map(({ text }) => text)).toEqual(['Hoe diep?']);
});

test('[TK13] a first step later than three months is far off; on the day itself, and without a day, it is not', () => {
	expect(monthsAfter('2026-11-21', 3)).toBe('2027-02-21');
	expect(monthsAfter('2026-11-30', 3)).toBe('2027-02-28');
	expect(isFarOff('2027-02-21', '2026-11-21')).toBe(false);
	expect(isFarOff('2027-02-22', '2026-11-21')).toBe(true);
	expect(isFarOff(null, '2026-11-21')).toBe(false);
});
