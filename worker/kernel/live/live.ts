/** Tells the tenant's open pages which resources changed. Names only, never rows: each page reads again with its own rights. */
export type Live = {
  tell(tenantId: string, topics: string[]): Promise<void>;
  /** Hands a WebSocket request to the tenant's hub. */
  join(tenantId: string, request: Request): Promise<Response>;
};
