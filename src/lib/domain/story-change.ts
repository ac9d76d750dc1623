import type { Move } from './release-shape.ts';
import type { Reading } from './story-reading.ts';
import { once, THEMES, type Known, type Teller } from './story-teller.ts';
import type { Dividing } from './talk.ts';

/** What can be said of a theme that was asked both times, in the order in which it is told. */
export const SHIFTS = [
	...(['impact-up', 'impact-down', 'feasibility-up', 'feasibility-down'] as const),
	...(['more-agreed', 'less-agreed', 'mixed', 'stable'] as const)
] as const;
export type Shift = (typeof SHIFTS)[number];

/** Up and down go by the question; the rest is said of both together, what is clear first. */
function shiftsOf(moves: Readonly<Record<Dividing, Move | null>>): readonly Shift[] {
	const told = [moves.impact, moves.feasibility].filter((move) => move !== null);
	const clear = (['impact', 'feasibility'] as const).flatMap((question): readonly Shift[] => {
		const move = moves[question];
		if (move === 'up') return [`${question}-up`];
		if (move === 'down') return [`${question}-down`];
		return move === 'more-agreed' || move === 'less-agreed' ? [move] : [];
	});
	if (clear.length > 0) return [...new Set(clear)];
	if (told.length === 0) return [];
	return told.includes('mixed') ? ['mixed'] : ['stable'];
}

const CHANGED_THEMES = '/release/change/themes';

function movesOf(read: Reading, at: number): Readonly<Record<Dividing, Move | null>> {
	const move = (question: Dividing) =>
		(read.at('release', 'change', 'themes', at, 'questions', question, 'move') ??
			null) as Move | null;
	return { impact: move('impact'), feasibility: move('feasibility') };
}

/** Themes of the change that are in the release, with what is said of them. */
function changesOf({ basis }: Known) {
	return (basis.release.change?.themes ?? []).flatMap(({ id, questions }, at) => {
		const i = basis.release.themes.findIndex((theme) => theme.id === id);
		const moves = {
			impact: questions.impact?.move ?? null,
			feasibility: questions.feasibility?.move ?? null
		};
		return i < 0 ? [] : [{ at, i, shifts: shiftsOf(moves) }];
	});
}

export const CHANGED = {
	'changed:since': {
		find: ({ basis }) => once(basis.release.change !== null),
		tell: (read) => {
			const kind = read.at('release', 'change', 'kind');
			if (kind !== 'round' && kind !== 'scan') return null;
			const since = read
				.indexes('release', 'change', 'themes')
				.map((at) => read.at('release', 'change', 'themes', at, 'since') as number);
			return {
				kind,
				title: kind === 'scan' ? (read.at('release', 'change', 'title') as string) : '',
				themes: since.length,
				/** The round then; null where it differs by theme. */
				round: new Set(since).size === 1 ? since[0]! : null
			};
		}
	} satisfies Teller<unknown>,
	'changed:shift': {
		find: (known) => {
			const changes = changesOf(known);
			return SHIFTS.flatMap((shift) => {
				const here = changes.filter(({ shifts }) => shifts.includes(shift));
				const among = {
					[CHANGED_THEMES]: here.map(({ at }) => at),
					[THEMES]: here.map(({ i }) => i)
				};
				return here.length > 0 ? [{ about: shift, among }] : [];
			});
		},
		tell: (read, about) => {
			const shift = SHIFTS.find((one) => one === about);
			const titles = read.indexes('release', 'change', 'themes').flatMap((at) => {
				if (!shift || !shiftsOf(movesOf(read, at)).includes(shift)) return [];
				const i = read.themeAt(read.at('release', 'change', 'themes', at, 'id') as string);
				return i === null ? [] : [read.at('release', 'themes', i, 'title')];
			});
			return shift && titles.length > 0 ? { shift, titles } : null;
		}
	} satisfies Teller<unknown>
};
