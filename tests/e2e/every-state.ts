import { expect, type Browser, type BrowserContext } from '@playwright/test';
import { eq, inArray } from 'drizzle-orm';
import { readFileSync } from 'node:fs';
import { CONTRIBUTION_KINDS } from '../../src/lib/domain/contribution.ts';
import { FAMILIES, type Group } from '../../src/lib/domain/group.ts';
import type { Theme } from '../../src/lib/domain/theme.ts';
import type { App } from '../../src/lib/server/app.ts';
import { release, round } from '../../src/lib/server/db/schema.ts';
import { DEFAULT_WEIGHTS, OPEN_CARDS } from '../../src/lib/domain/scan.ts';
import { askRecognition } from '../../src/lib/server/usecases/ask-recognition.ts';
import { changeAbout, changeMethod } from '../../src/lib/server/usecases/change-scan.ts';
import { changeAgenda } from '../../src/lib/server/usecases/change-agenda.ts';
import { changeAttachments } from '../../src/lib/server/usecases/change-attachments.ts';
import { changeBoard } from '../../src/lib/server/usecases/change-board.ts';
import { putGoal } from '../../src/lib/server/usecases/change-goals.ts';
import { changeGroups } from '../../src/lib/server/usecases/change-groups.ts';
import { changeInvitations } from '../../src/lib/server/usecases/change-invitations.ts';
import { changeSubAreas } from '../../src/lib/server/usecases/change-sub-areas.ts';
import { changeThemes, readTheme } from '../../src/lib/server/usecases/change-themes.ts';
import type { Shows } from '../../src/lib/domain/meeting.ts';
import { changeScreen } from '../../src/lib/server/usecases/change-screen.ts';
import { chooseThemes } from '../../src/lib/server/usecases/choose-themes.ts';
import {
	putCommitment,
	putHighlight,
	shareResult
} from '../../src/lib/server/usecases/change-leave.ts';
import { changeTalk } from '../../src/lib/server/usecases/change-talk.ts';
import { closeExplore } from '../../src/lib/server/usecases/close-explore.ts';
import { closeRecognition } from '../../src/lib/server/usecases/close-recognition.ts';
import { contribute, newContributionId } from '../../src/lib/server/usecases/contribute.ts';
import { createScan } from '../../src/lib/server/usecases/create-scan.ts';
import { joinScan } from '../../src/lib/server/usecases/join-scan.ts';
import { makeTheme } from '../../src/lib/server/usecases/make-theme.ts';
import { openExplore } from '../../src/lib/server/usecases/open-explore.ts';
import { followProgress } from '../../src/lib/server/usecases/follow-progress.ts';
import { openRound } from '../../src/lib/server/usecases/open-round.ts';
import { ownerByEmail } from '../../src/lib/server/usecases/owner-by-email.ts';
import { publishStory, showStory } from '../../src/lib/server/usecases/publish-story.ts';
import { readBoard } from '../../src/lib/server/usecases/read-board.ts';
import { readProgress } from '../../src/lib/server/usecases/read-progress.ts';
import { readScan } from '../../src/lib/server/usecases/read-scan.ts';
import { readPartToEdit } from '../../src/lib/server/usecases/read-story-draft.ts';
import { saveStoryPart } from '../../src/lib/server/usecases/save-story-part.ts';
import { recognise } from '../../src/lib/server/usecases/recognise.ts';
import { submitAnswers } from '../../src/lib/server/usecases/submit-answers.ts';
import { done, NOBODY, OPERATOR } from '../fixtures/house.ts';
import { PIXEL } from '../fixtures/pixel.ts';
import { startHouse, type House } from '../house.ts';
import { ADA, BO, type Account } from './facilitator.ts';
import { addAccount, addAnswers, addScan, close, CORE, inside, open } from './prepared.ts';
import type { MadeScan } from './prepared.ts';

/** Who looks: nobody yet, facilitators with and without scans, participants on the way. */
const VIEWERS = ['nobody', 'english', 'ada', 'bo', 'fresh', 'member', 'full'] as const;
export type ViewerName = (typeof VIEWERS)[number];

/**
 * A scan with nothing in it, one with every theme off, one to be opened, …, closed with three
 * people, with "dk" alone, with conditions alone, one of which the stored result was spoiled, and
 * two in which the hall chooses, and has chosen, and two in which people write what plays here, and
 * wrote it, and one of organisations with open cards in their second round.
 */
const STATES = [
	...(['empty', 'off', 'ready', 'open', 'closing', 'released'] as const),
	...(['few', 'unknown', 'conditions', 'spoiled', 'hall', 'chosen'] as const),
	...(['exploring', 'explored', 'again'] as const)
] as const;
export type Scans = Readonly<Record<(typeof STATES)[number], MadeScan>>;

/** Two houses in which every page can be seen in every state. */
export interface EveryState {
	/** Without any account. */
	readonly emptyHouse: House;
	readonly house: House;
	readonly scans: Scans;
	readonly viewers: Readonly<Record<ViewerName, BrowserContext>>;
	/** Keys of the screens that stand open, by scan. */
	readonly screens: Readonly<Record<keyof typeof ON_SCREENS, string>>;
	/** Path of the own link of the one who filled in everything. */
	readonly ownLink: string;
	readonly stop: () => Promise<void>;
}

/** A theme of the twelve, with facts in the open scan. */
export const THEME = 'levende-bodem';
/** A theme of the facilitator, in the scan that can be opened. */
export const OWN_THEME = 'eigen-thema';

/** What is on the screens in the hall. */
const ON_SCREENS = {
	...{ ready: 'join', open: 'people', closing: 'result', hall: 'join' },
	...{ released: 'result', few: 'leave', chosen: 'explore', exploring: 'explore' }
} as const satisfies Partial<Record<keyof Scans, Shows>>;

export async function everyState(browser: Browser): Promise<EveryState> {
	// What is under a map comes from another host; no page here asks any.
	const settings = { PEDDEL_MAP_TILES: 'none' };
	const [emptyHouse, house] = await Promise.all([startHouse(), startHouse(settings)]);
	const seats: (readonly [ViewerName, MadeScan, string])[] = [];
	const screens: Record<string, string> = {};
	const scans = await inside(house, async (app) => {
		for (const account of [ADA, BO]) await addAccount(app, account);
		const made = await newScans(app);
		const { open: opened, closing, released, few, unknown, conditions, spoiled } = made;
		const over = [released, few, unknown, conditions, spoiled];
		for (const scan of [opened, closing, ...over]) await open(app, scan);
		for (const scan of [opened, closing, released]) {
			seats.push(['member', scan, await takePart(app, scan, 1)]);
			await addAnswers(app, scan, 6);
		}
		await writeSome(app, released);
		seats.push(['fresh', opened, await takePart(app, opened, 0)]);
		for (const scan of [made.hall, made.chosen]) {
			await goThrough(app, scan);
			seats.push(['fresh', scan, await takePart(app, scan, 0)]);
		}
		for (const scan of [made.exploring, made.explored])
			seats.push(['member', scan, await explore(app, scan)]);
		done(await closeExplore(app, OPERATOR, made.explored.id));
		seats.push(['member', made.again, await playOpenCards(app, made.again)]);
		done(await chooseThemes(app, OPERATOR, made.chosen.id, 3));
		seats.push(['full', opened, await takePart(app, opened, CORE.length)]);
		await addAnswers(app, few, 3);
		await addAnswers(app, unknown, 6, true);
		await addAnswers(app, conditions, 6);
		await switchOff(app, conditions, ({ enabling }) => !enabling);
		const heard = await sit(app, conditions, 5);
		for (const scan of over) await close(app, scan);
		for (const scan of [released, few]) done(await shareResult(app, OPERATOR, scan.id, true));
		await talkAbout(app, released);
		seats.push(['member', conditions, heard[0]!]);
		await tellStories(app, made, heard);
		await editStory(app, released);
		await spoil(app, spoiled);
		await close(app, closing, 3600);
		for (const [name, shows] of Object.entries(ON_SCREENS))
			screens[name] = await openScreen(app, made[name as keyof Scans], shows);
		return made;
	});
	const viewers = await newViewers(browser);
	await logIn(house, viewers.ada, ADA);
	await logIn(house, viewers.bo, BO);
	const linkOf = ([, { code }, secret]: (typeof seats)[number]) => `/s/${code}/return/${secret}`;
	for (const seat of seats) await viewers[seat[0]].request.get(house.url + linkOf(seat));
	const ownLink = linkOf(seats.find(([name]) => name === 'full')!);
	const stop = async () => {
		await Promise.all([emptyHouse.stop(), house.stop()]);
	};
	return { emptyHouse, house, scans, viewers, screens, ownLink, stop } as EveryState;
}

/** A part in words of its facilitator, of which the result says something else by now; a picture. */
async function editStory(app: App, { id }: MadeScan): Promise<void> {
	const at = { part: 'start', language: 'nl' } as const;
	const { composed } = done(await readPartToEdit(app, OPERATOR, id, at)).edited;
	const blocks = [{ kind: 'paragraph' as const, spans: [{ text: 'Zo zien wij het.' }] }];
	const piece = { kind: 'own' as const, blocks, from: composed[0]!.key, was: 'Iets anders.' };
	const text = { pieces: [piece], dropped: composed.slice(-1).map(({ key }) => key) };
	done(await saveStoryPart(app, OPERATOR, id, at, { text, base: 0, first: true }));
	const words = { title: 'Sloot', alt: 'Een sloot met riet.', credit: 'Ada' };
	for (const as of ['picture', 'logo'] as const)
		done(await changeAttachments(app, OPERATOR, id, { kind: 'add', as, words, bytes: PIXEL }));
}

/** A screen with a timer. @returns its key */
async function openScreen(app: App, { id }: MadeScan, shows: Shows): Promise<string> {
	done(await changeScreen(app, OPERATOR, id, { kind: 'timer', minutes: 30 }));
	return done(await changeScreen(app, OPERATOR, id, { kind: 'show', shows, step: 0 })).screenKey;
}

async function newViewers(browser: Browser): Promise<EveryState['viewers']> {
	const made = VIEWERS.map(async (name) => {
		const locale = name === 'english' ? 'en-GB' : 'nl-NL';
		return [name, await browser.newContext({ locale, reducedMotion: 'reduce' })] as const;
	});
	return Object.fromEntries(await Promise.all(made)) as EveryState['viewers'];
}

async function logIn(house: House, viewer: BrowserContext, account: Account): Promise<void> {
	const response = await viewer.request.post(`${house.url}/login`, {
		headers: { origin: house.url, accept: 'text/html' },
		form: { ...account },
		maxRedirects: 0
	});
	expect(response.status()).toBe(303);
}

async function newScans(app: App): Promise<Scans> {
	const { id: ownerId } = done(await ownerByEmail(app, OPERATOR, ADA.email));
	const nothing = { title: 'Nog leeg', areaFile: null, themes: null, ownerId };
	const scans: Partial<Record<keyof Scans, MadeScan>> = {
		empty: done(await createScan(app, OPERATOR, { ...nothing, languages: ['nl'] }))
	};
	for (const name of STATES.filter((state) => state !== 'empty')) {
		const scan = await addScan(app, ADA, `Quickscan ${name}`);
		await tellAbout(app, scan, `Quickscan ${name}`);
		scans[name] = scan;
	}
	await switchOff(app, scans.off!, () => true);
	await addOwnWork(app, scans.ready!);
	await prepareMeeting(app, scans.ready!);
	await addFacts(app, scans.open!);
	for (const scan of [scans.open!, scans.ready!]) await addSubAreas(app, scan);
	return scans as Scans;
}

async function tellAbout(app: App, { id }: MadeScan, title: string): Promise<void> {
	const text = { nl: 'Daarom doen we dit.', en: 'That is why we do this.' };
	const contact = 'Gebiedsbureau, gebied@example.nl';
	const frame = {
		preconditions: { legal: text, financial: text, ecological: text },
		roles: text
	};
	const about = { title, purpose: text, use: text, decision: text, ...frame, contact };
	const languages = ['nl', 'en'] as const;
	done(await changeAbout(app, OPERATOR, id, { ...about, languages, retentionMonths: 12 }));
}

async function switchOff(
	app: App,
	{ id }: MadeScan,
	which: (theme: Theme) => boolean
): Promise<void> {
	const { scan } = done(await readScan(app, OPERATOR, id)).view;
	for (const theme of scan.levers.flatMap((lever) => lever.themes).filter(which)) {
		const off = { kind: 'switch', theme: theme.slug, active: false } as const;
		done(await changeThemes(app, OPERATOR, id, off));
	}
}

/** As a broken disk leaves it: the house cannot make the page, and says so. */
async function spoil({ db }: App, { id }: MadeScan): Promise<void> {
	await db
		.update(release)
		.set({ json: '{' })
		.where(
			inArray(release.roundId, db.select({ id: round.id }).from(round).where(eq(round.scanId, id)))
		);
}

/** A theme, an empty lever and a group of the facilitator's own. */
async function addOwnWork(app: App, { id }: MadeScan): Promise<void> {
	const { scan } = done(await readScan(app, OPERATOR, id)).view;
	const text = { nl: 'Uitleg.', en: 'Text.' };
	const title = { nl: 'Eigen thema', en: 'Own theme' };
	const lever = scan.levers[0]!.slug;
	done(await changeThemes(app, OPERATOR, id, { kind: 'add', lever, title, text }));
	const empty = { nl: 'Nog leeg', en: 'Still empty' };
	done(await changeThemes(app, OPERATOR, id, { kind: 'add-lever', title: empty }));
	const own: Group = {
		...{ slug: 'jagers', family: FAMILIES[1] },
		...{ title: { nl: 'Jagers', en: 'Hunters' }, text }
	};
	done(await changeGroups(app, OPERATOR, id, [own, ...scan.groups]));
}

/** A script in several parts, and links for two parties. */
async function prepareMeeting(app: App, { id }: MadeScan): Promise<void> {
	const choice = { kind: 'choose', agenda: 'kitchen-tables', language: 'nl' } as const;
	done(await changeAgenda(app, OPERATOR, id, choice));
	const parties = ['Agrarisch collectief', 'Dorpsbelang'];
	done(await changeInvitations(app, OPERATOR, id, { kind: 'add', parties, group: 'agrarier' }));
}

/** One with a shape, the area itself, and a name. */
async function addSubAreas(app: App, { id }: MadeScan): Promise<void> {
	const text = readFileSync('tests/fixtures/groote-wielen.geojson', 'utf8');
	done(await changeSubAreas(app, OPERATOR, id, { kind: 'add-file', text }));
	done(await changeSubAreas(app, OPERATOR, id, { kind: 'add', title: 'Langs de vaart' }));
}

/** What is known already about one theme. */
async function addFacts(app: App, { id }: MadeScan): Promise<void> {
	const { theme } = done(await readTheme(app, OPERATOR, id, THEME));
	const { title, text, enabling, executors, planPlace } = theme;
	const facts = [{ nl: 'Er leven hier wormen.', en: 'There are worms here.' }];
	const words = { title, text, enabling, executors, planPlace, facts };
	const change = {
		kind: 'edit',
		theme: THEME,
		words: { ...words, factLink: 'https://example.org' }
	};
	done(await changeThemes(app, OPERATOR, id, { ...change, kind: 'edit' }));
}

/** A round in which the hall chooses, and five people who went through the titles. */
async function goThrough(app: App, { id, code }: MadeScan): Promise<void> {
	done(await openRound(app, OPERATOR, id, { way: 'hall' }));
	for (let i = 0; i < 5; i += 1) {
		const { secret } = done(await joinScan(app, NOBODY, code, null, { group: 'bewoner' }));
		for (const theme of CORE.slice(i, i + 4))
			done(await submitAnswers(app, code, secret, theme, { answers: {}, plays: 'yes' }));
	}
}

/** A meeting that concluded something, left something for later, and agreed on something. */
async function talkAbout(app: App, { id }: MadeScan): Promise<void> {
	const [one, other] = [CORE[0]!, CORE[1]!];
	const conclusion = 'We meten eerst samen het peil.';
	done(await changeTalk(app, OPERATOR, id, one, { picked: true, conclusion }));
	done(await changeTalk(app, OPERATOR, id, other, { picked: true, parked: true }));
	for (const kind of ['start', 'talk', 'question'] as const)
		done(await putHighlight(app, OPERATOR, id, { kind, theme: one, text: 'Samen met de buren' }));
	done(
		await putCommitment(app, OPERATOR, id, null, {
			...{ theme: one, what: 'Een proef op het veen', who: 'Het waterschap' },
			...{ firstStep: 'Boeren bellen', due: '2099-01-31', sign: 'Er staat een peilbuis' }
		})
	);
	await setGoals(app, id, one);
}

/** So many who take a seat and say nothing yet. @returns their secrets */
async function sit(app: App, { code }: MadeScan, people: number): Promise<readonly string[]> {
	const secrets: string[] = [];
	for (let i = 0; i < people; i += 1)
		secrets.push(done(await joinScan(app, NOBODY, code, null, { group: 'bewoner' })).secret);
	return secrets;
}

/** Under which address the story of a scan is on the web, or was. */
export const STORIES = { released: 'groote-wielen', few: 'te-weinig' } as const;

/**
 * A story with two editions on the web and a draft that people are asked about, one that was taken
 * off the web, and one whose draft few recognise.
 * @param heard secrets of five people who say so
 */
async function tellStories(app: App, scans: Scans, heard: readonly string[]): Promise<void> {
	const put = async ({ id }: MadeScan, slug: string) =>
		done(await publishStory(app, OPERATOR, id, { slug, listed: false }));
	await put(scans.released, STORIES.released);
	done(
		await putCommitment(app, OPERATOR, scans.released.id, null, {
			...{ theme: null, what: 'Dit kwam er na de eerste uitgave bij', who: 'De gemeente' },
			...{ firstStep: '', due: null, sign: '' }
		})
	);
	await put(scans.released, STORIES.released);
	done(await askRecognition(app, OPERATOR, scans.released.id));
	await put(scans.few, STORIES.few);
	done(await showStory(app, OPERATOR, scans.few.id, { shown: false }));
	const { id, code } = scans.conditions;
	done(await askRecognition(app, OPERATOR, id));
	for (const secret of heard)
		done(
			await recognise(app, code, secret, 1, [
				{ part: 'who', answer: 'no', remark: 'Wij zaten er ook.' },
				{ part: 'how', answer: 'yes', remark: '' }
			])
		);
	done(await closeRecognition(app, OPERATOR, id));
}

/** A goal that nobody looked at in time, and one that was dropped. */
async function setGoals(app: App, id: string, theme: string): Promise<void> {
	for (const what of ['Meer natte natuur', 'Minder maaien'])
		done(
			await putGoal(app, OPERATOR, id, null, {
				...{ theme, what, indicator: 'Hectares met riet', start: '40 ha', startYear: '2024' },
				...{ target: '100 ha', targetYear: '2099', now: '' }
			})
		);
	const goals = done(await readProgress(app, OPERATOR, id)).view.items.map((item) => item.id);
	const late = { kind: 'goal', state: 'started', why: '', nextLook: '2026-01-15' } as const;
	done(await followProgress(app, OPERATOR, id, { ...late, id: goals[0]!, now: '55 ha' }));
	const dropped = { ...late, state: 'dropped', why: 'De pacht liep af.', nextLook: '' } as const;
	done(await followProgress(app, OPERATOR, id, { ...dropped, id: goals[1]!, now: '' }));
}

/**
 * People who write what plays here: some of it in a cluster, with a theme and an answer, some of it
 * hidden, some not read yet. @returns the secret of one of them
 */
async function explore(app: App, { id, code }: MadeScan): Promise<string> {
	done(await openExplore(app, OPERATOR, id));
	const { secret } = done(await joinScan(app, NOBODY, code, null, { group: 'bewoner' }));
	const texts = ['De sloten staan droog.', 'Samen naar de molen.', 'Geen water in kelders.'];
	const ids = [...texts, 'Niet voor ieders oog.'].map(() => newContributionId(app));
	for (const [i, contribution] of ids.entries()) {
		const written = { id: contribution, kind: CONTRIBUTION_KINDS[i % 3]! };
		const text = texts[i] ?? 'Niet voor ieders oog.';
		done(await contribute(app, code, secret, { ...written, text }));
	}
	const step = (made: Parameters<typeof changeBoard>[3]) => changeBoard(app, OPERATOR, id, made);
	done(await step({ kind: 'gather', ids: ids.slice(0, 2), title: 'Water' }));
	const { clusters } = done(await readBoard(app, OPERATOR, id)).view;
	const cluster = clusters[0]!.id;
	done(await step({ kind: 'reply', cluster, reply: 'Dit gaat naar het waterschap.' }));
	done(await step({ kind: 'hide', ids: ids.slice(3) }));
	const { scan } = done(await readScan(app, OPERATOR, id)).view;
	const words = { nl: 'Water vasthouden', en: 'Holding water' };
	const theme = { lever: scan.levers[0]!.slug, newLever: words, title: words, text: words };
	done(await makeTheme(app, OPERATOR, id, { cluster, ...theme }));
	return secret;
}

/** Somebody who answered the first so many themes. @returns their secret */
async function takePart(app: App, { code }: MadeScan, themes: number): Promise<string> {
	const seat = { group: 'bewoner', consented: true };
	const { secret } = done(await joinScan(app, NOBODY, code, null, seat));
	const four = { kind: 'rated', value: 4 } as const;
	const answers = { impact: four, feasibility: { kind: 'dont-know' }, effort: four } as const;
	const said = { answers: { ...answers, knowledge: four }, remark: 'Een opmerking.' };
	for (const theme of CORE.slice(0, themes))
		done(await submitAnswers(app, code, secret, theme, said));
	return secret;
}

/** A first round with open cards, released, and the second one open. @returns somebody's secret */
async function playOpenCards(app: App, scan: MadeScan): Promise<string> {
	const method = { ...OPEN_CARDS, weights: DEFAULT_WEIGHTS };
	done(await changeMethod(app, OPERATOR, scan.id, method));
	await open(app, scan);
	const secret = await takePart(app, scan, 1);
	await addAnswers(app, scan, 6);
	await close(app, scan);
	await open(app, scan);
	return secret;
}

/** People who write about one theme: a remark that most share, an offer, a place in words. */
async function writeSome(app: App, { code }: MadeScan): Promise<void> {
	for (const remark of ['Een opmerking.', 'Nog een opmerking.', 'En nog een, van wie dat wil.']) {
		const { secret } = done(await joinScan(app, NOBODY, code, null, { group: 'agrarier' }));
		const texts = { remark, offer: 'Als er geld is.', where: 'Bij de sluis' };
		const said = { answers: {}, ...texts, withGroup: true };
		done(await submitAnswers(app, code, secret, THEME, said));
	}
}
