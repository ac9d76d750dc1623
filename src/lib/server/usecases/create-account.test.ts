import { expect, test } from 'vitest';
import { done, NOBODY, openHouse, OPERATOR, START_MS } from '../../../../tests/fixtures/house.ts';
import { verifyPassword } from '../auth/passwords.ts';
import { findUserByEmail } from '../store/users.ts';
import { createAccount, createFirstAccount } from './create-account.ts';
import { resetPassword } from './reset-password.ts';

const ADA = { email: ' Ada@example.nl ', password: 'peddelen in de polder' };
const BO = { email: 'bo@example.nl', password: 'rietzanger en roerdomp' };
const NEXT = 'een heel ander wachtwoord';

test('[U28] every account has an id of its own and the time of the house', async () => {
	const { app, wait } = openHouse();
	const ada = done(await createFirstAccount(app, NOBODY, ADA));
	wait(60);
	const bo = done(await createAccount(app, OPERATOR, BO));
	expect(bo.userId).not.toBe(ada.userId);
	expect(await findUserByEmail(app.db, 'ada@example.nl')).toMatchObject({
		...{ id: ada.userId, createdAtMs: START_MS }
	});
	expect(await findUserByEmail(app.db, BO.email)).toMatchObject({
		...{ id: bo.userId, createdAtMs: START_MS + 60_000 }
	});
});

test('[U28] a forgotten password is replaced, and that of others stays', async () => {
	const { app } = openHouse();
	done(await createFirstAccount(app, NOBODY, ADA));
	done(await createAccount(app, OPERATOR, BO));
	done(await resetPassword(app, OPERATOR, { email: ADA.email, password: NEXT }));
	const opens = async (email: string, password: string) =>
		verifyPassword((await findUserByEmail(app.db, email))!.passwordHash, password);
	expect(await opens('ada@example.nl', ADA.password)).toBe(false);
	expect(await opens('ada@example.nl', NEXT)).toBe(true);
	expect(await opens(BO.email, BO.password)).toBe(true);
});
