// npm run crash [-- --rounds 200] [--from 61]: kills the server in the middle of the traffic, starts
// it again on the same database and looks what is there. A part takes less than ten minutes; the next
// one goes on with --from, on what stands in the temporary folder of the system.
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { openLane } from './lane.ts';

const PART_MS = 9 * 60_000;
const { values } = parseArgs({
	options: { rounds: { type: 'string', default: '200' }, from: { type: 'string', default: '1' } }
});
const from = Number(values.from);
const rounds = Number(values.rounds);
const folder = join(tmpdir(), 'peddel-crash');
const startMs = performance.now();

if (from === 1) rmSync(folder, { recursive: true, force: true });
const lane = await openLane(folder, from === 1);
let number = from;
let confirmed = 0;
let cutOff = 0;
let unheard = 0;
for (; number <= rounds && performance.now() - startMs < PART_MS; number += 1) {
	const found = await lane.round(number);
	stopWhenWrong(found.wrong);
	confirmed += found.confirmed;
	cutOff += found.cutOff;
	unheard += found.unheard;
	if (number % 10 === 0) console.log(`${number} of ${rounds}`);
}
const found = await lane.last();
stopWhenWrong(found.wrong);
unheard += found.unheard;
const minutes = ((performance.now() - startMs) / 60_000).toFixed(1);
console.log(
	`Killed ${number - from} times in ${minutes} minutes (${from} to ${number - 1}): ${confirmed} cards confirmed, all there once with their last values.`
);
console.log(
	`${cutOff} requests were under way: ${unheard} turned out to be stored whole, ${cutOff - unheard} not at all. integrity_check: ok each time.`
);
if (number <= rounds) console.log(`Go on with: npm run crash -- --from ${number}`);
else rmSync(folder, { recursive: true, force: true });

function stopWhenWrong(wrong: readonly string[]): void {
	if (wrong.length === 0) return;
	console.error(`After kill ${number - 1}, in ${folder}:\n${wrong.join('\n')}`);
	process.exit(1);
}
