import type { Question } from '#lib/domain/rating.ts';
import type { Change, Move, Release, ReleaseTheme } from '#lib/domain/release-shape.ts';

/** The questions whose change is told on the page; all four are in the tables. */
const TOLD = ['impact', 'feasibility'] as const satisfies readonly Question[];
type Told = (typeof TOLD)[number];

/** What became of one theme. */
export interface ChangeRow {
	readonly theme: ReleaseTheme;
	readonly was: Change['themes'][number];
	readonly moves: readonly { readonly question: Told; readonly move: Move | null }[];
	/** The sides of the table were not the same for at least one of them. */
	readonly otherSides: boolean;
}

/** The changes of a release as they are read. */
export interface ChangeRows {
	/** Themes that moved clearly on a question that is told, by place; conditions last. */
	readonly clear: readonly ChangeRow[];
	/** Themes that only shifted in no one direction, by place; conditions last. */
	readonly shifted: readonly ChangeRow[];
	/** Themes of which all that is told stayed the same. */
	readonly stable: readonly ReleaseTheme[];
	/** How many have nothing to compare. */
	readonly hidden: number;
	/** For how many it is not told somewhere what the same people did. */
	readonly allAnswers: number;
}

/** Sorts what changed. */
export function changeRows(release: Release, change: Change): ChangeRows {
	const rows = change.themes.flatMap((was): ChangeRow[] => {
		const theme = release.themes.find(({ id }) => id === was.id);
		if (!theme) return [];
		const moves = TOLD.map((question) => ({
			question,
			move: was.questions[question]?.move ?? null
		}));
		const otherSides = TOLD.some((question) => was.questions[question]?.difference === null);
		return [{ theme, was, moves, otherSides }];
	});
	const told = rows.filter(({ moves }) => moves.some(({ move }) => move !== null));
	const only = ({ moves }: ChangeRow, ...words: readonly Move[]) =>
		moves.every(({ move }) => move === null || words.includes(move));
	const stable = told.filter((row) => only(row, 'stable'));
	const moved = told.filter((row) => !stable.includes(row)).sort((a, b) => order(a) - order(b));
	return {
		clear: moved.filter((row) => !only(row, 'stable', 'mixed')),
		shifted: moved.filter((row) => only(row, 'stable', 'mixed')),
		stable: stable.map(({ theme }) => theme),
		hidden: rows.length - told.length,
		allAnswers:
			change.kind === 'scan'
				? 0
				: told.filter(({ was }) => TOLD.some((question) => was.questions[question]?.pairs === null))
						.length
	};
}

/** Smaller is told earlier; conditions after measures. */
function order({ theme }: ChangeRow): number {
	return (theme.enabling ? 1000 : 0) + (theme.opportunity.rank ?? 999);
}
