import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fillHall, type Hall, cardRequest } from '../load/hall.ts';
import { openWire } from '../load/wire.ts';
import { checkAgainst, type Known, type Values } from './known.ts';

const PEOPLE = 24;
/** So many cards are confirmed before the server dies; the first ones reach a server that just woke. */
const FEWEST_CARDS = 5;
const MOST_CARDS = 155;

/** A server that is killed again and again, and the people who go on sending to it. */
export interface Lane {
	/** Starts the server, looks, lets people send, kills it in the middle of that. */
	readonly round: (number: number) => Promise<RoundFound>;
	/** Starts it once more and looks. */
	readonly last: () => Promise<RoundFound>;
}

export interface RoundFound {
	readonly wrong: readonly string[];
	/** Cards confirmed in this round. */
	readonly confirmed: number;
	/** Requests that were under way when the server died. */
	readonly cutOff: number;
	/** Of those of the round before: so many turned out to be stored. */
	readonly unheard: number;
}

/** What a later part has to know of the parts before it. */
interface State {
	readonly hall: Hall;
	readonly known: Known;
}

/** @param folder empty or not there yet: a new database; else that of an earlier part */
export async function openLane(folder: string, isNew: boolean): Promise<Lane> {
	const stateFile = join(folder, 'known.json');
	if (isNew) {
		mkdirSync(folder, { recursive: true });
		const hall = await fillHall(folder, PEOPLE, true);
		save({ hall, known: { confirmed: {}, sent: {} } });
	}
	const { hall, known } = JSON.parse(readFileSync(stateFile, 'utf8')) as State;

	function save(state: State): void {
		writeFileSync(stateFile, JSON.stringify(state));
	}
	async function lookAfterStart() {
		const server = await startServer(folder);
		const { wrong, unheard } = checkAgainst(known, folder, hall.themes);
		return { ...server, wrong, unheard };
	}
	return {
		round: async (number) => {
			const { child, port, wrong, unheard } = await lookAfterStart();
			const dead = new Promise((done) => child.once('exit', done));
			const last = FEWEST_CARDS + ((number * 7919) % (MOST_CARDS - FEWEST_CARDS));
			let confirmed = 0;
			const onConfirmed = () => {
				confirmed += 1;
				if (confirmed === last) child.kill('SIGKILL');
			};
			await Promise.all(
				hall.secrets.map((_, person) =>
					sendUntilDead(port, hall, known, person, number, onConfirmed)
				)
			);
			await dead;
			save({ hall, known });
			return { wrong, unheard, confirmed, cutOff: Object.keys(known.sent).length };
		},
		last: async () => {
			const { child, wrong, unheard } = await lookAfterStart();
			const dead = new Promise((done) => child.once('exit', done));
			child.kill('SIGKILL');
			await dead;
			return { wrong, unheard, confirmed: 0, cutOff: 0 };
		}
	};
}

/** One person sends card after card, each with other answers than before. */
async function sendUntilDead(
	port: number,
	hall: Hall,
	known: Known,
	person: number,
	round: number,
	onConfirmed: () => void
): Promise<void> {
	const wire = await openWire(port);
	try {
		for (let i = 0; ; i += 1) {
			const theme = (i + person) % hall.themes.length;
			const card = `${person} ${theme}`;
			const values = [0, 1, 2, 3].map(
				(question) => 1 + ((i + round * 3 + person + question * (1 + (i % 3))) % 5)
			) as unknown as Values;
			known.sent[card] = values;
			const reply = await wire.ask(cardRequest(port, hall, person, theme, values));
			if (reply.status !== 200) throw new Error(`Status ${reply.status}: ${reply.body}`);
			known.confirmed[card] = values;
			delete known.sent[card];
			onConfirmed();
		}
	} catch (problem) {
		if (/^Status/.test((problem as Error).message)) throw problem;
	} finally {
		wire.close();
	}
}

async function startServer(folder: string): Promise<{ child: ChildProcess; port: number }> {
	const child = spawn(process.execPath, ['tests/crash/server.ts'], {
		env: { ...process.env, PEDDEL_DATA: folder, PEDDEL_PORT: '0', PEDDEL_HOST: '127.0.0.1' },
		stdio: ['ignore', 'pipe', 'inherit']
	});
	const port = await new Promise<number>((done, fail) => {
		createInterface({ input: child.stdout }).on('line', (line) =>
			done(Number(/localhost:(\d+)/.exec(line)?.[1]))
		);
		child.once('exit', (code) => fail(new Error(`The server did not start: exit code ${code}`)));
	});
	return { child, port };
}
