import { beforeEach, describe, expect, test } from 'vitest';
import {
	ABOUT,
	AREA_FILE,
	dump,
	facilitator,
	GOLDEN_CSV,
	join,
	NOBODY,
	openHouse,
	OPERATOR,
	openScan,
	say,
	SMALL_GROUPS,
	type House,
	type Ready
} from '../../../../tests/fixtures/house.ts';
import { NOT_STARTED } from '../../domain/goal.ts';
import { NO_FINDING } from '../../domain/knowledge.ts';
import { NO_TEXT } from '../../domain/language.ts';
import { formNumber } from '../../domain/paper.ts';
import { DEFAULT_METHOD } from '../../domain/scan.ts';
import type { App } from '../app.ts';
import { may, type Action, type Viewer } from './access.ts';
import { askRecognition } from './ask-recognition.ts';
import { changeAttachments, readAttachment, readAttachments } from './change-attachments.ts';
import { changeBoard } from './change-board.ts';
import { changeAgenda } from './change-agenda.ts';
import { changeFinding } from './change-finding.ts';
import {
	changeAfter,
	putCommitment,
	putHighlight,
	returnCommitment,
	shareResult,
	takeCommitment,
	takeHighlight
} from './change-leave.ts';
import { changeTalk } from './change-talk.ts';
import { putGoal, returnGoal, takeGoal } from './change-goals.ts';
import { changeGroups } from './change-groups.ts';
import { changeInvitations } from './change-invitations.ts';
import { changeAbout, changeArea, changeMethod } from './change-scan.ts';
import { changeMapLayers } from './change-map-layers.ts';
import { changeScreen } from './change-screen.ts';
import { changeSubAreas } from './change-sub-areas.ts';
import { changeThemes, readTheme } from './change-themes.ts';
import { chooseThemes } from './choose-themes.ts';
import { closeExplore } from './close-explore.ts';
import { closeRecognition } from './close-recognition.ts';
import { closeRound } from './close-round.ts';
import { contribute, newContributionId } from './contribute.ts';
import { createAccount, createFirstAccount } from './create-account.ts';
import { createScan } from './create-scan.ts';
import { enterPaper, withdrawPaper } from './enter-paper.ts';
import { exportScan } from './export-scan.ts';
import { extendRound } from './extend-round.ts';
import { followRoom } from './follow-live.ts';
import { followProgress } from './follow-progress.ts';
import { followUpScan } from './follow-up-scan.ts';
import { helpSomebody } from './help-somebody.ts';
import { importAnswers } from './import-answers.ts';
import { importScan } from './import-scan.ts';
import { importThemes } from './import-themes.ts';
import { moderateRemarks } from './moderate-remarks.ts';
import { makeTheme } from './make-theme.ts';
import { openExplore } from './open-explore.ts';
import { openRound } from './open-round.ts';
import { ownerByEmail } from './owner-by-email.ts';
import { publishStory, readPublishing, showStory, withdrawStoryEdition } from './publish-story.ts';
import { boardVersion, readBoard } from './read-board.ts';
import { readBriefing } from './read-briefing.ts';
import { readInvitations } from './read-invitations.ts';
import { readKnowledge, readKnowledgeCsv } from './read-knowledge.ts';
import { readPaper } from './read-paper.ts';
import { readPreparation } from './read-preparation.ts';
import { readRating } from './read-rating.ts';
import { readProgress, readProgressCalendar } from './read-progress.ts';
import { readDraftToRecognise, readSharing } from './read-recognition.ts';
import { readRemarks, readRemarksCsv } from './read-remarks.ts';
import { readMap } from './read-map.ts';
import { readResult, readResultCsv } from './read-result.ts';
import { readPolicies } from './read-policies.ts';
import { readMapLayer, readResultMap, readResultPlaces } from './read-result-map.ts';
import { readMatrixPicture, readResultFile } from './read-result-file.ts';
import { readRoom } from './read-room.ts';
import { readScan } from './read-scan.ts';
import { readScans } from './read-scans.ts';
import { readScript } from './read-script.ts';
import { readPartToEdit, readStoryDraft } from './read-story-draft.ts';
import { readStoryFile } from './story-file.ts';
import { readTalk } from './read-talk.ts';
import { readVersions, restoreStoryPart, saveStoryPart } from './save-story-part.ts';
import { endRehearsal, readRehearsal, rehearseScan } from './rehearse-scan.ts';
import { resetPassword } from './reset-password.ts';
import { takeBack } from './take-back.ts';
import { verifyReleases } from './verify-releases.ts';
import { withdraw } from './withdraw.ts';

const ALL: readonly Action[] = [
	'create-first-account',
	'create-account',
	'reset-password',
	'create-scan',
	'list-scans',
	'choose-owner',
	'prepare',
	'run',
	'read-result',
	'moderate',
	'verify',
	'read-welcome',
	'read-published',
	'join',
	'answer',
	'withdraw',
	'import-answers',
	'export'
];
const OWNER: Viewer = { kind: 'facilitator', userId: 'owner' };
const STRANGER: Viewer = { kind: 'facilitator', userId: 'stranger' };
const MINE: Viewer = { kind: 'participant', scanId: 'scan' };
const OTHER: Viewer = { kind: 'participant', scanId: 'other' };

describe('[U1] who may do what', () => {
	const scan = { id: 'scan', ownerId: 'owner' };
	const unowned = { id: 'scan', ownerId: null };
	const own = ['prepare', 'run', 'read-result', 'moderate', 'verify', 'choose-owner'] as const;
	const everybody = ['read-welcome', 'read-published', 'join'] as const;
	const anyAccount = ['create-first-account', 'create-scan', 'list-scans'] as const;
	const ofPerson: readonly Action[] = ['answer', 'withdraw'];
	const ofOperator = ALL.filter((action) => !ofPerson.includes(action));

	test.each<[string, Viewer, typeof scan | typeof unowned | null, readonly Action[]]>([
		['the operator, about a scan', OPERATOR, scan, ofOperator],
		['the operator, about a scan without an owner', OPERATOR, unowned, ofOperator],
		[
			'the operator, about no scan',
			OPERATOR,
			null,
			ofOperator.filter((action) => !['read-welcome', 'read-published', 'join'].includes(action))
		],
		['the owner', OWNER, scan, [...anyAccount, ...own, ...everybody]],
		['another facilitator', STRANGER, scan, [...anyAccount, ...everybody]],
		['a facilitator, about a scan without an owner', OWNER, unowned, [...anyAccount, ...everybody]],
		['a facilitator, about no scan', OWNER, null, anyAccount],
		['a participant of the scan', MINE, scan, [...ofPerson, ...everybody]],
		['a participant of another scan', OTHER, scan, everybody],
		['a participant, about no scan', MINE, null, []],
		['nobody in particular', NOBODY, scan, ['create-first-account', ...everybody]],
		['nobody, about no scan', NOBODY, null, ['create-first-account']]
	])('%s', (_who, viewer, about, actions) => {
		expect(ALL.filter((action) => may(viewer, action, about)).sort()).toEqual([...actions].sort());
	});
});

/** A call of a use case by somebody, about a scan that is somebody else's unless they own it. */
type Call = (app: App, viewer: Viewer, scan: Ready) => Promise<unknown>;

const words = {
	...{ title: { nl: 'Sloten', en: null }, text: { nl: null, en: null }, enabling: false },
	...{ facts: [], factLink: '', executors: [], planPlace: null }
};

const GOAL = {
	...{ theme: null, what: 'Meer gras', indicator: '', start: '', startYear: null },
	...{ target: '', targetYear: null, now: '', ...NOT_STARTED }
};

const LANDSCAPE = { part: 'landscape', language: 'nl' } as const;

/** Use cases about one scan that its owner may use: anybody else hears that there is no such scan. */
const FOR_OWNERS: Record<string, Call> = {
	changeAbout: (app, viewer, { id }) => changeAbout(app, viewer, id, { ...ABOUT, title: 'Anders' }),
	changeArea: (app, viewer, { id }) => changeArea(app, viewer, id, AREA_FILE, 'Andere naam'),
	changeSubAreas: (app, viewer, { id }) =>
		changeSubAreas(app, viewer, id, { kind: 'add', title: 'Noord' }),
	changeMethod: (app, viewer, { id }) => changeMethod(app, viewer, id, { ...DEFAULT_METHOD, k: 5 }),
	changeGroups: (app, viewer, { id }) => changeGroups(app, viewer, id, SMALL_GROUPS.slice(0, 1)),
	changeThemes: (app, viewer, { id }) =>
		changeThemes(app, viewer, id, { kind: 'edit', theme: 'sloten', words }),
	readTheme: (app, viewer, { id }) => readTheme(app, viewer, id, 'sloten'),
	importThemes: (app, viewer, { id }) =>
		importThemes(app, viewer, id, 'lever,title,text\nWater,Stuw,'),
	readPreparation: (app, viewer, { id }) => readPreparation(app, viewer, id),
	readBriefing: (app, viewer, { id }) => readBriefing(app, viewer, id),
	readScript: (app, viewer, { id }) => readScript(app, viewer, id),
	changeAgenda: (app, viewer, { id }) =>
		changeAgenda(app, viewer, id, { kind: 'choose', agenda: 'short', language: 'nl' }),
	readInvitations: (app, viewer, { id }) => readInvitations(app, viewer, id),
	changeInvitations: (app, viewer, { id }) =>
		changeInvitations(app, viewer, id, { kind: 'add', parties: ['Collectief'], group: null }),
	readScan: (app, viewer, { id }) => readScan(app, viewer, id),
	readRoom: (app, viewer, { id }) => readRoom(app, viewer, id),
	readResult: (app, viewer, { id }) => readResult(app, viewer, id),
	readResultCsv: (app, viewer, { id }) => readResultCsv(app, viewer, id),
	readResultFile: (app, viewer, { id }) => readResultFile(app, viewer, id, null, 'xlsx', 'nl'),
	readMatrixPicture: (app, viewer, { id }) => readMatrixPicture(app, viewer, id, null, 'svg', 'nl'),
	readPolicies: (app, viewer, { id }) => readPolicies(app, viewer, id),
	readResultMap: (app, viewer, { id }) => readResultMap(app, viewer, id, null, null),
	readResultPlaces: (app, viewer, { id }) => readResultPlaces(app, viewer, id, null, null),
	readMapLayer: (app, viewer, { id }) => readMapLayer(app, viewer, id, 1),
	changeMapLayers: (app, viewer, { id }) =>
		changeMapLayers(app, viewer, id, { kind: 'remove', layer: 1 }),
	readKnowledge: (app, viewer, { id }) => readKnowledge(app, viewer, id),
	readKnowledgeCsv: (app, viewer, { id }) => readKnowledgeCsv(app, viewer, id),
	changeFinding: (app, viewer, { id }) =>
		changeFinding(app, viewer, id, 'sloten', { ...NO_FINDING, question: 'Hoe diep?' }),
	openExplore: (app, viewer, { id }) => openExplore(app, viewer, id),
	closeExplore: (app, viewer, { id }) => closeExplore(app, viewer, id),
	readBoard: (app, viewer, { id }) => readBoard(app, viewer, id),
	boardVersion: (app, viewer, { id }) => boardVersion(app, viewer, id),
	changeBoard: (app, viewer, { id }) =>
		changeBoard(app, viewer, id, { kind: 'hide', ids: ['none'] }),
	makeTheme: (app, viewer, { id }) =>
		makeTheme(app, viewer, id, {
			...{ cluster: 1, lever: 'water', newLever: NO_TEXT, title: words.title, text: NO_TEXT }
		}),
	readRemarks: (app, viewer, { id }) => readRemarks(app, viewer, id),
	readRemarksCsv: (app, viewer, { id }) => readRemarksCsv(app, viewer, id),
	moderateRemarks: (app, viewer, { id }) =>
		moderateRemarks(app, viewer, id, null, { kind: 'hide', id: 'none' }),
	readStoryFile: (app, viewer, { id }) => readStoryFile(app, viewer, id, 'md', 'nl'),
	readStoryDraft: (app, viewer, { id }) => readStoryDraft(app, viewer, id, 'nl'),
	readPartToEdit: (app, viewer, { id }) => readPartToEdit(app, viewer, id, LANDSCAPE),
	saveStoryPart: (app, viewer, { id }) =>
		saveStoryPart(app, viewer, id, LANDSCAPE, {
			...{ text: { pieces: [], dropped: ['a'] }, base: 0, first: true }
		}),
	restoreStoryPart: (app, viewer, { id }) => restoreStoryPart(app, viewer, id, LANDSCAPE, 0, 0),
	readVersions: (app, viewer, { id }) => readVersions(app, viewer, id, LANDSCAPE),
	readAttachments: (app, viewer, { id }) => readAttachments(app, viewer, id),
	readAttachment: (app, viewer, { id }) => readAttachment(app, viewer, id, 'none'),
	changeAttachments: (app, viewer, { id }) =>
		changeAttachments(app, viewer, id, { kind: 'remove', id: 'none' }),
	readTalk: (app, viewer, { id }) => readTalk(app, viewer, id),
	changeTalk: (app, viewer, { id }) => changeTalk(app, viewer, id, 'sloten', { picked: true }),
	putHighlight: (app, viewer, { id }) =>
		putHighlight(app, viewer, id, { kind: 'start', theme: 'sloten', text: '' }),
	takeHighlight: (app, viewer, { id }) => takeHighlight(app, viewer, id, 1),
	putCommitment: (app, viewer, { id }) =>
		putCommitment(app, viewer, id, null, {
			...{ theme: null, what: 'Een proef', who: 'Ada', firstStep: '', due: null, sign: '' }
		}),
	takeCommitment: (app, viewer, { id }) => takeCommitment(app, viewer, id, 1),
	returnCommitment: (app, viewer, { id }) =>
		returnCommitment(app, viewer, id, {
			...{ theme: null, what: 'Een proef', who: 'Ada', firstStep: '', due: null, sign: '' },
			...{ ...NOT_STARTED, position: 0 }
		}),
	putGoal: (app, viewer, { id }) =>
		putGoal(app, viewer, id, null, { ...GOAL, startYear: '', targetYear: '' }),
	takeGoal: (app, viewer, { id }) => takeGoal(app, viewer, id, 1),
	returnGoal: (app, viewer, { id }) => returnGoal(app, viewer, id, { ...GOAL, position: 0 }),
	followProgress: (app, viewer, { id }) =>
		followProgress(app, viewer, id, {
			...{ kind: 'goal', id: 1, state: 'open', why: '', nextLook: '', now: '' }
		}),
	readProgress: (app, viewer, { id }) => readProgress(app, viewer, id),
	readProgressCalendar: (app, viewer, { id }) =>
		readProgressCalendar(app, viewer, id, 'https://peddel.example', 'nl'),
	followUpScan: (app, viewer, { id }) => followUpScan(app, viewer, id),
	changeAfter: (app, viewer, { id }) => changeAfter(app, viewer, id, 'Gedaan.'),
	shareResult: (app, viewer, { id }) => shareResult(app, viewer, id, true),
	readSharing: (app, viewer, { id }) => readSharing(app, viewer, id),
	askRecognition: (app, viewer, { id }) => askRecognition(app, viewer, id),
	closeRecognition: (app, viewer, { id }) => closeRecognition(app, viewer, id),
	readPublishing: (app, viewer, { id }) => readPublishing(app, viewer, id),
	publishStory: (app, viewer, { id }) =>
		publishStory(app, viewer, id, { slug: 'polder', listed: false }),
	showStory: (app, viewer, { id }) => showStory(app, viewer, id, { shown: true }),
	withdrawStoryEdition: (app, viewer, { id }) => withdrawStoryEdition(app, viewer, id, 1, true),
	verifyReleases: (app, viewer, { id }) => verifyReleases(app, viewer, id),
	openRound: (app, viewer, { id }) => openRound(app, viewer, id),
	chooseThemes: (app, viewer, { id }) => chooseThemes(app, viewer, id),
	closeRound: (app, viewer, { id }) => closeRound(app, viewer, id),
	extendRound: (app, viewer, { id }) => extendRound(app, viewer, id, 60),
	changeScreen: (app, viewer, { id }) => changeScreen(app, viewer, id, { kind: 'link' }),
	followRoom: (app, viewer, { id }) => followRoom(app, viewer, id, async () => true),
	readPaper: (app, viewer, { id }) => readPaper(app, viewer, id),
	enterPaper: (app, viewer, { id, code }) =>
		enterPaper(app, viewer, id, {
			...{ form: formNumber(code, 1, 1), group: 'boeren', answers: {}, remarks: {} }
		}),
	withdrawPaper: (app, viewer, { id, code }) =>
		withdrawPaper(app, viewer, id, formNumber(code, 1, 1)),
	helpSomebody: (app, viewer, { id }) => helpSomebody(app, viewer, id, { group: 'boeren' }),
	rehearseScan: (app, viewer, { id }) =>
		rehearseScan(app, viewer, id, { people: 5, seconds: 0, house: null }),
	readRehearsal: (app, viewer, { id }) => readRehearsal(app, viewer, id),
	endRehearsal: (app, viewer, { id }) => endRehearsal(app, viewer, id)
};

/** Use cases about one scan for the person at the machine: the owner may not either. */
const FOR_OPERATORS: Record<string, Call> = {
	importAnswers: (app, viewer, { id }) => importAnswers(app, viewer, id, GOLDEN_CSV),
	exportScan: (app, viewer, { id }) => exportScan(app, viewer, id)
};

/** Use cases that ask for an account, about no scan yet. */
const FOR_ACCOUNTS: Record<string, Call> = {
	createScan: (app, viewer) =>
		createScan(app, viewer, {
			...{ title: 'Nieuw', areaFile: null, themes: null, languages: ['nl'] }
		}),
	importScan: (app, viewer) => importScan(app, viewer, '{}')
};

/** Use cases that know a person by the secret in their cookie, and take no other word for it. */
const FOR_PARTICIPANTS: Record<string, (app: App, code: string, secret: string | null) => unknown> =
	{
		readMap: (app, code, secret) => readMap(app, code, secret),
		readRating: (app, code, secret) => readRating(app, code, secret),
		readDraftToRecognise: (app, code, secret) => readDraftToRecognise(app, code, secret),
		submitAnswers: (app, code, secret) =>
			say({ app, wait: () => undefined }, code, secret, 'sloten', { impact: 3 }),
		contribute: (app, code, secret) =>
			contribute(app, code, secret, {
				...{ id: newContributionId(app), kind: 'problem', text: 'Te droog' }
			}),
		takeBack: (app, code, secret) => takeBack(app, code, secret, 'none'),
		withdraw: (app, code, secret) => withdraw(app, code, secret)
	};

const CREDENTIALS = { email: 'cor@example.nl', password: 'peddelen in de polder' };
const OF_OWNER = { ...CREDENTIALS, email: 'owner@example.nl' };

/** Use cases about the accounts of the house, for the person at the machine. */
const FOR_THE_HOUSE: Record<string, (app: App, viewer: Viewer) => Promise<unknown>> = {
	createAccount: (app, viewer) => createAccount(app, viewer, CREDENTIALS),
	resetPassword: (app, viewer) => resetPassword(app, viewer, OF_OWNER)
};

/** Each has a test of its own below or beside its file, which says why it is open. */
const OTHERWISE = [
	...['readScans', 'readFollowable', 'ownerByEmail', 'createFirstAccount'],
	...['recognise', 'readDraftAttachment']
];
/** For anybody: the code of a scan is the key, the library is public, or it tells one bit. */
const FOR_ANYBODY = [
	// The result only once it is shared, or for who has the key of the screen.
	...['readSharedResult', 'isResultShared', 'readTalkOnScreen'],
	...['readWelcome', 'joinScan', 'readThemeSets', 'readLibraryGroups', 'isFirstStart'],
	...['findReceipt', 'readExplore', 'readExploreInHall'],
	// What was put on the web, by its public address.
	...['readPublished', 'readPublishedAttachment', 'readPublishedFile', 'readStoryCard'],
	// Only while the story is on the web; see progress.test.ts.
	...['readPublicProgress', 'readPublicCalendar'],
	// One bit each of a scan whose code or address one has.
	...['readNotes', 'isStoryAsked'],
	// The key in the address of a screen is asked for instead; see console.test.ts.
	...['readScreen', 'screenLanguage', 'followScreen']
];
/** Nobody asks for them: the clock does. */
const FOR_THE_CLOCK = ['releaseDueRounds', 'forgetAnswers'];
/** No use cases: the check itself and calculations on what the caller has already. */
const NO_USE_CASES = [
	...['missingToExplore', 'newContributionId', 'addOwnTheme', 'addOwnLever', 'wrongWords'],
	...['makeDocuments', 'partsOfDraft', 'storyBasis', 'storyDraft', 'choicesOf', 'askedWords'],
	...['storyFile', 'releasedTalk', 'readBefore', 'wrongSeat', 'csvRows'],
	...['may', 'enter', 'missingIn', 'namesOf', 'leversFor', 'inLanguages', 'withOther'],
	...['lineName', 'figuresSoFar', 'releaseFrom', 'earlierOf', 'digestsOf'],
	...['checksumOf', 'newCode', 'newId', 'newSecret', 'normaliseCode', 'hashSecret', 'hashLabel'],
	...['receiptOf', 'receiptText', 'typedReceipt', 'seatMark'],
	...['newScreenKey', 'liveNow', 'numbersOf']
];

describe('[U2] [U3] every use case', () => {
	let house: House;
	let scan: Ready;
	let owner: Viewer;
	let stranger: Viewer;

	beforeEach(async () => {
		house = openHouse();
		owner = await facilitator(house, 'owner@example.nl');
		stranger = await facilitator(house, 'stranger@example.nl');
		scan = await openScan(house, owner);
	});

	test('is in the lists above, so that a new one cannot come without its check', async () => {
		const modules = import.meta.glob<Record<string, unknown>>(['./*.ts', '!./*.test.ts'], {
			eager: true
		});
		const functions = Object.values(modules).flatMap((module) =>
			Object.entries(module)
				.filter(([, value]) => typeof value === 'function')
				.map(([name]) => name)
		);
		const listed = [
			...[FOR_OWNERS, FOR_OPERATORS, FOR_ACCOUNTS, FOR_THE_HOUSE].flatMap(Object.keys),
			...Object.keys(FOR_PARTICIPANTS),
			...[...OTHERWISE, ...FOR_ANYBODY, ...FOR_THE_CLOCK, ...NO_USE_CASES]
		];
		expect(functions.sort()).toEqual(listed.sort());
	});

	test.each(Object.entries({ ...FOR_OWNERS, ...FOR_OPERATORS }))(
		'%s: somebody else hears the same as when there is no such scan, and changes nothing',
		async (_name, call) => {
			const before = dump(house);
			const notFound = { ok: false, reason: 'not-found' };
			const wrong: readonly Viewer[] = [
				...[NOBODY, stranger, OTHER],
				{ kind: 'participant', scanId: scan.id }
			];
			for (const viewer of wrong) expect(await call(house.app, viewer, scan)).toEqual(notFound);
			const missing = { id: 'nietbestaand', code: 'BCDFGH' };
			for (const viewer of [owner, OPERATOR])
				expect(await call(house.app, viewer, missing)).toEqual(notFound);
			expect(dump(house)).toEqual(before);
		}
	);

	test.each(Object.entries(FOR_OWNERS))('%s: the owner gets in', async (_name, call) => {
		expect(await call(house.app, owner, scan)).not.toMatchObject({ reason: 'not-found' });
		expect(await call(house.app, OPERATOR, scan)).not.toMatchObject({ reason: 'not-found' });
	});

	test.each(Object.entries(FOR_OPERATORS))(
		'%s: not for the owner either, only at the machine itself',
		async (_name, call) => {
			const before = dump(house);
			expect(await call(house.app, owner, scan)).toEqual({ ok: false, reason: 'not-found' });
			expect(dump(house)).toEqual(before);
			expect(await call(house.app, OPERATOR, scan)).not.toMatchObject({ reason: 'not-found' });
		}
	);

	test.each(Object.entries(FOR_ACCOUNTS))('%s: only with an account', async (_name, call) => {
		const before = dump(house);
		for (const viewer of [NOBODY, MINE])
			expect(await call(house.app, viewer, scan)).toEqual({ ok: false, reason: 'not-allowed' });
		expect(dump(house)).toEqual(before);
		expect(await call(house.app, owner, scan)).not.toMatchObject({ reason: 'not-allowed' });
	});

	test.each(Object.entries(FOR_THE_HOUSE))(
		'[U28] %s: only at the machine itself',
		async (_name, call) => {
			const before = dump(house);
			for (const viewer of [NOBODY, MINE, owner, stranger])
				expect(await call(house.app, viewer)).toEqual({ ok: false, reason: 'not-allowed' });
			expect(dump(house)).toEqual(before);
			expect(await call(house.app, OPERATOR)).toMatchObject({ ok: true });
		}
	);

	test('[U28] createFirstAccount is for who comes first, and for nobody once there is an account', async () => {
		const shut = { ok: false, reason: 'not-allowed' };
		for (const viewer of [NOBODY, OWNER, OPERATOR]) {
			const empty = openHouse();
			expect(await createFirstAccount(empty.app, MINE, CREDENTIALS)).toEqual(shut);
			expect(await createFirstAccount(empty.app, viewer, CREDENTIALS)).toMatchObject({ ok: true });
		}
		const before = dump(house);
		for (const viewer of [NOBODY, MINE, owner, OPERATOR])
			expect(await createFirstAccount(house.app, viewer, CREDENTIALS)).toEqual(shut);
		expect(dump(house)).toEqual(before);
	});

	test.each(Object.entries(FOR_PARTICIPANTS))(
		'%s: only with a secret of this very scan',
		async (_name, call) => {
			const secret = await join(house, scan.code, 'boeren');
			const elsewhere = await openScan(house, owner);
			await openExplore(house.app, owner, scan.id);
			const before = dump(house);
			const wrong: readonly [string, string | null][] = [
				...([null, '', 'raden', secret.slice(1), `${secret} `] as const).map(
					(guess): [string, string | null] => [scan.code, guess]
				),
				[elsewhere.code, secret],
				['BCDFGH', secret]
			];
			for (const [code, guess] of wrong)
				expect(await call(house.app, code, guess)).toEqual({
					ok: false,
					reason: 'participant-unknown'
				});
			expect(dump(house)).toEqual(before);
			expect(await call(house.app, scan.code, secret)).toMatchObject({ ok: true });
		}
	);

	test('readScans gives a facilitator their own scans, newest first, and nobody else any', async () => {
		house.wait(1);
		const newer = await openScan(house, owner);
		const theirs = await openScan(house, stranger);
		const idsFor = async (viewer: Viewer) =>
			(await readScans(house.app, viewer)).map((row) => row.scan.id);
		expect(await idsFor(owner)).toEqual([newer.id, scan.id]);
		expect(await idsFor(stranger)).toEqual([theirs.id]);
		for (const viewer of [NOBODY, MINE, OPERATOR]) expect(await idsFor(viewer)).toEqual([]);
		expect((await readScans(house.app, owner))[0]?.round).toMatchObject({
			number: 1,
			state: 'open'
		});
	});

	test('ownerByEmail tells only the operator who has an account', async () => {
		for (const viewer of [NOBODY, MINE, owner, stranger])
			expect(await ownerByEmail(house.app, viewer, 'owner@example.nl')).toEqual({
				ok: false,
				reason: 'not-allowed'
			});
		expect(await ownerByEmail(house.app, OPERATOR, ' Owner@Example.nl ')).toEqual({
			ok: true,
			id: 'user-owner@example.nl'
		});
		expect(await ownerByEmail(house.app, OPERATOR, 'cor@example.nl')).toEqual({
			ok: false,
			reason: 'account-unknown',
			details: { email: 'cor@example.nl' }
		});
	});
});
