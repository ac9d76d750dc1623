import { QUESTIONS, type Question } from '#lib/domain/rating.ts';

/** A form while it is being typed. Nothing of it is stored before its end. */
export interface Typing {
	/** Number with its letter. */
	readonly form: string;
	/** Where one is: 0 for the group, then the lines; `lines.length + 1` at the end. */
	readonly at: number;
	/**
	 * What was typed: of the group its digits; of a line '1' … '5', 'dk', or NONE. A line that was
	 * passed over is not there. By `GROUP` or the name of the line.
	 */
	readonly values: Readonly<Record<string, string>>;
	/** By slug of the theme. */
	readonly remarks: Readonly<Record<string, string>>;
	/** What each key replaced, the last one last. */
	readonly past: readonly { readonly at: string; readonly value: string | undefined }[];
}

/** The lines of a form in their order, and how many groups it has to tick. */
export interface FormLayout {
	/** Names as `lineOf` gives them. */
	readonly lines: readonly string[];
	readonly groups: number;
}

export const GROUP = 'group';
/** No answer, as it was typed. */
export const NONE = '-';

/** The name of a line, e.g. 'impact.sloten': also that of its form field. */
export function lineOf(question: Question, theme: string): string {
	return `${question}.${theme}`;
}

export function layoutOf(
	themes: readonly { readonly slug: string }[],
	groups: readonly unknown[]
): FormLayout {
	const lines = themes.flatMap(({ slug }) => QUESTIONS.map((question) => lineOf(question, slug)));
	return { lines, groups: groups.length };
}

export function newTyping(form: string): Typing {
	return { form, at: 0, values: {}, remarks: {}, past: [] };
}

/**
 * One key of the keyboard, as `KeyboardEvent.key` names it.
 * @returns null for a key that means nothing here
 */
export function press(typing: Typing, key: string, layout: FormLayout): Typing | null {
	const end = layout.lines.length + 1;
	const go = (at: number) => ({ ...typing, at: Math.min(Math.max(at, 0), end) });
	const onLine = typing.at >= 1 && typing.at < end;
	switch (key) {
		case 'Backspace':
			return undone(typing, layout);
		case 'ArrowUp':
			return go(typing.at - 1);
		case 'ArrowDown':
			return leave(typing, layout, go(typing.at + 1));
		case 'ArrowLeft':
			return go(typing.at <= 1 ? 0 : firstOfTheme(typing.at - 1));
		case 'ArrowRight':
			return leave(typing, layout, go(typing.at === 0 ? 1 : firstOfTheme(typing.at) + LINES));
	}
	if (typing.at === 0) return groupKey(typing, key, layout.groups);
	const value = VALUES[key.toLowerCase()];
	if (!onLine || !value) return null;
	return { ...put(typing, layout.lines[typing.at - 1]!, value), at: typing.at + 1 };
}

/** Lines of one theme. */
const LINES = QUESTIONS.length;

const VALUES: Readonly<Record<string, string | undefined>> = {
	...{ '1': '1', '2': '2', '3': '3', '4': '4', '5': '5' },
	...{ '0': 'dk', ' ': NONE, x: NONE }
};

/** The group that was typed, counted from 0; null while there is none. */
export function groupOf(typing: Typing, groups: number): number | null {
	const number = Number(typing.values[GROUP] || NaN);
	return number >= 1 && number <= groups ? number - 1 : null;
}

/** Lines with an answer, without, and passed over. */
export function counted(typing: Typing, { lines }: FormLayout) {
	const values = lines.map((line) => typing.values[line]);
	const skipped = values.filter((value) => value === undefined).length;
	const empty = values.filter((value) => value === NONE).length;
	return { answers: values.length - skipped - empty, empty: empty + skipped, skipped };
}

/** Where the theme of a line begins. */
function firstOfTheme(at: number): number {
	return at - ((at - 1) % LINES);
}

/** The group cannot be passed over. */
function leave(typing: Typing, { groups }: FormLayout, next: Typing): Typing {
	return typing.at === 0 && groupOf(typing, groups) === null ? typing : next;
}

/** Goes on as soon as no other number can follow: of sixteen groups 2 is whole, 1 not yet. */
function groupKey(typing: Typing, key: string, groups: number): Typing | null {
	const before = typing.values[GROUP] ?? '';
	if (key === 'Enter' || key === ' ')
		return groupOf(typing, groups) === null ? null : ahead(typing);
	if (!/^\d$/.test(key)) return null;
	// A whole number that one comes back to is typed anew.
	const whole = before !== '' && Number(before) * 10 > groups;
	const digits = whole ? key : before + key;
	if (!(Number(digits) >= 1 && Number(digits) <= groups) || digits.startsWith('0')) return null;
	const typed = put(typing, GROUP, digits);
	return Number(digits) * 10 > groups ? ahead(typed) : typed;
}

function ahead(typing: Typing): Typing {
	return { ...typing, at: 1 };
}

function put(typing: Typing, at: string, value: string): Typing {
	const past = [...typing.past, { at, value: typing.values[at] }];
	return { ...typing, values: { ...typing.values, [at]: value }, past };
}

function undone(typing: Typing, { lines }: FormLayout): Typing {
	const last = typing.past.at(-1);
	if (!last) return typing;
	const { [last.at]: _gone, ...rest } = typing.values;
	return {
		...typing,
		// A theme can have gone off meanwhile: then one stays where one is.
		at: last.at === GROUP ? 0 : lines.indexOf(last.at) + 1 || typing.at,
		values: last.value === undefined ? rest : { ...rest, [last.at]: last.value },
		past: typing.past.slice(0, -1)
	};
}
