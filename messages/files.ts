/**
 * The built files of sentences, by `<language>/<part>`, so that a page can name in its head what its script is about to
 * fetch. The build writes them in for the server; empty in the browser and while developing.
 */
export const wordsFiles: Readonly<Record<string, string>> = {};
