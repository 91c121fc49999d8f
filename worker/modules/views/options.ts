export const MOST_VIEWS = 100;
