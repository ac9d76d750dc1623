// npm run check:external: the exports as other programs read them, where those are installed. What is
// missing is named and nothing is installed. Exit code 1 when a program reads something else than we
// wrote, 0 otherwise.
import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { FeatureCollection, MultiPolygon } from 'geojson';
import { plainText } from '../../src/lib/domain/story-document.ts';
import { resultSheets } from '../../src/lib/server/export/result-sheets.ts';
import { resultsGeoJson } from '../../src/lib/server/export/results-geojson.ts';
import { resultsGpkg } from '../../src/lib/server/export/results-gpkg.ts';
import { resultsXlsx } from '../../src/lib/server/export/results-xlsx.ts';
import { storyDocx } from '../../src/lib/server/export/story-docx.ts';
import { storyPdf } from '../../src/lib/server/export/story-pdf.ts';
import { storyDocument, STORY_PICTURES } from '../fixtures/story-document.ts';
import { SHAPES, toldTo } from '../fixtures/told.ts';

const folder = mkdtempSync(join(tmpdir(), 'peddel-external-'));
const at = (name: string) => join(folder, name);
const told = toldTo('nl');
const geojson = resultsGeoJson(told, SHAPES);
writeFileSync(at('result.geojson'), geojson);
writeFileSync(at('result.gpkg'), resultsGpkg(told, SHAPES));
writeFileSync(at('result.xlsx'), await resultsXlsx(told));
const story = storyDocument({ themes: 41 });
writeFileSync(at('story.docx'), await storyDocx(story, STORY_PICTURES));
writeFileSync(at('story.pdf'), await storyPdf(story, STORY_PICTURES));
const HEADINGS = [...story.parts.map(({ heading }) => heading), 'Bijlagen'];

/** What a program says. @throws when it ends with an error or says something on its error line */
function run(program: string, ...args: readonly string[]): string {
	const { status, stdout, stderr } = spawnSync(program, args, {
		...{ encoding: 'utf8', cwd: folder, timeout: 120_000, maxBuffer: 1e8 },
		env: { ...process.env, LC_ALL: 'C.UTF-8' }
	});
	if (status !== 0) throw new Error(`code ${status}: ${stderr || stdout}`);
	return stdout;
}

function expectEqual(what: string, read: unknown, written: unknown): void {
	const [one, other] = [JSON.stringify(read), JSON.stringify(written)];
	if (one !== other) throw new Error(`${what}: read ${one}, written ${other}`);
}

/** Numbers of features per layer, as ogrinfo tells them. */
function layersIn(file: string): readonly (readonly [string, number])[] {
	const told = run('ogrinfo', '-ro', '-so', '-al', file);
	if (/warning|error/i.test(told)) throw new Error(told);
	return [...told.matchAll(/^Layer name: (.+)$[\s\S]*?^Feature Count: (\d+)$/gm)].map(
		([, name, count]) => [name!, Number(count)]
	);
}

const features = (JSON.parse(geojson) as FeatureCollection<MultiPolygon>).features;
const ofKind = (kind: string) =>
	features.filter(({ properties }) => properties!.kind === kind).length;

interface Check {
	readonly program: string;
	/** Package of Debian that has it. */
	readonly from: string;
	readonly what: string;
	/** Says only which one it is; '--version' unless told. */
	readonly flag?: string;
	readonly look: () => void;
}

const CHECKS: readonly Check[] = [
	{
		...{ program: 'ogrinfo', from: 'gdal-bin', what: 'GeoPackage has its layers, in EPSG:28992' },
		look: () => {
			const counts = layersIn('result.gpkg');
			expectEqual('layers', counts.slice(0, 4), [
				['gebied', 1],
				['deelgebieden', ofKind('sub-area')],
				['zeshoeken', ofKind('hexagon')],
				['themas', told.release.themes.length]
			]);
			const systems = run('ogrinfo', '-ro', '-so', '-al', 'result.gpkg').match(
				/ID\["EPSG",28992\]/g
			);
			expectEqual('layers in EPSG:28992', systems?.length, 3);
		}
	},
	{
		...{ program: 'ogrinfo', from: 'gdal-bin', what: 'GeoJSON has all its features' },
		look: () => expectEqual('features', layersIn('result.geojson')[0]![1], features.length)
	},
	{
		...{ program: 'ogr2ogr', from: 'gdal-bin' },
		what: 'RD and WGS84 are the same place within a metre',
		look: () => {
			run('ogr2ogr', '-t_srs', 'EPSG:4326', 'back.geojson', 'result.gpkg', 'gebied');
			const back = JSON.parse(readFileSync(at('back.geojson'), 'utf8')) as typeof collection;
			const collection = JSON.parse(geojson) as FeatureCollection<MultiPolygon>;
			const [theirs, ours] = [back, collection].map((one) =>
				one.features[0]!.geometry.coordinates.flat(2)
			);
			expectEqual('points', theirs!.length, ours!.length);
			const off = theirs!.map(([x, y], i) => metresBetween([x!, y!], ours![i]!));
			const most = Math.max(...off);
			if (most >= 1) throw new Error(`${most.toFixed(2)} m off`);
			console.log(`     at most ${most.toFixed(2)} m off in ${off.length} points`);
		}
	},
	{
		...{ program: 'unzip', from: 'unzip', what: 'workbook is a whole archive' },
		look: () => run('unzip', '-t', 'result.xlsx')
	},
	{
		...{ program: 'xmllint', from: 'libxml2-utils', what: 'workbook is well-formed XML' },
		look: () => {
			const files = unzipSync(readFileSync(at('result.xlsx')));
			for (const [i, text] of Object.values(files).entries()) {
				writeFileSync(at(`part-${i}.xml`), strFromU8(text));
				run('xmllint', '--noout', `part-${i}.xml`);
			}
		}
	},
	{
		...{ program: 'soffice', from: 'libreoffice-calc-nogui' },
		what: 'LibreOffice reads every cell of the workbook as it was written',
		look: () => {
			// All sheets as CSV: comma, quotes, UTF-8, numbers as they are and not as they are shown.
			const format =
				'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1';
			const profile = `-env:UserInstallation=${pathToFileURL(at('profile'))}`;
			run('soffice', profile, '--headless', '--convert-to', format, 'result.xlsx');
			let cells = 0;
			for (const { name, columns, rows } of resultSheets(told)) {
				const written = [columns.map(({ head }) => head), ...rows];
				const read = parse(readFileSync(at(`result-${name}.csv`), 'utf8')) as string[][];
				expectEqual(`rows of ${name}`, read.length, written.length);
				for (const [y, row] of written.entries())
					for (const [x, value] of row.entries()) {
						const cell = read[y]![x]!;
						const same =
							typeof value === 'number'
								? cell !== '' && Math.abs(Number(cell) - value) <= 1e-12 * Math.abs(value)
								: cell ===
									(value === null
										? ''
										: typeof value === 'boolean'
											? String(value).toUpperCase()
											: value);
						if (!same)
							throw new Error(`${name}, row ${y + 1}, column ${x + 1}: ${cell}, not ${value}`);
						cells += 1;
					}
			}
			console.log(`     ${cells} cells`);
		}
	},
	{
		...{ program: 'soffice', from: 'libreoffice-writer-nogui' },
		what: 'LibreOffice reads title, headings, tables and pictures of the story as DOCX',
		look: () => {
			convert('html:HTML (StarWriter)', 'story.docx');
			const html = readFileSync(at('story.html'), 'utf8');
			const headings = [...html.matchAll(/<h1[^>]*>(.*?)<\/h1>/gs)].map(([, text]) => plain(text!));
			expectEqual('headings', headings, HEADINGS);
			expectEqual('themes', html.match(/<h2[\s>]/g)?.length, 41);
			expectEqual('tables', html.match(/<table[\s>]/g)?.length, 3);
			expectEqual('rows that are repeated', html.match(/<thead[\s>]/g)?.length, 3);
			expectEqual('pictures', html.match(/<img[\s>]/g)?.length, 5);
			expectEqual('title', /<title>(.*?)<\/title>/.exec(html)?.[1], story.title);
			expectEqual(
				'language',
				/<html lang="([^"]*)"|<body lang="([^"]*)"/.exec(html)?.slice(1).find(Boolean),
				'nl-NL'
			);
			convert('txt:Text (encoded):UTF8', 'story.docx');
			const words = bare(readFileSync(at('story.txt'), 'utf8'));
			for (const { blocks } of story.parts)
				for (const block of blocks)
					for (const line of plainText([block]).split(/\n| \| /))
						if (!words.includes(bare(line))) throw new Error(`Not there: ${line}`);
			console.log(`     ${words.length} letters`);
		}
	},
	{
		...{ program: 'soffice', from: 'libreoffice-writer-nogui' },
		what: 'LibreOffice lays the story out on pages',
		look: () => {
			convert('pdf', 'story.docx', 'pages');
			const pdf = readFileSync(at('pages/story.pdf'), 'latin1');
			const pages = pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
			if (pages < 10) throw new Error(`${pages} pages`);
			console.log(`     ${pages} pages`);
		}
	},
	{
		...{ program: 'pdfinfo', from: 'poppler-utils', flag: '-v' },
		what: 'PDF says its title and subject and that it is tagged',
		look: () => {
			const said = Object.fromEntries(
				[...run('pdfinfo', 'story.pdf').matchAll(/^([\w ]+):\s*(.*)$/gm)].map(([, key, value]) => [
					key,
					value
				])
			);
			expectEqual('title', said.Title, story.title);
			expectEqual('tagged', said.Tagged, 'yes');
			expectEqual('scripts', said.JavaScript, 'no');
			expectEqual('size of the page', said['Page size'], '595.28 x 841.89 pts (A4)');
			console.log(`     ${said.Pages} pages`);
		}
	},
	{
		...{ program: 'pdfinfo', from: 'poppler-utils', flag: '-v' },
		what: 'PDF has its parts, themes, tables and figures in its structure',
		look: () => {
			const tree = run('pdfinfo', '-struct', 'story.pdf');
			const count = (type: string) => tree.match(new RegExp(`^\\s*${type}\\b`, 'gm'))?.length ?? 0;
			expectEqual('H1', count('H1'), 1);
			expectEqual('H2', count('H2'), HEADINGS.length);
			expectEqual('H3', count('H3'), 41);
			expectEqual('tables', count('Table'), 3);
			expectEqual('figures', count('Figure'), 5);
		}
	},
	{
		...{
			program: 'pdftotext',
			from: 'poppler-utils',
			flag: '-v',
			what: 'every word of the PDF can be copied'
		},
		look: () => {
			const words = bare(run('pdftotext', '-raw', 'story.pdf', '-').replace(/\f/g, ''));
			for (const heading of HEADINGS)
				if (!words.includes(bare(heading))) throw new Error(`Not there: ${heading}`);
		}
	},
	{
		...{ program: 'qpdf', from: 'qpdf', what: 'PDF is sound, with language and bookmarks' },
		look: () => {
			run('qpdf', '--check', 'story.pdf');
			const json = JSON.parse(run('qpdf', '--json=1', 'story.pdf')) as {
				readonly outlines: readonly { readonly title: string; readonly kids: readonly object[] }[];
				readonly objects: Readonly<Record<string, unknown>>;
			};
			expectEqual(
				'bookmarks',
				json.outlines.map(({ title }) => title),
				HEADINGS
			);
			const catalog = Object.values(json.objects).find(
				(one) => (one as { '/Type'?: string })?.['/Type'] === '/Catalog'
			) as Record<string, unknown>;
			expectEqual('language', catalog['/Lang'], 'nl-NL');
		}
	},
	{
		...{ program: 'verapdf', from: 'none; from verapdf.org', what: 'PDF keeps PDF/UA-1' },
		look: () => {
			const said = run('verapdf', '--flavour', 'ua1', '--format', 'text', 'story.pdf');
			if (!said.startsWith('PASS')) throw new Error(said);
		}
	}
];

function convert(to: string, file: string, into = '.'): void {
	const profile = `-env:UserInstallation=${pathToFileURL(at('profile'))}`;
	run('soffice', profile, '--headless', '--convert-to', to, '--outdir', into, file);
}

const bare = (text: string) => text.replace(/[\s\ufeff]/g, '');
const plain = (html: string) =>
	html
		.replace(/<[^>]*>/g, '')
		.replaceAll('&amp;', '&')
		.replace(/\s+/g, ' ')
		.trim();

/** On a sphere; good to a few per mille, for distances of metres. */
function metresBetween(one: readonly number[], other: readonly number[]): number {
	const degree = (Math.PI / 180) * 6_371_000;
	const wide = Math.cos((one[1]! * Math.PI) / 180);
	return Math.hypot((one[0]! - other[0]!) * degree * wide, (one[1]! - other[1]!) * degree);
}

function isInstalled(program: string, flag = '--version'): boolean {
	return !spawnSync(program, [flag], { stdio: 'ignore', timeout: 60_000 }).error;
}

for (const { program, from, what, flag, look } of CHECKS) {
	if (!isInstalled(program, flag)) {
		console.log(`not checked: ${what}. ${program} is not installed (Debian package ${from}).`);
		continue;
	}
	try {
		look();
		console.log(`ok   ${program}: ${what}`);
	} catch (thrown) {
		process.exitCode = 1;
		console.error(`FAILED ${program}: ${what}\n     ${(thrown as Error).message}`);
	}
}
rmSync(folder, { recursive: true });
