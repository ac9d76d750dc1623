import { and, asc, desc, eq, exists, gt, isNotNull, isNull, ne, or, sql } from 'drizzle-orm';
import type { Area } from '../../domain/area.ts';
import type { Group } from '../../domain/group.ts';
import type { Language } from '../../domain/language.ts';
import type { About, K, Method, Scan, WholeScan } from '../../domain/scan.ts';
import type { SubArea } from '../../domain/sub-area.ts';
import type { Lever, Theme } from '../../domain/theme.ts';
import type { Db } from '../db/open.ts';
import {
	answer,
	beside,
	lever,
	participant,
	release,
	remark,
	round,
	scan,
	stakeholderGroup,
	subArea,
	theme
} from '../db/schema.ts';

type ScanRow = typeof scan.$inferSelect;
/** A transaction, inside which everything is synchronous. */
export type Tx = Parameters<Parameters<Db['transaction']>[0]>[0];

export interface NewScan extends WholeScan {
	/** The earlier scan of this house that this one follows. */
	readonly followsId: string | null;
	/** Key for hashing imported labels. */
	readonly labelKey: string;
}

/**
 * A whole scan at once or nothing.
 * @throws SqliteError on a taken id or code
 */
export async function insertScan(db: Db, made: NewScan): Promise<void> {
	db.transaction((tx) => insertScanIn(tx, made), { behavior: 'immediate' });
}

/** As insertScan, inside a transaction of the caller. */
export function insertScanIn(tx: Tx, made: NewScan): void {
	tx.insert(scan)
		.values({
			id: made.id,
			code: made.code,
			ownerId: made.ownerId,
			followsId: made.followsId,
			labelKey: made.labelKey,
			createdAtMs: made.createdAtMs,
			themeSetId: made.themeSet?.id ?? null,
			themeSetVersion: made.themeSet?.version ?? null,
			corrected: made.corrected,
			rehearsesId: made.rehearsesId,
			...aboutColumns(made),
			...methodColumns(made),
			...areaColumns(made.area)
		})
		.run();
	insertGroups(tx, made.id, made.groups);
	insertLevers(tx, made.id, made.levers);
	insertSubAreas(tx, made.id, made.subAreas);
}

export async function findScan(db: Db, id: string): Promise<Scan | null> {
	const row = db.select().from(scan).where(eq(scan.id, id)).get();
	return row ? toScan(row) : null;
}

/** @param code as stored: upper case */
export async function findScanByCode(db: Db, code: string): Promise<Scan | null> {
	const row = db.select().from(scan).where(eq(scan.code, code)).get();
	return row ? toScan(row) : null;
}

/** Newest first, without rehearsals. */
export async function scansOfOwner(db: Db, ownerId: string): Promise<readonly Scan[]> {
	return db
		.select()
		.from(scan)
		.where(and(eq(scan.ownerId, ownerId), isNull(scan.rehearsesId)))
		.orderBy(desc(scan.createdAtMs), desc(scan.id))
		.all()
		.map(toScan);
}

/** Those of an owner's scans that have a release, newest first: what a new scan may follow; no rehearsal. */
export async function releasedScansOfOwner(
	db: Db,
	ownerId: string
): Promise<readonly { readonly id: string; readonly title: string }[]> {
	const released = db
		.select({ one: sql`1` })
		.from(round)
		.where(and(eq(round.scanId, scan.id), eq(round.state, 'released')));
	return db
		.select({ id: scan.id, title: scan.title })
		.from(scan)
		.where(and(eq(scan.ownerId, ownerId), isNull(scan.rehearsesId), exists(released)))
		.orderBy(desc(scan.createdAtMs), desc(scan.id))
		.all();
}

/** The scan that this one follows; null when it is a first one, or that other scan is gone. */
export function followedIn(tx: Db | Tx, scanId: string): string | null {
	const row = tx.select({ id: scan.followsId }).from(scan).where(eq(scan.id, scanId)).get();
	return row?.id ?? null;
}

/** The scan with its levers, themes (in order, switched-off ones too) and groups. */
export async function findWholeScan(db: Db, id: string): Promise<WholeScan | null> {
	return wholeScanIn(db, id);
}

/** As findWholeScan, at once: for use inside a transaction. */
export function wholeScanIn(db: Db | Tx, id: string): WholeScan | null {
	const row = db.select().from(scan).where(eq(scan.id, id)).get();
	if (!row) return null;
	const groups = db
		.select()
		.from(stakeholderGroup)
		.where(eq(stakeholderGroup.scanId, id))
		.orderBy(asc(stakeholderGroup.position))
		.all()
		.map(({ slug, family, title, text }): Group => ({ slug, family, title, text }));
	const themes = db
		.select()
		.from(theme)
		.where(eq(theme.scanId, id))
		.orderBy(asc(theme.position), asc(theme.id))
		.all();
	const levers = db
		.select()
		.from(lever)
		.where(eq(lever.scanId, id))
		.orderBy(asc(lever.position), asc(lever.id))
		.all()
		.map(({ id: leverId, slug, title, summary, corrected }): Lever => ({
			slug,
			title,
			summary,
			corrected,
			themes: themes.filter((t) => t.leverId === leverId).map(toTheme)
		}));
	const subAreas = db
		.select({ slug: subArea.slug, title: subArea.title, polygons: subArea.polygons })
		.from(subArea)
		.where(eq(subArea.scanId, id))
		.orderBy(asc(subArea.position), asc(subArea.id))
		.all();
	return { ...toScan(row), levers, groups, subAreas };
}

/** The key with which this scan hashes imported labels. */
export function labelKeyIn(tx: Tx, scanId: string): string {
	return tx.select({ key: scan.labelKey }).from(scan).where(eq(scan.id, scanId)).get()!.key;
}

/**
 * Whether anybody ever said anything in this scan: an answer, or something beside it. To have looked
 * at a card says nothing. A release remembers
 * it when the raw answers have been forgotten.
 */
export function hasAnswersIn(db: Db | Tx, scanId: string): boolean {
	const one = { one: sql`1` };
	const answers = db.select(one).from(answer).where(eq(answer.roundId, round.id));
	const remarks = db.select(one).from(remark).where(eq(remark.roundId, round.id));
	const besides = db
		.select(one)
		.from(beside)
		.where(
			and(
				eq(beside.roundId, round.id),
				or(isNotNull(beside.plays), ne(beside.needs, []), ne(beside.places, []))
			)
		);
	const told = sql`json_extract(${release.json}, '$.participants.total')`;
	return (
		db
			.select({ id: round.id })
			.from(round)
			.leftJoin(release, eq(release.roundId, round.id))
			.where(
				and(
					eq(round.scanId, scanId),
					or(exists(answers), exists(remarks), exists(besides), gt(told, 0))
				)
			)
			.get() !== undefined
	);
}

/** Whether anybody has sat down. */
export function anybodyIn(tx: Tx, scanId: string): boolean {
	const one = tx.select({ id: participant.id }).from(participant);
	return one.where(eq(participant.scanId, scanId)).get() !== undefined;
}

export async function hasAnswers(db: Db, scanId: string): Promise<boolean> {
	return hasAnswersIn(db, scanId);
}

/**
 * Changes a scan in one transaction that also knows whether the first answer is in: an answer that
 * comes in at the same moment is either before or after the whole change.
 * @param write synchronous; gets whether anybody has answered
 */
export async function changeScan<T>(
	db: Db,
	scanId: string,
	write: (tx: Tx, answered: boolean) => T
): Promise<T> {
	return db.transaction((tx) => write(tx, hasAnswersIn(tx, scanId)), { behavior: 'immediate' });
}

export function updateAbout(tx: Tx, scanId: string, about: About, corrected: boolean): void {
	tx.update(scan)
		.set({ ...aboutColumns(about), corrected })
		.where(eq(scan.id, scanId))
		.run();
}

export function updateMethod(tx: Tx, scanId: string, method: Method): void {
	tx.update(scan).set(methodColumns(method)).where(eq(scan.id, scanId)).run();
}

export function updateArea(tx: Tx, scanId: string, area: Area): void {
	tx.update(scan).set(areaColumns(area)).where(eq(scan.id, scanId)).run();
}

export function updateThemeSet(tx: Tx, scanId: string, themeSet: Scan['themeSet']): void {
	tx.update(scan)
		.set({ themeSetId: themeSet?.id ?? null, themeSetVersion: themeSet?.version ?? null })
		.where(eq(scan.id, scanId))
		.run();
}

export function insertGroups(tx: Tx, scanId: string, groups: readonly Group[]): void {
	groups.forEach((group, position) =>
		tx
			.insert(stakeholderGroup)
			.values({ scanId, position, ...group })
			.run()
	);
}

export function insertSubAreas(tx: Tx, scanId: string, subAreas: readonly SubArea[]): void {
	subAreas.forEach((made, position) =>
		tx
			.insert(subArea)
			.values({ scanId, position, ...made })
			.run()
	);
}

export function insertLevers(tx: Tx, scanId: string, levers: readonly Lever[]): void {
	levers.forEach(({ slug, title, summary, corrected, themes }, position) => {
		const { id } = tx
			.insert(lever)
			.values({ scanId, slug, title, summary, corrected, position })
			.returning({ id: lever.id })
			.get();
		themes.forEach((made, place) => insertTheme(tx, scanId, id, made, place));
	});
}

export function insertTheme(
	tx: Tx,
	scanId: string,
	leverId: number,
	made: Theme,
	position: number
): void {
	tx.insert(theme)
		.values({ ...made, scanId, leverId, position })
		.run();
}

function aboutColumns(about: About) {
	const { title, purpose, use, decision, preconditions, roles, contact } = about;
	const { retentionMonths, languages } = about;
	return {
		...{ title, purpose, use, decision, preconditions, roles, contact, retentionMonths },
		languages: languages.join(',')
	};
}

function methodColumns({ mode, breakdown, k, weights }: Method) {
	return {
		mode,
		breakdown,
		k,
		weightImpact: weights.impact,
		weightFeasibility: weights.feasibility,
		weightRoom: weights.room
	};
}

function areaColumns(area: Area | null) {
	return {
		areaName: area?.name ?? null,
		areaPolygons: area?.polygons ?? null,
		areaHectares: area?.hectares ?? null
	};
}

function toScan(row: ScanRow): Scan {
	const { id, code, ownerId, title, purpose, use, decision, preconditions, roles, contact } = row;
	return {
		...{ id, code, ownerId, title, purpose, use, decision, preconditions, roles, contact },
		retentionMonths: row.retentionMonths,
		languages: row.languages.split(',') as Language[],
		mode: row.mode,
		breakdown: row.breakdown,
		k: row.k as K,
		weights: {
			impact: row.weightImpact,
			feasibility: row.weightFeasibility,
			room: row.weightRoom
		},
		area: row.areaPolygons && {
			name: row.areaName!,
			polygons: row.areaPolygons,
			hectares: row.areaHectares!
		},
		themeSet: row.themeSetId ? { id: row.themeSetId, version: row.themeSetVersion! } : null,
		corrected: row.corrected,
		rehearsesId: row.rehearsesId,
		createdAtMs: row.createdAtMs
	};
}

function toTheme(row: typeof theme.$inferSelect): Theme {
	const { id: _id, scanId: _scan, leverId: _lever, position: _position, ...rest } = row;
	return rest;
}
