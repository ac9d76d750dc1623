import { asc, eq } from 'drizzle-orm';
import type { Group } from '../../domain/group.ts';
import type { Breakdown, K, Mode } from '../../domain/scan.ts';
import type { Language } from '../../domain/language.ts';
import type { Db } from '../db/open.ts';
import { scan, stakeholderGroup } from '../db/schema.ts';

/** What a screen tells of a scan; without its area and themes, which are large to read so often. */
export interface ScanInShort {
	readonly id: string;
	readonly code: string;
	readonly title: string;
	/** The main one first. */
	readonly languages: readonly Language[];
	readonly breakdown: Breakdown;
	readonly k: K;
	readonly mode: Mode;
	/** With made-up people. */
	readonly isRehearsal: boolean;
	readonly groups: readonly Group[];
}

/** Null when there is no such scan. */
export async function scanInShort(db: Db, scanId: string): Promise<ScanInShort | null> {
	const row = db
		.select({
			...{ id: scan.id, code: scan.code, title: scan.title, languages: scan.languages },
			...{ breakdown: scan.breakdown, k: scan.k, mode: scan.mode },
			rehearsesId: scan.rehearsesId
		})
		.from(scan)
		.where(eq(scan.id, scanId))
		.get();
	if (!row) return null;
	const groups = db
		.select({
			slug: stakeholderGroup.slug,
			family: stakeholderGroup.family,
			title: stakeholderGroup.title,
			text: stakeholderGroup.text
		})
		.from(stakeholderGroup)
		.where(eq(stakeholderGroup.scanId, scanId))
		.orderBy(asc(stakeholderGroup.position))
		.all();
	const { rehearsesId, ...rest } = row;
	const languages = row.languages.split(',') as Language[];
	return { ...rest, k: row.k as K, languages, isRehearsal: rehearsesId !== null, groups };
}
