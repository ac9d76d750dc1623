import { NO_TEXT, textFor, type Language, type LocalText } from '#lib/domain/language.ts';
import type { Question } from '#lib/domain/rating.ts';
import type {
	Move,
	OpportunityClass,
	PoolResult,
	ReleaseBeside
} from '#lib/domain/release-shape.ts';
import type { Weights } from '#lib/domain/scan.ts';
import type { StoryBasis } from '#lib/domain/story-basis.ts';
import type { Path } from '#lib/domain/story-document.ts';
import { stepsOf, valueAt } from '#lib/domain/story-reading.ts';
import { NEED_WORDS, neededFirst } from '#lib/i18n/beside-words.ts';
import { dayText, listText, numberText } from '#lib/i18n/numbers-and-lists.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import {
	CLASS_WORDS,
	figure,
	MOVE_WORDS,
	QUESTION_WORDS,
	sideName
} from '#lib/i18n/result-words.ts';
import type { Names } from '#lib/i18n/story-sentences.ts';

/** Fields that stand together, e.g. those of one theme. */
export interface RestsOn {
	/** Where they stand: what their JSON pointers have in common. */
	readonly place: string;
	/** Title of the theme, for who cannot read a pointer; null for other fields. */
	readonly theme: string | null;
	readonly fields: readonly { readonly words: string; readonly value: string }[];
}

/** How many steps of a pointer tell what it is about; the steps after that are its fields. */
const PLACES: readonly (readonly [start: string, steps: number])[] = [
	...([
		['/release/themes/', 3],
		['/release/change/themes/', 4]
	] as const),
	...([
		['/release/scan/subAreas/', 4],
		['/talks/', 2],
		['/findings/', 2]
	] as const),
	...([
		['/themes/', 2],
		['/remarks/', 2],
		['/highlights/', 2],
		['/pictures/', 2]
	] as const)
];

/** So many characters of a long text. */
const BEGINNING = 60;

/** The fields that a block rests on with their values, those of one theme together. */
export function restsOn(
	basis: StoryBasis,
	paths: readonly Path[],
	names: Names,
	language: Language
): readonly RestsOn[] {
	const told = new Told(basis, names, language);
	const places = new Map<string, { words: string; value: string }[]>();
	for (const path of paths) {
		const steps = PLACES.find(([start]) => path.startsWith(start))?.[1];
		const place = steps
			? path
					.split('/')
					.slice(0, steps + 1)
					.join('/')
			: path;
		const fields = places.get(place) ?? [];
		// What a theme is called stands before its other fields.
		if (!/^\/release\/(change\/)?themes\/\d+\/(id|title)$/.test(path))
			fields.push(told.field(path));
		places.set(place, fields);
	}
	return [...places].map(([place, fields]) => ({ place, theme: told.themeOf(place), fields }));
}

type Field = { readonly words: string; readonly value: string };

/** Fields in words: what each is, and its value as a reader writes it. */
class Told {
	readonly #basis: StoryBasis;
	readonly #names: Names;
	readonly #locale: Language;
	readonly #at: { readonly locale: Language };

	constructor(basis: StoryBasis, names: Names, locale: Language) {
		this.#basis = basis;
		this.#names = names;
		this.#locale = locale;
		this.#at = { locale };
	}

	/** Title of the theme that stands there, or is spoken of there; null for none. */
	themeOf(place: string): string | null {
		const steps = stepsOf(place);
		const { themes } = this.#basis.release;
		const called = (id: unknown) => {
			const theme = themes.find((one) => one.id === id);
			return theme ? this.#text(theme.title) : null;
		};
		if (place.startsWith('/release/themes/')) return called(themes[Number(steps[2])]?.id);
		if (place.startsWith('/release/change/themes/'))
			return called(this.#basis.release.change?.themes[Number(steps[3])]?.id);
		return ['talks', 'findings', 'themes'].includes(steps[0]!) ? called(steps[1]) : null;
	}

	field(path: Path): Field {
		const value = valueAt(this.#basis, path);
		const [room, ...steps] = stepsOf(path);
		if (room === 'release') return this.#ofRelease(steps, value);
		return { words: this.#words(room!, steps), value: this.#value(room!, steps, value) };
	}

	#ofRelease([first, ...steps]: readonly string[], value: unknown): Field {
		const at = this.#at;
		const last = steps.at(-1) ?? '';
		const plain = this.#plain(value);
		switch (first) {
			case 'participants':
				if (last === 'total') return { words: m.storypage_field_total({}, at), value: plain };
				if (last === 'people') return { words: m.story_field_people({}, at), value: plain };
				return {
					words: m.storypage_field_group({ group: this.#name('groups', last) }, at),
					value: plain
				};
			case 'pools':
				return { words: m.storypage_field_side({}, at), value: this.#side(value as string[]) };
			case 'themes':
				return this.#ofTheme(steps.slice(1), value);
			case 'change':
				return this.#ofChange(steps, value);
			case 'mode': {
				const told = value === 'open' ? m.story_field_mode_open : m.story_field_mode_anonymous;
				return { words: m.story_field_mode({}, at), value: told({}, at) };
			}
			case 'weights': {
				const { impact, feasibility, room } = value as Weights;
				const parts = [
					[m.result_key_impact, impact],
					[m.result_key_feasibility, feasibility],
					[m.result_key_room, room]
				] as const;
				const said = parts.map(([key, weight]) => `${key({}, at)} ${this.#plain(weight)}`);
				return { words: m.story_field_weights({}, at), value: listText(said, this.#locale) };
			}
			case 'scan': {
				const isPart = steps[0] === 'subAreas';
				const area = last === 'hectares' ? m.story_field_hectares : m.story_field_area;
				return { words: (isPart ? m.story_field_sub_area : area)({}, at), value: plain };
			}
			default: {
				const words = {
					...{ round: m.story_field_round, k: m.story_field_k },
					...{ methodVersion: m.story_field_version, checksum: m.story_field_checksum }
				};
				return { words: words[first as keyof typeof words]({}, at), value: plain };
			}
		}
	}

	#ofTheme(steps: readonly string[], value: unknown): Field {
		const at = this.#at;
		if (steps[0] === 'questions') return this.#ofQuestion(steps[1] as Question, steps[2]!, value);
		if (steps[0] === 'beside') return this.#ofBeside(steps.slice(1), value);
		switch (steps.at(-1)) {
			case 'enabling': {
				const kind = value === true ? m.storypage_condition : m.storypage_measure;
				return { words: m.storypage_field_kind({}, at), value: kind({}, at) };
			}
			case 'class':
				return {
					words: m.storypage_field_class({}, at),
					value: CLASS_WORDS[value as OpportunityClass]({}, at)
				};
			case 'rank':
				return { words: m.storypage_field_rank({}, at), value: this.#plain(value) };
			case 'topFiveShare':
				return { words: m.story_field_top_five({}, at), value: this.#percent(value) };
			case 'executorsFeasibility':
				return { words: m.story_field_executors({}, at), value: this.#figure(value) };
			default:
				return { words: m.story_field_carried({}, at), value: this.#plain(value) };
		}
	}

	#ofQuestion(name: Question, field: string, value: unknown): Field {
		const at = this.#at;
		const said = { question: QUESTION_WORDS[name]({}, at) };
		switch (field) {
			case 'agreement':
				return { words: m.story_field_agreement(said, at), value: this.#figure(value) };
			case 'groupGap':
				return { words: m.story_field_gap(said, at), value: this.#figure(value) };
			case 'twoCamps':
				return { words: m.story_field_camps(said, at), value: this.#plain(value) };
			case 'dontKnowShare':
				return { words: m.story_field_dont_know(said, at), value: this.#percent(value) };
			case 'counts':
				return { words: m.story_field_counts(said, at), value: this.#plain(value) };
			case 'pools': {
				const pools = (value ?? []) as readonly PoolResult[];
				const sides = pools.map(({ units, mean }) => `${this.#side(units)} ${this.#figure(mean)}`);
				return { words: m.story_field_pools(said, at), value: sides.join('; ') || '–' };
			}
			default:
				return { words: m.storypage_field_mean(said, at), value: this.#figure(value) };
		}
	}

	#ofBeside(steps: readonly string[], value: unknown): Field {
		const at = this.#at;
		if (steps[0] === 'needs') {
			const needs = value as ReleaseBeside['needs'];
			const said = needs
				? neededFirst(needs).map(({ need, people }) => `${NEED_WORDS[need]({}, at)} ${people}`)
				: [];
			return { words: m.story_field_needs({}, at), value: said.join(', ') || '–' };
		}
		if (steps[1] === 'subAreas') {
			const parts = value as NonNullable<ReleaseBeside['places']>['subAreas'];
			const named = this.#basis.release.scan.subAreas ?? [];
			const said = parts.map(({ id, people }) => {
				const part = named.find((one) => one.id === id);
				return `${part?.title ?? id} ${people}`;
			});
			return { words: m.story_field_places_parts({}, at), value: said.join(', ') || '–' };
		}
		if (steps[1] === 'hexagons') {
			const cells = value as readonly unknown[];
			return { words: m.story_field_places_cells({}, at), value: this.#plain(cells.length) };
		}
		return { words: m.story_field_places({}, at), value: this.#plain(value) };
	}

	#ofChange(steps: readonly string[], value: unknown): Field {
		const at = this.#at;
		if (steps.at(-1) === 'move') {
			const question = QUESTION_WORDS[steps.at(-2) as Question]({}, at);
			return {
				words: m.story_field_move({ question }, at),
				value: MOVE_WORDS[value as Move]({}, at)
			};
		}
		if (steps[0] === 'themes' && steps[2] === 'questions') {
			const question = QUESTION_WORDS[steps[3] as Question]({}, at);
			return { words: m.story_field_move({ question }, at), value: this.#plain(value) };
		}
		if (steps.at(-1) === 'since')
			return { words: m.story_field_since({}, at), value: this.#plain(value) };
		const kinds = { round: m.story_field_compared_round, scan: m.story_field_compared_scan };
		const kind = steps[0] === 'kind' ? kinds[value as keyof typeof kinds]({}, at) : null;
		return { words: m.story_field_compared({}, at), value: kind ?? this.#plain(value) };
	}

	/** What a field is that is not of the release. */
	#words(room: string, steps: readonly string[]): string {
		const last = steps.at(-1);
		if (room === 'scan') {
			if (last === 'retentionMonths') return m.story_field_months({}, this.#at);
			return (last === 'contact' ? m.story_field_contact : m.story_field_written)({}, this.#at);
		}
		if (room === 'remarks' && last === 'unit') return m.story_field_remark_side({}, this.#at);
		if (room === 'remarks' && last === 'people') return m.story_field_remark_people({}, this.#at);
		if ((room === 'remarks' || room === 'highlights') && last === 'theme')
			return m.story_field_about({}, this.#at);
		if (room === 'talks' && last === 'parked') return m.story_field_parked({}, this.#at);
		if (room === 'findings' && last === 'who') return m.story_agenda_who({}, this.#at);
		if (room === 'findings' && last === 'due') return m.story_agenda_due({}, this.#at);
		if (room === 'themes' && last === 'facts') return m.story_field_facts({}, this.#at);
		return ROOMS[room as keyof typeof ROOMS]({}, this.#at);
	}

	#value(room: string, steps: readonly string[], value: unknown): string {
		const last = steps.at(-1);
		if (room === 'releasedAtMs') return dayText(value as number, this.#locale);
		if (last === 'unit') return value === null ? '–' : this.#side([value as string]);
		if (last === 'theme') return this.#called(value) ?? this.#plain(value);
		if (last === 'policies') {
			const ids = value as readonly string[];
			const named = ids.map((id) => this.#text(this.#basis.policies[id] ?? NO_TEXT) || id);
			return named.join('; ') || '–';
		}
		if (last === 'facts') return (value as readonly LocalText[]).map(this.#text).join('; ') || '–';
		if (room === 'goals' || room === 'commitments') return (value as { what: string }).what;
		if (room === 'clusters') return (value as { title: string }).title;
		// A text that stands above already, as it was typed: its beginning tells which.
		const isTyped = room === 'after' || (room === 'scan' && last !== 'contact');
		return isTyped ? beginning(this.#plain(value)) : this.#plain(value);
	}

	#called(id: unknown): string | null {
		const theme = this.#basis.release.themes.find((one) => one.id === id);
		return theme ? this.#text(theme.title) : null;
	}

	#plain(value: unknown): string {
		if (value === null || value === undefined || value === '') return '–';
		if (typeof value === 'number')
			return numberText(value, this.#locale, Number.isInteger(value) ? 0 : 1);
		if (typeof value === 'boolean') {
			return (value ? m.story_field_yes : m.story_field_no)({}, this.#at);
		}
		if (Array.isArray(value)) return value.map((one) => this.#plain(one)).join(', ') || '–';
		return typeof value === 'string' ? value : this.#text(value as LocalText) || '–';
	}

	#text = (text: LocalText): string => textFor(text, this.#locale).text;
	#figure = (value: unknown): string => figure(value as number | null, this.#locale, 2);
	#percent = (share: unknown): string =>
		figure(share === null ? null : (share as number) * 100, this.#locale, 0);
	#side = (units: readonly string[]): string => sideName(units, this.#names, this.#locale);

	#name(list: keyof Names, id: string): string {
		return this.#text(this.#names[list].get(id) ?? NO_TEXT) || id;
	}
}

function beginning(text: string): string {
	return text.length > BEGINNING ? `${text.slice(0, BEGINNING).trimEnd()} …` : text;
}

const ROOMS = {
	releasedAtMs: m.story_field_released,
	subAreas: m.story_field_sub_area,
	talks: m.story_field_conclusion,
	findings: m.story_agenda_question,
	highlights: m.story_field_highlight,
	remarks: m.story_field_remark,
	clusters: m.story_field_cluster,
	after: m.story_field_written,
	goals: m.story_field_goal,
	commitments: m.story_field_commitment,
	pictures: m.story_field_picture,
	themes: m.story_field_policies,
	policies: m.story_field_policy
} as const;
