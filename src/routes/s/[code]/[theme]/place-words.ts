import { PLACES_MAX } from '#lib/domain/place.ts';
import { m } from '#lib/i18n/paraglide/messages.js';

/**
 * The words of the places on a card, in the reader's language; those of the map come with the map.
 * @param credit whose ground the map would load; null: nobody's
 */
export function placeWords(credit: string | null) {
	return {
		open: m.place_open(),
		ask: m.place_ask(),
		full: m.place_full({ max: PLACES_MAX }),
		where: m.place_where(),
		whereHint: m.place_where_hint(),
		map: m.place_map_open(),
		mapNote: credit === null ? m.place_map_note() : m.place_map_note_credit({ credit }),
		loading: m.place_map_loading(),
		unreachable: m.place_map_unreachable(),
		again: m.place_map_again()
	};
}

export type PlaceWords = ReturnType<typeof placeWords>;
