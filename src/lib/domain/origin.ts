/**
 * How the answers of a person came in: typed by themselves, from a table, from a paper form, or on
 * the device of somebody who helped. Told as numbers of people only.
 */
export const ORIGINS = ['screen', 'import', 'paper', 'assisted'] as const;
export type Origin = (typeof ORIGINS)[number];
