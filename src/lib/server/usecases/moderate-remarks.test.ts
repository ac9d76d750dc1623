import { describe, expect, test } from 'vitest';
import {
	crowd,
	done,
	dump,
	join,
	openHouse,
	OPERATOR,
	openScan,
	type House,
	type Ready
} from '../../../../tests/fixtures/house.ts';
import type { ReadRemark, RemarkStep } from '../../domain/remark.ts';
import type { Beside } from '../../domain/rating.ts';
import { closeRound } from './close-round.ts';
import { changeThemes } from './change-themes.ts';
import { exportScan } from './export-scan.ts';
import { forgetAnswers } from './forget-answers.ts';
import { importScan } from './import-scan.ts';
import { moderateRemarks } from './moderate-remarks.ts';
import { openRound } from './open-round.ts';
import { readRating } from './read-rating.ts';
import { readRemarks, readRemarksCsv } from './read-remarks.ts';
import { readResult } from './read-result.ts';
import { submitAnswers } from './submit-answers.ts';
import { verifyReleases } from './verify-releases.ts';
import { withdraw } from './withdraw.ts';

const NOT_FOUND = { ok: false, reason: 'not-found' };

async function write(house: House, { code }: Ready, secret: string, theme: string, said: Beside) {
	done(await submitAnswers(house.app, code, secret, theme, { answers: {}, ...said }));
}

/** Six farmers and five of the municipality; farmers wrote about one theme. */
async function written() {
	const house = openHouse();
	const scan = await openScan(house, OPERATOR);
	const rated = { peil: { impact: 4 }, hagen: { impact: 3 } } as const;
	const farmers = await crowd(house, scan.code, 6, 'boeren', rated);
	const [clerk] = await crowd(house, scan.code, 5, 'gemeente', rated);
	const texts = ['Peil omhoog', 'Hoger peil', 'Het peil moet hoger', 'Nee'];
	for (const [i, remark] of texts.entries())
		await write(house, scan, farmers[i]!, 'peil', { remark, withGroup: i === 0 });
	await write(house, scan, clerk!, 'peil', { offer: 'Als er subsidie is', where: 'Bij de sluis' });
	return { house, scan, farmers, clerk: clerk! };
}

async function released() {
	const made = await written();
	done(await closeRound(made.house.app, OPERATOR, made.scan.id, 0));
	return made;
}

const readAll = async ({ app }: House, { id }: Ready, round: number | null = null) =>
	done(await readRemarks(app, OPERATOR, id, round)).view.remarks;

/** The id of a text. */
async function idOf(house: House, scan: Ready, text: string): Promise<string> {
	const all = (await readAll(house, scan)).flatMap((remark) => [remark, ...remark.joined]);
	return all.find((remark) => remark.text === text)!.id;
}

const moderate = ({ app }: House, { id }: Ready, step: RemarkStep, round: number | null = null) =>
	moderateRemarks(app, OPERATOR, id, round, step);

describe('[U44] going through what people wrote', () => {
	test('begins with the release, and is per round', async () => {
		const { house, scan } = await written();
		const nothing = { ok: false, reason: 'nothing-released' };
		const step = { kind: 'hide', id: 'x' } as const;
		expect(await readRemarks(house.app, OPERATOR, scan.id)).toEqual(nothing);
		expect(await readRemarksCsv(house.app, OPERATOR, scan.id)).toEqual(nothing);
		expect(await moderate(house, scan, step)).toEqual(nothing);
		done(await closeRound(house.app, OPERATOR, scan.id, 0));
		expect(await readAll(house, scan)).toHaveLength(6);
		done(await openRound(house.app, OPERATOR, scan.id));
		const late = await join(house, scan.code, 'boeren');
		await write(house, scan, late, 'peil', { remark: 'In ronde 2' });
		expect(await readAll(house, scan)).toHaveLength(6);
		const [running] = dump(house).remark!.slice(-1) as { id: string }[];
		expect(await moderate(house, scan, { kind: 'hide', id: running!.id })).toEqual(NOT_FOUND);
		expect(await readRemarks(house.app, OPERATOR, scan.id, 2)).toEqual(nothing);
	});

	test('tells a group only as its author and the pools allow, and never a person', async () => {
		const { house, scan } = await released();
		const read = await readAll(house, scan);
		expect(read.map(({ kind, text, unit, people }) => [kind, text, unit, people])).toEqual([
			['remark', 'Het peil moet hoger', null, 1],
			['remark', 'Hoger peil', null, 1],
			['remark', 'Nee', null, 1],
			['remark', 'Peil omhoog', 'landbouw-en-grond', 1],
			['offer', 'Als er subsidie is', null, 1],
			['where', 'Bij de sluis', null, 1]
		]);
		for (const remark of read)
			expect(Object.keys(remark).sort()).toEqual(
				[...['hidden', 'id', 'joined', 'kind', 'people', 'quoted', 'text', 'theme', 'unit']].sort()
			);
	});

	test('each step changes what it says, nothing when done again, and is undone', async () => {
		const { house, scan } = await released();
		const [a, b, c] = await Promise.all(
			['Peil omhoog', 'Hoger peil', 'Nee'].map((text) => idOf(house, scan, text))
		);
		const steps: readonly RemarkStep[] = [
			{ kind: 'hide', id: c! },
			{ kind: 'quote', id: a! },
			{ kind: 'join', ids: [b!, c!], under: a! },
			{ kind: 'part', ids: [b!] }
		];
		for (const step of steps) {
			const before = dump(house);
			const { were } = done(await moderate(house, scan, step));
			expect(were.length).toBeGreaterThan(0);
			const after = dump(house);
			expect(after).not.toEqual(before);
			expect(done(await moderate(house, scan, step)).were).toEqual([]);
			expect(dump(house)).toEqual(after);
			done(await moderate(house, scan, { kind: 'restore', states: were }));
			expect(dump(house)).toEqual(before);
			done(await moderate(house, scan, step));
		}
	});

	test('a text of another scan, another round or a theme outside the release is not there', async () => {
		const { house, scan } = await released();
		const id = await idOf(house, scan, 'Nee');
		const other = await openScan(house, OPERATOR);
		const rated = { peil: { impact: 4 } } as const;
		await crowd(house, other.code, 6, 'boeren', rated);
		done(await closeRound(house.app, OPERATOR, other.id, 0));
		done(await openRound(house.app, OPERATOR, scan.id));
		await crowd(house, scan.code, 6, 'boeren', rated);
		const unread = await join(house, scan.code, 'boeren');
		await write(house, scan, unread, 'sloten', { remark: 'Over wat straks uit staat' });
		const off = { kind: 'switch', theme: 'sloten', active: false } as const;
		done(await changeThemes(house.app, OPERATOR, scan.id, off));
		done(await closeRound(house.app, OPERATOR, scan.id, 0));
		const [last] = dump(house).remark!.slice(-1) as { id: string }[];
		const before = dump(house);
		for (const step of [
			{ kind: 'hide', id },
			{ kind: 'quote', id },
			{ kind: 'join', ids: [id], under: id },
			{ kind: 'part', ids: [id] },
			{ kind: 'restore', states: [{ id, hidden: true, quoted: true, joinedTo: null }] }
		] as const) {
			expect(await moderate(house, other, step)).toEqual(NOT_FOUND);
			expect(await moderate(house, scan, step, 2)).toEqual(NOT_FOUND);
		}
		expect(await moderate(house, scan, { kind: 'hide', id: last!.id })).toEqual(NOT_FOUND);
		expect(dump(house)).toEqual(before);
	});

	test('leaves what the people themselves see as they wrote it', async () => {
		const { house, scan, farmers } = await released();
		done(await openRound(house.app, OPERATOR, scan.id));
		await write(house, scan, farmers[0]!, 'peil', { remark: 'Nog eens' });
		const seen = async () =>
			done(await readRating(house.app, scan.code, farmers[0]!)).view.said['peil'];
		const before = await seen();
		const id = await idOf(house, scan, 'Peil omhoog');
		done(await moderate(house, scan, { kind: 'hide', id }));
		expect(await seen()).toEqual(before);
	});
});

describe('[U45] the result', () => {
	const shown = async ({ app }: House, { id }: Ready) =>
		done(await readResult(app, OPERATOR, id)).result.remarks.map(
			({ kind, text, people, quoted, unit }) => ({ kind, text, people, quoted, unit })
		);

	test('has what is quoted first, what is joined once, and nothing that is hidden', async () => {
		const { house, scan } = await released();
		const [high, higher, must, no] = await Promise.all(
			['Peil omhoog', 'Hoger peil', 'Het peil moet hoger', 'Nee'].map((text) =>
				idOf(house, scan, text)
			)
		);
		done(await moderate(house, scan, { kind: 'join', ids: [higher!, must!], under: high! }));
		done(await moderate(house, scan, { kind: 'quote', id: high! }));
		done(await moderate(house, scan, { kind: 'hide', id: no! }));
		const unit = 'landbouw-en-grond';
		expect(await shown(house, scan)).toEqual([
			{ kind: 'remark', text: 'Peil omhoog', people: 3, quoted: true, unit },
			{ kind: 'offer', text: 'Als er subsidie is', people: 1, quoted: false, unit: null },
			{ kind: 'where', text: 'Bij de sluis', people: 1, quoted: false, unit: null }
		]);
		const { csv } = done(await readRemarksCsv(house.app, OPERATOR, scan.id));
		const [header, ...lines] = csv.trim().split('\n');
		expect(header).toMatch(/^theme,.*,kind,text,unit,people,quoted$/);
		expect(lines).toHaveLength(3);
		expect(lines[0]).toMatch(/^peil,.*,remark,Peil omhoog,landbouw-en-grond,3,true$/);
		for (const hidden of ['Nee', 'Hoger peil']) expect(csv).not.toContain(hidden);
	});

	test('has a table without cells that a spreadsheet takes for a formula', async () => {
		const { house, scan, clerk } = await written();
		await write(house, scan, clerk, 'hagen', { remark: '=1+1' });
		done(await closeRound(house.app, OPERATOR, scan.id, 0));
		const { csv } = done(await readRemarksCsv(house.app, OPERATOR, scan.id));
		expect(csv).toContain(",'=1+1,");
	});
});

test('[U46] the release is the same byte for byte, whatever people wrote and what became of it', async () => {
	const results = async (writing: boolean) => {
		const house = openHouse({ seed: 7 });
		const scan = await openScan(house, OPERATOR);
		const rated = { peil: { impact: 4, feasibility: 2 }, hagen: { impact: 3 } } as const;
		const secrets = await crowd(house, scan.code, 8, 'boeren', rated);
		for (const [i, secret] of secrets.entries())
			if (writing)
				await write(house, scan, secret, i % 2 ? 'peil' : 'pacht', {
					...{ remark: `Opmerking ${i}`, offer: 'Als het kan', where: 'Hier' },
					withGroup: true
				});
		done(await closeRound(house.app, OPERATOR, scan.id, 0));
		const figures = async () => [
			done(await readResult(house.app, OPERATOR, scan.id)).result.json,
			JSON.stringify(dump(house).release)
		];
		const first = await figures();
		const ids = (kind: string, all: readonly ReadRemark[]) =>
			all.filter((one) => one.theme === 'peil' && one.kind === kind).map(({ id }) => id);
		const offers = ids('offer', await readAll(house, scan));
		if (offers.length > 0) {
			done(await moderate(house, scan, { kind: 'join', ids: offers, under: offers[0]! }));
			done(await moderate(house, scan, { kind: 'quote', id: offers[0]! }));
			const [remark] = ids('remark', await readAll(house, scan));
			done(await moderate(house, scan, { kind: 'hide', id: remark! }));
		}
		expect(await figures()).toEqual(first);
		const { releases } = done(await verifyReleases(house.app, OPERATOR, scan.id));
		expect(releases.map(({ result }) => result)).toEqual(['equal']);
		return { first, offers };
	};
	const [without, having] = [await results(false), await results(true)];
	expect(having.first).toEqual(without.first);
	expect([without.offers.length, having.offers.length]).toEqual([0, 4]);
});

describe('[U47] what somebody wrote goes with them', () => {
	test('who withdraws takes it along, and what was joined to it stands by itself', async () => {
		const { house, scan, farmers } = await released();
		const [high, higher, must] = await Promise.all(
			['Peil omhoog', 'Hoger peil', 'Het peil moet hoger'].map((text) => idOf(house, scan, text))
		);
		done(await moderate(house, scan, { kind: 'join', ids: [higher!, must!], under: high! }));
		done(await moderate(house, scan, { kind: 'quote', id: must! }));
		done(await openRound(house.app, OPERATOR, scan.id));
		done(await withdraw(house.app, scan.code, farmers[0]!));
		const read = await readAll(house, scan);
		expect(read.map(({ text, people, quoted }) => [text, people, quoted])).toEqual([
			['Het peil moet hoger', 1, true],
			['Hoger peil', 1, false],
			['Nee', 1, false],
			['Als er subsidie is', 1, false],
			['Bij de sluis', 1, false]
		]);
		done(await withdraw(house.app, scan.code, farmers[1]!));
		expect((await readAll(house, scan)).map(({ text }) => text)).not.toContain('Hoger peil');
	});

	test('after the retention nothing is left to read, and the release stays', async () => {
		const { house, scan } = await released();
		const ids = await Promise.all(
			['Peil omhoog', 'Hoger peil'].map((text) => idOf(house, scan, text))
		);
		done(await moderate(house, scan, { kind: 'join', ids, under: ids[0]! }));
		house.wait(400 * 86_400);
		expect(await forgetAnswers(house.app)).toBe(1);
		expect(dump(house).remark).toEqual([]);
		const { remarks, release } = done(await readRemarks(house.app, OPERATOR, scan.id)).view;
		expect([remarks, release.themes.length]).toEqual([[], 4]);
	});
});

describe('[F8] [F9] texts that were joined', () => {
	/** Two texts twice over, joined crosswise, so that only how they stand tells them apart. */
	async function joined() {
		const { house, scan, farmers } = await written();
		for (const secret of farmers) await write(house, scan, secret, 'hagen', { offer: 'Ja' });
		done(await closeRound(house.app, OPERATOR, scan.id, 0));
		const ids = (await readAll(house, scan))
			.filter(({ theme }) => theme === 'hagen')
			.map(({ id }) => id);
		const texts = ['Peil omhoog', 'Hoger peil', 'Nee'].map((text) => idOf(house, scan, text));
		const [high, higher, no] = await Promise.all(texts);
		for (const step of [
			{ kind: 'join', ids: [high!, higher!], under: higher! },
			{ kind: 'hide', id: no! },
			{ kind: 'quote', id: higher! },
			{ kind: 'join', ids: ids.slice(0, 3), under: ids[1]! },
			{ kind: 'join', ids: ids.slice(3, 5), under: ids[4]! }
		] as const)
			done(await moderate(house, scan, step));
		return { house, scan };
	}

	test('come back as they stood, and make the very same file again', async () => {
		const { house, scan } = await joined();
		const text = done(await exportScan(house.app, OPERATOR, scan.id)).json;
		const plain = (all: readonly ReadRemark[]) =>
			all
				.map((remark) => [
					...[remark.theme, remark.kind, remark.text, remark.unit, remark.hidden, remark.quoted],
					...remark.joined.map((other) => [other.text, other.unit])
				])
				.map((row) => JSON.stringify(row))
				.sort();
		const were = plain(await readAll(house, scan));
		for (const seed of [2, 3]) {
			const other = openHouse({ seed });
			const made = done(await importScan(other.app, OPERATOR, text));
			expect(plain(await readAll(other, made))).toEqual(were);
			expect(done(await exportScan(other.app, OPERATOR, made.id)).json).toBe(text);
		}
	});

	test('[F11] that do not fit together are refused with the place', async () => {
		const { house, scan } = await joined();
		const text = done(await exportScan(house.app, OPERATOR, scan.id)).json;
		const broken = [
			text.replaceAll('"leads": true', '"leads": false'),
			text.replaceAll('"leads": false', '"leads": true'),
			text.replace('"joined": 1', '"joined": 7'),
			text.replace(/"joined": 1(,\s*"leads": true)/, '"joined": null$1')
		];
		const before = dump(house);
		for (const file of broken)
			expect(await importScan(house.app, OPERATOR, file)).toEqual({
				...{ ok: false, reason: 'scan-file-invalid' },
				details: { place: ' (people.rounds.remarks.joined)' }
			});
		expect(dump(house)).toEqual(before);
	});
});
