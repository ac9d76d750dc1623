// npm start: builds when needed, migrates the database, serves on localhost and the local network.
import { addressesOf, readSettings, isWrongSetting } from '../lib/server/settings.ts';
import { say } from './console.ts';
import { buildWhenNeeded } from './build-when-needed.ts';
import { qrBelow } from './qr.ts';
import { serve } from './serve.ts';

try {
	const settings = readSettings(process.env);
	await buildWhenNeeded();
	const { port } = await serve(settings);
	console.log(say((m, at) => m.cli_serving({ folder: settings.dataFolder }, at)));
	const addresses = addressesOf(settings, port);
	for (const address of addresses) console.log(`  ${address}`);
	for (const line of qrBelow(addresses, process.stdout.isTTY)) console.log(line);
} catch (thrown) {
	if (!isWrongSetting(thrown)) throw thrown;
	console.error(thrown.message);
	process.exitCode = 1;
}
