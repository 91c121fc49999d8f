export type ToastMessage = {
  title: string;
  text?: string;
  tone?: "neutral" | "good" | "bad";
  /** Offered as the first button. */
  undo?: () => void;
  action?: { label: string; run: () => void };
  /** Milliseconds; trouble stays until it is closed. */
  duration?: number;
};
export type ShownToast = ToastMessage & { id: number };

let shown: readonly ShownToast[] = [];
let last = 0;
const watchers = new Set<() => void>();
const most = 4;

/** Says something in the corner; callable from anywhere in the browser. Returns a function that takes it back. */
export function toast(message: ToastMessage): () => void {
  last += 1;
  const id = last;
  set([...shown, { ...message, id }].slice(-most));
  return () => dismissToast(id);
}

/** Takes one away. */
export function dismissToast(id: number): void {
  set(shown.filter((entry) => entry.id !== id));
}

/** Takes away what only informs: something that needs the room has opened. */
export function makeRoom(): void {
  set(shown.filter((entry) => entry.tone === "bad"));
}

/** For the Toaster: the messages now, and changes to them. */
export const toastStore = {
  read: () => shown,
  watch(watcher: () => void): () => void {
    watchers.add(watcher);
    return () => watchers.delete(watcher);
  },
};

function set(next: readonly ShownToast[]): void {
  shown = next;
  for (const watcher of watchers) watcher();
}
