import { and, asc, eq, max, ne, notExists, sql } from 'drizzle-orm';
import type { Lever, Theme } from '../../domain/theme.ts';
import { answer, lever, theme } from '../db/schema.ts';
import { insertLevers, insertTheme, type Tx } from './scans.ts';

/** Takes all levers and themes out and puts these in (only before the first answer). */
export function replaceLevers(tx: Tx, scanId: string, levers: readonly Lever[]): void {
	tx.delete(theme).where(eq(theme.scanId, scanId)).run();
	tx.delete(lever).where(eq(lever.scanId, scanId)).run();
	insertLevers(tx, scanId, levers);
}

/** @returns false when there is no such theme */
export function updateTheme(tx: Tx, scanId: string, slug: string, set: Partial<Theme>): boolean {
	return (
		tx
			.update(theme)
			.set(set)
			.where(and(eq(theme.scanId, scanId), eq(theme.slug, slug)))
			.run().changes === 1
	);
}

/** @returns false when there is no such lever */
export function updateLever(
	tx: Tx,
	scanId: string,
	slug: string,
	set: Partial<Pick<Lever, 'title' | 'summary' | 'corrected'>>
): boolean {
	return (
		tx
			.update(lever)
			.set(set)
			.where(and(eq(lever.scanId, scanId), eq(lever.slug, slug)))
			.run().changes === 1
	);
}

/** Adds a theme at the end of a lever; false when there is no such lever. */
export function appendTheme(tx: Tx, scanId: string, leverSlug: string, made: Theme): boolean {
	const into = leverId(tx, scanId, leverSlug);
	if (into === null) return false;
	insertTheme(tx, scanId, into, made, nextPlaceIn(tx, into));
	return true;
}

/** Adds a lever at the end. */
export function appendLever(tx: Tx, scanId: string, made: Omit<Lever, 'themes'>): void {
	const last = tx
		.select({ position: max(lever.position) })
		.from(lever)
		.where(eq(lever.scanId, scanId))
		.get();
	tx.insert(lever)
		.values({ scanId, ...made, position: (last?.position ?? -1) + 1 })
		.run();
}

/** Takes a theme out for good (only an own theme, only before the first answer). */
export function deleteTheme(tx: Tx, scanId: string, slug: string): void {
	tx.delete(theme)
		.where(and(eq(theme.scanId, scanId), eq(theme.slug, slug)))
		.run();
}

/**
 * Takes out a lever without themes (only before the first answer).
 * @returns false when there is no such lever, or when it has themes
 */
export function deleteEmptyLever(tx: Tx, scanId: string, slug: string): boolean {
	const themes = tx
		.select({ one: sql`1` })
		.from(theme)
		.where(eq(theme.leverId, lever.id));
	return (
		tx
			.delete(lever)
			.where(and(eq(lever.scanId, scanId), eq(lever.slug, slug), notExists(themes)))
			.run().changes === 1
	);
}

/**
 * Moves a theme to the end of a lever; in its own lever it stays where it is.
 * @returns false when there is no such lever
 */
export function moveThemeTo(tx: Tx, scanId: string, slug: string, leverSlug: string): boolean {
	const into = leverId(tx, scanId, leverSlug);
	if (into === null) return false;
	tx.update(theme)
		.set({ leverId: into, position: nextPlaceIn(tx, into) })
		.where(and(eq(theme.scanId, scanId), eq(theme.slug, slug), ne(theme.leverId, into)))
		.run();
	return true;
}

/** Moves a theme one place up (−1) or down (1) inside its lever; at the end it stays. */
export function moveTheme(tx: Tx, scanId: string, slug: string, by: -1 | 1): void {
	const at = tx
		.select({ leverId: theme.leverId })
		.from(theme)
		.where(and(eq(theme.scanId, scanId), eq(theme.slug, slug)))
		.get();
	if (!at) return;
	const inLever = tx
		.select({ id: theme.id, slug: theme.slug })
		.from(theme)
		.where(eq(theme.leverId, at.leverId))
		.orderBy(asc(theme.position), asc(theme.id))
		.all();
	swap(inLever, slug, by).forEach(({ id }, position) =>
		tx.update(theme).set({ position }).where(eq(theme.id, id)).run()
	);
}

/** Moves a lever one place up (−1) or down (1); at the end it stays. */
export function moveLever(tx: Tx, scanId: string, slug: string, by: -1 | 1): void {
	const levers = tx
		.select({ id: lever.id, slug: lever.slug })
		.from(lever)
		.where(eq(lever.scanId, scanId))
		.orderBy(asc(lever.position), asc(lever.id))
		.all();
	swap(levers, slug, by).forEach(({ id }, position) =>
		tx.update(lever).set({ position }).where(eq(lever.id, id)).run()
	);
}

/** Whether anybody ever answered something about this theme. */
export function themeHasAnswers(tx: Tx, scanId: string, slug: string): boolean {
	return (
		tx
			.select({ one: sql`1` })
			.from(answer)
			.innerJoin(theme, eq(theme.id, answer.themeId))
			.where(and(eq(theme.scanId, scanId), eq(theme.slug, slug)))
			.get() !== undefined
	);
}

/** The place after the last theme of a lever, from 0. */
function nextPlaceIn(tx: Tx, inLever: number): number {
	const last = tx
		.select({ position: max(theme.position) })
		.from(theme)
		.where(eq(theme.leverId, inLever))
		.get();
	return (last?.position ?? -1) + 1;
}

function leverId(tx: Tx, scanId: string, slug: string): number | null {
	return (
		tx
			.select({ id: lever.id })
			.from(lever)
			.where(and(eq(lever.scanId, scanId), eq(lever.slug, slug)))
			.get()?.id ?? null
	);
}

function swap<T extends { readonly slug: string }>(
	rows: readonly T[],
	slug: string,
	by: -1 | 1
): readonly T[] {
	const from = rows.findIndex((row) => row.slug === slug);
	const to = from + by;
	if (from < 0 || to < 0 || to >= rows.length) return rows;
	const moved = [...rows];
	[moved[from], moved[to]] = [moved[to]!, moved[from]!];
	return moved;
}
