/**
 * Follows what a client sends through the tunnel and says of each chunk whether it holds a Query or a Sync:
 * the messages that Postgres answers, so one round trip.
 */
export function tripCounter(): (chunk: Buffer) => boolean {
  let started = false;
  let header = Buffer.alloc(0);
  let skip = 0;
  return (chunk) => {
    let asks = false;
    let at = 0;
    while (at < chunk.length) {
      if (skip > 0) {
        const passed = Math.min(skip, chunk.length - at);
        skip -= passed;
        at += passed;
        continue;
      }
      // A message is [type] length body; the packets before sign-in have no type.
      const size = started ? 5 : 8;
      const taken = chunk.subarray(at, at + size - header.length);
      header = Buffer.concat([header, taken]);
      at += taken.length;
      if (header.length < size) break;
      skip = started ? header.readInt32BE(1) - 4 : header.readInt32BE(0) - 8;
      if (started) asks ||= header[0] === 0x51 || header[0] === 0x53;
      else started = header.readInt32BE(4) >> 16 === 3;
      header = Buffer.alloc(0);
    }
    return asks;
  };
}
