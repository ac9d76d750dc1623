/** "Wat speelt hier?": what people write before anything is rated. */
export const CONTRIBUTION_KINDS = ['problem', 'opportunity', 'precondition'] as const;
export type ContributionKind = (typeof CONTRIBUTION_KINDS)[number];

export const CONTRIBUTION_MAX_LENGTH = 280;
