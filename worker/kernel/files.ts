/** Objects in R2, under `<tenant>/<id>`. A row of the `files` table owns each. */
export type Files = {
  put(tenantId: string, id: string, body: ArrayBuffer | ReadableStream, contentType: string): Promise<void>;
  get(
    tenantId: string,
    id: string,
  ): Promise<{ body: ReadableStream; contentType: string; size: number; etag: string } | null>;
  /** One, or up to a thousand; what is not there is no error. */
  remove(tenantId: string, id: string | string[]): Promise<void>;
};

/** The file store over an R2 bucket. */
export function openFiles(bucket: R2Bucket): Files {
  return {
    async put(tenantId, id, body, contentType) {
      await bucket.put(keyOf(tenantId, id), body, { httpMetadata: { contentType } });
    },
    async get(tenantId, id) {
      const object = await bucket.get(keyOf(tenantId, id));
      if (!object) return null;
      const contentType = object.httpMetadata?.contentType ?? "application/octet-stream";
      return { body: object.body, contentType, size: object.size, etag: object.httpEtag };
    },
    async remove(tenantId, id) {
      await bucket.delete([id].flat().map((one) => keyOf(tenantId, one)));
    },
  };
}

function keyOf(tenantId: string, id: string): string {
  return `${tenantId}/${id}`;
}
