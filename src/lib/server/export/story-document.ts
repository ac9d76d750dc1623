import type { Language } from '../../domain/language.ts';
import type { Release } from '../../domain/release-shape.ts';
import { honestLine, numberText } from '../../i18n/numbers-and-lists.ts';
import { m } from '../../i18n/paraglide/messages.js';
import { storySections, type Names } from '../../i18n/story-sentences.ts';

interface Story {
	readonly release: Release;
	readonly names: Names;
	readonly releasedAtMs: number;
	readonly language: Language;
}

/** The area story as Markdown; after each sentence a comment with the release fields it rests on. */
export function storyMarkdown(story: Story): string {
	const { title, lead, honest, sections } = textsOf(story);
	const parts = sections.map(({ heading, sentences }) => {
		const lines = sentences.map(
			({ text, paths }) => `${escapeMarkdown(text)} <!-- ${paths.join(' ')} -->`
		);
		return `## ${escapeMarkdown(heading)}\n\n${lines.join('\n\n')}`;
	});
	const head = `# ${escapeMarkdown(title)}\n\n${escapeMarkdown(lead)}`;
	return [head, ...parts, `*${escapeMarkdown(honest)}*`].join('\n\n') + '\n';
}

/** The area story as one HTML page that needs nothing else; `data-rests-on` has the fields. */
export function storyHtml(story: Story): string {
	const { title, lead, honest, sections } = textsOf(story);
	const parts = sections.map(({ heading, sentences }) => {
		const lines = sentences.map(
			({ text, paths }) =>
				`<p data-rests-on="${escapeHtml(paths.join(' '))}">${escapeHtml(text)}</p>`
		);
		return `<h2>${escapeHtml(heading)}</h2>\n${lines.join('\n')}`;
	});
	return `<!doctype html>
<html lang="${story.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>body{max-width:68ch;margin:2rem auto;padding:0 1rem;font:1.125rem/1.6 sans-serif}</style>
</head>
<body>
<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(lead)}</p>
${parts.join('\n')}
<p><em>${escapeHtml(honest)}</em></p>
</body>
</html>
`;
}

function textsOf({ release, names, releasedAtMs, language: locale }: Story) {
	const { title, area } = release.scan;
	const hectares = numberText(area.hectares, locale);
	return {
		title: m.story_title({ area: area.name }, { locale }),
		lead: m.story_lead({ round: release.round, title, hectares }, { locale }),
		honest: honestLine(release, releasedAtMs, locale),
		sections: storySections(release, names, locale)
	};
}

function escapeHtml(text: string): string {
	return text
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;');
}

/**
 * Characters with a meaning in Markdown stand for themselves: titles are people's own words.
 * They stay on one line, because what starts a line can be a heading, a list or a quote.
 */
function escapeMarkdown(text: string): string {
	return escapeHtml(text)
		.replaceAll('&quot;', '"')
		.replace(/\s+/g, ' ')
		.replace(/([\\`*_~[\]#|])/g, '\\$1');
}
