import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	paragraph,
	type ComposedBlock,
	type PartText,
	type Piece,
	type Span,
	type TextBlock
} from '#lib/domain/story-document.ts';
import { readPart, tidyPart } from '#lib/domain/story-edit.ts';
import { docFrom, knownKeys, standingPieces, textFrom } from './part-doc.ts';

const spans: fc.Arbitrary<Span[]> = fc.array(
	fc.record(
		{
			text: fc.string({ unit: 'grapheme', minLength: 1 }).map((text) => text.replaceAll('\0', 'x')),
			bold: fc.constant(true as const),
			italic: fc.constant(true as const),
			link: fc.constantFrom('https://example.org/a?b=c', 'mailto:ada@example.nl')
		},
		{ requiredKeys: ['text'] }
	),
	{ maxLength: 4 }
);
const block: fc.Arbitrary<TextBlock> = fc.oneof(
	fc.record({ kind: fc.constantFrom('paragraph' as const, 'heading' as const), spans }),
	fc.record({
		kind: fc.constant('list' as const),
		ordered: fc.boolean(),
		items: fc.array(spans, { maxLength: 3 })
	})
);
const key = fc.constantFrom('a', 'b', 'c', 'd');
/** Anything that the shape lets in. */
const part: fc.Arbitrary<PartText> = fc.record({
	pieces: fc.array(
		fc.oneof(
			fc.record({ kind: fc.constant('composed' as const), key }),
			fc.record({
				kind: fc.constant('own' as const),
				blocks: fc.array(block, { maxLength: 3 }),
				from: fc.option(key),
				was: fc.option(fc.string())
			})
		),
		{ maxLength: 6 }
	),
	dropped: fc.array(key, { maxLength: 3 })
});

const composed: readonly ComposedBlock[] = ['a', 'b'].map((of) => ({
	...{ key: of, blocks: [paragraph(`Over ${of}.`)], paths: [] }
}));
const own = (text: string, from: string | null = null, was: string | null = null): Piece => ({
	...{ kind: 'own', blocks: [paragraph(text)], from, was }
});
const live = (of: string): Piece => ({ kind: 'composed', key: of });

describe('[SE1] a part of the story', () => {
	test('in the editor and back is the same', () => {
		fc.assert(
			fc.property(part.map(tidyPart), (text) => {
				const doc = docFrom(text.pieces);
				expect(textFrom(doc, text.dropped)).toEqual(text);
				expect(docFrom(textFrom(doc, text.dropped).pieces)).toEqual(doc);
			})
		);
	});

	test('is stored in one way only, which can be read again', () => {
		fc.assert(
			fc.property(part, (text) => {
				const tidy = tidyPart(text);
				expect(tidyPart(tidy)).toEqual(tidy);
				expect(readPart(JSON.parse(JSON.stringify(text)))).toEqual(tidy);
			})
		);
	});

	test('what is not in the editor any more was taken out, what the tool no longer says was not', () => {
		const text = { pieces: [live('a'), live('weg'), own('Zelf.')], dropped: ['b'] };
		const known = knownKeys(text, composed);
		const pieces = standingPieces(text, composed);
		expect(pieces).toEqual([live('a'), own('Zelf.')]);
		expect(textFrom(docFrom(pieces), known)).toEqual({
			...{ pieces: [live('a'), own('Zelf.')], dropped: ['b'] }
		});
		expect(textFrom(docFrom([own('Zelf.')]), known).dropped).toEqual(['a', 'b']);
	});

	test('what was taken over and emptied is taken out, and can be put back', () => {
		const text = { pieces: [live('a'), own('', 'b', 'Over b.')], dropped: [] };
		expect(textFrom(docFrom(text.pieces), knownKeys(text, composed))).toEqual({
			...{ pieces: [live('a')], dropped: ['b'] }
		});
	});

	test('a piece that was copied stands there once', () => {
		const twice = [live('a'), own('Anders.', 'b', 'Over b.'), live('a'), own('Nog eens.', 'b')];
		expect(textFrom(docFrom(twice), ['a', 'b'])).toEqual({
			pieces: [live('a'), own('Anders.', 'b', 'Over b.'), own('Nog eens.')],
			dropped: []
		});
	});
});
