/** What one message came to: settled, or to be sent again after so many seconds. */
export type Outcome = "done" | { retryIn: number };
