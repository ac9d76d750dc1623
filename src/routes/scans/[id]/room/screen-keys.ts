/** What a key does with the screen. */
export type Steer = 'previous' | 'next' | 'black';

/** Page Up, Page Down, B and the point are what a clicker for presentations sends. */
const KEYS: Readonly<Record<string, Steer>> = {
	ArrowLeft: 'previous',
	PageUp: 'previous',
	ArrowRight: 'next',
	PageDown: 'next',
	b: 'black',
	B: 'black',
	'.': 'black'
};

/** What a key means, pressed on this element; null where it means something else. */
export function steerOf({
	key,
	ctrlKey,
	metaKey,
	altKey,
	target
}: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'target'>): Steer | null {
	if (ctrlKey || metaKey || altKey) return null;
	const name = (target as { readonly tagName?: string } | null)?.tagName ?? '';
	return ['INPUT', 'TEXTAREA', 'SELECT'].includes(name) ? null : (KEYS[key] ?? null);
}

/**
 * Listens to the keys while something inside an element has the focus: elsewhere on the page a
 * letter or an arrow does nothing by surprise.
 * @returns a function that stops
 */
export function steerBy(element: HTMLElement, steer: (to: Steer) => void): () => void {
	const listen = (event: KeyboardEvent) => {
		const to = steerOf(event);
		if (!to) return;
		event.preventDefault();
		steer(to);
	};
	element.addEventListener('keydown', listen);
	return () => element.removeEventListener('keydown', listen);
}
