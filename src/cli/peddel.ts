// peddel COMMAND … : the same use cases as in the browser, for tests, batch work and people with
// data from elsewhere. Exit code 0: done; 1: refused, one sentence on standard error; 2: usage.
import { parseArgs } from 'node:util';
import { LANGUAGES } from '../lib/domain/language.ts';
import { openApp } from '../lib/server/app.ts';
import { readSettings, WrongSetting } from '../lib/server/settings.ts';
import { STORY_FORMATS } from '../lib/server/usecases/story-file.ts';
import { COMMANDS, type Command } from './commands.ts';
import { say } from './console.ts';
import { pathFrom, Refused, UsageError } from './options.ts';

const USAGE = `peddel COMMAND … [--data DIR]

  user create --email E                  (password asked, or from standard input)
  user password --email E                (a new one for who forgot it)
  scan create --title T --area FILE --themes landelijk|stedelijk|FILE [--short]
              [--breakdown families|groups] [--k 3|5 | --open-cards] [--weights 2,1,0]
              [--groups FILE] [--lang ${LANGUAGES.join(',')}] [--owner EMAIL]
              [--follows ID]             (an earlier scan: what changed since)
  round open --scan ID [--themes THEME,THEME] [--way all|own|hall] [--rotate]
                                         (own, hall: first what plays here; --rotate: each person
                                         begins at another lever)
  round choose --scan ID [--size 12]     (the hall chooses what most people ticked, once)
  round close --scan ID
  rehearse --scan ID [--people 60] [--seconds N] [--seed 1] [--leave-open] [--url ADDRESS]
                                         (made-up people on a copy; --url: of a house that runs
                                         on the same data)
  answers import --scan ID FILE.csv
  results --scan ID [--format json|csv]
  story --scan ID [--format ${STORY_FORMATS.join('|')}] [--lang ${LANGUAGES.join('|')}]
  verify --scan ID                       (every result again from the raw answers)
  export --scan ID
  import FILE [--owner EMAIL]
`;

process.exitCode = await run(process.argv.slice(2));

async function run(args: readonly string[]): Promise<0 | 1 | 2> {
	const words = args.filter((arg) => !arg.startsWith('-'));
	const command = COMMANDS.find(({ name }) =>
		name.split(' ').every((word, i) => words[i] === word && args[i] === word)
	);
	if (!command) {
		process.stderr.write(USAGE);
		return args.length === 1 && ['--help', 'help'].includes(args[0]!) ? 0 : 2;
	}
	try {
		await command.run(contextFor(command, args));
		return 0;
	} catch (thrown) {
		if (thrown instanceof UsageError) {
			process.stderr.write(`${thrown.message}\n\n${USAGE}`);
			return 2;
		}
		if (thrown instanceof Refused || thrown instanceof WrongSetting) {
			process.stderr.write(`${thrown.message}\n`);
			return 1;
		}
		throw thrown;
	}
}

function contextFor(command: Command, args: readonly string[]) {
	const { values, positionals } = parse(command, args);
	if (positionals.length !== (command.file ? 1 : 0))
		throw new UsageError(say((m, at) => (command.file ? m.cli_one_file : m.cli_no_file)({}, at)));
	const data = values.data as string | undefined;
	const env = data === undefined ? process.env : { ...process.env, PEDDEL_DATA: pathFrom(data) };
	const app = openApp(readSettings(env));
	return { app, values, file: positionals[0] ?? null };
}

function parse(command: Command, args: readonly string[]) {
	const rest = args.slice(command.name.split(' ').length);
	try {
		return parseArgs({
			args: rest,
			options: { data: { type: 'string' }, ...command.options },
			allowPositionals: true
		});
	} catch (thrown) {
		// parseArgs says in one sentence which option it does not know.
		throw new UsageError((thrown as Error).message);
	}
}
