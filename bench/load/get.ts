import { request } from "node:http";

/** The body of one answer. Fails with anything but 200; `fetch` would not send the `Host` of our choice. */
export function get(port: number, path: string, headers: Record<string, string>): Promise<string> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: "127.0.0.1", port, path, headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.on("end", () => {
        const text = String(Buffer.concat(chunks));
        if (answer.statusCode === 200) resolve(text);
        else reject(new Error(`${path}: ${answer.statusCode} ${text.slice(0, 200)}`));
      });
    });
    asked.on("error", reject).end();
  });
}
