/** Read by hundreds of phones in the same second: words and bars, no program. */
export const csr = false;
