import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import {
	crowd,
	done,
	NOBODY,
	openHouse,
	OPERATOR,
	openScan,
	type House,
	type Ready
} from '../../../../tests/fixtures/house.ts';
import { NO_FINDING } from '../../domain/knowledge.ts';
import { attachment, scan as scanTable } from '../db/schema.ts';
import { askRecognition } from './ask-recognition.ts';
import { changeFinding } from './change-finding.ts';
import { putCommitment } from './change-leave.ts';
import { closeRound } from './close-round.ts';
import { publishStory, readPublishing, showStory, withdrawStoryEdition } from './publish-story.ts';
import {
	readDraftAttachment,
	readPublished,
	readPublishedAttachment,
	readStoryCard
} from './read-published.ts';
import { storyDraft } from './story-draft.ts';

const RATED = { sloten: { impact: 4, feasibility: 4, effort: 2 } } as const;

async function released(house: House = openHouse(), people = 6): Promise<[House, Ready]> {
	const scan = await openScan(house, OPERATOR);
	await crowd(house, scan.code, people, 'boeren', RATED);
	done(await closeRound(house.app, OPERATOR, scan.id, 0));
	return [house, scan];
}

const ADDRESS = { slug: 'polder', listed: false };

/** Something that the story tells. */
async function agree({ app }: House, { id }: Ready, what: string): Promise<void> {
	done(
		await putCommitment(app, OPERATOR, id, null, {
			...{ theme: null, what, who: 'Ada', firstStep: 'Bellen', due: null, sign: '' }
		})
	);
}

const read = async ({ app }: House, number: number | null = null, slug = 'polder') =>
	readPublished(app, NOBODY, slug, number);

describe('[SP1] an edition', () => {
	test('has the next number and never changes', async () => {
		const [house, scan] = await released();
		const put = () => publishStory(house.app, OPERATOR, scan.id, ADDRESS);
		expect(await put()).toEqual({ ok: true, slug: 'polder', number: 1 });
		const first = done(await read(house)).published;
		expect(Object.keys(first.documents)).toEqual(['nl', 'en']);
		await agree(house, scan, 'Een proef met nat veen');
		expect(done(await read(house)).published).toEqual(first);
		house.wait(60);
		expect(await put()).toMatchObject({ number: 2 });
		const { published } = done(await read(house));
		expect(published).toMatchObject({ number: 2, newest: 2 });
		expect(JSON.stringify(published.documents)).toContain('Een proef met nat veen');
		expect(done(await read(house, 1)).published.documents).toEqual(first.documents);
		expect(published.editions.map(({ number }) => number)).toEqual([2, 1]);
	});

	test('is not made where nothing changed', async () => {
		const [house, scan] = await released();
		done(await publishStory(house.app, OPERATOR, scan.id, ADDRESS));
		expect(await publishStory(house.app, OPERATOR, scan.id, ADDRESS)).toMatchObject({
			number: null
		});
		expect(done(await readPublishing(house.app, OPERATOR, scan.id)).view).toMatchObject({
			...{ isNew: false, shown: true, slug: 'polder' },
			editions: [{ number: 1 }]
		});
	});

	test('comes after a release, also where too few took part', async () => {
		const house = openHouse();
		const open = await openScan(house, OPERATOR);
		expect(await publishStory(house.app, OPERATOR, open.id, ADDRESS)).toMatchObject({
			reason: 'nothing-released'
		});
		const [few, scan] = await released(openHouse(), 3);
		expect(await publishStory(few.app, OPERATOR, scan.id, ADDRESS)).toMatchObject({ number: 1 });
	});
});

describe('[SP2] the address', () => {
	test('is proposed after the area, readable, and nobody else’s', async () => {
		const [house, scan] = await released();
		const view = done(await readPublishing(house.app, OPERATOR, scan.id)).view;
		expect(view).toMatchObject({ slug: null, proposed: expect.stringMatching(/^[a-z0-9-]+$/) });
		done(await publishStory(house.app, OPERATOR, scan.id, { ...ADDRESS, slug: view.proposed }));
		const [, other] = await released(house);
		expect(done(await readPublishing(house.app, OPERATOR, other.id)).view.proposed).toBe(
			`${view.proposed}-2`
		);
		expect(
			await publishStory(house.app, OPERATOR, other.id, { ...ADDRESS, slug: view.proposed })
		).toEqual({ ok: false, reason: 'story-slug-taken', details: { slug: view.proposed } });
		for (const slug of ['', 'twee woorden', '../', 'a--b', 'é', 'a'.repeat(61)])
			expect(await publishStory(house.app, OPERATOR, other.id, { ...ADDRESS, slug })).toMatchObject(
				{ reason: 'story-slug-invalid' }
			);
		expect(done(await readPublishing(house.app, OPERATOR, other.id)).view.editions).toEqual([]);
	});

	test('stays as it was first published', async () => {
		const [house, scan] = await released();
		done(await publishStory(house.app, OPERATOR, scan.id, { ...ADDRESS, slug: ' Polder ' }));
		await agree(house, scan, 'Iets nieuws');
		expect(
			await publishStory(house.app, OPERATOR, scan.id, { ...ADDRESS, slug: 'anders' })
		).toMatchObject({ slug: 'polder', number: 2 });
		expect(await read(house, null, 'anders')).toMatchObject({ reason: 'not-found' });
	});
});

describe('[SP3] what is public', () => {
	test('is what was published: no code, no draft, no id', async () => {
		const [house, scan] = await released();
		done(await askRecognition(house.app, OPERATOR, scan.id));
		expect(await read(house)).toMatchObject({ reason: 'not-found' });
		done(await publishStory(house.app, OPERATOR, scan.id, ADDRESS));
		await changeFinding(house.app, OPERATOR, scan.id, 'sloten', {
			...{ ...NO_FINDING, question: 'Nog niet voor buiten' }
		});
		const { published } = done(await read(house));
		const { scanId: _id, ...told } = published;
		const text = JSON.stringify(told);
		for (const hidden of [scan.id, scan.code, 'concept', 'Nog niet voor buiten'])
			expect(text).not.toContain(hidden);
	});

	test('of files only those that stand in an edition on the web', async () => {
		const [house, scan] = await released();
		const { app } = house;
		const bring = (id: string) =>
			app.db.insert(attachment).values({
				...{ id, scanId: scan.id, kind: 'file', position: 0, title: 'Analyse', alt: '' },
				...{ credit: '', mime: 'application/pdf', bytes: Buffer.from('%PDF-') }
			});
		await bring('in');
		done(await publishStory(app, OPERATOR, scan.id, ADDRESS));
		await bring('later');
		const file = (id: string) => readPublishedAttachment(app, NOBODY, 'polder', id);
		expect(done(await file('in')).file).toMatchObject({ mime: 'application/pdf' });
		for (const id of ['later', 'none', ''])
			expect(await file(id)).toMatchObject({ reason: 'not-found' });
		expect(await readDraftAttachment(app, scan.code, 'raden', 'in')).toMatchObject({
			reason: 'participant-unknown'
		});
		done(await withdrawStoryEdition(app, OPERATOR, scan.id, 1, true));
		expect(await file('in')).toMatchObject({ ok: false });
	});
});

describe('[SP4] [SP5] off the web', () => {
	test('the whole story, with every edition, and back as it was', async () => {
		const [house, scan] = await released();
		const { app } = house;
		expect(await showStory(app, OPERATOR, scan.id, { shown: true })).toMatchObject({
			reason: 'story-unpublished'
		});
		done(await publishStory(app, OPERATOR, scan.id, ADDRESS));
		const before = await read(house);
		done(await showStory(app, OPERATOR, scan.id, { shown: false }));
		for (const number of [null, 1, 9])
			expect(await read(house, number)).toEqual({ ok: false, reason: 'story-withdrawn' });
		expect(await readStoryCard(app, NOBODY, 'polder', null, () => 'nl')).toMatchObject({
			reason: 'story-withdrawn'
		});
		done(await showStory(app, OPERATOR, scan.id, { shown: true }));
		expect(await read(house)).toEqual(before);
		expect(await read(house, 9)).toEqual({ ok: false, reason: 'not-found' });
	});

	test('one edition: the newest that is left is read', async () => {
		const [house, scan] = await released();
		const { app } = house;
		const put = async () => done(await publishStory(app, OPERATOR, scan.id, ADDRESS)).number;
		await put();
		await agree(house, scan, 'Een naam die er niet in mocht');
		await put();
		const withdraw = async (number: number, is: boolean) =>
			withdrawStoryEdition(app, OPERATOR, scan.id, number, is);
		done(await withdraw(2, true));
		expect(done(await read(house)).published).toMatchObject({ number: 1, newest: 1 });
		expect(await read(house, 2)).toEqual({ ok: false, reason: 'edition-withdrawn' });
		// The same words again are a new edition then: the old address stays empty.
		expect(await put()).toBe(3);
		done(await withdraw(3, true));
		done(await withdraw(1, true));
		expect(await read(house)).toEqual({ ok: false, reason: 'story-withdrawn' });
		done(await withdraw(1, false));
		expect(done(await read(house)).published.number).toBe(1);
		expect(await withdraw(8, true)).toMatchObject({ reason: 'story-unpublished' });
	});
});

test('[SP6] a rehearsal is not published, whoever asks, and its story says what it is', async () => {
	const [house, scan] = await released();
	const [, real] = await released(house);
	const rehearses = { rehearsesId: real.id };
	house.app.db.update(scanTable).set(rehearses).where(eq(scanTable.id, scan.id)).run();
	for (const tried of [
		() => publishStory(house.app, OPERATOR, scan.id, ADDRESS),
		() => showStory(house.app, OPERATOR, scan.id, { shown: true }),
		() => withdrawStoryEdition(house.app, OPERATOR, scan.id, 1, false)
	])
		expect(await tried()).toEqual({ ok: false, reason: 'rehearsal-unpublished' });
	expect(done(await readPublishing(house.app, OPERATOR, scan.id)).view.isRehearsal).toBe(true);
	const draft = await storyDraft(house.app, scan.id, 'nl');
	expect(draft!.document.notes).toEqual(['Dit is een proef met verzonnen antwoorden.']);
});

test('[SP7] whether search engines may list it is chosen, and no by default', async () => {
	const [house, scan] = await released();
	done(await publishStory(house.app, OPERATOR, scan.id, ADDRESS));
	const listed = async () => done(await read(house)).published.listed;
	expect(await listed()).toBe(false);
	done(await showStory(house.app, OPERATOR, scan.id, { listed: true }));
	expect(await listed()).toBe(true);
	done(await showStory(house.app, OPERATOR, scan.id, { shown: true }));
	expect(await listed()).toBe(true);
});
