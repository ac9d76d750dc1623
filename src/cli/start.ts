// npm start: builds when needed, migrates the database, serves on localhost and the local network.
import { addressesOf, readSettings, isWrongSetting } from '../lib/server/settings.ts';
import { say } from './console.ts';
import { buildWhenNeeded } from './build-when-needed.ts';
import { serve } from './serve.ts';

try {
	const settings = readSettings(process.env);
	await buildWhenNeeded();
	const { port } = await serve(settings);
	console.log(say((m, at) => m.cli_serving({ folder: settings.dataFolder }, at)));
	for (const address of addressesOf(settings, port)) console.log(`  ${address}`);
} catch (thrown) {
	if (!isWrongSetting(thrown)) throw thrown;
	console.error(thrown.message);
	process.exitCode = 1;
}
