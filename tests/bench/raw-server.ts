// What the machine can do at most: a bare node:http server that saves one answer as Peddel does,
// with the same validation, SQL, pragmas and commit, and nothing else.
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as v from 'valibot';
import { ThemeAnswersShape } from '../../src/lib/domain/rating-shape.ts';
import { openDatabase } from '../../src/lib/server/db/open.ts';

const { $client: client } = openDatabase(process.argv[2]!);
const person = client.prepare(
	`select p.id, r.id as round_id, r.state, r.closes_at_ms from participant p
	 join scan s on s.id = p.scan_id
	 join stakeholder_group g on g.id = p.group_id
	 left join round r on r.scan_id = p.scan_id and r.state <> 'released'
	 where p.secret_hash = ? and s.code = ?`
);
const asked = client.prepare(
	`select t.id from theme t join round r on r.scan_id = t.scan_id
	 where r.id = ? and (r.state = 'open' or (r.state = 'closing' and r.closes_at_ms > ?)) and t.slug = ? and t.active = 1`
);
const upsert = client.prepare(
	`insert into answer (round_id, participant_id, theme_id, question, value) values (?, ?, ?, ?, ?)
	 on conflict (round_id, participant_id, theme_id, question) do update set value = excluded.value`
);
const isNewest = client.prepare(
	`insert into tap (round_id, participant_id, theme_id, part, tap) values (?, ?, ?, ?, ?)
	 on conflict (round_id, participant_id, theme_id, part) do update set tap = excluded.tap where excluded.tap >= tap.tap`
);
const keepPlace = client.prepare('update participant set last_theme_slug = ? where id = ?');

interface Person {
	readonly id: number;
	readonly round_id: number;
}

const save = client.transaction(
	(known: Person, slug: string, said: v.InferOutput<typeof ThemeAnswersShape>) => {
		const theme = asked.get(known.round_id, Date.now(), slug) as
			{ readonly id: number } | undefined;
		if (!theme) return false;
		for (const [question, given] of Object.entries(said.answers))
			if (given) {
				const cell = [known.round_id, known.id, theme.id, question] as const;
				if (isNewest.run(...cell, Date.now() * 1024).changes > 0)
					upsert.run(...cell, given.kind === 'rated' ? given.value : null);
			}
		keepPlace.run(slug, known.id);
		return true;
	}
);

const server = createServer((request, response) => {
	const chunks: Buffer[] = [];
	request.on('data', (chunk: Buffer) => chunks.push(chunk));
	request.on('end', () => {
		const [, , code, slug] = request.url!.split('/');
		const secret = /peddel-seat=([^;]+)/.exec(request.headers.cookie ?? '')?.[1] ?? '';
		const said = v.safeParse(ThemeAnswersShape, JSON.parse(Buffer.concat(chunks).toString()));
		const hash = createHash('sha256').update(secret).digest('hex');
		const known = person.get(hash, code) as Person | undefined;
		const saved = said.success && known !== undefined && save.immediate(known, slug!, said.output);
		response.writeHead(saved ? 200 : 400, { 'content-type': 'application/json' });
		response.end(JSON.stringify({ ok: saved }));
	});
});
server.listen(0, '127.0.0.1', () =>
	console.log(`http://localhost:${(server.address() as AddressInfo).port}`)
);
