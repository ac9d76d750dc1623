import type { ScalePoint } from '#lib/domain/rating.ts';
import { Facing, type Target } from './facing.ts';
import { CHANNELS, changed, type Change, type Publish, type World } from './world.ts';

// The outsider of docs/method.md §5, made stronger: he knows who took part when, in which group, and
// who gave a number to what; he does not know the numbers. He has everything that is published.
// What he looks for is determined when every world that publishes the same has the same there. So one
// other world that publishes the same, letter by letter, in which it differs, makes it safe. What no
// such world is found for counts as found out: what is wrong here turns the test red, not green.

export interface Outcome {
	readonly targets: number;
	/** Known because so many people say the same, which participants are told. */
	readonly exempt: number;
	readonly findings: readonly Target[];
	/** Worlds that were published to be compared. */
	readonly tried: number;
}

/**
 * What an outsider finds out about the people of one world.
 * @param options `stopAtFirst`: only the first of the findings is one; what comes after it was not
 * looked at
 */
export function attack(world: World, publish: Publish, { stopAtFirst = false } = {}): Outcome {
	const truth = publish(world);
	const facing = new Facing(world, truth);
	const targets = facing.cells.flatMap((cell) => facing.targetsIn(cell));
	let open = targets.filter((target) => !facing.isExempt(target));
	const exempt = targets.length - open.length;
	const letters = new Map(CHANNELS.map((channel) => [channel, truth[channel]()]));
	let tried = 0;
	let found = 0;
	const isSame = (changes: readonly Change[]) => {
		tried += 1;
		const other = publish(changed(world, changes));
		return CHANNELS.every((channel) => other[channel]() === letters.get(channel));
	};
	/** Takes out what differs in this world, if that publishes the same. */
	const face = (changes: readonly Change[]) => {
		const values = new Map(changes.map(({ session, at, value }) => [`${session} ${at}`, value]));
		const differs = (target: Target) => sumIn(target, values) !== sumIn(target, null);
		if (open.some(differs) && isSame(changes)) open = open.filter((target) => !differs(target));
	};
	for (const changes of facing.broad()) {
		if (open.length === 0) break;
		face(changes);
	}
	for (const target of targets) {
		if (!open.includes(target)) continue;
		if (stopAtFirst && found > 0) break;
		for (const changes of facing.narrow(target)) {
			if (!open.includes(target)) break;
			face(changes);
		}
		if (open.includes(target)) found += 1;
	}
	return { targets: targets.length, exempt, findings: open, tried };
}

/** What they said together, in the true world or with some values replaced. */
function sumIn({ cell, people }: Target, values: ReadonlyMap<string, ScalePoint> | null): number {
	return people.reduce(
		(sum, { at, value }) => sum + (values?.get(`${cell.session} ${at}`) ?? value),
		0
	);
}

/** A finding as a sentence, to look it up in the world that has it. */
export function told({ cell, people, who }: Target): string {
	const said = people.map(({ person, value }) => `${person} said ${value}`).join(', ');
	return `session ${cell.session}, ${cell.theme} ${cell.question}, ${who}: ${said}`;
}
