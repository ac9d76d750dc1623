/** As in tokens.css by day: the ground that is loaded is light at night too. */
export const PAPER = '#f7f3ea';
export const SURFACE = '#fffdf8';
export const INK = '#1d2a2e';
export const ACCENT = '#0b5063';
export const WATER = '#bcd8dd';
/** Half water, half paper: with opacity a line shows where it joins. */
export const SHORE = '#dae6e4';
export const DRAWN = '#8c1c1f';
