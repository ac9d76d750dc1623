import type { Language } from '../../lib/domain/language.ts';
import type { TextBlock } from '../../lib/domain/story-document.ts';
import type { App } from '../../lib/server/app.ts';
import { askRecognition } from '../../lib/server/usecases/ask-recognition.ts';
import { putGoal } from '../../lib/server/usecases/change-goals.ts';
import { closeRecognition } from '../../lib/server/usecases/close-recognition.ts';
import { followProgress } from '../../lib/server/usecases/follow-progress.ts';
import { publishStory } from '../../lib/server/usecases/publish-story.ts';
import { readProgress } from '../../lib/server/usecases/read-progress.ts';
import { recognise } from '../../lib/server/usecases/recognise.ts';
import { readStoryDraft } from '../../lib/server/usecases/read-story-draft.ts';
import { saveStoryPart } from '../../lib/server/usecases/save-story-part.ts';
import { done } from './done.ts';

// The story of the finished quickscan: what people add to what the tool says. All of it is made up,
// and says so.

const operator = { kind: 'operator' } as const;

/** What stands about the landscape, as heading and text. */
const LANDSCAPE: Readonly<Partial<Record<Language, readonly (readonly [string, string])[]>>> = {
	nl: [
		[
			'Bodem',
			'Voorbeeld: hier staat wat voor grond er ligt, waar het veen dik is en waar de bodem zakt.'
		],
		['Water', 'Voorbeeld: hier staat waar het water vandaan komt en wie het peil regelt.'],
		[
			'Wat er misgaat',
			'Voorbeeld: hier staat wat er achteruitgaat, en waarom, zoals het in het onderzoek van het gebied staat.'
		]
	],
	en: [
		['Soil', 'Example: this is where you tell what soil there is, and where the peat sinks.'],
		['Water', 'Example: this is where you tell where the water comes from and who sets its level.'],
		['What goes wrong', 'Example: this is where you tell what declines, and why.']
	]
};

/**
 * Goals, the landscape, what people recognised, and the story on the web.
 * @param secrets of people who take part, who say whether they recognise it
 */
export async function tellTheStory(
	app: App,
	scan: { readonly id: string; readonly code: string },
	secrets: readonly string[]
): Promise<void> {
	await setGoals(app, scan.id);
	for (const [language, texts] of Object.entries(LANDSCAPE)) {
		const at = { part: 'landscape', language: language as Language } as const;
		const blocks = texts.flatMap(([heading, text]): TextBlock[] => [
			{ kind: 'heading', spans: [{ text: heading }] },
			{ kind: 'paragraph', spans: [{ text }] }
		]);
		const pieces = [
			{ kind: 'own', blocks, from: null, was: null },
			// What was known before, which the tool tells, comes after it.
			{ kind: 'composed', key: 'landscape:known' }
		];
		const text = { pieces, dropped: [] };
		done(await saveStoryPart(app, operator, scan.id, at, { text, base: 0, first: true }));
	}
	const { number } = done(await askRecognition(app, operator, scan.id));
	const { draft } = done(await readStoryDraft(app, operator, scan.id, 'nl')).view;
	const parts = draft.document.parts.map(({ part }) => part);
	for (const [i, secret] of secrets.entries())
		done(
			await recognise(
				app,
				scan.code,
				secret,
				number,
				parts.map((part) => ({
					part,
					answer: part === 'long-haul' && i % 2 === 0 ? ('no' as const) : ('yes' as const),
					remark:
						part === 'long-haul' && i === 0
							? 'Voorbeeld: wat het voor mijn bedrijf betekent, lees ik hier niet.'
							: ''
				}))
			)
		);
	done(await closeRecognition(app, operator, scan.id));
	done(await publishStory(app, operator, scan.id, { slug: 'groote-wielen', listed: false }));
}

/** One that goes well and one that was only just set, and how far the agreement is. */
async function setGoals(app: App, scanId: string): Promise<void> {
	const goals = [
		{
			theme: 'natuurvriendelijke-oevers',
			what: 'Voorbeeld: meer flauwe oevers langs de vaarten',
			indicator: 'Voorbeeld: kilometers oever',
			...{ start: '2 km', startYear: '2026', target: '8 km', targetYear: '2031', now: '' }
		},
		{
			theme: 'rust-in-broedtijd',
			what: 'Voorbeeld: rust voor broedende vogels',
			indicator: 'Voorbeeld: de boswachter telt wie er toch loopt',
			...{ start: '', startYear: '', target: '', targetYear: '', now: '' }
		}
	];
	for (const goal of goals) done(await putGoal(app, operator, scanId, null, goal));
	const { items } = done(await readProgress(app, operator, scanId)).view;
	const agreement = items.find(({ kind }) => kind === 'commitment')!;
	const stands = { state: 'started', why: '', nextLook: '', now: '' };
	done(
		await followProgress(app, operator, scanId, { kind: 'commitment', id: agreement.id, ...stands })
	);
}
