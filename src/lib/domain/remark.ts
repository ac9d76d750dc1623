import type { Group } from './group.ts';
import { TEXT_KINDS, type TextKind } from './rating.ts';
import { refuse, type Outcome } from './refusal.ts';
import { unitOf } from './release.ts';
import type { Release } from './release-shape.ts';

/** What the facilitator made of a text. */
export interface RemarkState {
	/** By chance; it tells nothing. */
	readonly id: string;
	/** Only the facilitator still sees it. */
	readonly hidden: boolean;
	/** Stands before the others. */
	readonly quoted: boolean;
	/** Id of the one that says the same, which stands by itself; null: this one stands by itself. */
	readonly joinedTo: string | null;
}

/** What one person wrote about a theme in one round: a remark, an offer, or a place in words. */
export interface Remark extends RemarkState {
	readonly theme: string;
	readonly kind: TextKind;
	readonly text: string;
	/** Slug of the group of who wrote it. */
	readonly group: string;
	/** Their group may stand beside it. */
	readonly withGroup: boolean;
}

/** A text as the facilitator reads it; who wrote it cannot be told from it. */
export interface ReadRemark extends Pick<
	Remark,
	'id' | 'theme' | 'kind' | 'text' | 'hidden' | 'quoted'
> {
	/** The side of the table it comes from, a family or a group as the scan counts; see `unitToTell`. */
	readonly unit: string | null;
	/** Texts that say the same, by alphabet. */
	readonly joined: readonly Pick<ReadRemark, 'id' | 'text' | 'unit'>[];
	/** Who wrote it and who wrote what is joined to it: 1 or more. */
	readonly people: number;
}

/** A text as it stands with the result. */
export type ShownRemark = Pick<
	ReadRemark,
	'theme' | 'kind' | 'text' | 'unit' | 'quoted' | 'people'
>;

/**
 * The unit that may stand beside a text: only when who wrote it allowed so, and when that unit is a
 * pool of its own in the release of that round (docs/method.md §5). In a pool with others it would
 * tell the smaller half apart.
 * @returns null when it may not
 */
export function unitToTell(
	{ pools, breakdown }: Pick<Release, 'pools' | 'breakdown'>,
	groups: readonly Group[],
	{ group: slug, withGroup }: Pick<Remark, 'group' | 'withGroup'>
): string | null {
	const group = groups.find((known) => known.slug === slug);
	if (!withGroup || !group) return null;
	const unit = unitOf(breakdown, group);
	return pools.some(({ units }) => units.length === 1 && units[0] === unit) ? unit : null;
}

/**
 * The texts of a round as the facilitator reads them: on themes of its release only, what says the
 * same together, by theme, kind and alphabet, so that the order tells nothing. With fewer than five
 * participants the release has no themes, and nothing is read.
 */
export function remarksToRead(
	release: Release,
	groups: readonly Group[],
	remarks: readonly Remark[]
): readonly ReadRemark[] {
	const places = new Map(release.themes.map(({ id }, place) => [id, place]));
	const toRead = remarks
		.filter(({ theme }) => places.has(theme))
		.map((remark) => ({ remark, unit: unitToTell(release, groups, remark) }))
		.sort((a, b) => byAlphabet(a.remark, b.remark));
	const joinedTo = Map.groupBy(toRead, ({ remark }) => remark.joinedTo);
	return toRead
		.filter(({ remark }) => remark.joinedTo === null)
		.map(({ remark: { id, theme, kind, text, hidden, quoted }, unit }) => {
			const others = joinedTo.get(id) ?? [];
			const joined = others.map((other) => ({
				...{ id: other.remark.id, text: other.remark.text, unit: other.unit }
			}));
			return { id, theme, kind, text, hidden, quoted, unit, joined, people: 1 + joined.length };
		})
		.sort(
			(a, b) =>
				places.get(a.theme)! - places.get(b.theme)! ||
				TEXT_KINDS.indexOf(a.kind) - TEXT_KINDS.indexOf(b.kind)
		);
}

/** What stands with the result: without what is hidden, what is quoted first. @param read in order */
export function shownRemarks(read: readonly ReadRemark[]): readonly ShownRemark[] {
	const shown = read
		.filter(({ hidden }) => !hidden)
		.map(({ theme, kind, text, unit, quoted, people }) => ({
			...{ theme, kind, text, unit, quoted, people }
		}));
	return [...shown.filter(({ quoted }) => quoted), ...shown.filter(({ quoted }) => !quoted)];
}

/** What a facilitator does with texts of one round. */
export type RemarkStep =
	| { readonly kind: 'hide' | 'show' | 'quote' | 'unquote'; readonly id: string }
	/** They say the same: from now on they stand under one of them, with all that stood under them. */
	| { readonly kind: 'join'; readonly ids: readonly string[]; readonly under: string }
	/** They stand by themselves again. */
	| { readonly kind: 'part'; readonly ids: readonly string[] }
	/** Back to how it was: undoes any other step. */
	| { readonly kind: 'restore'; readonly states: readonly RemarkState[] };

/**
 * What a step changes. The same step again changes nothing.
 * @param remarks those that may be changed
 * @returns what becomes of texts that are not so yet and how these were; refused as 'not-found' for
 * an unknown id, as 'remarks-changed' where it does not fit how they stand by now
 */
export function changesBy(
	step: RemarkStep,
	remarks: readonly Remark[]
): Outcome<{ changes: readonly RemarkState[]; were: readonly RemarkState[] }> {
	const known = new Map(remarks.map((remark) => [remark.id, remark]));
	const named = idsIn(step).map((id) => known.get(id));
	if (named.includes(undefined)) return refuse('not-found');
	const after = new Map(wantedBy(step, remarks).map((state) => [state.id, state]));
	const were = remarks.map(stateOf).filter((state) => differs(state, after.get(state.id)));
	const changes = were.map(({ id }) => after.get(id)!);
	const headOf = ({ joinedTo }: RemarkState) => (joinedTo === null ? null : known.get(joinedTo)!);
	const fits = changes.every((state) => {
		const [own, head] = [known.get(state.id)!, headOf(state)];
		if (!head) return true;
		const standsAlone = (after.get(head.id) ?? head).joinedTo === null;
		return standsAlone && head.theme === own.theme && head.kind === own.kind;
	});
	// Who becomes joined may have nobody joined to them any more.
	const isJoined = new Set(changes.filter((it) => it.joinedTo !== null).map(({ id }) => id));
	const chained = remarks.some(({ id, joinedTo }) =>
		isJoined.has((after.has(id) ? after.get(id)!.joinedTo : joinedTo) ?? '')
	);
	return fits && !chained ? { ok: true, changes, were } : refuse('remarks-changed');
}

function idsIn(step: RemarkStep): readonly string[] {
	if (step.kind === 'restore')
		return step.states.flatMap(({ id, joinedTo }) => (joinedTo === null ? [id] : [id, joinedTo]));
	if (step.kind === 'join') return [...step.ids, step.under];
	return step.kind === 'part' ? step.ids : [step.id];
}

function wantedBy(step: RemarkStep, remarks: readonly Remark[]): readonly RemarkState[] {
	if (step.kind === 'restore') return step.states.map(stateOf);
	const of = (ids: readonly string[]) => remarks.filter(({ id }) => ids.includes(id)).map(stateOf);
	switch (step.kind) {
		case 'hide':
		case 'show':
			return of([step.id]).map((state) => ({ ...state, hidden: step.kind === 'hide' }));
		case 'quote':
		case 'unquote':
			return of([step.id]).map((state) => ({ ...state, quoted: step.kind === 'quote' }));
		case 'part':
			return of(step.ids).map((state) => ({ ...state, joinedTo: null }));
		case 'join': {
			const along = remarks.filter(({ joinedTo }) => step.ids.includes(joinedTo ?? ''));
			return of([step.under, ...step.ids, ...along.map(({ id }) => id)]).map((state) => ({
				...state,
				joinedTo: state.id === step.under ? null : step.under
			}));
		}
	}
}

function stateOf({ id, hidden, quoted, joinedTo }: RemarkState): RemarkState {
	return { id, hidden, quoted, joinedTo };
}

function differs(was: RemarkState, is: RemarkState | undefined): boolean {
	if (!is) return false;
	return is.hidden !== was.hidden || is.quoted !== was.quoted || is.joinedTo !== was.joinedTo;
}

/** The same in every house: by letters, capitals last; ids are chance, so that ties tell nothing. */
function byAlphabet(a: Remark, b: Remark): number {
	const keys = ({ text, id }: Remark) => [text.toLowerCase(), text, id] as const;
	const [those, these] = [keys(a), keys(b)];
	const at = those.findIndex((key, i) => key !== these[i]);
	return at < 0 ? 0 : those[at]! < these[at]! ? -1 : 1;
}
