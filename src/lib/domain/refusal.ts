/**
 * Why something was not done. A refusal is a value, not an exception: the person can mend it.
 * `i18n/refusal-sentence.ts` has one sentence per reason; `details` fill it in.
 */
export interface Refusal {
	readonly ok: false;
	readonly reason: RefusalReason;
	readonly details?: Readonly<Record<string, string | number>>;
}

export type Done<T = object> = { readonly ok: true } & T;
export type Outcome<T = object> = Done<T> | Refusal;

export function refuse(reason: RefusalReason, details?: Refusal['details']): Refusal {
	return details ? { ok: false, reason, details } : { ok: false, reason };
}

export type RefusalReason =
	// who may do what
	| 'not-allowed'
	| 'not-found'
	// accounts
	| 'account-exists'
	| 'account-unknown'
	| 'email-invalid'
	| 'password-too-short'
	| 'password-too-long'
	| 'login-failed'
	| 'too-many-attempts'
	// the area file
	| 'area-not-json'
	| 'area-not-geojson'
	| 'area-rd-coordinates'
	| 'area-not-wgs84'
	| 'area-empty'
	| 'area-no-polygon'
	| 'area-ring-not-closed'
	| 'area-ring-too-short'
	| 'area-not-finite'
	| 'area-crosses-itself'
	| 'area-too-large-file'
	| 'area-too-many-points'
	// sub-areas
	| 'sub-areas-nameless'
	| 'sub-areas-too-many'
	| 'sub-area-taken'
	| 'sub-area-unknown'
	// layers on the map
	| 'layer-too-large'
	| 'layer-empty'
	| 'layer-shape-invalid'
	| 'layer-source-missing'
	| 'layers-too-many'
	| 'layer-unknown'
	// setting up a scan
	| 'title-missing'
	| 'text-too-long'
	| 'languages-missing'
	| 'weights-invalid'
	| 'k-invalid'
	| 'retention-invalid'
	| 'breakdown-invalid'
	| 'mode-invalid'
	| 'mode-fixed'
	| 'themes-file-invalid'
	| 'groups-file-invalid'
	| 'slug-taken'
	| 'lever-missing'
	| 'link-invalid'
	| 'policy-unknown'
	| 'frozen-after-first-answer'
	| 'follows-unknown'
	| 'follows-unreleased'
	// the script and the invitations of a meeting
	| 'agenda-changed'
	| 'agenda-too-long'
	| 'step-minutes-invalid'
	| 'start-invalid'
	| 'invitation-unknown'
	| 'party-missing'
	| 'invitations-too-many'
	// a table of themes
	| 'themes-file-empty'
	| 'themes-file-missing'
	| 'themes-too-many'
	// rounds
	| 'round-already-open'
	| 'no-round-open'
	| 'no-round-closing'
	| 'timer-invalid'
	| 'round-themes-none'
	| 'round-theme-unknown'
	| 'choice-elsewhere'
	| 'choice-made'
	| 'choice-too-few'
	| 'choice-size'
	| 'area-missing'
	| 'themes-missing'
	| 'groups-missing'
	| 'contact-missing'
	| 'nothing-released'
	| 'nothing-drawn'
	| 'remarks-changed'
	| 'day-invalid'
	// taking part
	| 'code-unknown'
	| 'round-closed'
	| 'group-unknown'
	| 'group-fixed'
	| 'consent-missing'
	| 'table-size-invalid'
	| 'theme-unknown'
	| 'participant-unknown'
	| 'receipt-unknown'
	| 'value-invalid'
	| 'place-unknown'
	| 'places-invalid'
	| 'remark-too-long'
	// what plays here
	| 'explore-closed'
	| 'contribution-empty'
	| 'contribution-kind'
	| 'contributions-too-many'
	| 'contributions-none'
	| 'text-characters'
	| 'cluster-unknown'
	| 'cluster-has-theme'
	| 'clusters-too-many'
	// before people leave
	| 'highlight-empty'
	| 'highlights-full'
	| 'commitment-incomplete'
	| 'commitments-full'
	| 'commitment-gone'
	// goals, and how far one is
	| 'goal-incomplete'
	| 'goals-full'
	| 'goal-gone'
	| 'year-invalid'
	| 'years-reversed'
	| 'progress-invalid'
	| 'why-missing'
	| 'follows-rehearsal'
	// the story, shared and published
	| 'recognition-running'
	| 'recognition-closed'
	| 'rehearsal-unpublished'
	| 'story-slug-invalid'
	| 'story-slug-taken'
	| 'story-unpublished'
	| 'story-withdrawn'
	| 'edition-withdrawn'
	// the area story
	| 'story-changed'
	| 'story-too-long'
	| 'story-text-invalid'
	| 'version-gone'
	| 'attachment-missing'
	| 'attachment-no-pdf'
	| 'attachment-no-picture'
	| 'attachment-svg'
	| 'attachment-too-large'
	| 'attachment-too-many-pixels'
	| 'attachment-alt-missing'
	| 'attachments-too-many'
	| 'attachments-too-large'
	| 'attachment-gone'
	// paper forms
	| 'form-number-wrong'
	| 'form-unknown'
	| 'form-other'
	// rehearsals
	| 'rehearsal-itself'
	| 'rehearsal-running'
	| 'rehearsal-people'
	| 'rehearsal-address'
	| 'rehearsal-none'
	// files
	| 'csv-invalid'
	| 'csv-columns'
	| 'csv-lines'
	| 'scan-file-invalid'
	| 'file-unreadable';
