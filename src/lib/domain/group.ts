import * as v from 'valibot';
import { NO_TEXT } from './language.ts';
import { LocalTextShape } from './local-text-shape.ts';
import { SlugShape } from './slug.ts';

/** The five sides of the table, in the order in which they are shown and merged. */
export const FAMILIES = [
	'overheid',
	'natuur',
	'landbouw-en-grond',
	'bewoners-en-bedrijven',
	'kennis'
] as const;
export type Family = (typeof FAMILIES)[number];

/**
 * The group for who fits in no other; every scan has it. It sits in the family of residents and
 * businesses, so that one odd one out does not weigh as much as a whole side.
 */
export const OTHER_GROUP = 'anders';

export const GroupShape = v.object({
	/** Library id or own slug; unique in the scan, e.g. 'waterschap'. */
	slug: SlugShape,
	family: v.picklist(FAMILIES),
	title: LocalTextShape,
	text: v.optional(LocalTextShape, NO_TEXT)
});

/** A stakeholder group of one scan. */
export type Group = Readonly<v.InferOutput<typeof GroupShape>>;
