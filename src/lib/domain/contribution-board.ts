import {
	CLUSTER_TITLE_MAX_LENGTH,
	CLUSTERS_MAX,
	inOrder,
	plainText,
	REPLY_MAX_LENGTH,
	type Cluster,
	type Contribution
} from './contribution.ts';
import { refuse, type Outcome } from './refusal.ts';

/** All that people wrote in a scan, and how the facilitator put it together. */
export interface Board {
	/** In the order in which they were made. */
	readonly clusters: readonly Cluster[];
	readonly contributions: readonly Contribution[];
}

/** How a part of a board was, to go back to it. */
export interface BoardPart {
	/** Clusters that have changed since, or are gone. */
	readonly clusters: readonly Cluster[];
	/** Ids of clusters that were not there. */
	readonly made: readonly number[];
	readonly contributions: readonly Pick<Contribution, 'id' | 'cluster' | 'hidden'>[];
}

/** What a facilitator does with a board. */
export type BoardStep =
	/** They become a new cluster; out of another one, that splits it. */
	| { readonly kind: 'gather'; readonly ids: readonly string[]; readonly title: string }
	| { readonly kind: 'put'; readonly ids: readonly string[]; readonly cluster: number }
	| { readonly kind: 'take-out' | 'hide' | 'show'; readonly ids: readonly string[] }
	| { readonly kind: 'rename'; readonly cluster: number; readonly title: string }
	/** All of one goes to another, with what became of it where the other has nothing yet. */
	| { readonly kind: 'merge'; readonly cluster: number; readonly into: number }
	/** The cluster goes, its contributions stay. */
	| { readonly kind: 'dissolve'; readonly cluster: number }
	| { readonly kind: 'reply'; readonly cluster: number; readonly reply: string }
	/** Back to how it was: undoes any other step. */
	| { readonly kind: 'restore'; readonly were: BoardPart };

type After = Outcome<{ board: Board }>;

/**
 * The board after a step. What its writer took back meanwhile is left out of the step.
 * @param freeId from here on ids of clusters are free
 * @returns refused, with nothing changed: 'contributions-none' when no contribution is named,
 * 'cluster-unknown', or what is wrong with a text
 */
export function boardAfter(board: Board, step: BoardStep, freeId: number): After {
	switch (step.kind) {
		case 'gather':
			return gather(board, step, freeId);
		case 'put':
			if (!clusterIn(board, step.cluster)) return refuse('cluster-unknown');
			return each(board, step.ids, { cluster: step.cluster });
		case 'take-out':
			return each(board, step.ids, { cluster: null });
		case 'hide':
		case 'show':
			return each(board, step.ids, { hidden: step.kind === 'hide' });
		case 'rename': {
			const named = titleFrom(step.title);
			return named.ok ? reworded(board, step.cluster, { title: named.text }) : named;
		}
		case 'reply': {
			const said = plainText(step.reply, REPLY_MAX_LENGTH);
			return said.ok ? reworded(board, step.cluster, { reply: said.text }) : said;
		}
		case 'merge':
			return merge(board, step);
		case 'dissolve':
			return clusterIn(board, step.cluster)
				? { ok: true, board: without(board, step.cluster, null) }
				: refuse('cluster-unknown');
		case 'restore':
			return { ok: true, board: restored(board, step.were, freeId) };
	}
}

/** How the parts were that a step changed. */
export function partBefore(before: Board, after: Board): BoardPart {
	const clusters = new Map(after.clusters.map((cluster) => [cluster.id, cluster]));
	const contributions = new Map(after.contributions.map((one) => [one.id, one]));
	const known = new Set(before.clusters.map(({ id }) => id));
	return {
		clusters: before.clusters.filter((was) => {
			const is = clusters.get(was.id);
			return is?.title !== was.title || is.theme !== was.theme || is.reply !== was.reply;
		}),
		made: after.clusters.map(({ id }) => id).filter((id) => !known.has(id)),
		contributions: before.contributions
			.filter((was) => {
				const is = contributions.get(was.id);
				return is && (is.cluster !== was.cluster || is.hidden !== was.hidden);
			})
			.map(({ id, cluster, hidden }) => ({ id, cluster, hidden }))
	};
}

/** A cluster as others may see it. */
export interface ShownCluster extends Omit<Cluster, 'id'> {
	readonly contributions: readonly Contribution[];
}

/** What others may see: clusters with something in them that is not hidden, the largest first. */
export function shownClusters({ clusters, contributions }: Board): readonly ShownCluster[] {
	const shown = contributions.filter(({ hidden }) => !hidden);
	const inside = Map.groupBy(inOrder(shown), ({ cluster }) => cluster);
	return clusters
		.map(({ id, title, theme, reply }) => ({
			...{ title, theme, reply, contributions: inside.get(id) ?? [] }
		}))
		.filter((cluster) => cluster.contributions.length > 0)
		.sort((a, b) => b.contributions.length - a.contributions.length);
}

function gather(
	board: Board,
	{ ids, title }: Extract<BoardStep, { kind: 'gather' }>,
	id: number
): After {
	const named = titleFrom(title);
	if (!named.ok) return named;
	if (board.clusters.length >= CLUSTERS_MAX)
		return refuse('clusters-too-many', { max: CLUSTERS_MAX });
	const made = { id, title: named.text, theme: null, reply: '' };
	return each({ ...board, clusters: [...board.clusters, made] }, ids, { cluster: id });
}

function merge(board: Board, { cluster, into }: Extract<BoardStep, { kind: 'merge' }>): After {
	const [from, to] = [clusterIn(board, cluster), clusterIn(board, into)];
	if (!from || !to || from === to) return refuse('cluster-unknown');
	const kept = { theme: to.theme ?? from.theme, reply: to.reply || from.reply };
	return reworded(without(board, cluster, into), into, kept);
}

/** Without this cluster; what was in it goes to another one, or to none. */
function without({ clusters, contributions }: Board, gone: number, into: number | null): Board {
	return {
		clusters: clusters.filter(({ id }) => id !== gone),
		contributions: contributions.map((one) =>
			one.cluster === gone ? { ...one, cluster: into } : one
		)
	};
}

function each(
	board: Board,
	ids: readonly string[],
	change: Partial<Pick<Contribution, 'cluster' | 'hidden'>>
): After {
	const named = new Set(ids);
	if (!board.contributions.some(({ id }) => named.has(id))) return refuse('contributions-none');
	const contributions = board.contributions.map((one) =>
		named.has(one.id) ? { ...one, ...change } : one
	);
	return { ok: true, board: { ...board, contributions } };
}

function reworded(board: Board, id: number, change: Partial<Omit<Cluster, 'id'>>): After {
	if (!clusterIn(board, id)) return refuse('cluster-unknown');
	const clusters = board.clusters.map((one) => (one.id === id ? { ...one, ...change } : one));
	return { ok: true, board: { ...board, clusters } };
}

/** A cluster that is gone comes back under a new id: its own may be taken. */
function restored(board: Board, were: BoardPart, freeId: number): Board {
	const there = new Set(board.clusters.map(({ id }) => id));
	const gone = were.clusters.filter(({ id }) => !there.has(id));
	const idOf = new Map(gone.map(({ id }, i) => [id, freeId + i]));
	const wanted = new Map(were.clusters.map((cluster) => [cluster.id, cluster]));
	const back = new Map(were.contributions.map((one) => [one.id, one]));
	const at = (id: number | null) => {
		if (id === null) return null;
		return idOf.get(id) ?? (there.has(id) ? id : null);
	};
	const contributions = board.contributions.map((one) => {
		const was = back.get(one.id);
		return was ? { ...one, hidden: was.hidden, cluster: at(was.cluster) } : one;
	});
	const used = new Set(contributions.map(({ cluster }) => cluster));
	const clusters = [
		...board.clusters.map((cluster) => wanted.get(cluster.id) ?? cluster),
		...gone.map((cluster) => ({ ...cluster, id: idOf.get(cluster.id)! }))
	].filter(({ id }) => !were.made.includes(id) || used.has(id));
	return { clusters, contributions };
}

function titleFrom(typed: string): Outcome<{ text: string }> {
	const title = plainText(typed, CLUSTER_TITLE_MAX_LENGTH);
	return title.ok && title.text === '' ? refuse('title-missing') : title;
}

function clusterIn({ clusters }: Board, id: number): Cluster | undefined {
	return clusters.find((cluster) => cluster.id === id);
}
