import { Marker } from 'maplibre-gl';
import type { Position } from '#lib/domain/area.ts';

/**
 * Words over a map: with words in it, the map itself would have to load letters. They are for the eye
 * alone; a list beside the map says the same, and can be reached.
 * @param look class beside `on-map`
 * @param offset in pixels, to the right and down
 */
export function wordsOnMap(
	look: string,
	words: string,
	[lng, lat]: Position,
	offset: [number, number] = [0, 0]
): Marker {
	const element = document.createElement('span');
	element.className = `on-map ${look}`;
	element.textContent = words;
	element.ariaHidden = 'true';
	const made = new Marker({ element, offset }).setLngLat([lng, lat]);
	element.removeAttribute('tabindex');
	element.removeAttribute('role');
	element.removeAttribute('aria-label');
	return made;
}

/** Hides words that would stand on others; those that come first stay. */
export function withoutOverlap(names: readonly Marker[]): void {
	const taken: DOMRect[] = [];
	for (const element of names.map((name) => name.getElement())) {
		element.style.visibility = '';
		const box = element.getBoundingClientRect();
		const overlaps = taken.some(
			(other) =>
				box.left < other.right &&
				other.left < box.right &&
				box.top < other.bottom &&
				other.top < box.bottom
		);
		if (overlaps) element.style.visibility = 'hidden';
		else taken.push(box);
	}
}
