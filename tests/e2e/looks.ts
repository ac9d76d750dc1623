import { expect, type Page } from '@playwright/test';
import type { AxeResults, RunOptions } from 'axe-core';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { EveryState } from './every-state.ts';
import type { View } from './views.ts';

// What is looked at on a page, whichever page it is.

/**
 * The axe of @axe-core/playwright, without its builder: that brings the whole script into the page
 * twice for every look, which takes ten times as long as looking.
 */
const AXE = readFileSync(
	createRequire(import.meta.resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js'),
	'utf8'
);
const EVERY_RULE: RunOptions = {
	runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
	resultTypes: ['violations']
};
const only = (...values: string[]): RunOptions => ({
	runOnly: { type: 'rule', values },
	resultTypes: ['violations']
});
const COLOUR_RULES = only('color-contrast', 'link-in-text-block');
const SIZE_RULES = only('color-contrast', 'scrollable-region-focusable', 'target-size');

const SMALL = { width: 320, height: 640 };
const NARROW = { width: 360, height: 740 };
const WIDE = { width: 1280, height: 800 };
/** Twice the 112.5 % of base.css, and the room that 320 pixels leave to letters half as large. */
const LARGE_LETTERS = '225%';
const FOR_LARGE_LETTERS = { width: 2 * SMALL.width, height: 2 * SMALL.height };
/** What WCAG 2.5.5 asks in its strictest form, and a thumb in a hall. */
const THUMB = 44;

/** Asks of every page of a list whether something left for another host. */
export function strayedFrom({ emptyHouse, house, viewers }: EveryState): string[] {
	const strayed: string[] = [];
	const ours = [house, emptyHouse].map(({ url }) => new URL(url).host);
	for (const viewer of Object.values(viewers))
		viewer.on('request', (request) => {
			const { protocol, host } = new URL(request.url());
			if (protocol !== 'data:' && !ours.includes(host)) strayed.push(request.url());
		});
	return strayed;
}

/**
 * Goes to a page and opens everything on it that can be opened. A viewer stays in one tab until
 * something was done in it: a new one costs the browser three times what the page does.
 */
export async function openView(all: EveryState, view: View): Promise<Page> {
	const viewer = all.viewers[view.who];
	const page = viewer.pages()[0] ?? (await viewer.newPage());
	await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
	await page.setViewportSize(NARROW);
	const { url } = view.first ? all.emptyHouse : all.house;
	await page.goto(url + view.path(all));
	await isAlive(page);
	await view.act?.(page);
	await expect(page.getByText(view.sees).first()).toBeAttached();
	await isAlive(page);
	await openEverything(page);
	await page.evaluate(AXE);
	return page;
}

/**
 * Opens all that can be opened, what comes out of it too. Of the lists of a result the first theme:
 * the others are alike, and are most of the page.
 */
async function openEverything(page: Page): Promise<void> {
	await page.evaluate(async () => {
		const frame = () => new Promise(requestAnimationFrame);
		const first = document.querySelector('#lists li > details');
		const isAlike = (one: Element) => one !== first && one.matches('#lists li > details');
		const seen = new Set<HTMLDetailsElement>();
		for (;;) {
			const all = [...document.querySelectorAll('details')];
			const closed = all.filter((one) => !one.open && !seen.has(one) && !isAlike(one));
			if (closed.length === 0) return;
			for (const details of closed) {
				seen.add(details);
				details.open = true;
			}
			await frame();
			await frame();
		}
	});
}

/** The view has been seen. */
export async function leaveView(page: Page, view: View): Promise<void> {
	if (view.act) await page.close();
}

/** Waits until the script of the page runs, if it has any: SvelteKit puts this element there at the end. */
async function isAlive(page: Page): Promise<void> {
	if ((await page.locator('script').count()) === 0) return;
	await page.locator('#svelte-announcer').waitFor({ state: 'attached' });
}

/** One main heading, a title, and its language. */
export async function expectFrame(page: Page, view: View): Promise<void> {
	await expect(page.locator('h1')).toHaveCount(1);
	await expect(page.locator('h1')).not.toBeEmpty();
	await expect(page).toHaveTitle(/\S.* [·–] Peddel$/);
	await expect(page.locator('html')).toHaveAttribute('lang', view.who === 'english' ? 'en' : 'nl');
}

/** Fits and has no faults, on a phone by day and on a screen at night; main pages in all four. */
export async function expectFaultless(page: Page, view: View): Promise<void> {
	for (const [size, scheme] of [
		[NARROW, 'light'],
		[WIDE, 'dark']
	] as const) {
		await page.setViewportSize(size);
		for (const [i, colorScheme] of (view.main
			? (['light', 'dark'] as const)
			: [scheme]
		).entries()) {
			await page.emulateMedia({ colorScheme });
			// In the same size nothing but the colours has changed; in another one the page itself has not.
			const first = size === NARROW || view.main ? EVERY_RULE : SIZE_RULES;
			const rules = i === 0 ? first : COLOUR_RULES;
			await expectFits(page, `${size.width} px, ${colorScheme}`, rules);
		}
	}
}

/** The same on the smallest phone, with large letters and in the colours of the reader. */
export async function expectFaultlessForAll(page: Page): Promise<void> {
	await page.emulateMedia({ colorScheme: 'light' });
	await page.setViewportSize(SMALL);
	await expectFits(page, `${SMALL.width} px`, EVERY_RULE);
	await page.setViewportSize(NARROW);
	await page.emulateMedia({ forcedColors: 'active' });
	await expectFits(page, 'forced colours', COLOUR_RULES);
	await page.emulateMedia({ forcedColors: 'none' });
	await page.setViewportSize(FOR_LARGE_LETTERS);
	await page.evaluate((size) => (document.documentElement.style.fontSize = size), LARGE_LETTERS);
	await expectFits(page, 'large letters', SIZE_RULES);
	await page.evaluate(() => document.documentElement.removeAttribute('style'));
	await page.setViewportSize(NARROW);
}

async function expectFits(page: Page, look: string, rules: RunOptions): Promise<void> {
	const over = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
	expect.soft(await over(), `wider than its window: ${look}`).toBeLessThanOrEqual(0);
	expect.soft(await findings(page, rules), look).toEqual([]);
}

/** What axe finds, in a form that is easy to read in a failed test; no page has frames. */
function findings(page: Page, rules: RunOptions): Promise<string[]> {
	return page.evaluate(async (options) => {
		const { axe } = globalThis as unknown as {
			axe: { run: (options: RunOptions) => Promise<AxeResults> };
		};
		const { violations } = await axe.run(options);
		return violations.flatMap(({ id, nodes }) =>
			nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary}`)
		);
	}, rules);
}

/** Who asks for less motion gets none: the viewers here all do. */
export async function expectStill(page: Page): Promise<void> {
	const moving = await page.evaluate(() =>
		[...document.querySelectorAll('*')].flatMap((element) =>
			['', '::before', '::after'].flatMap((part) => {
				const style = getComputedStyle(element, part || null);
				const { animationDuration, scrollBehavior, transitionDuration } = style;
				const lasts = `${animationDuration},${transitionDuration}`.split(',').map(parseFloat);
				const moves = lasts.some((seconds) => seconds > 0) || scrollBehavior === 'smooth';
				return moves ? `${element.tagName}.${element.className} ${part}` : [];
			})
		)
	);
	expect.soft(moving, 'moves').toEqual([]);
}

/**
 * Whatever the keyboard can reach shows so: it, or what stands for it in its label, gets another
 * outline, shadow or border, and nothing covers all of it.
 */
export async function expectFocusSeen(page: Page): Promise<void> {
	for (const forcedColors of ['none', 'active'] as const) {
		await page.emulateMedia({ forcedColors });
		expect.soft(await unseen(page), `focus, forced colours ${forcedColors}`).toEqual([]);
	}
	await page.emulateMedia({ forcedColors: 'none' });
}

async function unseen(page: Page): Promise<string[]> {
	// From a key on the browser shows where the focus is, also when a script moves it.
	await page.keyboard.press('Tab');
	return page.evaluate(() => {
		const reachable =
			':is(a[href], button, input, select, textarea, summary, [tabindex]):not([type="hidden"], [tabindex="-1"], :disabled)';
		const shapes = (element: Element) =>
			[element, ...(element.closest('label')?.querySelectorAll('*') ?? [])].map((part) => {
				const { borderColor, borderStyle, borderWidth, boxShadow, opacity, outlineColor } =
					getComputedStyle(part);
				const { outlineStyle, outlineWidth } = getComputedStyle(part);
				const hasOutline = outlineStyle !== 'none' && parseFloat(outlineWidth) > 0;
				const outline = hasOutline && `${outlineStyle} ${outlineWidth} ${outlineColor}`;
				const border = `${borderStyle} ${borderWidth} ${borderColor}`;
				// What is under glass, as the button of a scale, shows nothing itself.
				return Number(opacity) > 0 && [outline, boxShadow, border].join();
			});
		const isUncovered = (element: Element) => {
			const target = element.closest('label') ?? element;
			return [...target.getClientRects()].some(({ bottom, left, right, top }) =>
				[left + 2, (left + right) / 2, right - 2].some((x) =>
					[top + 2, (top + bottom) / 2, bottom - 2].some((y) => {
						const at = document.elementFromPoint(x, y);
						return at !== null && (target.contains(at) || at.contains(target));
					})
				)
			);
		};
		return [...document.querySelectorAll<HTMLElement>(reachable)]
			.filter((element) => element.checkVisibility())
			.flatMap((element) => {
				element.blur();
				const before = shapes(element).join();
				element.focus();
				const name = `${element.tagName} ${element.getAttribute('name') ?? ''} ${element.textContent.trim().slice(0, 40)}`;
				if (document.activeElement !== element) return `${name}: takes no focus`;
				if (shapes(element).join() === before) return `${name}: looks the same`;
				return isUncovered(element) ? [] : `${name}: covered`;
			});
	});
}

/** A thumb hits what it is after: tried with points around the middle of everything to tap. */
export async function expectThumbSized(page: Page): Promise<void> {
	const small = await page.evaluate((thumb) => {
		// A pixel is lost to rounding on either side.
		const reach = thumb / 2 - 2;
		const found = 'main :is(a, button, summary, select, textarea, input):not([type="hidden"])';
		return [...document.querySelectorAll<HTMLElement>(found)]
			.filter((element) => element.checkVisibility())
			.filter((element) => {
				element.scrollIntoView({ block: 'center' });
				const target = element.closest('label') ?? element;
				const { left, top, width, height } = target.getBoundingClientRect();
				const [x, y] = [left + width / 2, top + height / 2];
				const isHit = (dx: number, dy: number) => {
					const at = document.elementFromPoint(x + dx, y + dy);
					return at !== null && (target.contains(at) || at.closest('label') === target);
				};
				return ![isHit(0, -reach), isHit(0, reach), isHit(-reach, 0), isHit(reach, 0)].every(
					Boolean
				);
			})
			.map(
				({ tagName, textContent, outerHTML }) =>
					`${tagName} ${textContent.trim().slice(0, 40)} ${outerHTML.slice(0, 60)}`
			);
	}, THUMB);
	expect.soft(small, `smaller than ${THUMB} px`).toEqual([]);
}
