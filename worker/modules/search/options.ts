/** Of each kind of record. */
export const MOST_HITS = 8;
