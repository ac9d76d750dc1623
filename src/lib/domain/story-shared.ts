import type { StoryPart } from './story-document.ts';

/** "Herken ik dit?": what a participant says of a part of the story. */
export const RECOGNISED = ['yes', 'partly', 'no'] as const;
export type Recognised = (typeof RECOGNISED)[number];

/** A draft that participants are asked about; nothing of what they say is told before it is closed. */
export const EDITION_KINDS = ['draft', 'published'] as const;
export type EditionKind = (typeof EDITION_KINDS)[number];

/** What the facilitator brings along: a file to read, a picture in the story, a logo above it. */
export const ATTACHMENT_KINDS = ['file', 'picture', 'logo'] as const;
export type AttachmentKind = (typeof ATTACHMENT_KINDS)[number];

export const ATTACHMENT_TYPES = {
	file: ['application/pdf'],
	picture: ['image/jpeg', 'image/png'],
	logo: ['image/jpeg', 'image/png']
} as const satisfies Record<AttachmentKind, readonly string[]>;
/** Bytes of one, and of all of a scan. */
export const ATTACHMENT_MAX = {
	file: 10_000_000,
	picture: 5_000_000,
	logo: 1_000_000,
	all: 60_000_000
} as const;
export const ATTACHMENTS_MAX = 40;
export const ATTACHMENT_TEXT_MAX = { title: 200, alt: 500, credit: 200 } as const;

/** How the sides recognise themselves in one part; made once, when the asking is closed. */
export interface PartRecognition {
	readonly part: StoryPart;
	/** People per answer, over all; null with fewer than five. */
	readonly counts: Readonly<Record<Recognised, number>> | null;
	/** The same per side of the table; each has at least k people. Null where sides cannot be told. */
	readonly sides:
		| readonly {
				readonly units: readonly string[];
				readonly counts: Readonly<Record<Recognised, number>>;
		  }[]
		| null;
}

export const RECOGNITION_REMARK_MAX = 500;
