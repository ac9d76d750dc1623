import { GroupShape, type Group } from '../../domain/group.ts';
import { hasWords, lengthOf } from '../../domain/language.ts';
import { refuse, type Outcome } from '../../domain/refusal.ts';
import * as v from 'valibot';
import { TITLE_MAX_LENGTH } from '../../domain/scan.ts';
import type { App } from '../app.ts';
import { replaceGroups } from '../store/groups.ts';
import { changeScan } from '../store/scans.ts';
import { enter, type Viewer } from './access.ts';
import { withOther } from './create-scan.ts';

/**
 * The groups that take part, each in a family; "anders" is always among them. Who had joined a
 * group that goes, without answering yet, is asked to pick again. Fixed from the first answer on.
 */
export async function changeGroups(
	app: App,
	viewer: Viewer,
	scanId: string,
	groups: readonly Group[]
): Promise<Outcome> {
	const entered = await enter(app, viewer, 'prepare', scanId);
	if (!entered.ok) return entered;
	const all = withOther(groups);
	const slugs = all.map((group) => group.slug);
	const twice = slugs.find((slug, i) => slugs.indexOf(slug) !== i);
	if (twice) return refuse('slug-taken', { slug: twice });
	if (!all.every((group) => v.is(GroupShape, group) && hasWords(group.title)))
		return refuse('groups-file-invalid', { place: '' });
	const texts = all.flatMap(({ title, text }) => [title, text]);
	if (texts.some((text) => lengthOf(text) > TITLE_MAX_LENGTH * 2))
		return refuse('text-too-long', { max: TITLE_MAX_LENGTH * 2 });
	return changeScan(app.db, scanId, (tx, answered) => {
		if (answered) return refuse('frozen-after-first-answer');
		replaceGroups(tx, scanId, all);
		return { ok: true };
	});
}
