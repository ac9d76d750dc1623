import * as v from 'valibot';
import { refuse, type Outcome } from '../../domain/refusal.ts';
import { goTogether } from '../../domain/scan.ts';
import type { Release } from '../../domain/release-shape.ts';
import type { App } from '../app.ts';
import { insertWhole } from '../store/whole-file.ts';
import { may, type Viewer } from './access.ts';
import { checksumOf } from './release-due-rounds.ts';
import { ScanFileShape } from './scan-file.ts';
import { hashSecret, newCode, newId, newScreenKey, newSecret } from './secrets.ts';

/**
 * A scan from a file that `export` made: always a new scan, with a new id, a new code and new
 * secrets. Theme and group ids and releases stay byte for byte.
 * @param ownerId whose it will be when the operator imports it; a facilitator's import is their own
 * @returns refused, with the place in the file, when it does not fit together
 */
export async function importScan(
	app: App,
	viewer: Viewer,
	text: string,
	ownerId: string | null = null
): Promise<Outcome<{ id: string; code: string }>> {
	if (!may(viewer, 'create-scan', null)) return refuse('not-allowed');
	let content: unknown;
	try {
		content = JSON.parse(text.replace(/^\uFEFF/, ''));
	} catch {
		return refuse('scan-file-invalid', { place: ' (JSON)' });
	}
	const shaped = v.safeParse(ScanFileShape, content);
	if (!shaped.success)
		return refuse('scan-file-invalid', { place: ` (${v.getDotPath(shaped.issues[0]) ?? '.'})` });
	const file = shaped.output;
	const loose = looseEnd(file);
	if (loose) return refuse('scan-file-invalid', { place: ` (${loose})` });
	const scan = {
		...file.scan,
		...{ id: newId(app), code: newCode(app), labelKey: newSecret(app), createdAtMs: app.now() },
		ownerId: viewer.kind === 'facilitator' ? viewer.userId : ownerId,
		followsId: null,
		rehearsesId: null,
		groups: file.scan.groups.map((group) => ({
			...group,
			text: group.text ?? { nl: null, en: null }
		}))
	};
	// Nobody holds these secrets: people of another house cannot come back here.
	const people = file.people.map((person) => ({
		...person,
		secretHash: hashSecret(newSecret(app))
	}));
	const keys = { screen: newScreenKey(app), newCode: () => newCode(app) };
	await insertWhole(app.db, scan, file.rounds, people, file, keys);
	return { ok: true, id: scan.id, code: scan.code };
}

/** The first reference in a well-shaped file that leads nowhere or twice; null when all fit. */
function looseEnd(file: v.InferOutput<typeof ScanFileShape>): string | null {
	if (!goTogether(file.scan)) return 'scan.k';
	const themes = file.scan.levers.flatMap((lever) => lever.themes.map((theme) => theme.slug));
	const lists = {
		'scan.levers': file.scan.levers.map((lever) => lever.slug),
		'scan.levers.themes': themes,
		'scan.groups': file.scan.groups.map((group) => group.slug),
		'scan.subAreas': file.scan.subAreas.map((subArea) => subArea.slug),
		rounds: file.rounds.map((round) => round.number),
		findings: file.findings.map((finding) => finding.theme),
		'meeting.talks': file.meeting.talks.map((talk) => talk.theme),
		'story.parts': file.story.parts.map(({ part, language }) => `${part} ${language}`),
		'story.attachments': file.story.attachments.map(({ id }) => id),
		'story.editions': file.story.editions.map(({ kind, number }) => `${kind} ${number}`)
	};
	for (const [place, list] of Object.entries(lists)) if (hasTwice(list)) return place;
	const known = { themes: new Set(themes), groups: new Set(lists['scan.groups']) };
	const strayed = lists.findings.findIndex((slug) => !known.themes.has(slug));
	if (strayed !== -1) return `findings.${strayed}.theme`;
	for (const [i, { themes: asked, digests }] of file.rounds.entries()) {
		if (asked?.some((slug) => !known.themes.has(slug))) return `rounds.${i}.themes`;
		if (Object.keys(digests?.cells ?? {}).some((slug) => !known.themes.has(slug)))
			return `rounds.${i}.digests.cells`;
	}
	const { clusters, talks, highlights, commitments, invitations } = file.meeting;
	for (const [name, list] of Object.entries({ clusters, talks, highlights, commitments })) {
		const stray = list.findIndex(({ theme }) => theme !== null && !known.themes.has(theme));
		if (stray !== -1) return `meeting.${name}.${stray}.theme`;
	}
	const lostGoal = file.story.goals.findIndex(
		({ theme }) => theme !== null && !known.themes.has(theme)
	);
	if (lostGoal !== -1) return `story.goals.${lostGoal}.theme`;
	const strayGroup = invitations.findIndex(
		({ group }) => group !== null && !known.groups.has(group)
	);
	if (strayGroup !== -1) return `meeting.invitations.${strayGroup}.group`;
	for (const [i, person] of file.people.entries()) {
		if (person.contributions.some(({ cluster }) => cluster !== null && !clusters[cluster]))
			return `people.${i}.contributions`;
		if (!known.groups.has(person.group)) return `people.${i}.group`;
		if (hasTwice(person.rounds.map((said) => said.round))) return `people.${i}.rounds`;
		for (const said of person.rounds) {
			const round = file.rounds.find(({ number }) => number === said.round);
			if (!round) return `people.${i}.rounds`;
			const cells = said.answers.map(({ theme, question }) => `${theme} ${question}`);
			const written = said.remarks.map(({ theme, kind }) => `${theme} ${kind}`);
			const besides = said.beside.map(({ theme }) => theme);
			const strange = [...said.answers, ...said.remarks, ...said.beside].some(
				(row) => !known.themes.has(row.theme) || round.themes?.includes(row.theme) === false
			);
			if (strange || [cells, written, besides].some(hasTwice)) return `people.${i}.rounds.theme`;
		}
	}
	if (joinsLoosely(file.people)) return 'people.rounds.remarks.joined';
	for (const [i, { number, json, checksum }] of file.rounds.entries()) {
		const release = JSON.parse(json) as Release;
		if (release.round !== number) return `rounds.${i}.json`;
		if (release.checksum !== checksum || checksumOf(release) !== checksum)
			return `rounds.${i}.checksum`;
	}
	return null;
}

/** Whether texts that stand together are fewer than two, or under none or two of them. */
function joinsLoosely(people: v.InferOutput<typeof ScanFileShape>['people']): boolean {
	const texts = people.flatMap(({ rounds }) =>
		rounds.flatMap(({ round, remarks }) => remarks.map((remark) => ({ round, ...remark })))
	);
	const together = Map.groupBy(
		texts.filter(({ joined }) => joined !== null),
		({ round, theme, kind, joined }) => `${round} ${theme} ${kind} ${joined}`
	);
	return (
		texts.some(({ joined, leads }) => leads && joined === null) ||
		[...together.values()].some(
			(all) => all.length < 2 || all.filter(({ leads }) => leads).length !== 1
		)
	);
}

function hasTwice(list: readonly (string | number)[]): boolean {
	return new Set(list).size !== list.length;
}
