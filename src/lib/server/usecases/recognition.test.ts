import { describe, expect, test } from 'vitest';
import {
	crowd,
	done,
	dump,
	facilitator,
	join,
	NOBODY,
	openHouse,
	OPERATOR,
	openScan,
	type House,
	type Ready
} from '../../../../tests/fixtures/house.ts';
import type { Recognised } from '../../domain/story-shared.ts';
import { saveFinding } from '../store/findings.ts';
import { askRecognition } from './ask-recognition.ts';
import { closeRecognition } from './close-recognition.ts';
import { closeRound } from './close-round.ts';
import { exportScan } from './export-scan.ts';
import { forgetAnswers } from './forget-answers.ts';
import { openRound } from './open-round.ts';
import { publishStory, readPublishing } from './publish-story.ts';
import { readPublished } from './read-published.ts';
import { isStoryAsked, readDraftToRecognise, readSharing } from './read-recognition.ts';
import { readResult } from './read-result.ts';
import { readRoom } from './read-room.ts';
import { readScan } from './read-scan.ts';
import { readSharedResult } from './read-talk.ts';
import { readWelcome } from './read-welcome.ts';
import { recognise } from './recognise.ts';
import { storyDraft } from './story-draft.ts';
import { withdraw } from './withdraw.ts';

const RATED = { sloten: { impact: 4, feasibility: 4, effort: 2 } } as const;
const PART = 'who';

interface Told {
	readonly house: House;
	readonly scan: Ready;
	/** Secrets: six farmers, then four of the municipality. */
	readonly people: readonly string[];
}

/** A released scan of ten people. */
async function released(): Promise<Told> {
	const house = openHouse();
	const owner = await facilitator(house);
	const scan = await openScan(house, owner);
	const farmers = await crowd(house, scan.code, 6, 'boeren', RATED);
	const council = await crowd(house, scan.code, 4, 'gemeente', RATED);
	done(await closeRound(house.app, OPERATOR, scan.id, 0));
	return { house, scan, people: [...farmers, ...council] };
}

/** The same, with a draft that participants are asked about. */
async function asked(): Promise<Told> {
	const told = await released();
	done(await askRecognition(told.house.app, OPERATOR, told.scan.id));
	return told;
}

async function says(
	{ house, scan }: Told,
	secret: string | null,
	answer: Recognised | null,
	remark = '',
	number = 1
) {
	return recognise(house.app, scan.code, secret, number, [{ part: PART, answer, remark }]);
}

const sharing = async ({ house, scan }: Told) =>
	done(await readSharing(house.app, OPERATOR, scan.id)).view;
const readBy = async ({ house, scan }: Told, secret: string) =>
	done(await readDraftToRecognise(house.app, scan.code, secret)).draft;

describe('[SR1] a draft', () => {
	test('is the story as it stood when people were asked, in every language of the scan', async () => {
		const told = await asked();
		const { house, scan, people } = told;
		const before = await readBy(told, people[0]!);
		expect(Object.keys(before!.documents)).toEqual(['nl', 'en']);
		for (const [language, document] of Object.entries(before!.documents))
			expect(document).toMatchObject({ language, notes: [expect.stringMatching(/concept|draft/)] });
		await saveFinding(house.app.db, scan.id, 'sloten', {
			...{ kinds: [], question: 'Hoe diep is het veen?', who: '', due: null }
		});
		expect(await readBy(told, people[0]!)).toEqual(before);
	});

	test('comes after a release, and one at a time', async () => {
		const house = openHouse();
		const scan = await openScan(house, OPERATOR);
		expect(await askRecognition(house.app, OPERATOR, scan.id)).toEqual({
			...{ ok: false, reason: 'nothing-released' }
		});
		const told = await asked();
		const again = () => askRecognition(told.house.app, OPERATOR, told.scan.id);
		expect(await again()).toMatchObject({ reason: 'recognition-running' });
		expect(await isStoryAsked(told.house.app, told.scan.code)).toBe(true);
		done(await closeRecognition(told.house.app, OPERATOR, told.scan.id));
		expect(await isStoryAsked(told.house.app, told.scan.code)).toBe(false);
		expect(await again()).toMatchObject({ number: 2 });
		expect((await sharing(told)).earlier).toMatchObject([{ number: 1 }]);
	});
});

describe('[SR2] what a participant says', () => {
	test('is kept per part, changed, and taken back until it is closed', async () => {
		const told = await asked();
		const secret = told.people[0]!;
		done(await says(told, secret, 'yes', '  Mooi.  '));
		done(await says(told, secret, 'partly', 'Toch niet helemaal.'));
		const own = async () => (await readBy(told, secret))!.own;
		expect(await own()).toEqual([{ part: PART, answer: 'partly', remark: 'Toch niet helemaal.' }]);
		expect((await readBy(told, told.people[1]!))!.own).toEqual([]);
		done(await says(told, secret, null));
		expect(await own()).toEqual([]);
		expect(dump(told.house).recognition).toEqual([]);
		done(await closeRecognition(told.house.app, OPERATOR, told.scan.id));
		expect(await says(told, secret, 'yes')).toMatchObject({ reason: 'recognition-closed' });
	});

	test('is stored whole or not at all', async () => {
		const told = await asked();
		const { app } = told.house;
		const before = dump(told.house);
		const good = { part: PART, answer: 'yes', remark: '' } as const;
		const wrong: readonly [object, string][] = [
			[{ part: 'commitments', answer: 'yes', remark: '' }, 'value-invalid'],
			[{ part: 'how', answer: 'maybe', remark: '' }, 'value-invalid'],
			[{ part: 'how', answer: 'no', remark: 'a'.repeat(501) }, 'text-too-long'],
			[{ part: 'how', answer: 'no', remark: 'a\0b' }, 'text-characters']
		];
		for (const [said, reason] of wrong) {
			const both = [good, said] as Parameters<typeof recognise>[4];
			expect(await recognise(app, told.scan.code, told.people[0]!, 1, both)).toMatchObject({
				reason
			});
		}
		expect(await says(told, told.people[0]!, 'yes', '', 7)).toMatchObject({
			reason: 'recognition-closed'
		});
		for (const stranger of [null, 'raden'])
			expect(await says(told, stranger, 'yes')).toMatchObject({ reason: 'participant-unknown' });
		expect(dump(told.house)).toEqual(before);
	});

	test('leaves neither a name nor a time, and does not enter the file of the scan', async () => {
		const told = await asked();
		done(await says(told, told.people[0]!, 'no', 'Dit klopt niet.'));
		expect(Object.keys(dump(told.house).recognition![0]!)).toEqual([
			...['edition_id', 'participant_id', 'part', 'answer', 'remark']
		]);
		const file = JSON.stringify(done(await exportScan(told.house.app, OPERATOR, told.scan.id)));
		expect(file.length).toBeGreaterThan(1000);
		expect(file).not.toContain('Dit klopt niet.');
	});
});

/** Everything that anybody but the people themselves can read, as one text. */
async function allThatCanBeRead(told: Told, onlooker: string): Promise<string> {
	const { house, scan } = told;
	const { app } = house;
	return JSON.stringify([
		await readWelcome(app, NOBODY, scan.code, null),
		await readSharedResult(app, scan.code),
		await readDraftToRecognise(app, scan.code, onlooker),
		await isStoryAsked(app, scan.code),
		await readScan(app, OPERATOR, scan.id),
		await readRoom(app, OPERATOR, scan.id),
		await readResult(app, OPERATOR, scan.id),
		await readSharing(app, OPERATOR, scan.id),
		await readPublishing(app, OPERATOR, scan.id),
		await storyDraft(app, scan.id, 'nl'),
		await publishStory(app, OPERATOR, scan.id, { slug: 'polder', listed: false }),
		await readPublished(app, NOBODY, 'polder'),
		await exportScan(app, OPERATOR, scan.id)
	]);
}

test('[SR3] [P15] [P16] until it is closed, nothing that others can read depends on what people said', async () => {
	const worlds = [
		['yes', 'Zeker.'],
		['no', 'Hier klopt helemaal niets van.']
	] as const;
	const read = { open: [] as string[], closed: [] as string[] };
	for (const [answer, remark] of worlds) {
		const told = await asked();
		const onlooker = told.people.at(-1)!;
		for (const secret of told.people.slice(0, 9)) done(await says(told, secret, answer, remark));
		read.open.push(await allThatCanBeRead(told, onlooker));
		done(await closeRecognition(told.house.app, OPERATOR, told.scan.id));
		read.closed.push(await allThatCanBeRead(told, onlooker));
	}
	expect(read.open[1]).toBe(read.open[0]);
	expect(read.open[0]).toContain('"people":9');
	// The same look sees the difference where there is one.
	expect(read.closed[1]).not.toBe(read.closed[0]);
});

describe('[SR5] the figures', () => {
	test('are made once, at the closing, the same for everybody, and stay when people go', async () => {
		const told = await asked();
		const { house, scan, people } = told;
		for (const secret of people) done(await says(told, secret, 'yes', 'Goed zo.'));
		done(await closeRecognition(house.app, OPERATOR, scan.id));
		expect(await closeRecognition(house.app, OPERATOR, scan.id)).toMatchObject({
			reason: 'recognition-closed'
		});
		const shown = (await readBy(told, people[0]!))!.told!;
		expect(shown).toEqual((await readBy(told, people[9]!))!.told);
		expect(shown.parts.find(({ part }) => part === PART)).toEqual({
			part: PART,
			counts: { yes: 10, partly: 0, no: 0 },
			sides: [
				{ units: ['overheid'], counts: { yes: 4, partly: 0, no: 0 } },
				{ units: ['landbouw-en-grond'], counts: { yes: 6, partly: 0, no: 0 } }
			]
		});
		house.wait(400 * 24 * 60 * 60);
		expect(await forgetAnswers(house.app)).toBe(1);
		expect(dump(house).recognition).toEqual([]);
		const { draft } = await sharing(told);
		expect(draft!.told!.parts).toEqual(shown.parts);
		expect(draft!.remarks).toEqual([]);
	});

	test('hold nothing of who went before the closing', async () => {
		const told = await asked();
		const { house, scan } = told;
		// Somebody who rated nothing can go at any time, with all they said.
		done(await openRound(house.app, OPERATOR, scan.id));
		const late = await join(house, scan.code, 'boeren');
		done(await says(told, late, 'no', 'Weg ermee.'));
		expect((await sharing(told)).draft!.people).toBe(1);
		done(await withdraw(house.app, scan.code, late));
		expect((await sharing(told)).draft!.people).toBe(0);
		expect(dump(house).recognition).toEqual([]);
	});
});

describe('[SR6] the story', () => {
	const sentencesOf = async ({ house, scan }: Told, language: 'nl' | 'en' | 'de' = 'nl') => {
		const { document } = (await storyDraft(house.app, scan.id, language))!;
		return Object.fromEntries(
			document.parts.flatMap(({ part, recognition }) => (recognition ? [[part, recognition]] : []))
		);
	};

	test('says of a part that it is little recognised, and per side only what is shown', async () => {
		const told = await asked();
		const { house, scan, people } = told;
		for (const [i, secret] of people.entries())
			done(await says(told, secret, i < 6 ? 'no' : 'yes'));
		expect(await sentencesOf(told)).toEqual({});
		done(await closeRecognition(house.app, OPERATOR, scan.id));
		expect(await sentencesOf(told)).toEqual({
			[PART]:
				'Over dit deel moeten we nog praten. Gevraagd of ze het herkennen, ' +
				'zeiden 10 mensen: 4 keer ja, 0 keer deels, 6 keer nee. ' +
				'Landbouw en grond: 6 van de 6 antwoorden is nee. ' +
				'Dat zeiden zij over het concept van 21 november 2026.'
		});
		expect((await sentencesOf(told, 'en'))[PART]).toMatch(/^We still have to talk .* 6 of 6 /);
		expect((await sentencesOf(told, 'de'))[PART]).toMatch(/^Über diesen Teil .* 6 von 6 /);
	});

	test('says nothing where most recognise themselves, or fewer than five said something', async () => {
		for (const count of [10, 4]) {
			const told = await asked();
			for (const secret of told.people.slice(0, count))
				done(await says(told, secret, count === 4 ? 'no' : 'partly'));
			done(await closeRecognition(told.house.app, OPERATOR, told.scan.id));
			expect(await sentencesOf(told)).toEqual({});
		}
	});
});

describe('[SR7] remarks', () => {
	async function remarked(count: number) {
		const told = await asked();
		const texts = ['Zeker.', 'Aan de slag.', 'Met de buren.', 'Niet zo.', 'Even wachten.'];
		for (const [i, secret] of told.people.slice(0, count).entries())
			done(await says(told, secret, null, texts[i]!));
		expect((await sharing(told)).draft!.remarks).toEqual([]);
		done(await closeRecognition(told.house.app, OPERATOR, told.scan.id));
		return (await sharing(told)).draft!.remarks;
	}

	test('are read by the facilitator after the closing, by alphabet, without who wrote them', async () => {
		expect(await remarked(5)).toEqual(
			['Aan de slag.', 'Even wachten.', 'Met de buren.', 'Niet zo.', 'Zeker.'].map((text) => ({
				...{ part: PART, text }
			}))
		);
	});

	test('stay unread where fewer than five people said something', async () => {
		expect(await remarked(4)).toEqual([]);
	});
});
