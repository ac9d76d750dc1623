/** How layers differ, by their place in the list: by colour and by line, so that either will do. */
export const LAYER_LOOKS: readonly { readonly colour: string; readonly dash?: number[] }[] = [
	{ colour: '#195234' },
	{ colour: '#5c3d00', dash: [4, 2] },
	{ colour: '#3763c6', dash: [1, 2] },
	{ colour: '#8d4180', dash: [6, 2, 1, 2] },
	{ colour: '#b04300', dash: [2, 2] }
];
