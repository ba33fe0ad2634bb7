/** Length is what makes a password strong; the upper bound keeps hashing cheap. */
export const passwordLength = { least: 10, most: 128 } as const;
