import { error, type RequestEvent } from '@sveltejs/kit';
import type { Language } from '#lib/domain/language.ts';
import type { Refusal } from '#lib/domain/refusal.ts';
import { isoDay } from '#lib/i18n/iso-day.ts';
import { languageName } from '#lib/i18n/language-names.ts';
import { dayText, listText } from '#lib/i18n/numbers-and-lists.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { refusalSentence } from '#lib/i18n/refusal-sentence.ts';
import { readPublished, type Published } from '#lib/server/usecases/read-published.ts';
import { languageFrom } from '../scans/[id]/story/language-from.ts';

type Event = Pick<RequestEvent, 'locals' | 'url' | 'setHeaders'> & {
	readonly params: { readonly slug: string };
};

/** Everything that a page of a published story shows. @param number null: the newest edition */
export async function publishedPage(event: Event, number: number | null) {
	const { locals, url, setHeaders } = event;
	const read = await readPublished(locals.app, locals.viewer, event.params.slug, number);
	if (!read.ok) notThere(read);
	const { published } = read;
	setHeaders(publicHeaders(published));
	const language = languageIn(published, url, locals.language);
	const document = published.documents[language]!;
	const at = { locale: language };
	const address = (n: number) => `/story/${published.slug}/${n}`;
	const dayOf = (madeAtMs: number) => dayText(madeAtMs, language);
	const fixed = url.origin + address(published.number);
	const names = document.logos.map(({ name }) => name);
	return {
		document,
		slug: published.slug,
		number: published.number,
		listed: published.listed,
		over: m.storypublic_over({ number: published.number, date: dayOf(published.madeAtMs) }, at),
		/** Where an older edition leads; null for the newest. */
		older:
			published.number === published.newest
				? null
				: m.storypublic_older({ date: dayOf(published.madeAtMs) }, at),
		cite: m.storypublic_cite(
			{
				who:
					names.length > 0
						? listText(names, language)
						: m.storypublic_cite_area({ area: document.about.area }, at),
				year: isoDay(published.madeAtMs).slice(0, 4),
				title: document.title,
				number: published.number,
				date: dayOf(published.madeAtMs),
				address: fixed
			},
			at
		),
		canonical: number === null ? `${url.origin}/story/${published.slug}` : fixed,
		card: `${url.origin}/story/${published.slug}/card.png?edition=${published.number}&lang=${language}`,
		languages: offered(published).map((code) => ({ code, name: languageName(code) })),
		editions: published.editions.map((one) => ({
			...one,
			href: address(one.number),
			words: m.storypublic_edition({ number: one.number, date: dayOf(one.madeAtMs) }, at)
		}))
	};
}

export type PublishedPage = Awaited<ReturnType<typeof publishedPage>>;

export function offered({ documents }: Pick<Published, 'documents'>): readonly Language[] {
	return Object.keys(documents) as Language[];
}

/** The language of `?lang=`, else the reader's own, where the story has it. */
function languageIn(published: Pick<Published, 'documents'>, url: URL, reader: Language): Language {
	return languageFrom(url, offered(published), reader);
}

/** @throws 404 where no story ever was; 410 where one was taken off the web */
export function notThere(refusal: Refusal): never {
	error(refusal.reason === 'not-found' ? 404 : 410, refusalSentence(refusal));
}

/**
 * Anybody may keep what is published, but asks each time whether it is still there: what is taken
 * off the web is gone at once.
 */
export function publicHeaders({ listed }: Pick<Published, 'listed'>): Record<string, string> {
	return {
		'cache-control': 'public, no-cache',
		vary: 'accept-language, cookie',
		...(!listed && { 'x-robots-tag': 'noindex' })
	};
}

/** Number of an edition as an address has it; null for what is none. */
export function editionNumber(text: string | null): number | null {
	return text !== null && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}
