import { OTHER_GROUP } from '#lib/domain/group.ts';
import { textFor, type Language, type LocalText } from '#lib/domain/language.ts';
import type { WholeScan } from '#lib/domain/scan.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { Block } from './sheets.ts';

/** What stands before the themes: what it is, what happens with it, how to fill it in, the groups. */
export function blocksOf(scan: WholeScan, language: Language): readonly Block[] {
	const locale = { locale: language };
	const of = (text: LocalText) => textFor(text, language).text;
	const text = (title: string, words: string): readonly Block[] =>
		words ? [{ kind: 'text', title, lines: words.split('\n').filter(Boolean) }] : [];
	const other = scan.groups.find((group) => group.slug === OTHER_GROUP);
	const purpose = of(scan.purpose).split('\n').filter(Boolean);
	return [
		{
			kind: 'what',
			title: m.form_what_title({}, locale),
			lines: [...purpose, m.form_what({}, locale)]
		},
		...text(m.form_use_title({}, locale), of(scan.use)),
		...text(m.form_decision_title({}, locale), of(scan.decision)),
		...text(m.form_contact_title({}, locale), scan.contact),
		{
			kind: 'answers',
			title: m.form_answers_title({}, locale),
			lines: [
				...(scan.mode === 'open'
					? [
							m.form_answers_open({}, locale),
							m.form_answers_2({}, locale),
							m.form_answers_open_3({ months: scan.retentionMonths }, locale)
						]
					: [
							m.form_answers_1({}, locale),
							m.form_answers_2({}, locale),
							m.form_answers_3({ k: scan.k, months: scan.retentionMonths }, locale)
						]),
				m.form_answers_4({}, locale)
			]
		},
		{
			kind: 'rules',
			title: m.form_rules_title({}, locale),
			lines: [
				m.form_rule_1({}, locale),
				m.form_rule_2({}, locale),
				m.form_rule_3({}, locale),
				m.form_rule_4({}, locale)
			]
		},
		{
			kind: 'groups',
			title: m.form_group_title({}, locale),
			lines: [m.form_group_hint({ other: other ? of(other.title) : '' }, locale)]
		}
	];
}
