import { readFileSync } from 'node:fs';
import type { LocalText } from '../../lib/domain/language.ts';
import type { Preconditions } from '../../lib/domain/scan.ts';
import type { App } from '../../lib/server/app.ts';
import { changeAbout } from '../../lib/server/usecases/change-scan.ts';
import { changeThemes } from '../../lib/server/usecases/change-themes.ts';
import { closeRound } from '../../lib/server/usecases/close-round.ts';
import { createFirstAccount } from '../../lib/server/usecases/create-account.ts';
import { createScan, type ScanRequest } from '../../lib/server/usecases/create-scan.ts';
import { importAnswers } from '../../lib/server/usecases/import-answers.ts';
import { openRound } from '../../lib/server/usecases/open-round.ts';
import { readTheme } from '../../lib/server/usecases/change-themes.ts';
import { readResult } from '../../lib/server/usecases/read-result.ts';
import { afterTalking, demoAnswers } from './answers.ts';
import { done } from './done.ts';
import { prepareMeeting, talkItOver } from './meeting.ts';
import { comeByPhone } from './phones.ts';
import { tellTheStory } from './story.ts';
import { STAD, STAD_VOICES, WIELEN, WIELEN_VOICES } from './opinions.ts';

export const DEMO_EMAIL = 'demo@peddel.example';
export const DEMO_PASSWORD = 'peddel-voorbeeld';

const operator = { kind: 'operator' } as const;
const SEED = 2026;

/** The demo: one account, a finished scan of the Groote Wielen and an open one of Leeuwarden. */
export async function fillDemo(app: App): Promise<void> {
	const credentials = { email: DEMO_EMAIL, password: DEMO_PASSWORD };
	const made = done(await createFirstAccount(app, operator, credentials));
	await fillWielen(app, made.userId);
	await fillStad(app, made.userId);
}

async function fillWielen(app: App, ownerId: string): Promise<void> {
	const scan = await newScan(app, ownerId, {
		title: 'Voorbeeld: kansen voor de Groote Wielen',
		areaFile: areaFile('groote-wielen'),
		themes: 'landelijk'
	});
	await addWords(app, scan.id);
	done(await openRound(app, operator, scan.id));
	const answers = demoAnswers(WIELEN, WIELEN_VOICES, 1, SEED);
	await bring(app, scan.id, answers);
	const secrets = await comeByPhone(app, scan.code);
	done(await closeRound(app, operator, scan.id, 0));
	// What they differ on is talked about, and asked again.
	const { result } = done(await readResult(app, operator, scan.id));
	const talked = result.release.themes
		.filter(({ opportunity }) => opportunity.flags.includes('talk'))
		.map(({ id }) => id);
	done(await openRound(app, operator, scan.id, { themes: talked }));
	await bring(app, scan.id, afterTalking(answers, talked, SEED));
	done(await closeRound(app, operator, scan.id, 0));
	await talkItOver(app, scan.id);
	await tellTheStory(app, scan, secrets);
}

async function fillStad(app: App, ownerId: string): Promise<void> {
	const scan = await newScan(app, ownerId, {
		title: 'Voorbeeld: groen in Leeuwarden',
		areaFile: areaFile('leeuwarden'),
		themes: 'stedelijk',
		short: true
	});
	await prepareMeeting(app, scan);
	done(await openRound(app, operator, scan.id, { way: 'own', sameOrder: false }));
	await bring(app, scan.id, demoAnswers(STAD, STAD_VOICES, 0.7, SEED + 1));
}

const ABOUT: Readonly<Record<'purpose' | 'use' | 'decision', LocalText>> = {
	purpose: {
		nl: 'Dit is een voorbeeld met verzonnen deelnemers. Zo zou hier staan waarom je dit vraagt: we willen samen zien welke maatregelen voor de natuur in dit gebied het meest opleveren en kunnen.',
		en: 'This is an example with invented participants. This is where you say why you ask: together we want to see which measures for nature do most in this area and can be done.'
	},
	use: {
		nl: 'De uitslag ligt op tafel bij de volgende gebiedsbijeenkomst en komt in het gebiedsverhaal.',
		en: 'The result is on the table at the next area meeting and goes into the area story.'
	},
	decision: {
		nl: 'De uitslag is een advies. Over geld en vergunningen besluiten provincie, gemeente en waterschap; over eigen grond besluit de eigenaar.',
		en: 'The result is advice. The province, municipality and water authority decide on money and permits; the owner decides about their own land.'
	}
};

async function newScan(
	app: App,
	ownerId: string,
	request: Pick<ScanRequest, 'title' | 'areaFile' | 'themes' | 'short'>
) {
	const languages = ['nl', 'en'] as const;
	const scan = done(await createScan(app, operator, { ...request, languages, ownerId }));
	const frame = { preconditions: PRECONDITIONS_TOLD, roles: ROLES };
	const about = { ...ABOUT, ...frame, title: request.title, contact: DEMO_EMAIL, languages };
	done(await changeAbout(app, operator, scan.id, { ...about, retentionMonths: 12 }));
	return scan;
}

const PRECONDITIONS_TOLD: Preconditions = {
	legal: {
		nl: 'Voorbeeld: bestaande pachtcontracten en vergunningen blijven gelden.',
		en: 'Example: existing leases and permits stay in force.'
	},
	financial: {
		nl: 'Voorbeeld: er is nog geen geld toegezegd; de provincie zoekt met ons naar regelingen.',
		en: 'Example: no money has been promised yet; the province looks for schemes with us.'
	},
	ecological: {
		nl: 'Voorbeeld: wat beschermd is, gaat niet achteruit.',
		en: 'Example: what is protected does not get worse.'
	}
};

const ROLES: LocalText = {
	nl: 'Voorbeeld: de gemeente praat mee als eigenaar van wegbermen, en verleent ook vergunningen. Dat zijn twee verschillende petten.',
	en: 'Example: the municipality takes part as owner of road verges, and also grants permits. Those are two different hats.'
};

/** What is known already, on one card, and who alone would have to carry out two others. */
async function addWords(app: App, scanId: string): Promise<void> {
	const facts = [
		{
			nl: 'Voorbeeld van een feit: hier zet je wat tellingen in dit gebied al hebben laten zien.',
			en: 'Example of a fact: here you put what counts in this area have already shown.'
		}
	];
	const farmers = ['agrarier', 'agrarisch-collectief', 'landbouworganisatie', 'grondeigenaar'];
	await edit(app, scanId, 'weidevogels-helpen', { facts });
	await edit(app, scanId, 'extensief-boeren', { executors: farmers });
	await edit(app, scanId, 'kruidenrijk-grasland', { executors: farmers });
}

async function edit(
	app: App,
	scanId: string,
	slug: string,
	other: { readonly facts?: readonly LocalText[]; readonly executors?: readonly string[] }
): Promise<void> {
	const { theme } = done(await readTheme(app, operator, scanId, slug));
	const { title, text, enabling, executors, planPlace, facts } = theme;
	const words = { title, text, enabling, executors, planPlace, facts, factLink: '', ...other };
	done(await changeThemes(app, operator, scanId, { kind: 'edit', theme: slug, words }));
}

async function bring(app: App, scanId: string, csv: string): Promise<void> {
	done(await importAnswers(app, operator, scanId, csv));
}

function areaFile(name: string): string {
	return readFileSync(new URL(`./${name}.geojson`, import.meta.url), 'utf8');
}
