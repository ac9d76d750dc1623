import { NO_TEXT, type LocalText } from '../../domain/language.ts';
import { QUESTIONS, type Question } from '../../domain/rating.ts';
import { refuse, type Outcome } from '../../domain/refusal.ts';
import { makeRelease, METHOD_VERSION, type Earlier } from '../../domain/release.ts';
import type { Release, ReleaseContent } from '../../domain/release-shape.ts';
import type { WholeScan } from '../../domain/scan.ts';
import type { Theme } from '../../domain/theme.ts';
import type { App } from '../app.ts';
import { releaseByChecksum, type AnswerDigests } from '../store/rounds.ts';
import { findWholeScan } from '../store/scans.ts';
import { releasesWithFacts, type ReleaseWithFacts } from '../store/whole-file.ts';
import { enter, type Viewer } from './access.ts';
import { digestsOf } from './answer-digests.ts';
import { earlierOf, releaseFrom } from './earlier-releases.ts';
import { checksumOf } from './release-due-rounds.ts';

/** Something that is not as it was when the release was made. */
export interface Difference {
	/** Slug of the theme; null for what is about no theme. */
	readonly theme: string | null;
	readonly question: Question | null;
	/**
	 * 'answers' (to this question), 'people' (answers went from one person to another), 'checksum',
	 * 'json' (no release at all), 'facts' (nothing can be made of these answers), or the first field
	 * that comes out differently, e.g. 'counts.3' of a question.
	 */
	readonly field: string;
}

export interface VerifiedRelease {
	readonly round: number;
	readonly checksum: string;
	/**
	 * 'answers-gone': not all of them are left, because the retention is over or a person took theirs
	 * back; the digests went with them. 'other-method': made by another version of the method than
	 * this program's.
	 */
	readonly result: 'equal' | 'different' | 'answers-gone' | 'other-method';
	/** False when it was compared with a release of another scan that is not in this house. */
	readonly changeVerified: boolean;
	readonly differences: readonly Difference[];
}

/**
 * Computes every release of a scan again from its raw answers and compares field by field.
 * The words and choices are those that stand in the release: they may have been corrected since.
 * @returns with the titles of the themes by slug, for whoever has to tell about them; refused when
 * there is no release
 */
export async function verifyReleases(
	app: App,
	viewer: Viewer,
	scanId: string
): Promise<
	Outcome<{
		releases: readonly VerifiedRelease[];
		titles: Readonly<Record<string, LocalText>>;
	}>
> {
	const entered = await enter(app, viewer, 'verify', scanId);
	if (!entered.ok) return entered;
	const scan = (await findWholeScan(app.db, scanId))!;
	const all = await releasesWithFacts(app.db, scanId);
	if (all.length === 0) return refuse('nothing-released');
	const releases = all.map((made, i) => verified(app, scan, made, all.slice(0, i)));
	const themes = scan.levers.flatMap((lever) => lever.themes);
	const titles = Object.fromEntries(themes.map(({ slug, title }) => [slug, title]));
	return { ok: true, releases, titles };
}

function verified(
	app: App,
	scan: WholeScan,
	made: ReleaseWithFacts,
	before: readonly ReleaseWithFacts[]
): VerifiedRelease {
	const { round, checksum, digests, facts } = made;
	const told = (
		result: VerifiedRelease['result'],
		differences: readonly Difference[],
		changeVerified = true
	) => ({ round: round.number, checksum, result, changeVerified, differences });
	const release = releaseFrom(made.json);
	if (!release) {
		const old = methodOf(made.json);
		if (old !== null && old !== METHOD_VERSION) return told('other-method', []);
		return told('different', [about('json')]);
	}
	const sealed = release.checksum === checksum && checksumOf(release) === checksum;
	const broken = sealed ? [] : [about('checksum')];
	const or = (result: VerifiedRelease['result']) => (sealed ? result : 'different');
	if (release.methodVersion !== METHOD_VERSION) return told(or('other-method'), broken);
	if (digests === null) return told(or('answers-gone'), broken);

	const factsOf = new Map(
		before.map((one) => [one.round.number, one.digests ? one.facts : []] as const)
	);
	const { change } = release;
	const followed = change?.kind === 'scan' ? releaseByChecksum(app.db, change.checksum) : null;
	const earlier = earlierOf(
		before,
		(number) => factsOf.get(number) ?? [],
		followed === null ? null : releaseFrom(followed)
	);
	const changeVerified = change?.kind !== 'scan' || earlier !== null;
	const asked = askedIn(release, digests);
	const differences = [
		...differentAnswers(digests, digestsOf(asked, facts, factsOf)),
		...differentFigures(release, recomputed(scan, made, release, asked, earlier), changeVerified),
		...broken
	];
	const each = differences.filter(
		(one, i) => differences.findIndex((other) => sameCell(one, other)) === i
	);
	return told(each.length === 0 ? 'equal' : 'different', each, changeVerified);
}

/** Two things about one question are told once; what is about no question, each by itself. */
function sameCell(one: Difference, two: Difference): boolean {
	const same = one.theme === two.theme && one.question === two.question;
	return same && (one.question !== null || one.field === two.field);
}

function about(field: string): Difference {
	return { theme: null, question: null, field };
}

/** The method by which something in no shape of today says that it was made. */
function methodOf(json: string): string | null {
	try {
		const { methodVersion } = JSON.parse(json) as Record<string, unknown>;
		return typeof methodVersion === 'string' ? methodVersion : null;
	} catch {
		return null;
	}
}

/** Themes whose own answers are in the release; with too few participants it does not name them. */
function askedIn(release: Release, digests: AnswerDigests): readonly string[] {
	if (release.themes.length === 0) return Object.keys(digests.cells);
	return release.themes.filter((theme) => theme.carriedFrom === null).map((theme) => theme.id);
}

/** @returns null when nothing can be made of these answers, such as of somebody in no side */
function recomputed(
	scan: WholeScan,
	{ beside, tables, facts, round }: Pick<ReleaseWithFacts, 'beside' | 'tables' | 'facts' | 'round'>,
	release: Release,
	asked: readonly string[],
	earlier: Earlier | null
): ReleaseContent | null {
	const { title, area, languages, themeSet, subAreas = [] } = release.scan;
	const polygonsOf = (id: string) =>
		scan.subAreas.find((subArea) => subArea.slug === id)?.polygons ?? null;
	const { mode, k, breakdown, weights } = release;
	const themes = release.themes.length > 0 ? release.themes : asked.map(unnamed);
	const then: WholeScan = {
		...scan,
		...{ title, languages, themeSet, mode, k, breakdown, weights },
		area: { ...area, polygons: [] },
		subAreas: subAreas.map(({ id, title: named }) => ({
			slug: id,
			title: named,
			polygons: polygonsOf(id)
		})),
		// One lever per theme: a release has no order but that of its themes.
		levers: themes.map((theme) => ({
			...{ slug: theme.lever, title: NO_TEXT, summary: NO_TEXT, corrected: false },
			themes: [themeOf(theme)]
		}))
	};
	let content: ReleaseContent;
	try {
		content = makeRelease(then, release.round, facts, {
			asked,
			tables,
			beside,
			earlier,
			playsTold: round.choice !== null
		});
	} catch {
		// A bug where a release is made; here it is what somebody did to the database.
		return null;
	}
	// As it would be read back; the id is that of the house where it was made.
	const read = JSON.parse(JSON.stringify(content)) as ReleaseContent;
	return { ...read, scan: { ...read.scan, id: release.scan.id } };
}

type NamedTheme = Pick<
	Release['themes'][number],
	'id' | 'lever' | 'title' | 'enabling' | 'executors'
>;

/** A theme of a release that names none: its answers count people, its words appear nowhere. */
function unnamed(id: string): NamedTheme {
	return { id, lever: id, title: NO_TEXT, enabling: false, executors: [] };
}

/** Of a theme only these five fields get into a release. */
function themeOf({ id, title, enabling, executors }: NamedTheme): Theme {
	return {
		...{ slug: id, title, enabling, executors, active: true },
		...{ text: NO_TEXT, core: false, origin: 'own', corrected: false, facts: [], factLink: null },
		...{ planPlace: null, policies: [], conditions: [] }
	};
}

function differentAnswers(then: AnswerDigests, now: AnswerDigests): readonly Difference[] {
	const themes = new Set([...Object.keys(then.cells), ...Object.keys(now.cells)]);
	const cells = [...themes].flatMap((theme) =>
		QUESTIONS.filter(
			(question) => then.cells[theme]?.[question] !== now.cells[theme]?.[question]
		).map((question) => ({ theme, question, field: 'answers' }))
	);
	// Another answer changes both; only where all answers are there, they moved between people.
	return cells.length > 0 || then.people === now.people ? cells : [about('people')];
}

function differentFigures(
	then: ReleaseContent,
	now: ReleaseContent | null,
	changeVerified: boolean
): readonly Difference[] {
	if (!now) return [about('facts')];
	const { themes, change, checksum: _checksum, ...head } = { checksum: '', ...then };
	const { themes: themesNow, change: recomputedChange, ...headNow } = now;
	const changeNow = changeVerified ? recomputedChange : change;
	const { themes: moved = [], ...since } = change ?? {};
	const { themes: movedNow = [], ...sinceNow } = changeNow ?? {};
	return [
		...atMostOne(null, null, firstDifference(head, headNow)),
		...differentThemes(themes, themesNow, ''),
		...atMostOne(null, null, firstDifference(since, sinceNow), 'change.'),
		...differentThemes(moved, movedNow, 'change.')
	];
}

interface WithQuestions {
	readonly id: string;
	readonly questions: Readonly<Record<Question, unknown>>;
}

/** @param prefix where in a release these themes stand */
function differentThemes(
	then: readonly WithQuestions[],
	now: readonly WithQuestions[],
	prefix: string
): readonly Difference[] {
	const ids = new Set([...then, ...now].map((theme) => theme.id));
	return [...ids].flatMap((id) => {
		const was = then.find((theme) => theme.id === id);
		const is = now.find((theme) => theme.id === id);
		if (!was || !is) return atMostOne(id, null, 'themes', prefix);
		const { questions, ...rest } = was;
		const { questions: questionsNow, ...restNow } = is;
		return [
			...QUESTIONS.flatMap((question) =>
				atMostOne(
					id,
					question,
					firstDifference(questions[question], questionsNow[question]),
					prefix
				)
			),
			...atMostOne(id, null, firstDifference(rest, restNow), prefix)
		];
	});
}

function atMostOne(
	theme: string | null,
	question: Question | null,
	path: string | null,
	prefix = ''
): readonly Difference[] {
	return path === null ? [] : [{ theme, question, field: prefix + path }];
}

/** Path to the first part of two values as JSON has them that is not the same; null when all is. */
function firstDifference(one: unknown, two: unknown): string | null {
	if (one === two) return null;
	if (typeof one !== 'object' || typeof two !== 'object' || !one || !two) return '';
	for (const key of new Set([...Object.keys(one), ...Object.keys(two)])) {
		const path = firstDifference(
			(one as Record<string, unknown>)[key],
			(two as Record<string, unknown>)[key]
		);
		if (path !== null) return path === '' ? key : `${key}.${path}`;
	}
	return null;
}
