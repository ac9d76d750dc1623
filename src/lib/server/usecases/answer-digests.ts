import { createHash } from 'node:crypto';
import { byQuestion, type Question } from '../../domain/rating.ts';
import type { Fact } from '../../domain/release.ts';
import type { AnswerDigests } from '../store/rounds.ts';

/**
 * Digests of the raw answers that a release rests on: the same for the same answers, whatever their
 * order, how people are numbered and in which house.
 * @param asked slugs of the themes that the release was made of
 * @param facts of its own round
 * @param before facts of each earlier round of the scan, by its number: change rests on who said what
 */
export function digestsOf(
	asked: readonly string[],
	facts: readonly Fact[],
	before: ReadonlyMap<number, readonly Fact[]>
): AnswerDigests {
	const said = Map.groupBy(facts, ({ theme, question }) => `${theme} ${question}`);
	const cellOf = (theme: string, question: Question) =>
		digest((said.get(`${theme} ${question}`) ?? []).map((fact) => `${fact.group} ${wordOf(fact)}`));
	const rounds = [...before, [0, facts] as const];
	const people = Map.groupBy(
		rounds.flatMap(([round, all]) => all.map((fact) => ({ round, fact }))),
		({ fact }) => fact.participant
	);
	const vectors = [...people.values()].map((vector) => {
		const lines = vector.map(
			({ round, fact }) => `${round} ${fact.theme} ${fact.question} ${wordOf(fact)}`
		);
		return [vector[0]!.fact.group, ...lines.sort()].join('\n');
	});
	return {
		cells: Object.fromEntries(
			asked.map((theme) => [theme, byQuestion((question) => cellOf(theme, question))])
		),
		people: digest(vectors)
	};
}

function wordOf({ answer }: Fact): string {
	return answer.kind === 'rated' ? String(answer.value) : 'dk';
}

/** Over the lines as a list without an order. */
function digest(lines: readonly string[]): string {
	return createHash('sha256')
		.update(JSON.stringify([...lines].sort()))
		.digest('hex');
}
