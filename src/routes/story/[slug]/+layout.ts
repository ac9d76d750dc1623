/** What is published needs no program: words, pictures and tables, for every device and every printer. */
export const csr = false;
