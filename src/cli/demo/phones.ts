import type { ScalePoint, ThemeAnswers } from '../../lib/domain/rating.ts';
import type { App } from '../../lib/server/app.ts';
import { joinScan } from '../../lib/server/usecases/join-scan.ts';
import { submitAnswers } from '../../lib/server/usecases/submit-answers.ts';
import { done } from './done.ts';

// Six invented people who say what a file of answers cannot hold: what is needed, where, and in
// words. Every text begins with "Voorbeeld".

const feasible = (value: ScalePoint) => ({ feasibility: { kind: 'rated', value } }) as const;
const matters = (value: ScalePoint) => ({ impact: { kind: 'rated', value } }) as const;
const spot = (longitude: number, latitude: number) =>
	({ kind: 'point', positions: [[longitude, latitude]] }) as const;

type Said = readonly [theme: string, said: ThemeAnswers];

const PEOPLE: readonly (readonly [group: string, ...said: Said[]])[] = [
	[
		'bewoner',
		['natuurgebieden-verbinden', { answers: feasible(2), needs: ['money', 'support'] }],
		['natuurvriendelijke-oevers', { answers: matters(4), places: [spot(5.8861, 53.2262)] }],
		[
			'rust-in-broedtijd',
			{
				answers: matters(4),
				remark:
					'Voorbeeld van een opmerking: zet bij de ingang een bord met de maanden waarin het pad dicht is.'
			}
		]
	],
	[
		'agrarier',
		['natuurgebieden-verbinden', { answers: feasible(1), needs: ['money', 'land'] }],
		[
			'natuurvriendelijke-oevers',
			{
				answers: matters(4),
				places: [spot(5.8864, 53.2261)],
				offer:
					'Voorbeeld van een aanbod: aan mijn kant van de vaart kan een flauwe oever, als het onderhoud geregeld is.'
			}
		],
		[
			'weidevogels-helpen',
			{
				answers: matters(4),
				remark:
					'Voorbeeld van een opmerking: maak afspraken over later maaien voor meer dan zes jaar, anders doe ik niet mee.'
			}
		]
	],
	[
		'waterschap',
		['natuurgebieden-verbinden', { answers: feasible(2), needs: ['land', 'rules'] }],
		['natuurvriendelijke-oevers', { answers: matters(4), places: [spot(5.8862, 53.2264)] }]
	],
	[
		'terreinbeheerder',
		['natuurgebieden-verbinden', { answers: feasible(3), needs: ['money', 'rules'] }],
		['natuurvriendelijke-oevers', { answers: matters(4), places: [spot(5.886, 53.2262)] }]
	],
	[
		'provincie',
		['natuurgebieden-verbinden', { answers: feasible(2), needs: ['money', 'time'] }],
		['natuurvriendelijke-oevers', { answers: matters(3), places: [spot(5.8865, 53.2263)] }]
	],
	[
		'recreatie-en-sport',
		['natuurgebieden-verbinden', { answers: feasible(2), needs: ['support'] }],
		['natuurvriendelijke-oevers', { answers: matters(4), places: [spot(5.8863, 53.226)] }]
	]
];

/** Lets them join and say it, in the round that runs. @returns the secrets by which they come back */
export async function comeByPhone(app: App, code: string): Promise<readonly string[]> {
	const secrets: string[] = [];
	for (const [group, ...said] of PEOPLE) {
		const { secret } = done(await joinScan(app, { kind: 'nobody' }, code, null, { group }));
		for (const [theme, answers] of said)
			done(await submitAnswers(app, code, secret, theme, answers));
		secrets.push(secret);
	}
	return secrets;
}
