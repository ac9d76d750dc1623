/** The figures of the method pages as Markdown, in both languages. */
import { CLASSES, FLAGS, type OpportunityClass } from '#lib/domain/release-shape.ts';
import type { Family } from '#lib/domain/group.ts';
import { familyTitle } from '#lib/i18n/family-titles.ts';
import type { Difference, Figures } from './alternatives.ts';
import type { DemoRound } from './demo.ts';

/** The languages in which the method is written. */
export type MethodLanguage = 'nl' | 'en';

const TAGS: Record<MethodLanguage, string> = { nl: 'nl-NL', en: 'en-GB' };

/** Every table, by the name between its markers. */
export function tablesOf(
	figures: Figures,
	{ scan, release }: DemoRound,
	language: MethodLanguage
): Readonly<Record<string, string>> {
	const say = (nl: string, en: string) => (language === 'nl' ? nl : en);
	const number = (value: number, decimals = 0) =>
		new Intl.NumberFormat(TAGS[language], {
			minimumFractionDigits: decimals,
			maximumFractionDigits: decimals,
			useGrouping: false
		}).format(value);
	const percent = (share: number) => `${number(share * 100)} %`;
	const title = (id: string) => {
		const texts = release.themes.find((theme) => theme.id === id)!.title;
		return texts[language] ?? texts.nl ?? texts.en!;
	};
	const and = (items: readonly string[]) =>
		new Intl.ListFormat(TAGS[language], { type: 'conjunction' }).format(items);
	const sides = (units: readonly string[]) =>
		and(units.map((unit) => familyTitle(unit as Family)[language]!));
	const groups = (slugs: readonly string[]) =>
		and(slugs.map((slug) => scan.groups.find((group) => group.slug === slug)!.title[language]!));
	const classes: Record<OpportunityClass, string> = {
		start: say('kansrijk om te beginnen', 'ready to start'),
		'long-haul': say('belangrijk, nu lastig', 'important, hard now'),
		sustain: say('loopt al: volhouden', 'under way: keep going'),
		later: say('nu minder voorrang', 'less priority now'),
		'too-few': say('te weinig antwoorden', 'too few answers')
	};
	const ofThemes = (ids: readonly string[]) =>
		ids.length > 0 && ids.length <= 3
			? `${ids.length}: ${ids.map(title).join('; ')}`
			: String(ids.length);
	const topFive = ({ into, out }: Difference) =>
		into.length === 0
			? say('dezelfde', 'the same')
			: say(
					`erbij: ${into.map(title).join('; ')}. Eruit: ${out.map(title).join('; ')}`,
					`in: ${into.map(title).join('; ')}. Out: ${out.map(title).join('; ')}`
				);
	const farthest = ({ farthest: far }: Difference) =>
		far === null
			? say('geen', 'none')
			: say(
					`${title(far.id)}: van ${far.now} naar ${far.then}`,
					`${title(far.id)}: from ${far.now} to ${far.then}`
				);
	/** One row per choice: what a reader would have seen change. */
	const differences = (rows: readonly (readonly [string, Difference])[]) =>
		table(
			[
				say('andere keuze', 'other choice'),
				say('thema’s in een andere klasse', 'themes in another class'),
				say('eerste vijf', 'top five'),
				say('drie of meer plaatsen anders', 'moved three or more places'),
				say('grootste sprong', 'largest move')
			],
			rows.map(([name, one]) => [
				name,
				ofThemes(one.classes),
				topFive(one),
				number(one.moved),
				farthest(one)
			])
		);
	const weights = ([impact, feasibility, room]: readonly number[]) =>
		say(
			`gewichten ${impact} : ${feasibility} : ${room}`,
			`weights ${impact} : ${feasibility} : ${room}`
		);
	const facts = (rows: readonly (readonly [string, string])[]) =>
		table([say('wat', 'what'), say('in de demo', 'in the demo')], rows);
	const { head, firm, talk, words, hidden, change, again, moves, executors } = figures;

	return {
		demo: facts([
			[say('deelnemers', 'participants'), number(head.people)],
			[say('antwoorden, met ‘weet ik niet’', 'answers, with "don’t know"'), number(head.answers)],
			[
				say('thema’s', 'themes'),
				say(
					`${head.themes}, waarvan ${head.enabling} voorwaarden; ${head.ranked} maatregelen hebben een plaats`,
					`${head.themes}, of which ${head.enabling} are conditions; ${head.ranked} measures have a place`
				)
			],
			[
				say('kanten van de tafel', 'sides of the table'),
				head.pools.map((pool) => sides(pool.units)).join('; ')
			],
			...CLASSES.map(
				(one) =>
					[
						say(`klasse: ${classes[one]}`, `class: ${classes[one]}`),
						number(head.classes[one] ?? 0)
					] as const
			)
		]),
		top: table(
			[
				say('plaats', 'place'),
				say('maatregel', 'measure'),
				say('klasse', 'class'),
				'score',
				say('plaats bij andere trekkingen', 'place in other draws'),
				say('in de eerste vijf: mensen', 'in the top five: people'),
				say('in de eerste vijf: gewichten', 'in the top five: weights'),
				say('plaats per persoon', 'place by person')
			],
			figures.top.map(({ id, opportunity: one }) => [
				number(one.rank!),
				title(id),
				classes[one.class],
				number(one.score!, 1),
				`${one.rankLow}–${one.rankHigh}`,
				percent(one.topFiveShare!),
				percent(one.weightShare!),
				number(one.personRank!)
			])
		),
		'dont-know': differences([
			[
				say(
					`elk ‘weet ik niet’ (${figures.dontKnows} keer) telt als 3`,
					`every "don’t know" (${figures.dontKnows} of them) counts as 3`
				),
				figures.dontKnowIsThree
			]
		]),
		minimum: table(
			[
				say('nodig per vraag', 'needed per question'),
				say('thema’s met te weinig antwoorden', 'themes with too few answers')
			],
			figures.tooFew.map(({ least, themes }) => [number(least), number(themes)])
		),
		median: differences([
			[
				say(
					`de mediaan van elke kant in plaats van het gemiddelde (${figures.medians.shared} maatregelen delen dan hun plaats)`,
					`the median of each side instead of its mean (${figures.medians.shared} measures then share their place)`
				),
				figures.medians
			]
		]),
		agreement: table(
			[
				say('maat', 'measure of agreement'),
				say(
					`cellen met een ander woord, van de ${words.cells}`,
					`cells with another word, of ${words.cells}`
				)
			],
			[
				[
					say(
						`A, zoals nu: ${words.agreed} eens, ${words.fairly} redelijk eens, ${words.divided} verdeeld`,
						`A, as it is: ${words.agreed} agreed, ${words.fairly} fairly agreed, ${words.divided} divided`
					),
					'0'
				],
				[
					say('consensus (Tastle & Wierman)', 'consensus (Tastle & Wierman)'),
					number(words.consensus)
				],
				[say('standaardafwijking', 'standard deviation'), number(words.deviation)]
			]
		),
		talk: table(
			[
				say('andere grens', 'other threshold'),
				say('cellen waarvoor dat geldt', 'cells for which it holds'),
				say('thema’s met ‘eerst gesprek’', 'themes with "talk first"')
			],
			[
				...talk.camps.map(({ share, middle, cells, themes }) => [
					say(
						`kampen vanaf ${percent(share)}, midden onder ${percent(middle)} van het kleinste`,
						`camps from ${percent(share)}, middle under ${percent(middle)} of the smaller`
					),
					number(cells),
					number(themes)
				]),
				...talk.agreements.map(({ divided, cells, themes }) => [
					say(`A onder ${number(divided, 1)}`, `A below ${number(divided, 1)}`),
					number(cells),
					number(themes)
				]),
				...talk.gaps.map(({ gap, cells, themes }) => [
					say(`kloof vanaf ${number(gap, 1)}`, `gap from ${number(gap, 1)}`),
					number(cells),
					number(themes)
				])
			]
		),
		'talk-why': facts([
			[say('‘eerst gesprek’', '"talk first"'), number(talk.now)],
			[say('… door lage eensgezindheid', '… for low agreement'), number(talk.byAgreement)],
			[say('… door twee kampen', '… for two camps'), number(talk.byCamps)],
			[
				say('… door de kloof tussen de kanten', '… for the gap between the sides'),
				number(talk.byGap)
			]
		]),
		sides: differences([
			[say('iedereen weegt even zwaar', 'every person weighs equally'), figures.person],
			[
				say(
					`groepen als kanten (${figures.groupPools.length} kanten na samenvoegen)`,
					`groups as sides (${figures.groupPools.length} sides after merging)`
				),
				figures.groups
			],
			[say('k = 5 in plaats van 3', 'k = 5 instead of 3'), figures.k5],
			[
				say(
					`${sides(hidden.small)} apart geteld, niet getoond`,
					`${sides(hidden.small)} counted apart, not shown`
				),
				figures.unitsApart
			],
			[
				say(`${sides(hidden.small)} weggelaten`, `${sides(hidden.small)} left out`),
				figures.hiddenLeftOut
			]
		]),
		merged: facts([
			[
				say('kanten als groepen de kanten zijn', 'sides when groups are the sides'),
				figures.groupPools.map(groups).join('; ')
			],
			[
				say('cellen waarin k = 5 meer kanten samenvoegt', 'cells in which k = 5 merges more sides'),
				number(figures.k5Cells)
			]
		]),
		hidden: facts([
			[
				say(
					'cellen waarin het verborgen gemiddelde terug te rekenen is',
					'cells in which the hidden mean can be computed back'
				),
				say(`${hidden.exact} van ${hidden.cells}`, `${hidden.exact} of ${hidden.cells}`)
			],
			[
				say('… waar dat het antwoord van één mens is', '… where that is the answer of one person'),
				number(hidden.single)
			],
			[
				say(
					'… waar het de antwoorden van twee mensen vastlegt (1; 1,5; 4,5 of 5)',
					'… where it fixes the answers of two people (1, 1.5, 4.5 or 5)'
				),
				number(hidden.both)
			]
		]),
		score: differences([
			...figures.weights.map((one) => [weights(one.weights), one] as const),
			[say('een product in plaats van een som', 'a product instead of a sum'), figures.product]
		]),
		classes: differences([
			...figures.cuts.map(
				(one) =>
					[
						say(
							`grens bij ${number(one.cut, 1)} voor effect en haalbaarheid`,
							`cut at ${number(one.cut, 1)} for impact and feasibility`
						),
						one
					] as const
			),
			...figures.effortCuts.map(
				(one) =>
					[
						say(
							`grens bij ${number(one.effortCut)} voor inzet nu`,
							`cut at ${number(one.effortCut)} for effort`
						),
						one
					] as const
			),
			[
				say('volgorde alleen naar score, zonder poort', 'order by score alone, without the gate'),
				figures.noGate
			]
		]),
		flags: table(
			[
				say('vlag', 'flag'),
				say('thema’s', 'themes'),
				say('met een andere grens', 'with another threshold')
			],
			FLAGS.map((flag) => {
				const others = {
					talk: talk.gaps.map(({ gap, themes }) => [number(gap, 1), themes] as const),
					learn: figures.learn.map(({ from, themes }) => [number(from, 1), themes] as const),
					unsure: figures.unsure.map(({ from, themes }) => [percent(from), themes] as const),
					'executors-doubt': [],
					borderline: []
				}[flag];
				const other =
					flag === 'borderline'
						? say(
								`80 % in plaats van 90 %: ${firm.borderline.eighty}`,
								`80 % instead of 90 %: ${firm.borderline.eighty}`
							)
						: flag === 'executors-doubt'
							? say(
									`groepen als kanten: ${executors.groups.doubt}`,
									`groups as sides: ${executors.groups.doubt}`
								)
							: others
									.map(([from, themes]) =>
										say(`vanaf ${from}: ${themes}`, `from ${from}: ${themes}`)
									)
									.join('; ');
				return [`\`${flag}\``, number(figures.flags[flag]), other];
			})
		),
		executors: table(
			[
				say('wie telt', 'who counts'),
				say('thema’s met een cijfer', 'themes with a figure'),
				say('… waarvan onder de 3', '… of which under 3')
			],
			[
				[
					say('eigen kanten, families', 'sides of their own, families'),
					number(executors.families.shown),
					number(executors.families.doubt)
				],
				[
					say('eigen kanten, groepen', 'sides of their own, groups'),
					number(executors.groups.shown),
					number(executors.groups.doubt)
				],
				[
					say(
						'alle uitvoerders samen, ook met z’n tweeën',
						'all executors together, even two of them'
					),
					number(executors.anybody.shown),
					number(executors.anybody.doubt)
				]
			]
		),
		firm: table(
			[
				say('andere keuze', 'other choice'),
				say(
					`maatregelen met een andere marge, van ${firm.measures}`,
					`measures with another range, of ${firm.measures}`
				),
				say('grootste verschil in plaatsen', 'largest difference in places'),
				say('andere kans op de eerste vijf', 'another share of the top five'),
				say('grootste verschil', 'largest difference')
			],
			[
				[say('500 trekkingen in plaats van 2000', '500 draws instead of 2000'), firm.b500] as const,
				[
					say('een ander begin voor het toeval (slechtste van 9)', 'another seed (worst of 9)'),
					firm.seeds
				] as const,
				[
					say('trekken per familie, niet per pool', 'drawing by family, not by pool'),
					firm.inUnits
				] as const
			].map(([name, one]) => [
				name,
				number(one.ranges),
				number(one.farthest),
				number(one.shares),
				percent(one.largest)
			])
		),
		'firm-top': table(
			[
				say('lijst', 'list'),
				say('bijna zeker erin (90 % of meer)', 'almost surely in (90 % or more)'),
				say('onzeker (10 tot 90 %)', 'open (10 to 90 %)')
			],
			firm.tops.map(({ top, sure, open }) => [
				say(`eerste ${top}`, `top ${top}`),
				number(sure),
				number(open)
			])
		),
		'firm-width': table(
			[
				say('marge', 'interval'),
				say('plaatsen breed, gemiddeld', 'places wide, on average'),
				say('thema’s dicht bij een grens', 'themes near a cut')
			],
			[
				['90 %', number(firm.width.ninety, 1), number(firm.borderline.now)],
				['80 %', number(firm.width.eighty, 1), number(firm.borderline.eighty)]
			]
		),
		'firm-weights': table(
			[
				say('gewichten', 'weights'),
				say('hoeveel', 'how many'),
				say('maatregelen die ooit in de eerste vijf komen', 'measures ever in the top five'),
				say('… bij minstens de helft', '… with at least half of them')
			],
			[
				[
					say('effect weegt het meest, of even zwaar', 'impact weighs most, or as much'),
					firm.weights.reasonable
				] as const,
				[say('alle', 'all'), firm.weights.all] as const
			].map(([name, one]) => [name, number(one.points), number(one.ever), number(one.half)])
		),
		change: facts([
			[
				say(
					'cellen met gepaarde cijfers als dezelfde mensen terugkomen',
					'cells with paired figures if the same people come back'
				),
				number(change.same)
			],
			[
				say(
					`… als er aan elke kant één bij komt (${change.newcomers} mensen), zoals het nu is`,
					`… if one comes in on each side (${change.newcomers} people), as it is`
				),
				number(change.pools)
			],
			[
				say(
					'… als alleen naar de hele ronde werd gekeken',
					'… if only the whole round were looked at'
				),
				number(change.wholeTold)
			],
			[
				say(
					'… en zoveel antwoorden van die nieuwkomers waren dan precies uit te rekenen',
					'… and so many answers of those newcomers could then be computed exactly'
				),
				number(change.wholeFound)
			]
		]),
		again: facts([
			[say('thema’s opnieuw gevraagd', 'themes asked again'), number(again.asked)],
			[
				say('thema’s die hun cijfers houden', 'themes that keep their figures'),
				number(again.carried)
			],
			[say('cellen die vergeleken zijn', 'cells compared'), number(again.cells)],
			[say('… waarvan met paren', '… of which with pairs'), number(again.pairs)],
			...again.words.map(
				({ move, cells }) =>
					[say(`woord: \`${move}\``, `word: \`${move}\``), number(cells)] as const
			)
		]),
		'again-others': table(
			[
				say('andere keuze', 'other choice'),
				say(
					`cellen met een ander woord, van de ${again.cells}`,
					`cells with another word, of ${again.cells}`
				)
			],
			[
				...again.stable.map(({ stable, cells }) => [
					say(`stabiel onder ${percent(stable)}`, `stable below ${percent(stable)}`),
					number(cells)
				]),
				...again.steps.map(({ step, cells }) => [
					say(`een stap van ${number(step, 1)} in A`, `a step of ${number(step, 1)} in A`),
					number(cells)
				]),
				[
					say('rangtekentoets in plaats van tekentoets', 'signed-rank test instead of sign test'),
					number(again.signedRank)
				],
				[
					say(
						'nooit naar paren, altijd naar alle antwoorden',
						'never by pairs, always by all answers'
					),
					number(again.withoutPairs)
				]
			]
		),
		moves: table(
			[say('wat', 'what'), say('in het voorbeeld', 'in the example')],
			[
				[
					say('paren: hoger, lager, gelijk', 'pairs: up, down, same'),
					`${moves.pairs}: ${moves.up}, ${moves.down}, ${moves.same}`
				],
				[say('tekentoets, p', 'sign test, p'), number(moves.signP, 4)],
				[say('rangtekentoets, p', 'signed-rank test, p'), number(moves.signedRankP, 4)],
				[
					say('verandering van het beeld', 'distribution change'),
					percent(moves.distributionChange)
				],
				[say('mensen die bewogen', 'people who moved'), percent(moves.movers)],
				['kappa', number(moves.kappa, 4)],
				[
					say('A toen en nu', 'A then and now'),
					`${number(moves.agreementBefore, 3)}; ${number(moves.agreementNow, 3)}`
				]
			]
		)
	};
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
	return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}
