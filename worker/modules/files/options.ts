/** The largest file that is taken: 10 MB. */
export const MOST_BYTES = 10 * 1024 * 1024;
