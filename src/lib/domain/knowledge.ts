/** What kind of question it is that has to be found out. */
export const KNOWLEDGE_KINDS = ['ecology', 'technique', 'society', 'rules'] as const;
export type KnowledgeKind = (typeof KNOWLEDGE_KINDS)[number];

/** What has to be found out about a theme, who does, and by when. */
export interface Finding {
	readonly kinds: readonly KnowledgeKind[];
	/** '' where nothing is written yet. */
	readonly question: string;
	readonly who: string;
	/** 'YYYY-MM-DD', or null. */
	readonly due: string | null;
}
