import { fillDemo } from '../../src/cli/demo/fill.ts';
import { makeRelease, type Fact } from '#lib/domain/release.ts';
import type { Release, ReleaseContent } from '#lib/domain/release-shape.ts';
import type { WholeScan } from '#lib/domain/scan.ts';
import { besideIn, factsIn } from '#lib/server/store/answers.ts';
import { wholeScanIn } from '#lib/server/store/scans.ts';
import { openHouse } from '../fixtures/house.ts';

/** The demo's finished scan: its first round with the answers, and what its second round gave. */
export interface DemoRound {
	readonly scan: WholeScan;
	readonly facts: readonly Fact[];
	/** Made here, from these facts. */
	readonly release: ReleaseContent;
	/** As the demo stored it, checksum and all. */
	readonly stored: Release;
	/** The release of the second round, in which some themes were asked again. */
	readonly second: Release;
}

/** Makes the demo in memory and reads what its first release was made of. */
export async function demoRound(): Promise<DemoRound> {
	const { app } = openHouse();
	await fillDemo(app);
	const [first, second] = app.db.$client
		.prepare(
			`select round.id, round.scan_id as scanId, release.json
			from release join round on round.id = release.round_id order by round.id`
		)
		.all() as [Row, Row];
	const scan = wholeScanIn(app.db, first.scanId)!;
	const facts = factsIn(app.db, first.id);
	return {
		...{ scan, facts },
		release: makeRelease(scan, 1, facts, { beside: besideIn(app.db, first.id) }),
		stored: JSON.parse(first.json) as Release,
		second: JSON.parse(second.json) as Release
	};
}

interface Row {
	readonly id: number;
	readonly scanId: string;
	readonly json: string;
}
