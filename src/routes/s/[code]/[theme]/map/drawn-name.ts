import type { Language } from '#lib/domain/language.ts';
import { numberText } from '#lib/i18n/numbers-and-lists.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { roughly, sizeOf, type Drawn } from './drawing.ts';

/** A drawing in words, e.g. "lijn 2, ± 300 m". @param number from 1, as on the map */
export function drawnName(place: Drawn, number: number, language: Language): string {
	const size = roughly(sizeOf(place));
	if (place.kind === 'point') return m.place_point({ number });
	if (place.kind === 'area')
		return m.place_area({
			number,
			hectares: numberText(size, language, size < 10 && !Number.isInteger(size) ? 1 : 0)
		});
	if (size < 1000) return m.place_line({ number, metres: numberText(size, language) });
	return m.place_line_km({ number, km: numberText(size / 1000, language, 1) });
}
