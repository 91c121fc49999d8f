declare module "vitest" {
  interface ProvidedContext {
    ownerUrl: string;
    databaseUrl: string;
    fetchEndpoint: string;
    statsUrl: string;
  }
}

export {};
