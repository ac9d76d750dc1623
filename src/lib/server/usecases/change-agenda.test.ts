import { beforeEach, describe, expect, test } from 'vitest';
import {
	done,
	dump,
	facilitator,
	openHouse,
	readyScan,
	type House,
	type Ready
} from '../../../../tests/fixtures/house.ts';
import { AGENDA_STEPS_MAX, type AgendaStep } from '../../domain/agenda.ts';
import { proposedAgenda } from '../../i18n/agenda-words.ts';
import type { Viewer } from './access.ts';
import { changeAgenda, type AgendaChange } from './change-agenda.ts';
import { readScript } from './read-script.ts';

let house: House;
let scan: Ready;
let owner: Viewer;

beforeEach(async () => {
	house = openHouse();
	owner = await facilitator(house);
	scan = await readyScan(house, owner);
});

const change = (made: AgendaChange) => changeAgenda(house.app, owner, scan.id, made);
const script = async () => done(await readScript(house.app, owner, scan.id)).agenda;
const titles = async () => (await script())!.steps.map(({ title }) => title);

const STEP: AgendaStep = {
	...{ part: 0, title: 'Rondje namen', purpose: 'Elkaar kennen.', say: 'Wie ben je?' },
	...{ minutes: 7, screen: null }
};
const { part: _part, ...WORDS } = STEP;

describe('[PR4] the script of a meeting', () => {
	test('is not there, and then a copy of a proposal in the language of who chose it', async () => {
		expect(await script()).toBeNull();
		done(await change({ kind: 'choose', agenda: 'short', language: 'de' }));
		expect(await script()).toEqual(proposedAgenda('short', 'de'));
		done(await change({ kind: 'choose', agenda: 'half-day', language: 'en' }));
		expect(await script()).toEqual(proposedAgenda('half-day', 'en'));
	});

	test('is changed, added to, moved, made shorter and put back', async () => {
		done(await change({ kind: 'choose', agenda: 'short', language: 'nl' }));
		const before = await titles();
		done(await change({ kind: 'edit', step: { at: 0, seen: before[0]! }, words: WORDS }));
		expect((await script())!.steps[0]).toEqual(STEP);
		done(await change({ kind: 'add', step: { ...STEP, title: 'Nog iets' } }));
		expect(await titles()).toEqual([STEP.title, ...before.slice(1), 'Nog iets']);
		done(await change({ kind: 'move', step: { at: 0, seen: STEP.title }, by: 1 }));
		expect((await titles()).slice(0, 2)).toEqual([before[1], STEP.title]);
		const { removed } = done(await change({ kind: 'remove', step: { at: 1, seen: STEP.title } }));
		expect(await titles()).not.toContain(STEP.title);
		done(await change({ kind: 'restore', step: removed!, at: 1 }));
		expect((await titles()).slice(0, 2)).toEqual([before[1], STEP.title]);
	});

	test('gets its start', async () => {
		done(await change({ kind: 'choose', agenda: 'kitchen-tables', language: 'nl' }));
		done(await change({ kind: 'start', startsAt: [null, null, 1170] }));
		expect((await script())!.parts.map(({ startsAt }) => startsAt)).toEqual([null, null, 1170]);
		expect(await change({ kind: 'start', startsAt: [1170] })).toEqual({
			...{ ok: false, reason: 'agenda-changed' }
		});
	});

	test('an old page, a step without a name and one that lasts no time are refused, and change nothing', async () => {
		expect(await change({ kind: 'add', step: STEP })).toMatchObject({ reason: 'agenda-changed' });
		done(await change({ kind: 'choose', agenda: 'short', language: 'nl' }));
		const seen = (await titles())[0]!;
		const before = dump(house);
		const refusals: readonly (readonly [AgendaChange, string])[] = [
			[{ kind: 'remove', step: { at: 1, seen } }, 'agenda-changed'],
			[{ kind: 'move', step: { at: 99, seen }, by: 1 }, 'agenda-changed'],
			[{ kind: 'move', step: { at: NaN, seen }, by: 1 }, 'agenda-changed'],
			[{ kind: 'add', step: { ...STEP, part: 3 } }, 'agenda-changed'],
			[{ kind: 'add', step: { ...STEP, part: NaN } }, 'agenda-changed'],
			[{ kind: 'restore', step: STEP, at: NaN }, 'agenda-changed'],
			[{ kind: 'add', step: { ...STEP, title: ' ' } }, 'title-missing'],
			[{ kind: 'add', step: { ...STEP, say: 'x'.repeat(1201) } }, 'text-too-long'],
			...[NaN, -1, 1.5, 1441].map(
				(minutes) =>
					[
						{ kind: 'edit', step: { at: 0, seen }, words: { ...WORDS, minutes } },
						'step-minutes-invalid'
					] as const
			)
		];
		for (const [made, reason] of refusals)
			expect(await change(made)).toMatchObject({ ok: false, reason });
		expect(dump(house)).toEqual(before);
	});

	test('has no more steps than fit', async () => {
		done(await change({ kind: 'choose', agenda: 'short', language: 'nl' }));
		const there = (await titles()).length;
		for (let i = there; i < AGENDA_STEPS_MAX; i += 1)
			done(await change({ kind: 'add', step: STEP }));
		expect(await change({ kind: 'add', step: STEP })).toMatchObject({ reason: 'agenda-too-long' });
	});

	test('keeps the rest of the meeting as it is', async () => {
		done(await change({ kind: 'choose', agenda: 'short', language: 'nl' }));
		const [before] = dump(house)['meeting'] as { agenda: string }[];
		done(await change({ kind: 'choose', agenda: 'evening', language: 'nl' }));
		const [after] = dump(house)['meeting'] as { agenda: string }[];
		expect({ ...after, agenda: '' }).toEqual({ ...before, agenda: '' });
	});
});
