import type { Language } from '#lib/domain/language.ts';
import type { App as House } from '#lib/server/app.ts';
import type { Auth } from '#lib/server/auth/lucia.ts';
import type { Viewer } from '#lib/server/usecases/access.ts';

declare global {
	namespace App {
		interface Error {
			message: string;
		}
		interface Locals {
			app: House;
			auth: Auth;
			/** 'nobody' or a facilitator; participants are known per scan, by their own secret. */
			viewer: Viewer;
			user: { readonly id: string; readonly email: string } | null;
			/** The reader's language. */
			language: Language;
		}
	}
}

export {};
