export const NOTE_LENGTH = 20_000;
