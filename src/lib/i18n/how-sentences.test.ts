import { describe, expect, test } from 'vitest';
import {
	aGroup,
	aLever,
	alike,
	aTheme,
	factsOf,
	GOLDEN_GROUPS,
	goldenScan,
	wholeScan
} from '../../../tests/fixtures/example-scan.ts';
import { LANGUAGES, type LocalText } from '../domain/language.ts';
import { QUESTIONS } from '../domain/rating.ts';
import { makeRelease } from '../domain/release.ts';
import type { Opportunity, QuestionChange, Release } from '../domain/release-shape.ts';
import { changeTitle, howChange } from './change-sentences.ts';
import { m } from './paraglide/messages.js';
import {
	effectiveOf,
	howAgreement,
	howBalanced,
	howDontKnow,
	howGap,
	howPerson,
	talkSentence
} from './how-question.ts';
import {
	howClass,
	howExecutors,
	howPlace,
	howScore,
	howViews,
	howWeights,
	weightsSentence
} from './how-theme.ts';
import { figure } from './result-words.ts';
import { flagWords, standingSentences } from './standing-sentences.ts';

const { scan, facts } = goldenScan();
const release: Release = { ...makeRelease(scan, 1, facts), checksum: '0'.repeat(64) };
const theme = release.themes[0]!;
const { impact, feasibility, effort } = theme.questions;
const title = (nl: string, en: string): LocalText => ({ nl, en });
const named = new Map([
	['agrarier', title('Boeren', 'Farmers')],
	['terreinbeheerder', title('Natuur', 'Nature')],
	['gemeente', title('Gemeente', 'Municipality')],
	['waterschap', title('Waterschap', 'Water authority')]
]);
const names = { groups: named, units: named };
const withChance = (chance: Partial<Opportunity>) => ({
	...theme,
	opportunity: { ...theme.opportunity, ...chance }
});

describe('[Z4] how a figure of the worked example was computed, with its own numbers', () => {
	test('the score is told with the points of each part that weighs, and its mean', () => {
		expect(howScore(theme, release.weights, 'nl')).toBe(
			'Score 61,1 = 44,8 punten voor opbrengst voor de natuur (gemiddeld 3,69, telt 2 van de 3) + ' +
				'16,3 punten voor haalbaarheid (gemiddeld 2,96, telt 1 van de 3).'
		);
		expect(howScore(theme, release.weights, 'en')).toBe(
			'Score 61.1 = 44.8 points for impact on nature (mean 3.69, counts 2 out of 3) + ' +
				'16.3 points for feasibility (mean 2.96, counts 1 out of 3).'
		);
	});

	test('weights are told in words, whatever they are', () => {
		expect(weightsSentence({ impact: 2, feasibility: 1, room: 0 }, 'nl')).toBe(
			'In de score telt opbrengst voor de natuur dubbel, telt haalbaarheid één keer en telt ' +
				'ruimte (hoe weinig er nu nog gebeurt) niet mee.'
		);
		expect(weightsSentence({ impact: 3, feasibility: 0.5, room: 1 }, 'nl')).toContain('0,5 keer');
	});

	test('the class is told with the means it rests on and the borders it lies on', () => {
		const [low, high] = feasibility.interval!;
		expect(low! <= 3 && 3 <= high!).toBe(true);
		const text = (value: number) => value.toFixed(1).replace('.', ',');
		expect(howClass(theme, 'nl')).toEqual([
			'Belangrijk, nu lastig: opbrengst (3,69) is minstens 3, maar haalbaarheid (2,96) is minder ' +
				'dan 3. Wat er al gebeurt (2,56) is minder dan 3,5.',
			`Op de grens: haalbaarheid had bij andere deelnemers tussen ${text(low!)} en ${text(high!)} ` +
				'kunnen liggen. De grens van 3 ligt daarin. Aan de andere kant van die grens is het ' +
				'‘Kansrijk om te beginnen’.'
		]);
		expect(howClass(theme, 'en')[1]).toMatch(/^On the border: .* ‘Ready to start’\.$/);
	});

	test('the balanced mean: 59/16 from three sides, and 14 people who count as 12.8', () => {
		expect(effectiveOf(impact)).toBeCloseTo(12.8, 12);
		const [nl] = howBalanced('impact', impact, names, 'nl');
		expect(nl).toBe(
			'Elke kant telt even zwaar: (2,00 + 4,75 + 2 × 4,00) : 4 = 3,69. Dat zijn Boeren (2,00), ' +
				'Natuur (4,75) en Gemeente en Waterschap samen (4,00). Samengenomen kanten tellen voor ' +
				'evenveel kanten. 14 mensen tellen hier als 12,8: op een kleine kant weegt een persoon ' +
				'zwaarder dan op een grote.'
		);
		expect(howBalanced('impact', impact, names, 'en')[0]).toContain(
			'(2.00 + 4.75 + 2 × 4.00) : 4 = 3.69'
		);
		expect(howBalanced('knowledge', impact, names, 'nl').at(-1)).toContain('Vanaf 3,5');
		expect(howBalanced('impact', { ...impact, interval: null }, names, 'nl')).toHaveLength(1);
	});

	test('the person mean is all answers over all people', () => {
		expect(howPerson(impact, 'nl')).toBe(
			'Alle antwoorden bij elkaar, gedeeld door 14 mensen: ' +
				'(1 × 1 + 3 × 2 + 2 × 3 + 4 × 4 + 4 × 5) : 14 = 3,50.'
		);
		// An answer that nobody chose is not in the sum.
		expect(howPerson(feasibility, 'en')).toContain('(2 × 1 + 4 × 2 + 5 × 3 + 3 × 4) : 14 = 2.64');
	});

	test('agreement is told layer by layer, 17/84 in all, with the shares of the camps', () => {
		const [rule, layers, camps] = howAgreement(impact, 'nl');
		expect(rule).toMatch(/^0,20 op een schaal van −1 tot 1\./);
		expect(layers).toContain('5 mensen op 1, 2, 3, 4 en 5 (0,00)');
		expect(layers).toContain('4 mensen op 2, 3, 4 en 5 (0,25)');
		expect(layers).toMatch(/: 14 = 0,20\.$/);
		expect(camps).toContain('29 % een 1 of 2, 57 % een 4 of 5 en 14 % een 3.');
		expect(howAgreement(impact, 'en')[2]).toContain('29% chose 1 or 2');
	});

	test('a negative figure has a real minus, and what rounds to nothing has none', () => {
		expect([figure(-0.14, 'nl', 2), figure(-0.001, 'en', 2), figure(null, 'nl')]).toEqual([
			...['−0,14', '0.00', '–']
		]);
	});

	test('the gap names the two sides, and from where on it means: talk first', () => {
		expect(howGap('impact', impact, names, 'nl')).toEqual([
			'Het hoogste gemiddelde van een kant min het laagste: 4,75 − 2,00 = 2,75 (Natuur en Boeren).',
			'Bij opbrengst en haalbaarheid zeggen we vanaf 1,5: eerst gesprek.'
		]);
		expect(howGap('effort', effort, names, 'en')).toHaveLength(1);
		expect(howGap('impact', { ...impact, groupGap: null, pools: null }, names, 'nl')).toEqual([]);
	});

	test('“don’t know” is told as a share of all who answered', () => {
		expect(howDontKnow('effort', effort, 'nl')).toEqual([
			'1 van de 15 mensen die antwoordden, zeiden ‘weet ik niet’: 7 %. Dat telt in geen gemiddelde mee.'
		]);
		expect(howDontKnow('impact', impact, 'en')).toHaveLength(2);
	});

	test('both views are told beside each other', () => {
		expect(howViews(theme, 'nl')[0]).toMatch(
			/^Elke kant even zwaar: score 61,1 en plaats 1\. Elke persoon even zwaar: score 55,4 en plaats 1/
		);
		expect(howViews(withChance({ rank: null, personRank: null }), 'nl')).toEqual([]);
	});

	test('in a list of fewer than eight a place is told without what it could have been', () => {
		expect(howPlace(theme, 1, 'nl')[1]).toMatch(/minder dan acht/);
		expect(howWeights(theme, 'nl')).toEqual([]);
		expect(howPlace(withChance({ rank: null }), 1, 'nl')).toEqual([]);
	});

	test('in a longer list with what 2,000 draws and 81 ways of weighing give', () => {
		const firm = withChance({
			...{ rank: 9, rankLow: 4, rankHigh: 12, topFiveShare: 0.35, weightShare: 41 / 81 }
		});
		const [place, drawn] = howPlace(firm, 35, 'nl');
		expect(place).toMatch(/op plaats 9 van 35\.$/);
		expect(drawn).toContain('2.000 keer');
		expect(drawn).toContain('op plaats 4 tot 12. In 35 % van de keren');
		expect(howPlace(withChance({ ...firm.opportunity, rankHigh: 4 }), 35, 'en')[1]).toContain(
			'at place 4.'
		);
		expect(howWeights(firm, 'nl')[0]).toContain('op 81 manieren');
		expect(howWeights(firm, 'en')[0]).toContain('In 41 of those 81');
	});

	test('executors: what they think, that they stand with others, or that none came', () => {
		const executed = (executors: readonly string[], mean: number | null) => ({
			...withChance({ executorsFeasibility: mean }),
			executors: [...executors]
		});
		expect(howExecutors(executed(['agrarier'], 11 / 6), release, names, 'nl')[0]).toContain(
			'Wie dit zouden doen: Boeren. Gemiddeld geven zij 1,83'
		);
		expect(howExecutors(executed(['waterschap'], null), release, names, 'en')[0]).toContain(
			'not shown apart'
		);
		const absent = { participants: { ...release.participants, byGroup: { provincie: 0 } } };
		expect(howExecutors(executed(['provincie'], null), absent, names, 'nl')[0]).toContain(
			'deed niemand mee'
		);
		expect(howExecutors(executed(['unknown'], null), release, names, 'nl')).toEqual([]);
	});
});

describe('[Z5] flags and firmness in words', () => {
	test('the worked example: talk first, and on the border of two classes', () => {
		expect(flagWords(theme, 'nl').map(({ words }) => words)).toEqual([
			'Eerst gesprek',
			expect.stringMatching(/^Op de grens tussen nu lastig en beginnen/)
		]);
		expect(flagWords(theme, 'en')[0]).toEqual({ flag: 'talk', words: 'Talk first' });
	});

	test('firmness is told in the words of the issue', () => {
		const places = { rank: 9, personRank: 9, rankLow: 4, rankHigh: 9, weightShare: 0 };
		const said = standingSentences(withChance({ ...places, topFiveShare: 0.2 }), 'nl');
		expect(said[0]).toBe('Kan ook op plaats 4 tot 9 staan.');
		const firm = { rank: 2, personRank: 7, rankLow: 1, rankHigh: 4, weightShare: 1 };
		expect(standingSentences(withChance({ ...firm, topFiveShare: 0.95 }), 'nl')).toEqual([
			'Ook bij een iets andere groep deelnemers in de top vijf.',
			'Verandert van plaats als elke persoon even zwaar telt: dan plaats 7.'
		]);
		const weighed = { ...places, rankLow: 8, weightShare: 0.5, topFiveShare: 0 };
		expect(standingSentences(withChance(weighed), 'en')).toEqual([
			'The place depends on how you weigh the questions.'
		]);
	});

	test('who differs: the sides when they stand apart, else two camps, else the answers', () => {
		expect(talkSentence(impact, names, 'nl')).toBe(
			'Hier lopen de kanten uiteen: Natuur geeft 4,8 en Boeren 2,0.'
		);
		const near = { ...impact, groupGap: 0.5, agreement: 0.1 };
		expect(talkSentence({ ...near, twoCamps: true }, names, 'nl')).toContain('29 % koos 1 of 2');
		expect(talkSentence(near, names, 'en')).toBe('Here the answers lie far apart.');
		expect(talkSentence({ ...near, agreement: 0.3 }, names, 'nl')).toBeNull();
	});
});

describe('[Z6] change in words', () => {
	const twoRounds = (): Release => {
		const many = wholeScan({
			groups: [aGroup('boeren', 'landbouw-en-grond'), ...GOLDEN_GROUPS.slice(1)],
			levers: [aLever('l', [aTheme('a')])]
		});
		const said = (value: 1 | 4) =>
			factsOf(alike(8, 'boeren', { a: { impact: value, feasibility: 3 } }));
		const first = { ...makeRelease(many, 1, said(1)), checksum: '1'.repeat(64) };
		const earlier = { kind: 'round', releases: [first], factsOf: () => said(1) } as const;
		return { ...makeRelease(many, 2, said(4), { earlier }), checksum: '2'.repeat(64) };
	};

	test('eight people who all went up are told as such, with chance and shift', () => {
		const { change } = twoRounds();
		expect(changeTitle(change!, 'nl')).toBe('Wat is er veranderd sinds ronde 1?');
		const moved = change!.themes[0]!.questions.impact!;
		expect(moved.move).toBe('up');
		const [pairs, stable, sign, agreed, difference] = howChange(moved, 'nl');
		expect(pairs).toBe(
			'8 mensen gaven beide keren een getal: 8 van hen een hoger, 0 een lager en 0 hetzelfde.'
		);
		expect(stable).toContain('Hier verschoof 100,0 %.');
		expect(sign).toContain('Hier is dat 0,8 van de 100 keer.');
		expect(agreed).toContain('Het was 1,00 en is nu 1,00.');
		expect(difference).toContain('+3,00');
		expect(changeTitle({ ...change!, kind: 'scan', title: 'De polder' }, 'en')).toContain(
			'“De polder”'
		);
		const [one] = change!.themes;
		expect(changeTitle({ ...change!, themes: [one!, { ...one!, since: 2 }] }, 'nl')).toContain(
			'vorige keer'
		);
	});

	test('without pairs all answers are compared, and other sides of the table are told', () => {
		const moved: QuestionChange = {
			...twoRounds().change!.themes[0]!.questions.impact!,
			...{ pairs: null, difference: null }
		};
		for (const language of LANGUAGES) {
			const said = howChange(moved, language);
			expect(said).toHaveLength(5);
			expect(said[0]).toBe(m.how_change_all({}, { locale: language }));
			expect(said[4]).toBe(m.how_change_no_difference({}, { locale: language }));
		}
	});
});

test('[Z4] every figure has its sentences in every language', () => {
	for (const language of LANGUAGES)
		for (const question of QUESTIONS.filter((name) => theme.questions[name].counts)) {
			const result = theme.questions[question];
			const all = [
				...howBalanced(question, result, names, language),
				...howAgreement(result, language),
				...howGap(question, result, names, language),
				...howDontKnow(question, result, language)
			];
			for (const text of all) expect(text).not.toMatch(/null|undefined|NaN|\{/);
		}
});
