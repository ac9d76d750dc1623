import { QUESTIONS } from '../../lib/domain/rating.ts';
import { CSV_COLUMNS } from '../../lib/server/usecases/import-answers.ts';
import { HARD_TO_SAY, UNKNOWN_HERE, type Views, type Voice } from './opinions.ts';

/** Numbers from 0 up to 1 that are the same at every run: mulberry32 by Tommy Ettinger (2017). */
export function seededRandom(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
	};
}

/**
 * Answers of invented people as a CSV file for `answers import`.
 * @param share part of the themes that a person gets to, 0 … 1
 */
export function demoAnswers(
	views: Readonly<Record<string, Views>>,
	voices: readonly Voice[],
	share: number,
	seed: number
): string {
	const random = seededRandom(seed);
	const doubt = seededRandom(seed + 1);
	const lines = [CSV_COLUMNS.join(',')];
	for (const voice of voices)
		for (let i = 1; i <= voice.people; i += 1)
			for (const [theme, view] of Object.entries(views))
				if (random() < share)
					QUESTIONS.forEach((question, q) => {
						const hard = q === 0 && HARD_TO_SAY.includes(theme) && doubt() < 0.4;
						const said = cell(voice, theme, view[q]!, q, random);
						const value = hard ? 'dk' : said;
						lines.push(`demo-${voice.group}-${i},${voice.group},${theme},${question},${value}`);
					});
	return lines.join('\n');
}

/**
 * The same people about some themes after they talked: whoever gave a number moves one step towards
 * what all gave on average, or does not; who did not know still does not.
 * @param answers what `demoAnswers` gave
 */
export function afterTalking(answers: string, themes: readonly string[], seed: number): string {
	const random = seededRandom(seed);
	const [header, ...lines] = answers.split('\n');
	const rows = lines
		.map((line) => line.split(','))
		.filter(([, , theme]) => themes.includes(theme!));
	const questionOf = ([, , theme, question]: readonly string[]) => `${theme},${question}`;
	const middles = new Map(
		[...Map.groupBy(rows, questionOf)].map(([question, given]) => {
			const numbers = given.map((row) => Number(row[4])).filter((value) => value > 0);
			return [question, numbers.reduce((sum, value) => sum + value, 0) / numbers.length];
		})
	);
	const moved = rows.map((row) => {
		const value = Number(row[4]);
		const away = middles.get(questionOf(row))! - value;
		const step = Math.abs(away) > 0.5 && random() < 0.55 ? Math.sign(away) : 0;
		return [...row.slice(0, 4), row[4] === 'dk' ? 'dk' : value + step].join(',');
	});
	return [header, ...moved].join('\n');
}

function cell(voice: Voice, theme: string, centre: number, q: number, random: () => number) {
	const unknown = UNKNOWN_HERE.includes(theme);
	if (random() < (unknown ? 0.93 : q === 3 ? 0.1 : 0.06)) return 'dk';
	const differs = q < 2 ? (voice.differs[theme]?.[q] ?? 0) : 0;
	// Three throws added up lie around the middle, as people's answers do.
	const spread = (random() + random() + random() - 1.5) * 1.7;
	return Math.min(5, Math.max(1, Math.round(centre + voice.lean[q]! + differs + spread)));
}
