/** A row without its number in the database, which means nothing outside of it. */
export function withoutId<T extends { readonly id: unknown }>(row: T): Omit<T, 'id'> {
	const { id: _id, ...rest } = row;
	return rest;
}
