import type { ParseArgsOptionsConfig } from 'node:util';
import { readGroupsFile, readThemeFile } from '../lib/content/own-files.ts';
import { themeSetById } from '../lib/content/content.ts';
import { isDraft, LANGUAGES } from '../lib/domain/language.ts';
import { refuse } from '../lib/domain/refusal.ts';
import { WAYS } from '../lib/domain/round.ts';
import { BREAKDOWNS, kFrom, OPEN_CARDS, LanguagesShape, weightsFrom } from '../lib/domain/scan.ts';
import { csvProblemsSentence } from '../lib/i18n/csv-problems.ts';
import { verifiedSentences } from '../lib/i18n/verified-sentences.ts';
import type { App } from '../lib/server/app.ts';
import { chooseThemes } from '../lib/server/usecases/choose-themes.ts';
import { closeRound } from '../lib/server/usecases/close-round.ts';
import { createAccount } from '../lib/server/usecases/create-account.ts';
import { createScan } from '../lib/server/usecases/create-scan.ts';
import { exportScan } from '../lib/server/usecases/export-scan.ts';
import { importAnswers } from '../lib/server/usecases/import-answers.ts';
import { importScan } from '../lib/server/usecases/import-scan.ts';
import { openRound } from '../lib/server/usecases/open-round.ts';
import { readResult, readResultCsv } from '../lib/server/usecases/read-result.ts';
import { readStoryFile, STORY_FORMATS } from '../lib/server/usecases/story-file.ts';
import { ownerByEmail } from '../lib/server/usecases/owner-by-email.ts';
import { resetPassword } from '../lib/server/usecases/reset-password.ts';
import { verifyReleases } from '../lib/server/usecases/verify-releases.ts';
import * as v from 'valibot';
import { consoleLanguage } from './console.ts';
import { listOf, oneOf, orRefuse, Refused, required, textOf, type Values } from './options.ts';
import { readPassword } from './read-password.ts';
import { rehearse } from './rehearse.ts';

interface Context {
	readonly app: App;
	readonly values: Values;
	/** The one FILE of commands that take a file. */
	readonly file: string | null;
}

export interface Command {
	readonly name: string;
	readonly options: ParseArgsOptionsConfig;
	readonly file?: boolean;
	readonly run: (context: Context) => Promise<void>;
}

const operator = { kind: 'operator' } as const;
const text = { type: 'string' } as const;

export const COMMANDS: readonly Command[] = [
	{ name: 'user create', options: { email: text }, run: userCreate },
	{ name: 'user password', options: { email: text }, run: userPassword },
	{
		name: 'scan create',
		options: {
			...{ title: text, area: text, themes: text, short: { type: 'boolean' } },
			...{ breakdown: text, k: text, weights: text, groups: text, lang: text, owner: text },
			'open-cards': { type: 'boolean' },
			follows: text
		},
		run: scanCreate
	},
	{
		name: 'round open',
		options: { scan: text, themes: text, way: text, rotate: { type: 'boolean' } },
		run: roundOpen
	},
	{ name: 'round choose', options: { scan: text, size: text }, run: roundChoose },
	{ name: 'round close', options: { scan: text }, run: roundClose },
	{
		name: 'rehearse',
		options: {
			...{ scan: text, people: text, seed: text, seconds: text, url: text },
			'leave-open': { type: 'boolean' }
		},
		run: async ({ app, values }) => print(await rehearse(app, values))
	},
	{ name: 'answers import', options: { scan: text }, file: true, run: answersImport },
	{ name: 'results', options: { scan: text, format: text }, run: results },
	{ name: 'story', options: { scan: text, format: text, lang: text }, run: story },
	{ name: 'verify', options: { scan: text }, run: verify },
	{ name: 'export', options: { scan: text }, run: exportCommand },
	{ name: 'import', options: { owner: text }, file: true, run: importCommand }
];

async function userCreate({ app, values }: Context): Promise<void> {
	const email = required(values, 'email');
	const made = await createAccount(app, operator, { email, password: await readPassword() });
	print({ id: orRefuse(made).userId });
}

async function userPassword({ app, values }: Context): Promise<void> {
	const email = required(values, 'email');
	orRefuse(await resetPassword(app, operator, { email, password: await readPassword() }));
	print({ email });
}

/** A scan is made in these when nothing else is asked for. */
const CHECKED = LANGUAGES.filter((language) => !isDraft(language));

async function scanCreate({ app, values }: Context): Promise<void> {
	const themes = required(values, 'themes');
	const languages = v.safeParse(
		LanguagesShape,
		((values.lang as string) ?? CHECKED.join()).split(',')
	);
	if (!languages.success) throw new Refused(refuse('languages-missing'));
	const made = await createScan(app, operator, {
		title: required(values, 'title'),
		areaFile: textOf(required(values, 'area')),
		themes: themeSetById(themes) ? themes : orRefuse(readThemeFile(textOf(themes))).set,
		short: values.short === true,
		...(typeof values.groups === 'string' && {
			groups: orRefuse(readGroupsFile(textOf(values.groups))).groups
		}),
		languages: LANGUAGES.filter((language) => languages.output.includes(language)),
		method: {
			...(values['open-cards'] === true
				? OPEN_CARDS
				: {
						mode: 'anonymous',
						breakdown: oneOf(values, 'breakdown', BREAKDOWNS),
						k: orRefuse(kFrom((values.k as string) ?? '3')).k
					}),
			weights: orRefuse(weightsFrom(((values.weights as string) ?? '2,1,0').split(','))).weights
		},
		ownerId: await ownerOf(app, values),
		follows: typeof values.follows === 'string' ? values.follows : null
	});
	const { id, code, areaHectares } = orRefuse(made);
	print({ id, code, areaHectares });
}

async function roundOpen({ app, values }: Context): Promise<void> {
	const scan = required(values, 'scan');
	const themes = typeof values.themes === 'string' ? listOf(values.themes) : null;
	const way = oneOf(values, 'way', WAYS);
	const sameOrder = values.rotate !== true;
	const { round } = orRefuse(await openRound(app, operator, scan, { themes, way, sameOrder }));
	print({ round: round.number });
}

async function roundChoose({ app, values }: Context): Promise<void> {
	const scan = required(values, 'scan');
	const size = typeof values.size === 'string' ? Number(values.size) : undefined;
	const { choice } = orRefuse(await chooseThemes(app, operator, scan, size));
	print({ people: choice.people, themes: choice.themes });
}

async function roundClose({ app, values }: Context): Promise<void> {
	const scan = required(values, 'scan');
	orRefuse(await closeRound(app, operator, scan, 0));
	const { release } = orRefuse(await readResult(app, operator, scan)).result;
	const { round, participants, checksum } = release;
	print({ round, participants: participants.total, checksum });
}

async function answersImport({ app, values, file }: Context): Promise<void> {
	const scan = required(values, 'scan');
	const outcome = await importAnswers(app, operator, scan, textOf(file!));
	if (!outcome.ok && 'problems' in outcome)
		throw new Refused(csvProblemsSentence(outcome.problems, consoleLanguage()));
	const { participants, answers } = orRefuse(outcome);
	print({ participants, answers });
}

async function results({ app, values }: Context): Promise<void> {
	const scan = required(values, 'scan');
	if (oneOf(values, 'format', ['json', 'csv']) === 'csv')
		process.stdout.write(orRefuse(await readResultCsv(app, operator, scan)).csv);
	else process.stdout.write(`${orRefuse(await readResult(app, operator, scan)).result.json}\n`);
}

async function story({ app, values }: Context): Promise<void> {
	const scan = required(values, 'scan');
	const format = oneOf(values, 'format', STORY_FORMATS);
	const language = oneOf(values, 'lang', LANGUAGES);
	const read = await readStoryFile(app, operator, scan, format, language);
	process.stdout.write(orRefuse(read).file.body);
}

/** Prints what came out for programs, and tells people what is not as it was. */
async function verify({ app, values }: Context): Promise<void> {
	const scan = required(values, 'scan');
	const { releases, titles } = orRefuse(await verifyReleases(app, operator, scan));
	const equal = releases.every(({ result }) => result === 'equal');
	print({ scan, releases, equal });
	const sentences = verifiedSentences(releases, titles, consoleLanguage()).join('\n');
	if (!equal) throw new Refused(sentences);
	if (sentences) process.stderr.write(`${sentences}\n`);
}

async function exportCommand({ app, values }: Context): Promise<void> {
	const { json } = orRefuse(await exportScan(app, operator, required(values, 'scan')));
	process.stdout.write(`${json}\n`);
}

async function importCommand({ app, values, file }: Context): Promise<void> {
	const ownerId = await ownerOf(app, values);
	const { id, code } = orRefuse(await importScan(app, operator, textOf(file!), ownerId));
	print({ id, code });
}

/** The account named by --owner; null without it. */
async function ownerOf(app: App, values: Values): Promise<string | null> {
	if (typeof values.owner !== 'string') return null;
	return orRefuse(await ownerByEmail(app, operator, values.owner)).id;
}

function print(result: object): void {
	process.stdout.write(`${JSON.stringify(result)}\n`);
}
