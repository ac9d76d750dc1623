/** Name of the field of a theme: a slug alone could be that of another field. */
export function fieldOf(slug: string): string {
	return `plays-${slug}`;
}
