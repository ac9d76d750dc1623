import { NO_TEXT, textFor, type Language, type LocalText } from '../domain/language.ts';
import type { Question } from '../domain/rating.ts';
import { m } from './paraglide/messages.js';

/** A release that was computed again, as the use case tells it. */
interface Verified {
	readonly round: number;
	readonly result: 'equal' | 'different' | 'answers-gone' | 'other-method';
	readonly changeVerified: boolean;
	readonly differences: readonly {
		readonly theme: string | null;
		readonly question: Question | null;
		readonly field: string;
	}[];
}

const QUESTION_NAMES = {
	impact: m.question_impact_short,
	feasibility: m.question_feasibility_short,
	effort: m.question_effort_short,
	knowledge: m.question_knowledge_short
} as const;

/** What is about no theme and has words of its own. */
const WHOLE: Readonly<Record<string, typeof m.cli_verify_people>> = {
	people: m.cli_verify_people,
	checksum: m.cli_verify_checksum,
	json: m.cli_verify_json,
	facts: m.cli_verify_facts
};

/** One sentence for each difference, and for what could not be computed; none when all is equal. */
export function verifiedSentences(
	releases: readonly Verified[],
	titles: Readonly<Record<string, LocalText>>,
	locale: Language
): readonly string[] {
	const titleOf = (slug: string) => textFor(titles[slug] ?? NO_TEXT, locale).text || slug;
	return releases.flatMap(({ round, result, changeVerified, differences }) => [
		...(result === 'answers-gone' ? [m.cli_verify_gone({ round }, { locale })] : []),
		...(result === 'other-method' ? [m.cli_verify_method({ round }, { locale })] : []),
		...differences.map(({ theme, question, field }) => {
			if (theme === null) return (WHOLE[field] ?? m.cli_verify_whole)({ round, field }, { locale });
			const named = { round, theme: titleOf(theme), field };
			if (question === null) return m.cli_verify_theme(named, { locale });
			const asked = { ...named, question: QUESTION_NAMES[question]({}, { locale }).toLowerCase() };
			return (field === 'answers' ? m.cli_verify_answers : m.cli_verify_question)(asked, {
				locale
			});
		}),
		...(changeVerified ? [] : [m.cli_verify_change({ round }, { locale })])
	]);
}
