import { m } from './paraglide/messages.js';

/** What is wrong with one line of a table of themes, in the reader's language. */
export function themeFileProblem({
	line,
	kind,
	value,
	max = 0
}: {
	readonly line: number;
	readonly kind: 'columns' | 'empty' | 'too-long' | 'link' | 'twice' | 'there';
	readonly value: string;
	readonly max?: number;
}): string {
	switch (kind) {
		case 'columns':
			return m.check_file_columns({ line });
		case 'empty':
			return m.check_file_empty({ line, column: value });
		case 'too-long':
			return m.check_file_too_long({ line, column: value, max });
		case 'link':
			return m.check_file_link({ line });
		case 'twice':
			return m.check_file_twice({ line, other: value });
		case 'there':
			return m.check_file_there({ line, title: value });
	}
}
