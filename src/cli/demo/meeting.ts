import type { App } from '../../lib/server/app.ts';
import { changeAgenda } from '../../lib/server/usecases/change-agenda.ts';
import {
	changeAfter,
	putCommitment,
	putHighlight,
	shareResult
} from '../../lib/server/usecases/change-leave.ts';
import { changeBoard } from '../../lib/server/usecases/change-board.ts';
import { changeInvitations } from '../../lib/server/usecases/change-invitations.ts';
import { changeTalk } from '../../lib/server/usecases/change-talk.ts';
import { closeExplore } from '../../lib/server/usecases/close-explore.ts';
import { contribute, newContributionId } from '../../lib/server/usecases/contribute.ts';
import { joinScan } from '../../lib/server/usecases/join-scan.ts';
import { openExplore } from '../../lib/server/usecases/open-explore.ts';
import { readBoard } from '../../lib/server/usecases/read-board.ts';
import { done } from './done.ts';

// What a meeting does beside the rounds, so that no page of the demo is empty. All of it is made
// up, and says so: every text begins with "Voorbeeld".

const operator = { kind: 'operator' } as const;
const NOBODY = { kind: 'nobody' } as const;

/** What people wrote before the round: kind, group, text, and in which cluster it was put. */
const CONTRIBUTIONS = [
	['problem', 'bewoner', 'Voorbeeld: in de zomer is het bloedheet op het plein.', 'Hitte'],
	['problem', 'ondernemer', 'Voorbeeld: mijn terras is ’s middags te warm.', 'Hitte'],
	['opportunity', 'bewoner', 'Voorbeeld: bij de school kan een moestuin.', null],
	['precondition', 'gemeente', 'Voorbeeld: de brandweer moet er altijd door.', null]
] as const;

/** The open quickscan: a script, links for two parties, and what plays here. */
export async function prepareMeeting(
	app: App,
	scan: { readonly id: string; readonly code: string }
): Promise<void> {
	const script = { kind: 'choose', agenda: 'evening', language: 'nl' } as const;
	done(await changeAgenda(app, operator, scan.id, script));
	const invited = [
		['Voorbeeld: wijkraad', 'bewoner'],
		['Voorbeeld: winkeliersvereniging', 'ondernemer']
	] as const;
	for (const [party, group] of invited) {
		const added = { kind: 'add', parties: [party], group } as const;
		done(await changeInvitations(app, operator, scan.id, added));
	}
	done(await openExplore(app, operator, scan.id));
	for (const [kind, group, text] of CONTRIBUTIONS) {
		const { secret } = done(await joinScan(app, NOBODY, scan.code, null, { group }));
		const id = newContributionId(app);
		done(await contribute(app, scan.code, secret, { id, kind, text }));
	}
	done(await closeExplore(app, operator, scan.id));
	const { view } = done(await readBoard(app, operator, scan.id));
	const hot = CONTRIBUTIONS.filter(([, , , cluster]) => cluster === 'Hitte').map(
		([, , text]) => text
	);
	const ids = view.contributions
		.filter(({ text }) => hot.includes(text as never))
		.map(({ id }) => id);
	done(await changeBoard(app, operator, scan.id, { kind: 'gather', ids, title: 'Hitte' }));
}

/** The finished quickscan: what was said of it, agreements, and the result for everybody. */
export async function talkItOver(app: App, scanId: string): Promise<void> {
	const talks = [
		['weidevogels-helpen', 'Voorbeeld: we vragen drie boeren wat later maaien hun kost.'],
		['rust-in-broedtijd', 'Voorbeeld: het pad gaat van maart tot juli dicht, als proef.'],
		['natuurvriendelijke-oevers', 'Voorbeeld: het waterschap begint bij de oostelijke vaart.']
	] as const;
	for (const [theme, conclusion] of talks)
		done(await changeTalk(app, operator, scanId, theme, { picked: true, conclusion }));
	const highlights = [
		['start', 'natuurvriendelijke-oevers', ''],
		['start', 'rust-in-broedtijd', ''],
		['talk', 'weidevogels-helpen', ''],
		['question', null, 'Voorbeeld: hoeveel ganzen zijn er in de winter?']
	] as const;
	for (const [kind, theme, text] of highlights)
		done(await putHighlight(app, operator, scanId, { kind, theme, text }));
	done(
		await putCommitment(app, operator, scanId, null, {
			theme: 'rust-in-broedtijd',
			what: 'Voorbeeld: het pad een broedseizoen afsluiten',
			who: 'Voorbeeld: de boswachter',
			firstStep: 'Voorbeeld: borden bestellen',
			due: null,
			sign: 'Voorbeeld: er staan borden, en iemand telt wie er toch loopt'
		})
	);
	const after = 'Voorbeeld: de eerste twee punten staan in het plan voor dit jaar.';
	done(await changeAfter(app, operator, scanId, after));
	done(await shareResult(app, operator, scanId, true));
}
