import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { say } from './console.ts';

/** The first line of standard input; at a terminal it is asked for and not shown. */
export async function readPassword(): Promise<string> {
	const { stdin, stderr } = process;
	if (stdin.isTTY) stderr.write(say((m, at) => m.cli_password({}, at)));
	const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
	const lines = createInterface({ input: stdin, output: silent, terminal: stdin.isTTY === true });
	try {
		for await (const line of lines) return line;
		return '';
	} finally {
		lines.close();
		if (stdin.isTTY) stderr.write('\n');
	}
}
