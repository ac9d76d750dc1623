import type { Family } from '../domain/group.ts';
import type { LocalText } from '../domain/language.ts';

/**
 * The five sides of the table in words. Written out here, and tested to equal
 * stakeholder-groups.json, so that a page can name them without loading the library.
 */
export const FAMILY_TITLES: Readonly<Record<Family, LocalText>> = {
	overheid: { nl: 'Overheid', en: 'Public authorities' },
	natuur: { nl: 'Natuur', en: 'Nature' },
	'landbouw-en-grond': { nl: 'Landbouw en grond', en: 'Farming and land' },
	'bewoners-en-bedrijven': { nl: 'Bewoners en bedrijven', en: 'Residents and businesses' },
	kennis: { nl: 'Kennis', en: 'Knowledge' }
};
