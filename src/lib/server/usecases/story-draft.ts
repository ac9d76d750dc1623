import type { Language } from '../../domain/language.ts';
import {
	standingPart,
	STORY_PARTS,
	type StandingPiece,
	type StoryDocument,
	type StoryPart
} from '../../domain/story-document.ts';
import type { StoryBasis } from '../../domain/story-basis.ts';
import { honestLine, numberText } from '../../i18n/numbers-and-lists.ts';
import { m } from '../../i18n/paraglide/messages.js';
import { recognitionSentence } from '../../i18n/recognition-words.ts';
import { composedParts } from '../../i18n/story-composed.ts';
import { partHeading } from '../../i18n/story-headings.ts';
import type { App } from '../app.ts';
import { storyFigures } from '../export/story-figures.ts';
import { attachmentsOf } from '../store/attachments.ts';
import { editionsOf } from '../store/editions.ts';
import { findScan } from '../store/scans.ts';
import { partsOf, type StoredPart } from '../store/story-parts.ts';
import { namesOf } from './names-of.ts';
import { storyBasis } from './story-basis.ts';

/** A part of the story as it stands, with what one needs to edit it. */
export interface DraftPart {
	readonly part: StoryPart;
	readonly heading: string;
	readonly pieces: readonly StandingPiece[];
	/** Null: nobody touched it yet. */
	readonly stored: StoredPart | null;
}

/** The story as it stands now, in one language. */
export interface StoryDraft {
	readonly basis: StoryBasis;
	/** All parts in order, also those that are empty. */
	readonly parts: readonly DraftPart[];
	/** The same as it is read: without empty parts. */
	readonly document: StoryDocument;
}

/**
 * The story of the newest release as it stands now; who asks was let in by the use case that calls
 * this.
 * @returns null before the first release
 */
export async function storyDraft(
	app: App,
	scanId: string,
	language: Language
): Promise<StoryDraft | null> {
	const basis = await storyBasis(app, scanId);
	if (!basis) return null;
	const scan = (await findScan(app.db, scanId))!;
	const names = namesOf(basis);
	const composed = composedParts(basis, names, language);
	const stored = await partsOf(app.db, scanId, language);
	const parts = STORY_PARTS.map((part) => ({
		part,
		heading: partHeading(part, language),
		pieces: standingPart(stored.get(part)?.text ?? null, composed.get(part) ?? []),
		stored: stored.get(part) ?? null
	}));
	const { release, releasedAtMs } = basis;
	const { title, area } = release.scan;
	const said = { locale: language };
	const attachments = await attachmentsOf(app.db, scanId);
	const asked = (await editionsOf(app.db, scanId, 'draft')).find(({ recognition }) => recognition);
	const recognitionOf = (wanted: StoryPart) => {
		const told = asked?.recognition?.find(({ part }) => part === wanted);
		return told ? recognitionSentence(told, asked!.madeAtMs, names, language) : null;
	};
	return {
		basis,
		parts,
		document: {
			language,
			title: m.story_title({ area: area.name }, said),
			lead: m.story_lead(
				{ round: release.round, title, hectares: numberText(area.hectares, language) },
				said
			),
			honest: honestLine(release, releasedAtMs, language),
			// A file that leaves the house has no line above the page to say so.
			notes: scan.rehearsesId === null ? [] : [m.note_rehearsal({}, said)],
			about: { area: area.name, releasedAtMs, round: release.round },
			logos: attachments
				.filter(({ kind }) => kind === 'logo')
				.map(({ id, title: name }) => ({ attachment: id, name })),
			parts: parts
				.map(({ part, heading, pieces }) => ({
					...{ part, heading, recognition: recognitionOf(part) },
					blocks: pieces.flatMap(({ blocks }) => blocks)
				}))
				.filter(({ blocks }) => blocks.length > 0),
			figures: storyFigures(basis, names, language),
			attachments: attachments
				.filter(({ kind }) => kind === 'file')
				.map(({ id, title: name, credit, size, mime }) => ({
					...{ attachment: id, title: name, credit, size, mime }
				}))
		}
	};
}
