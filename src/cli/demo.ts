// npm run demo: the main job on the embedded database, with invented people, ready to look at.
import { openApp } from '../lib/server/app.ts';
import {
	addressesOf,
	readSettings,
	isWrongSetting,
	WrongSetting,
	type Settings
} from '../lib/server/settings.ts';
import { isFirstStart } from '../lib/server/usecases/first-start.ts';
import { readScans } from '../lib/server/usecases/read-scans.ts';
import { buildWhenNeeded } from './build-when-needed.ts';
import { say } from './console.ts';
import { DEMO_EMAIL, DEMO_PASSWORD, fillDemo } from './demo/fill.ts';
import { ownerByEmail } from '../lib/server/usecases/owner-by-email.ts';
import { serve } from './serve.ts';

// The demo never mixes with real data, unless somebody says where.
process.env.PEDDEL_DATA ||= 'demo-data';
try {
	const settings = readSettings(process.env);
	await buildWhenNeeded();
	const codes = await prepare(settings);
	const { port } = await serve(settings);
	const addresses = addressesOf(settings, port);
	console.log(
		say((m, at) => m.cli_demo_serving({ email: DEMO_EMAIL, password: DEMO_PASSWORD }, at))
	);
	for (const address of addresses) console.log(`  ${address}/login`);
	console.log(say((m, at) => m.cli_demo_join({}, at)));
	for (const code of codes) console.log(`  ${addresses[0]}/s/${code}`);
} catch (thrown) {
	if (!isWrongSetting(thrown)) throw thrown;
	console.error(thrown.message);
	process.exitCode = 1;
}

/** Fills an empty folder; one that was filled before is shown as it was left. */
async function prepare(settings: Settings): Promise<readonly string[]> {
	const app = openApp(settings);
	if (await isFirstStart(app)) await fillDemo(app);
	const owner = await ownerByEmail(app, { kind: 'operator' }, DEMO_EMAIL);
	if (!owner.ok) throw new WrongSetting(say((m, at) => m.cli_demo_elsewhere({}, at)));
	const scans = await readScans(app, { kind: 'facilitator', userId: owner.id });
	app.db.$client.close();
	return scans.filter(({ round }) => round?.state === 'open').map(({ scan }) => scan.code);
}
