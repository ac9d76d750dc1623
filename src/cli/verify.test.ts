import Database from 'better-sqlite3';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
	CREATE,
	ENGLISH,
	expectRefused,
	GOLDEN,
	jsonOf,
	peddel,
	SLOW_MS,
	type Ran
} from '../../tests/fixtures/command-line.ts';
import type { Release } from '../lib/domain/release-shape.ts';

let folder: string;
/** The scan of the worked example, with a second round over its theme, in the house 'first'. */
let id: string;
let scan: readonly string[];
/** What was refused on the way: a theme that is not there. */
let unknown: Ran;

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'peddel-'));
	const at = (args: readonly string[]) => peddel(join(folder, 'first'), args);
	id = jsonOf(await at(CREATE)).id as string;
	scan = ['--scan', id];
	const themes = ['--themes', 'golden-theme'];
	jsonOf(await at(['round', 'open', ...scan]));
	jsonOf(await at(['answers', 'import', ...scan, `${GOLDEN}/answers.csv`]));
	jsonOf(await at(['round', 'close', ...scan]));
	unknown = await at(['round', 'open', ...scan, '--themes', 'golden-theme,vis']);
	jsonOf(await at(['round', 'open', ...scan, ...themes]));
	jsonOf(await at(['answers', 'import', ...scan, `${GOLDEN}/answers.csv`]));
	jsonOf(await at(['round', 'close', ...scan]));
}, SLOW_MS);
afterAll(() => rmSync(folder, { recursive: true }));

/** A copy of the first house, to do things in. */
function houseLike(name: string) {
	cpSync(join(folder, 'first'), join(folder, name), { recursive: true });
	return (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
		peddel(join(folder, name), args, env);
}

describe('[K7] a further round, a scan that follows, and computing again', () => {
	test(
		'[U34] shuffled, elsewhere and in another process: equal figures and equal checksum',
		{ timeout: SLOW_MS },
		async () => {
			const at = houseLike('here');
			expectRefused(unknown, /^“vis” is geen thema dat aan staat/);
			const [results, verified, file] = await Promise.all([
				at(['results', ...scan]),
				at(['verify', ...scan]),
				at(['export', ...scan])
			]);
			const told = jsonOf(verified) as { releases: { checksum: string }[] };
			const release = jsonOf(results) as Release;
			expect(release.change).toMatchObject({ kind: 'round' });
			expect(told).toMatchObject({
				...{ scan: scan[1], equal: true },
				releases: [1, 2].map((round) => ({ round, result: 'equal', differences: [] }))
			});
			expect(told.releases[1]!.checksum).toBe(release.checksum);

			const shuffled = JSON.parse(file.out) as {
				people: { rounds: { answers: unknown[] }[] }[];
			};
			for (const { rounds } of shuffled.people.reverse())
				for (const { answers } of rounds) answers.reverse();
			writeFileSync(join(folder, 'shuffled.json'), JSON.stringify(shuffled));
			const elsewhere = (args: readonly string[]) => peddel(join(folder, 'there'), args);
			const made = jsonOf(await elsewhere(['import', join(folder, 'shuffled.json')]));
			const copy = ['--scan', made.id as string];
			const [same, again] = await Promise.all([
				elsewhere(['results', ...copy]),
				elsewhere(['verify', ...copy])
			]);
			expect(same.out).toBe(results.out);
			expect(jsonOf(again)).toEqual({ ...told, scan: made.id });
		}
	);

	test(
		'[U35] one altered answer: code 1, the result for programs, a sentence for people',
		{ timeout: SLOW_MS },
		async () => {
			const at = houseLike('altered');
			const database = new Database(join(folder, 'altered', 'peddel.sqlite'));
			const { changes } = database
				.prepare(
					`update answer set value = null where question = 'effort' and participant_id = 1
					and round_id = (select id from round where number = 2)`
				)
				.run();
			expect(changes).toBe(1);
			database.close();
			const [dutch, english] = await Promise.all([
				at(['verify', ...scan]),
				at(['verify', ...scan], ENGLISH)
			]);
			expect(dutch.code).toBe(1);
			const { equal, releases } = JSON.parse(dutch.out) as {
				equal: boolean;
				releases: { result: string; differences: object[] }[];
			};
			expect([equal, ...releases.map(({ result }) => result)]).toEqual([
				...[false, 'equal', 'different']
			]);
			const [sentence, ...rest] = dutch.err.trim().split('\n');
			expect(sentence).toMatch(
				/^Ronde 2, thema “.+”, wat er al gebeurt: de antwoorden zijn niet meer die waarop/
			);
			expect(rest).toHaveLength(releases[1]!.differences.length - 1);
			expect(english.err).toMatch(/^Round 2, theme “.+”, .+: the answers are no longer those/);
		}
	);

	test(
		'[U32] a scan that follows another, and what cannot be computed elsewhere',
		{ timeout: SLOW_MS },
		async () => {
			const at = houseLike('follows');
			expectRefused(
				await at([...CREATE, '--follows', 'nietbestaand']),
				/^De eerdere quickscan is er/
			);
			const later = jsonOf(await at([...CREATE, '--follows', id]));
			const it = ['--scan', later.id as string];
			jsonOf(await at(['round', 'open', ...it]));
			jsonOf(await at(['answers', 'import', ...it, `${GOLDEN}/answers.csv`]));
			jsonOf(await at(['round', 'close', ...it]));
			const release = jsonOf(await at(['results', ...it])) as Release;
			expect(release.change).toMatchObject({ kind: 'scan', themes: [{ id: 'golden-theme' }] });
			expect(jsonOf(await at(['verify', ...it]))).toMatchObject({ equal: true });

			writeFileSync(join(folder, 'later.json'), (await at(['export', ...it])).out);
			const alone = join(folder, 'alone');
			const made = jsonOf(await peddel(alone, ['import', join(folder, 'later.json')]));
			const { code, out, err } = await peddel(alone, ['verify', '--scan', made.id as string]);
			expect({ code, equal: JSON.parse(out).equal as boolean }).toEqual({ code: 0, equal: true });
			expect(err).toMatch(
				/^Ronde 1: wat er veranderde sinds de eerdere quickscan is niet nagerekend/
			);
		}
	);
});
