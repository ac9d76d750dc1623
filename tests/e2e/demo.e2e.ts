import { expect, test } from '@playwright/test';
import { typeLogIn } from './facilitator.ts';
import { run, type Running } from './program.ts';

// What `npm run demo` prints is enough to look around and to take part.

let demo: Running;
test.beforeAll(async () => {
	demo = await run('src/cli/demo.ts', {}, (printed) => /\/s\/[A-Z0-9]{6}\n/.test(printed));
});
test.afterAll(() => demo.stop());

test('[J31] the demo prints where to log in, with which password, and where to join', async ({
	page
}) => {
	const [, email, password] = /als (\S+) met wachtwoord (\S+):/.exec(demo.printed)!;
	const logIn = demo.printed.match(/http:\/\/\S+\/login/g)!;
	expect(logIn.at(-1)).toMatch(/^http:\/\/localhost:\d+\/login$/);
	await page.goto(logIn.at(-1)!);
	await typeLogIn(page, { email: email!, password: password! });
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Mijn quickscans');
	await expect(page.getByRole('heading', { level: 3 })).toHaveText([
		'Voorbeeld: groen in Leeuwarden',
		'Voorbeeld: kansen voor de Groote Wielen'
	]);
	await page.getByRole('link', { name: 'Uitslag bekijken' }).click();
	await expect(page.getByRole('img', { name: /^Kansenkaart met/ })).toBeVisible();
});

test('[J31] the address to join that the demo prints takes people in', async ({ page }) => {
	await page.goto(/http:\/\/\S+\/s\/[A-Z0-9]{6}/.exec(demo.printed)![0]);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(
		'Voorbeeld: groen in Leeuwarden'
	);
	await page.locator('input[name="group"][value="bewoner"]').check();
	await page.getByRole('button', { name: 'Beginnen' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Speelt dit hier?');
	await page.getByRole('button', { name: 'Verder' }).click();
	await expect(page.getByRole('button', { name: 'Volgende thema' })).toBeVisible();
});
