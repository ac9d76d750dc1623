import canonicalize from 'canonicalize';
import { createHash } from 'node:crypto';
import { makeRelease } from '../../domain/release.ts';
import type { Release, ReleaseContent } from '../../domain/release-shape.ts';
import { asks } from '../../domain/round.ts';
import type { App } from '../app.ts';
import { besideIn, factsIn, tablesIn } from '../store/answers.ts';
import { closingRoundIn, dueRounds, insertRelease, releasesIn } from '../store/rounds.ts';
import { changeScan, followedIn, wholeScanIn, type Tx } from '../store/scans.ts';
import { digestsOf } from './answer-digests.ts';
import { earlierOf, figuresSoFar } from './earlier-releases.ts';

/**
 * Makes the release of every round whose grace time is over. Nobody asks for it: the server calls
 * it as time passes and when it starts, so that a power cut while closing loses nothing.
 * Facts are read and the release is written in one transaction: no answer falls in between.
 * @returns how many releases were made
 */
export async function releaseDueRounds(app: App): Promise<number> {
	let made = 0;
	for (const { id, scanId } of await dueRounds(app.db, app.now())) {
		try {
			made += await changeScan(app.db, scanId, (tx) => releaseRound(app, tx, scanId, id));
			app.live.unsent.forget(scanId);
			app.live.touch(scanId);
		} catch (problem) {
			// One round that cannot be released must not keep the others from theirs.
			console.error(`Round ${id} could not be released`, problem);
		}
	}
	return made;
}

function releaseRound(app: App, tx: Tx, scanId: string, roundId: number): 0 | 1 {
	const round = closingRoundIn(tx, roundId);
	if (!round) return 0;
	const scan = wholeScanIn(tx, scanId)!;
	const facts = factsIn(tx, roundId);
	const released = releasesIn(tx, scanId);
	// Without digests somebody took their answers back: beside the release, what the others did would
	// tell what that one had said.
	const before = new Map(
		released.map(
			({ digests, round: { id, number } }) => [number, digests ? factsIn(tx, id) : []] as const
		)
	);
	const earlier = earlierOf(released, (number) => before.get(number) ?? [], followed(tx, scanId));
	const content = makeRelease(scan, round.number, facts, {
		asked: round.themes,
		tables: tablesIn(tx, scanId),
		beside: besideIn(tx, roundId),
		playsTold: round.choice !== null,
		earlier
	});
	const release: Release = { ...content, checksum: checksumOf(content) };
	const asked = scan.levers.flatMap((lever) =>
		lever.themes.filter((theme) => asks(round, theme)).map((theme) => theme.slug)
	);
	const made = {
		json: JSON.stringify(release),
		checksum: release.checksum,
		digests: digestsOf(asked, facts, before)
	};
	insertRelease(tx, roundId, made, app.now());
	return 1;
}

/** The newest release with figures of the scan that this one follows, as it stands now. */
function followed(tx: Tx, scanId: string): Release | null {
	const follows = followedIn(tx, scanId);
	return follows === null ? null : (figuresSoFar(releasesIn(tx, follows)).at(-1) ?? null);
}

/**
 * SHA-256 over the RFC 8785 form of a release without its checksum and without the scan's id: the
 * same facts give the same checksum in another house too.
 */
export function checksumOf(content: ReleaseContent): string {
	const { id: _id, ...scan } = content.scan;
	const { checksum: _checksum, ...rest } = { checksum: '', ...content };
	return createHash('sha256')
		.update(canonicalize({ ...rest, scan })!)
		.digest('hex');
}
