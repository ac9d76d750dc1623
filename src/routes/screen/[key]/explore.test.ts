import { expect, test } from 'vitest';
import { openHouse, OPERATOR, done, join, readyScan } from '../../../../tests/fixtures/house.ts';
import { changeBoard } from '#lib/server/usecases/change-board.ts';
import { contribute, newContributionId } from '#lib/server/usecases/contribute.ts';
import { readBoard } from '#lib/server/usecases/read-board.ts';
import { openExplore } from '#lib/server/usecases/open-explore.ts';
import { exploreOnScreen } from './explore.ts';

test('[EX12] every text that may be shown stands on the screen once, in parts that fit', async () => {
	const house = openHouse();
	const { app } = house;
	const { id, code } = await readyScan(house, OPERATOR);
	done(await openExplore(app, OPERATOR, id));
	const empty = await exploreOnScreen(app, id, 'nl');
	expect(empty.steps.map(({ title }) => title)).toEqual(['Wat speelt hier?']);
	const written: { id: string; text: string }[] = [];
	for (let person = 0; person < 4; person += 1) {
		const secret = await join(house, code, 'boeren');
		for (let i = 0; i < 20; i += 1) {
			const text = `${person}-${i} ${'woord '.repeat((i * 7) % 45)}`.trim();
			const one = { id: newContributionId(app), text };
			done(await contribute(app, code, secret, { ...one, kind: 'problem' }));
			written.push(one);
		}
	}
	for (let cluster = 0; cluster < 8; cluster += 1) {
		const ids = written.slice(cluster * 9, cluster * 9 + 9).map((one) => one.id);
		done(
			await changeBoard(app, OPERATOR, id, { kind: 'gather', ids, title: `Cluster ${cluster}` })
		);
	}
	const hidden = written[3]!;
	done(await changeBoard(app, OPERATOR, id, { kind: 'hide', ids: [hidden.id] }));

	const { clusters } = done(await readBoard(app, OPERATOR, id)).view;
	const reply = 'Dit gaat naar het waterschap.';
	done(await changeBoard(app, OPERATOR, id, { kind: 'reply', cluster: clusters[5]!.id, reply }));

	const { slides, steps, counts } = await exploreOnScreen(app, id, 'nl');
	const texts = slides.flatMap((slide) => (slide.shows === 'cluster' ? slide.texts : []));
	const may = written.slice(0, 72).filter((one) => one !== hidden);
	expect(texts.map(({ text }) => text).sort()).toEqual(may.map(({ text }) => text).sort());
	for (const slide of slides)
		if (slide.shows === 'cluster' && slide.texts.length > 1)
			expect(slide.texts.map(({ text }) => text).join('').length).toBeLessThan(640);
	const replies = slides.filter((slide) => slide.shows === 'cluster' && slide.reply !== '');
	expect(replies).toMatchObject([{ title: 'Cluster 5', reply, texts: [] }]);
	const overviews = slides.filter((slide) => slide.shows === 'overview');
	expect(overviews.map(({ clusters }) => clusters.length)).toEqual([6, 2]);
	expect(steps).toHaveLength(slides.length);
	expect(new Set(steps.map((step) => step.id)).size).toBe(steps.length);
	expect(steps.map(({ title }) => title).join('\n')).toMatch(/^Cluster 3 \(1 van \d\)$/m);
	expect(counts[0]).toEqual({ kind: 'problem', count: written.length - 1 });
});
