import { expect, test } from 'vitest';
import {
	crowd,
	done,
	join,
	openHouse,
	OPERATOR,
	openScan
} from '../../../../tests/fixtures/house.ts';
import { LANGUAGES } from '../../domain/language.ts';
import { checkBlocks, claimOf } from '../../i18n/story-check.ts';
import { composedParts } from '../../i18n/story-composed.ts';
import { changeFinding } from './change-finding.ts';
import { putHighlight } from './change-leave.ts';
import { changeTalk } from './change-talk.ts';
import { closeRound } from './close-round.ts';
import { moderateRemarks } from './moderate-remarks.ts';
import { namesOf } from './names-of.ts';
import { openRound } from './open-round.ts';
import { readRemarks } from './read-remarks.ts';
import { storyBasis } from './story-basis.ts';
import { submitAnswers } from './submit-answers.ts';

/** Two rounds, in both of which people wrote, and a meeting. */
async function talkedOver() {
	const house = openHouse();
	const { app } = house;
	const scan = await openScan(house, OPERATOR);
	const rated = { peil: { impact: 4, feasibility: 2, effort: 1 }, hagen: { impact: 3 } } as const;
	const write = async (secret: string, theme: string, said: { remark?: string; offer?: string }) =>
		done(await submitAnswers(app, scan.code, secret, theme, { answers: {}, ...said }));
	const [farmer, other] = await crowd(house, scan.code, 6, 'boeren', rated);
	await write(farmer!, 'peil', { remark: 'Te nat.', offer: 'Ik doe mee.' });
	await write(other!, 'peil', { remark: 'Verborgen.' });
	done(await closeRound(app, OPERATOR, scan.id, 0));
	const { view } = done(await readRemarks(app, OPERATOR, scan.id));
	const { id } = view.remarks.find(({ text }) => text === 'Verborgen.')!;
	done(await moderateRemarks(app, OPERATOR, scan.id, null, { kind: 'hide', id }));
	done(await openRound(app, OPERATOR, scan.id, { themes: ['hagen'] }));
	await crowd(house, scan.code, 5, 'gemeente', { hagen: { impact: 4 } });
	const late = await join(house, scan.code, 'boeren');
	await write(late, 'hagen', { offer: 'Ik plant ze.' });
	return { app, scan };
}

test('[T18] the story has what was written in every round, and nothing of a round that runs', async () => {
	const { app, scan } = await talkedOver();
	const textsOf = async () =>
		(await storyBasis(app, scan.id))!.remarks.map(({ text }) => text).toSorted();
	expect(await textsOf()).toEqual(['Ik doe mee.', 'Te nat.']);
	done(await closeRound(app, OPERATOR, scan.id, 0));
	expect(await textsOf()).toEqual(['Ik doe mee.', 'Ik plant ze.', 'Te nat.']);
});

test('[T10] a story of a whole scan checks out in every language, whatever the meeting did', async () => {
	const { app, scan } = await talkedOver();
	done(await closeRound(app, OPERATOR, scan.id, 0));
	const talk = { picked: true, parked: true, conclusion: 'Eerst rekenen.' };
	done(await changeTalk(app, OPERATOR, scan.id, 'peil', talk));
	const finding = { kinds: [], question: 'Hoe nat?', who: '', due: null };
	done(await changeFinding(app, OPERATOR, scan.id, 'peil', finding));
	for (const kind of ['start', 'talk', 'question'] as const)
		done(await putHighlight(app, OPERATOR, scan.id, { kind, theme: 'peil', text: '' }));
	const basis = (await storyBasis(app, scan.id))!;
	const names = namesOf(basis);
	for (const language of LANGUAGES) {
		const blocks = [...composedParts(basis, names, language).values()].flat();
		const keys = blocks.map(({ key }) => key);
		expect(keys).toEqual(
			expect.arrayContaining(['start:chosen', 'find-out:agenda', 'offers:list', 'changed:since'])
		);
		const claims = blocks.map((block) => claimOf(basis, block));
		expect(checkBlocks(basis, names, language, claims)).toEqual([]);
	}
});
