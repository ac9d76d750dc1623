import { policyById, themeSetById } from '../../content/content.ts';
import {
	anyWords,
	hasWords,
	lengthOf,
	NO_TEXT,
	sameText,
	type LocalText
} from '../../domain/language.ts';
import { refuse, type Outcome, type Refusal } from '../../domain/refusal.ts';
import { TITLE_MAX_LENGTH, type WholeScan } from '../../domain/scan.ts';
import * as v from 'valibot';
import { freeSlug, slugFrom, SlugShape } from '../../domain/slug.ts';
import type { PlanPlace, PolicyLink, Theme } from '../../domain/theme.ts';
import type { App } from '../app.ts';
import { changeScan, findWholeScan, updateThemeSet, wholeScanIn, type Tx } from '../store/scans.ts';
import {
	appendLever,
	appendTheme,
	deleteEmptyLever,
	deleteTheme,
	moveLever,
	moveTheme,
	moveThemeTo,
	replaceLevers,
	themeHasAnswers,
	updateLever,
	updateTheme
} from '../store/themes.ts';
import { enter, type Viewer } from './access.ts';
import { leversFor } from './create-scan.ts';

export const THEME_TEXT_MAX_LENGTH = 400;
export const FACT_MAX_LENGTH = 300;
export const FACTS_MAX = 2;
const LINK_MAX_LENGTH = 2000;
const EXECUTORS_MAX = 50;

/** What a facilitator may write about a theme. */
export interface ThemeWords {
	readonly title: LocalText;
	readonly text: LocalText;
	readonly enabling: boolean;
	/** At most two; empty ones are left out. */
	readonly facts: readonly LocalText[];
	/** http(s) address, or empty. */
	readonly factLink: string;
	readonly executors: readonly string[];
	readonly planPlace: PlanPlace | null;
}

/** One step in preparing the themes. */
export type ThemeChange =
	| { readonly kind: 'choose-set'; readonly set: string | null; readonly short: boolean }
	| { readonly kind: 'switch'; readonly theme: string; readonly active: boolean }
	| { readonly kind: 'edit'; readonly theme: string; readonly words: ThemeWords }
	/** Which policies it may help: a judgement that no answer rests on. */
	| {
			readonly kind: 'link-policies';
			readonly theme: string;
			readonly policies: readonly PolicyLink[];
	  }
	| {
			readonly kind: 'add';
			readonly lever: string;
			readonly title: LocalText;
			readonly text: LocalText;
	  }
	| { readonly kind: 'delete'; readonly theme: string }
	| { readonly kind: 'move'; readonly theme: string; readonly by: -1 | 1 }
	| { readonly kind: 'move-to-lever'; readonly theme: string; readonly lever: string }
	| { readonly kind: 'add-lever'; readonly title: LocalText }
	| { readonly kind: 'edit-lever'; readonly lever: string; readonly title: LocalText }
	| { readonly kind: 'move-lever'; readonly lever: string; readonly by: -1 | 1 }
	| { readonly kind: 'delete-lever'; readonly lever: string };

/**
 * One change to the themes of a scan. Before the first answer everything can change; after it only
 * typos (marked), the facts on the card, policy links, the order, and switching a theme off.
 */
export async function changeThemes(
	app: App,
	viewer: Viewer,
	scanId: string,
	change: ThemeChange
): Promise<Outcome> {
	const entered = await enter(app, viewer, 'prepare', scanId);
	if (!entered.ok) return entered;
	const wrong = wrongWords(change);
	if (wrong) return wrong;
	return changeScan(app.db, scanId, (tx, answered) => {
		const scan = wholeScanIn(tx, scanId)!;
		return answered ? changeAnswered(tx, scan, change) : changeFreely(tx, scan, change);
	});
}

/** The theme with this slug and everything around it, for its own page. */
export async function readTheme(
	app: App,
	viewer: Viewer,
	scanId: string,
	slug: string
): Promise<Outcome<{ scan: WholeScan; theme: Theme }>> {
	const entered = await enter(app, viewer, 'prepare', scanId);
	if (!entered.ok) return entered;
	const scan = (await findWholeScan(app.db, scanId))!;
	const theme = themeIn(scan, slug);
	return theme ? { ok: true, scan, theme } : refuse('theme-unknown');
}

function changeFreely(tx: Tx, scan: WholeScan, change: ThemeChange): Outcome {
	const { id, languages } = scan;
	switch (change.kind) {
		case 'choose-set': {
			const set = change.set === null ? null : themeSetById(change.set);
			if (change.set !== null && !set) return refuse('themes-file-invalid');
			replaceLevers(tx, id, set ? leversFor(set, languages, change.short) : []);
			updateThemeSet(tx, id, set && { id: set.id, version: set.version });
			return { ok: true };
		}
		case 'edit': {
			const theme = themeIn(scan, change.theme);
			if (!theme) return refuse('theme-unknown');
			const words = storedWords(change.words);
			const reworded = !sameText(words.title, theme.title) || !sameText(words.text, theme.text);
			const origin = theme.origin === 'library' && reworded ? 'reworded' : theme.origin;
			updateTheme(tx, id, theme.slug, { ...words, origin });
			return { ok: true };
		}
		case 'add': {
			const added = addOwnTheme(tx, scan, change);
			return added.ok ? { ok: true } : added;
		}
		case 'delete': {
			const theme = themeIn(scan, change.theme);
			if (theme?.origin !== 'own') return refuse('theme-unknown');
			deleteTheme(tx, id, theme.slug);
			return { ok: true };
		}
		case 'add-lever':
			addOwnLever(tx, scan, change.title);
			return { ok: true };
		case 'edit-lever':
			return done(updateLever(tx, id, change.lever, { title: change.title }), 'lever-missing');
		case 'delete-lever':
			// Its button is there only while it is empty: whoever gets here has an old page.
			return done(deleteEmptyLever(tx, id, change.lever), 'lever-missing');
		case 'move-to-lever':
			if (!themeIn(scan, change.theme)) return refuse('theme-unknown');
			return done(moveThemeTo(tx, id, change.theme, change.lever), 'lever-missing');
		case 'switch':
			return done(updateTheme(tx, id, change.theme, { active: change.active }), 'theme-unknown');
		case 'link-policies':
			return linkPolicies(tx, id, change);
		default:
			return move(tx, id, change);
	}
}

function changeAnswered(tx: Tx, scan: WholeScan, change: ThemeChange): Outcome {
	const { id } = scan;
	switch (change.kind) {
		case 'edit': {
			const theme = themeIn(scan, change.theme);
			if (!theme) return refuse('theme-unknown');
			const words = storedWords(change.words);
			if (words.enabling !== theme.enabling) return refuse('frozen-after-first-answer');
			const corrected =
				theme.corrected || !sameText(words.title, theme.title) || !sameText(words.text, theme.text);
			updateTheme(tx, id, theme.slug, { ...words, corrected });
			return { ok: true };
		}
		case 'edit-lever': {
			const lever = scan.levers.find(({ slug }) => slug === change.lever);
			if (!lever) return refuse('lever-missing');
			const corrected = lever.corrected || !sameText(change.title, lever.title);
			updateLever(tx, id, lever.slug, { title: change.title, corrected });
			return { ok: true };
		}
		case 'switch':
			// On again only for a theme that was asked: anything else would be a new theme.
			if (change.active && !themeHasAnswers(tx, id, change.theme))
				return refuse('frozen-after-first-answer');
			return done(updateTheme(tx, id, change.theme, { active: change.active }), 'theme-unknown');
		case 'link-policies':
			return linkPolicies(tx, id, change);
		case 'move':
		case 'move-lever':
			return move(tx, id, change);
		default:
			return refuse('frozen-after-first-answer');
	}
}

function linkPolicies(
	tx: Tx,
	scanId: string,
	{ theme, policies }: Extract<ThemeChange, { kind: 'link-policies' }>
): Outcome {
	return done(updateTheme(tx, scanId, theme, { policies }), 'theme-unknown');
}

function isKnown({ id, articles = [] }: PolicyLink): boolean {
	const policy = policyById(id);
	return (
		articles.every((article) => policy?.articles.some((known) => known.id === article)) &&
		policy !== null
	);
}

function move(
	tx: Tx,
	scanId: string,
	change: Extract<ThemeChange, { kind: 'move' | 'move-lever' }>
): Outcome {
	if (change.kind === 'move') moveTheme(tx, scanId, change.theme, change.by);
	else moveLever(tx, scanId, change.lever, change.by);
	return { ok: true };
}

function themeIn(scan: WholeScan, slug: string): Theme | undefined {
	return scan.levers.flatMap((lever) => lever.themes).find((theme) => theme.slug === slug);
}

/**
 * Adds a theme of the facilitator's own at the end of a lever; its words are checked before.
 * @returns its slug, or 'lever-missing'
 */
export function addOwnTheme(
	tx: Tx,
	scan: WholeScan,
	{ lever, title, text }: Omit<Extract<ThemeChange, { kind: 'add' }>, 'kind'>
): Outcome<{ slug: string }> {
	const taken = new Set(scan.levers.flatMap((known) => known.themes.map((t) => t.slug)));
	const slug = freeSlug(slugFrom(anyWords(title)), taken);
	const added = appendTheme(tx, scan.id, lever, ownTheme(slug, title, text));
	return added ? { ok: true, slug } : refuse('lever-missing');
}

/** Adds an empty lever at the end. @returns its slug */
export function addOwnLever(tx: Tx, scan: WholeScan, title: LocalText): string {
	const taken = new Set(scan.levers.map((lever) => lever.slug));
	const slug = freeSlug(slugFrom(anyWords(title)), taken);
	appendLever(tx, scan.id, { slug, title, summary: NO_TEXT, corrected: false });
	return slug;
}

function ownTheme(slug: string, title: LocalText, text: LocalText): Theme {
	return {
		...{ slug, title, text, origin: 'own', active: true, corrected: false },
		...{ enabling: false, core: false, facts: [], factLink: null, planPlace: null },
		...{ executors: [], policies: [], conditions: [] }
	};
}

function storedWords(
	words: ThemeWords
): Omit<ThemeWords, 'factLink'> & { factLink: string | null } {
	return {
		...words,
		facts: words.facts.filter(hasWords),
		factLink: words.factLink.trim() || null
	};
}

/** What is wrong with the words of a change; null when nothing is. */
export function wrongWords(change: ThemeChange): Refusal | null {
	if (change.kind === 'link-policies')
		return change.policies.every(isKnown) ? null : refuse('policy-unknown');
	const title =
		change.kind === 'edit' ? change.words.title : 'title' in change ? change.title : null;
	if (title && !hasWords(title)) return refuse('title-missing');
	const text = change.kind === 'edit' ? change.words.text : 'text' in change ? change.text : null;
	if (longest(title) > TITLE_MAX_LENGTH) return refuse('text-too-long', { max: TITLE_MAX_LENGTH });
	if (longest(text) > THEME_TEXT_MAX_LENGTH)
		return refuse('text-too-long', { max: THEME_TEXT_MAX_LENGTH });
	if (change.kind !== 'edit') return null;
	const { facts, factLink, executors } = change.words;
	if (executors.length > EXECUTORS_MAX || !executors.every((slug) => v.is(SlugShape, slug)))
		return refuse('group-unknown');
	if (facts.length > FACTS_MAX || facts.some((fact) => longest(fact) > FACT_MAX_LENGTH))
		return refuse('text-too-long', { max: FACT_MAX_LENGTH });
	const link = factLink.trim();
	if (link.length > LINK_MAX_LENGTH) return refuse('text-too-long', { max: LINK_MAX_LENGTH });
	const fine = link === '' || (/^https?:\/\//.test(link) && URL.canParse(link));
	return fine ? null : refuse('link-invalid');
}

function longest(text: LocalText | null): number {
	return text ? lengthOf(text) : 0;
}

function done(found: boolean, otherwise: Refusal['reason']): Outcome {
	return found ? { ok: true } : refuse(otherwise);
}
