import { expect, type Page } from '@playwright/test';
import { QUESTIONS } from '../../src/lib/domain/rating.ts';

/** Answers to the four questions of a card, in their order: '1' … '5' or 'dk'. */
export type Card = readonly [string, string, string, string];

/** From the front page, with the code as people type it. */
export async function typeCode(page: Page, url: string, code: string): Promise<void> {
	await page.goto(url);
	await page.getByLabel('Code van de quickscan').fill(code);
	await page.getByRole('button', { name: 'Naar de quickscan' }).click();
}

/** On the welcome page: takes a seat, and stands at the first theme then. */
export async function takeSeat(page: Page, group: string): Promise<void> {
	await page.locator(`input[name="group"][value="${group}"]`).check();
	await page.getByRole('button', { name: 'Beginnen' }).click();
	await expect(page.getByRole('button', { name: 'Volgende thema' })).toBeVisible();
}

/** Answers the four questions of the card on screen with the pointer. */
export async function answerCard(page: Page, card: Card): Promise<void> {
	for (const [i, question] of QUESTIONS.entries())
		await page.locator(`input[name="${question}"][value="${card[i]}"]`).check();
}

/** Goes to another card with a button or link, and is there then. */
export async function turnTo(
	page: Page,
	name: 'Volgende thema' | 'Vorige' | 'Overslaan'
): Promise<void> {
	const before = page.url();
	await page
		.getByRole(name === 'Overslaan' ? 'link' : 'button', { name, exact: true })
		.first()
		.click();
	await expect(page).not.toHaveURL(before);
}

/** What is picked on the card on screen; '' where nothing is. */
export async function pickedOn(page: Page): Promise<string[]> {
	return page.evaluate(
		(names) =>
			names.map(
				(name) =>
					document.querySelector<HTMLInputElement>(`input[name="${name}"]:checked`)?.value ?? ''
			),
		[...QUESTIONS]
	);
}
