import type { Values } from './+page.server.ts';

/** What was typed on this page and refused. */
export interface Wrong {
	readonly message: string;
	readonly values: Values & {
		readonly about: 'goal' | 'follow' | 'next';
		/** Name of the wrong field; '' for none in particular. */
		readonly at: string;
	};
}

/** The sentence for the field of this name, when it is the wrong one. */
export function wrongAt(wrong: Wrong | null, name: string): string | undefined {
	return wrong?.values.at === name ? wrong.message : undefined;
}
