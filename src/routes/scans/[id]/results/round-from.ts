import * as v from 'valibot';

const RoundShape = v.pipe(v.string(), v.regex(/^[1-9]\d{0,3}$/), v.transform(Number));

/** The round that an address asks for with `?round=`; null, the newest, when it asks for none. */
export function roundFrom(url: URL): number | null {
	const parsed = v.safeParse(RoundShape, url.searchParams.get('round'));
	return parsed.success ? parsed.output : null;
}
