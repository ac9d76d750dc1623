import { CHOICE_SIZE, WAYS, wayFor, type Way } from '#lib/domain/round.ts';
import type { LocalText } from '#lib/domain/language.ts';
import type { WholeScan } from '#lib/domain/scan.ts';
import type { RoomView } from '#lib/server/usecases/read-room.ts';
import { typed, typedAll } from '../../form-values.ts';

/** Which of the themes a round asks. */
export const WHICH = ['all', 'core', 'discussed', 'some'] as const;
export type Which = (typeof WHICH)[number];

/** What a next round may ask. */
export interface NextRound {
	/** The round whose figures the other themes keep; null where there are none. */
	readonly keeps: number | null;
	/** Some theme has no figures yet, although others have. */
	readonly someNever: boolean;
	readonly levers: readonly {
		readonly slug: string;
		readonly title: LocalText;
		readonly themes: readonly {
			readonly slug: string;
			readonly title: LocalText;
			readonly core: boolean;
			/** The result says to talk about it. */
			readonly talk: boolean;
			/** The meeting talked about it. */
			readonly discussed: boolean;
		}[];
	}[];
}

/** What was chosen in the form, to be shown again when it was refused. */
export interface Chosen {
	readonly which: Which;
	/** Slugs that are ticked. */
	readonly themes: readonly string[];
	readonly way: Way | null;
	readonly sameOrder: boolean;
}

/** The active themes of a scan, and what stays of those that are not asked. */
export function nextRound(scan: WholeScan, keeps: RoomView['keeps']): NextRound {
	const levers = scan.levers
		.map(({ slug, title, themes }) => ({
			...{ slug, title },
			themes: themes
				.filter((theme) => theme.active)
				.map((theme) => ({
					...{ slug: theme.slug, title: theme.title, core: theme.core },
					talk: keeps?.talk.includes(theme.slug) ?? false,
					discussed: keeps?.discussed.includes(theme.slug) ?? false
				}))
		}))
		.filter(({ themes }) => themes.length > 0);
	const slugs = levers.flatMap(({ themes }) => themes.map(({ slug }) => slug));
	return {
		levers,
		keeps: keeps?.round ?? null,
		someNever: keeps !== null && slugs.some((slug) => !keeps.themes.includes(slug))
	};
}

/** What the form says; what it does not say is left open. */
export function chosenIn(form: FormData): Chosen {
	return {
		which: WHICH.find((one) => one === form.get('which')) ?? 'all',
		themes: typedAll(form, 'themes'),
		way: WAYS.find((one) => one === form.get('way')) ?? null,
		sameOrder: form.has('same')
	};
}

/** What a round asks by that choice, as `openRound` takes it. */
export function askingOf(
	{ which, themes, way, sameOrder }: Chosen,
	scan: WholeScan,
	keeps: RoomView['keeps']
) {
	const active = scan.levers.flatMap((lever) => lever.themes.filter((theme) => theme.active));
	const core = active.filter((theme) => theme.core).map((theme) => theme.slug);
	const discussed =
		keeps?.discussed.filter((slug) => active.some((one) => one.slug === slug)) ?? [];
	const asked = { all: null, core, discussed, some: themes }[which];
	return { themes: asked, way: way ?? wayFor(asked?.length ?? active.length), sameOrder };
}

/** How many themes the hall is to choose; NaN for what is no number. */
export function sizeIn(form: FormData): number {
	const text = typed(form, 'size');
	return text === '' ? CHOICE_SIZE.usual : Number(text);
}
