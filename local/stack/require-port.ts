import { createServer } from "node:net";

/** The port asked for with PORT, 8787 by default. Throws one sentence when it is not a port or is taken. */
export async function requirePort(): Promise<number> {
  const port = Number(process.env.PORT ?? 8787);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Error(`PORT is not a port: ${process.env.PORT}`);
  await new Promise<void>((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) => reject(new Error(reason(port, error))));
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve()));
  });
  return port;
}

function reason(port: number, error: NodeJS.ErrnoException): string {
  if (error.code === "EADDRINUSE") return `Port ${port} is taken; choose another with PORT=… npm start.`;
  return `Port ${port} cannot be used: ${error.message}`;
}
