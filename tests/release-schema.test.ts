import { readFileSync, writeFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { safeParse } from 'valibot';
import { describe, expect, test } from 'vitest';
import { toJsonSchema } from '@valibot/to-json-schema';
import { makeRelease } from '#lib/domain/release.ts';
import { ReleaseShape, type Release } from '#lib/domain/release-shape.ts';
import { anyScan, factsOf, goldenScan } from './fixtures/example-scan.ts';

const FILE = 'docs/release.schema.json';

function generated() {
	const { $schema, ...schema } = toJsonSchema(ReleaseShape, { target: 'draft-2020-12' });
	return {
		$schema,
		$id: 'urn:peddel:release:1.0',
		title: 'Release of a Peddel quickscan',
		...schema
	};
}

if (process.env.UPDATE_SCHEMA === '1')
	writeFileSync(FILE, `${JSON.stringify(generated(), null, '\t')}\n`);

const published: Record<string, unknown> = JSON.parse(readFileSync(FILE, 'utf8'));
const validate = new Ajv2020({ allErrors: true }).compile(published);
const checksum = '0'.repeat(64);
const { scan, facts } = goldenScan();
const golden: Release = { ...makeRelease(scan, 1, facts), checksum };

const inShape = (value: unknown) => safeParse(ReleaseShape, value).success;

interface Place {
	readonly path: string;
	readonly holder: Record<string, unknown>;
	readonly key: string;
}

/** Every field of every object in a value; arrays are looked into, not counted. */
function fieldsOf(value: unknown, path = ''): readonly Place[] {
	if (typeof value !== 'object' || value === null) return [];
	const holder = value as Record<string, unknown>;
	return Object.keys(holder).flatMap((key) => [
		...(Array.isArray(value) ? [] : [{ path: `${path}/${key}`, holder, key }]),
		...fieldsOf(holder[key], `${path}/${key}`)
	]);
}

/** A copy of the golden release with one field changed. */
function changed(path: string, change: (place: Place) => void): unknown {
	const copy: unknown = structuredClone(golden);
	change(fieldsOf(copy).find((place) => place.path === path)!);
	return copy;
}

const fields = fieldsOf(golden).map(({ path }) => path);

describe('the published schema of a release', () => {
	test('[R3] docs/release.schema.json is made from ReleaseShape', () => {
		expect(
			published,
			`${FILE} is out of date: run UPDATE_SCHEMA=1 npx vitest run tests/release-schema.test.ts`
		).toEqual(generated());
	});

	test('[R2] takes the golden release', () => {
		validate(golden);
		expect(validate.errors).toBeNull();
		expect(inShape(golden)).toBe(true);
	});

	test('[R2] takes the release of any scan, also after a trip through JSON', () => {
		fc.assert(
			fc.property(anyScan, ({ scan, people }) => {
				const release: Release = { ...makeRelease(scan, 1, factsOf(people)), checksum };
				validate(release);
				expect(validate.errors).toBeNull();
				expect(JSON.parse(JSON.stringify(release))).toEqual(release);
			})
		);
	});

	test('[R3] and the shape refuse a release with a field more, anywhere', () => {
		expect(fields).toContain('/themes/0/questions/impact/pools/2/mean');
		expect(fields).toContain('/themes/0/title/nl');
		for (const path of fields) {
			const leaking = changed(path, ({ holder }) => (holder.answers = ['p01: 4']));
			expect([path, validate(leaking), inShape(leaking)]).toEqual([path, false, false]);
		}
	});

	test('[R3] and the shape refuse a release with a field less, anywhere', () => {
		const named = fields.filter((path) => !path.startsWith('/participants/byGroup/'));
		for (const path of named) {
			const lacking = changed(path, ({ holder, key }) => delete holder[key]);
			// Releases by an earlier method have none of these.
			const later = ['/scan/subAreas', '/participants/people'];
			const fits = later.includes(path) || path.endsWith('/beside');
			expect([path, validate(lacking), inShape(lacking)]).toEqual([path, fits, fits]);
		}
	});

	test.each([
		['/k', 4],
		['/round', 0],
		['/mode', 'open-card'],
		['/breakdown', 'persons'],
		['/checksum', 'abc'],
		['/participants/total', 2.5],
		['/participants/byGroup/gemeente', -1],
		['/pools/0/units', []],
		['/themes/0/questions/impact/n', null],
		['/themes/0/questions/impact/counts', [1, 2, 3, 4]],
		['/themes/0/questions/impact/mean', 0],
		['/themes/0/questions/impact/pools/0/mean', null],
		['/themes/0/opportunity/score', 101],
		['/themes/0/opportunity/class', 'sure'],
		['/change', {}]
	])('[R3] and the shape refuse %s = %o', (path, value) => {
		const wrong = changed(path, ({ holder, key }) => (holder[key] = value));
		expect([validate(wrong), inShape(wrong)]).toEqual([false, false]);
	});

	test('[R3] says of every figure what it means', () => {
		const text = JSON.stringify(published);
		expect(published).toMatchObject({ $id: 'urn:peddel:release:1.0', additionalProperties: false });
		expect(text).toContain('People who gave a number from 1 to 5.');
		expect(text).toContain('Type-7 quantile');
	});
});
