/** The size of the page that layouts are for. */

/** Columns of the output; `output/format.ts` holds the same for Prettier, which a test compares. */
export const printWidth = 100;

/** Columns per level of indentation. */
export const tabWidth = 2;
