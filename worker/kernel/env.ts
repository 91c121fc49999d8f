/** The bindings and variables of `wrangler.toml`, and the secrets that `npm run deploy` asks for. */
export type Env = {
  DATABASE_URL: string;
  /** Only on a laptop: the endpoint that speaks Neon's protocol. */
  NEON_FETCH_ENDPOINT?: string;
  /** `1:<base64 of 32 bytes>,2:…`; the highest version seals, all open. */
  MASTER_KEYS: string;
  PLATFORM_HOST: string;
  PLATFORM_NAME?: string;
  /** Only on a laptop: the port of all hosts. Mail then stays in the platform console's outbox. */
  LOCAL?: string;
  MAIL_FROM?: string;
  MAIL_API_URL?: string;
  MAIL_API_KEY?: string;
  SEND_EMAIL?: SendEmail;
  ASSETS: Fetcher;
  FILES: R2Bucket;
  EVENTS: Queue;
  JOBS: Queue;
  HUB: DurableObjectNamespace;
  QUOTA: DurableObjectNamespace;
};
