// npm run check:deep: the attack of attack.test.ts on many more worlds. Exit code 1 on a finding.
import { attack, told } from './attack.ts';
import { corpus } from './corpus.ts';
import { publishing } from './world.ts';

const WORLDS = Number(process.argv[2] ?? 10_000);
const STEP = WORLDS / 20;

const publish = publishing();
const sum = { targets: 0, exempt: 0, findings: 0, tried: 0 };
const started = performance.now();
let n = 0;
for (const world of corpus(WORLDS)) {
	const { targets, exempt, findings, tried } = attack(world, publish);
	sum.targets += targets;
	sum.exempt += exempt;
	sum.findings += findings.length;
	sum.tried += tried;
	for (const finding of findings) console.error(`world ${n}: ${told(finding)}`);
	n += 1;
	if (n % STEP === 0) {
		const seconds = ((performance.now() - started) / 1000).toFixed(0);
		console.log(
			`${n} of ${WORLDS} scans, ${seconds} s: ${sum.targets} targets, ` +
				`${sum.exempt} exempt, ${sum.tried} other worlds, ${sum.findings} findings`
		);
	}
}
process.exitCode = sum.findings === 0 ? 0 : 1;
