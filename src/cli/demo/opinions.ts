// What the people of the demo think. All invented: the tool needs something believable to show.
// Numbers are where a group's answers lie around, on the scale 1–5.

/** Impact, feasibility, current effort and knowledge need as an average visitor would see them. */
export type Views = readonly [
	impact: number,
	feasibility: number,
	effort: number,
	knowledge: number
];

/** Groote Wielen: wet meadows and lakes on peat, meadow birds, farms around it. */
export const WIELEN: Readonly<Record<string, Views>> = {
	'hoger-natuurlijker-peil': [4.3, 2.5, 2.2, 3.4],
	'regenwater-vasthouden': [3.8, 3.4, 2.0, 2.6],
	'beken-weer-natuurlijk': [1.7, 1.9, 1.4, 2.0],
	'natuurvriendelijke-oevers': [3.9, 3.9, 2.9, 1.9],
	'schoner-water-in-het-gebied': [4.2, 2.9, 2.9, 3.6],
	'minder-grondwater-oppompen': [2.4, 2.4, 1.8, 3.9],
	'vissen-vrije-doorgang': [3.3, 3.6, 3.9, 2.2],
	'verzilting-tegengaan': [1.8, 2.6, 1.6, 3.2],
	'veen-nat-houden': [4.3, 2.2, 1.9, 4.0],
	'levende-bodem': [3.5, 3.7, 2.3, 3.0],
	'minder-mest-rond-natuur': [3.8, 2.4, 2.4, 2.8],
	'stroken-zonder-mest': [3.4, 3.4, 2.3, 2.2],
	'minder-bestrijdingsmiddelen': [3.2, 3.2, 2.8, 2.4],
	'minder-stikstof-in-de-lucht': [3.9, 2.2, 2.6, 3.4],
	'afspoeling-van-hellingen': [1.3, 2.0, 1.2, 1.5],
	'heggen-en-houtwallen': [2.1, 3.2, 1.8, 1.9],
	'bloemrijke-akkerranden': [2.6, 3.5, 2.2, 1.8],
	'poelen-en-natte-hoekjes': [3.5, 4.1, 2.1, 1.8],
	'natuurgebieden-verbinden': [3.6, 2.7, 2.2, 2.7],
	'zachte-overgangen': [3.9, 3.1, 2.0, 2.8],
	'meer-natuurgebied': [3.5, 2.0, 2.4, 2.6],
	'later-en-in-delen-maaien': [4.1, 3.8, 2.8, 2.0],
	'begrazen-op-maat': [3.3, 3.9, 3.9, 2.0],
	'gevarieerd-bos': [1.6, 2.9, 1.7, 1.9],
	'heide-duin-schraal-gras': [2.2, 2.6, 2.0, 2.8],
	'weidevogels-helpen': [4.5, 3.4, 4.1, 2.3],
	'soorten-op-maat': [3.7, 3.2, 3.1, 3.2],
	'bermen-en-dijken': [3.1, 4.2, 2.8, 1.6],
	'kruidenrijk-grasland': [4.0, 3.6, 2.7, 2.2],
	'extensief-boeren': [4.0, 2.3, 2.1, 3.0],
	'meer-soorten-gewassen': [1.9, 2.7, 1.8, 2.2],
	'bomen-op-de-boerderij': [1.7, 2.6, 1.4, 2.0],
	'natuur-op-het-erf': [2.8, 4.2, 2.6, 1.4],
	'lange-vergoeding': [4.3, 2.8, 2.2, 2.9],
	'grond-en-pacht': [4.0, 2.5, 1.9, 3.2],
	'afzet-en-korte-ketens': [3.4, 2.6, 1.9, 3.4],
	'exoten-planten': [3.4, 3.5, 3.8, 2.2],
	'exoten-dieren': [3.2, 3.2, 4.0, 2.4],
	'exoten-voorkomen': [2.9, 4.0, 2.6, 1.8],
	'recreatie-spreiden': [3.4, 3.4, 2.6, 2.6],
	'rust-in-broedtijd': [4.2, 3.7, 3.2, 1.8]
};

/** Nobody knows what to say of these: there are no slopes here, for one. */
export const UNKNOWN_HERE = ['afspoeling-van-hellingen', 'verzilting-tegengaan'];

/** What it would yield is hard to say: many do not know. */
export const HARD_TO_SAY = ['minder-grondwater-oppompen'];

/** Leeuwarden: what plays in a city. */
export const STAD: Readonly<Record<string, Views>> = {
	'regen-naar-groen': [4.0, 3.6, 2.6, 2.4],
	'koele-schaduwplekken': [3.8, 3.7, 2.0, 2.2],
	'meer-boomkronen': [4.1, 2.8, 2.2, 2.8],
	'inheems-en-gevarieerd': [3.9, 4.0, 2.7, 2.0],
	'groene-verbindingen-stad': [4.0, 2.9, 2.3, 2.8],
	'natuurlijke-buurtparken': [4.0, 2.7, 2.4, 2.0],
	'natuur-bij-nieuwbouw': [3.9, 3.4, 2.1, 2.8],
	'groen-rond-woningen': [3.8, 3.3, 2.1, 2.2],
	'maaien-voor-bloemen': [3.6, 4.2, 3.7, 1.6],
	'groen-zonder-bestrijdingsmiddelen': [3.4, 3.9, 3.8, 1.8],
	'groene-tuinen': [3.5, 3.2, 2.2, 1.8],
	'samen-groen-beheren': [3.3, 3.6, 2.8, 2.2]
};

export interface Voice {
	/** Group slug. */
	readonly group: string;
	readonly people: number;
	/** How much this group leans from the average, per question. */
	readonly lean: Views;
	/** Extra leaning per theme: impact and feasibility. */
	readonly differs: Readonly<Record<string, readonly [impact: number, feasibility: number]>>;
}

const FARMING_LOSES: Voice['differs'] = {
	'hoger-natuurlijker-peil': [-1.6, -0.9],
	'veen-nat-houden': [-1.7, -0.9],
	'minder-mest-rond-natuur': [-1.3, -0.8],
	'extensief-boeren': [-1.4, -0.9],
	'meer-natuurgebied': [-1.5, -0.6],
	'minder-stikstof-in-de-lucht': [-1.4, -0.7],
	'weidevogels-helpen': [0.1, 0.6],
	'kruidenrijk-grasland': [-0.3, 0.2],
	'lange-vergoeding': [0.6, 0.2],
	'grond-en-pacht': [0.5, -0.3],
	'afzet-en-korte-ketens': [0.6, -0.2],
	'natuur-op-het-erf': [0.5, 0.4],
	'exoten-dieren': [0.8, 0.3]
};

const NATURE_HOPES: Voice['differs'] = {
	'hoger-natuurlijker-peil': [0.6, 0.5],
	'veen-nat-houden': [0.5, 0.5],
	'zachte-overgangen': [0.4, 0.4],
	'meer-natuurgebied': [0.9, 0.5],
	'natuur-op-het-erf': [-0.5, 0],
	'bermen-en-dijken': [-0.3, 0.1]
};

const VISITORS_STAY: Voice['differs'] = {
	'recreatie-spreiden': [-0.8, -0.7],
	'rust-in-broedtijd': [-0.6, -0.5],
	'bloemrijke-akkerranden': [0.8, 0.2],
	'heggen-en-houtwallen': [0.5, 0.2]
};

const NOTHING: Voice['differs'] = {};

/** Who took part around the Groote Wielen: 43 people, of whom two from knowledge. */
export const WIELEN_VOICES: readonly Voice[] = [
	{ group: 'provincie', people: 2, lean: [0.3, -0.1, 0.3, 0], differs: NATURE_HOPES },
	{ group: 'gemeente', people: 2, lean: [0, 0, 0.2, 0], differs: VISITORS_STAY },
	{ group: 'waterschap', people: 3, lean: [0.1, 0.1, 0.4, -0.2], differs: NOTHING },
	{ group: 'terreinbeheerder', people: 4, lean: [0.5, 0.1, -0.3, 0.1], differs: NATURE_HOPES },
	{ group: 'natuurvrijwilligers', people: 4, lean: [0.6, 0.3, -0.5, 0.2], differs: NATURE_HOPES },
	{ group: 'agrarier', people: 9, lean: [-0.4, -0.3, 0.5, 0.1], differs: FARMING_LOSES },
	{ group: 'agrarisch-collectief', people: 2, lean: [0.1, 0, 0.3, 0], differs: FARMING_LOSES },
	{ group: 'landbouworganisatie', people: 1, lean: [-0.5, -0.5, 0.5, 0.3], differs: FARMING_LOSES },
	{ group: 'grondeigenaar', people: 2, lean: [-0.1, -0.2, 0.2, 0], differs: FARMING_LOSES },
	{ group: 'bewoner', people: 7, lean: [0.1, 0.2, -0.3, 0.1], differs: NOTHING },
	{ group: 'ondernemer', people: 2, lean: [-0.1, 0, 0, 0.2], differs: VISITORS_STAY },
	{ group: 'recreatie-en-sport', people: 3, lean: [0, 0, 0, 0], differs: VISITORS_STAY },
	{ group: 'deskundige', people: 2, lean: [0.3, -0.2, -0.2, 0.6], differs: NATURE_HOPES }
];

/** Who has started in Leeuwarden so far. */
export const STAD_VOICES: readonly Voice[] = [
	{ group: 'gemeente', people: 3, lean: [0, 0.1, 0.4, 0], differs: NOTHING },
	{ group: 'bewoner', people: 4, lean: [0.2, 0.1, -0.4, 0], differs: NOTHING },
	{ group: 'bouw-en-wonen', people: 1, lean: [-0.2, -0.4, 0.2, 0.1], differs: NOTHING },
	{ group: 'natuurvrijwilligers', people: 2, lean: [0.5, 0.2, -0.4, 0.1], differs: NOTHING }
];
