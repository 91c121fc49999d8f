/** Collects what one request is about; `end` writes it as one wide structured line. Never secrets, bodies or tokens. */
export type Log = {
  set(fields: Record<string, unknown>): void;
  error(error: unknown): void;
  end(fields: Record<string, unknown>): void;
};

export function openLog(base: Record<string, unknown>): Log {
  const line: Record<string, unknown> = { ...base };
  return {
    set: (fields) => void Object.assign(line, fields),
    error(error) {
      line.error = error instanceof Error ? (error.stack ?? error.message) : String(error);
      if (error instanceof Error && error.cause instanceof Error) line.cause = error.cause.message;
    },
    end(fields) {
      Object.assign(line, fields);
      // biome-ignore lint/suspicious/noConsole: the one place that writes the log
      console.log(JSON.stringify(line));
    },
  };
}
