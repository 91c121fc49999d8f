import { fromBase64, fromBase64Url, toBase64Url } from "./base64.ts";

/**
 * Encrypts per tenant with versioned master keys; the ciphertext is bound to tenant, table and column (`mails.body`).
 * `open` fails for another tenant, place or key version, and for a changed character.
 */
export type Secrets = {
  seal(tenantId: string, place: `${string}.${string}`, text: string): Promise<string>;
  open(tenantId: string, place: `${string}.${string}`, sealed: string): Promise<string>;
};

/**
 * AES-256-GCM (NIST SP 800-38D) with a random 96-bit nonce; each tenant's key is HKDF-SHA-256 (RFC 5869) of the master key
 * and the tenant's id. Sealed: `v1.<key version>.<base64url of nonce, ciphertext, tag>`. `masterKeys` is
 * `1:<base64 of 32 bytes>,2:…`: the highest version seals, all open. Throws at once when it cannot be read.
 */
export function openSecrets(masterKeys: string): Secrets {
  const masters = readMasterKeys(masterKeys);
  const newest = Math.max(...masters.keys());
  const known = new Map<string, Promise<CryptoKey>>();

  const keyOf = (version: number, tenantId: string): Promise<CryptoKey> => {
    const name = `${version}|${tenantId}`;
    const found = known.get(name);
    if (found) return found;
    const master = masters.get(version);
    if (!master) return Promise.reject(new Error(`No master key of version ${version}`));
    if (known.size >= KEPT) known.clear();
    const made = tenantKey(master, tenantId);
    known.set(name, made);
    return made;
  };

  return {
    async seal(tenantId, place, text) {
      const nonce = crypto.getRandomValues(new Uint8Array(NONCE));
      const how = { name: "AES-GCM", iv: nonce, additionalData: placeOf(tenantId, place) };
      const cipher = await crypto.subtle.encrypt(how, await keyOf(newest, tenantId), utf8.encode(text));
      const whole = new Uint8Array(NONCE + cipher.byteLength);
      whole.set(nonce);
      whole.set(new Uint8Array(cipher), NONCE);
      return `v1.${newest}.${toBase64Url(whole)}`;
    },
    async open(tenantId, place, sealed) {
      const [, version, body] = /^v1\.(\d{1,6})\.([\w-]+)$/.exec(sealed) ?? [];
      if (!version || !body) throw new Error("Not a sealed secret");
      const whole = fromBase64Url(body);
      const key = await keyOf(Number(version), tenantId);
      const how = { name: "AES-GCM", iv: whole.subarray(0, NONCE), additionalData: placeOf(tenantId, place) };
      return new TextDecoder().decode(await crypto.subtle.decrypt(how, key, whole.subarray(NONCE)));
    },
  };
}

const NONCE = 12;
/** Derived keys remembered by one isolate. */
const KEPT = 1000;
const utf8 = new TextEncoder();

function readMasterKeys(text: string): Map<number, Uint8Array<ArrayBuffer>> {
  const keys = text.split(",").map((entry): [number, Uint8Array<ArrayBuffer>] => {
    const [, version, encoded] = /^\s*([1-9]\d{0,5}):([A-Za-z0-9+/]{43}=)\s*$/.exec(entry) ?? [];
    if (!version || !encoded)
      throw new Error("MASTER_KEYS must be <version>:<base64 of 32 bytes>, separated by commas");
    return [Number(version), fromBase64(encoded)];
  });
  const found = new Map(keys);
  if (found.size !== keys.length) throw new Error("MASTER_KEYS names a version twice");
  return found;
}

async function tenantKey(master: Uint8Array<ArrayBuffer>, tenantId: string): Promise<CryptoKey> {
  const material = await crypto.subtle.importKey("raw", master, "HKDF", false, ["deriveKey"]);
  const how = { name: "HKDF", hash: "SHA-256", salt: utf8.encode(tenantId), info: utf8.encode("tenant secrets v1") };
  return crypto.subtle.deriveKey(how, material, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}

function placeOf(tenantId: string, place: string): Uint8Array<ArrayBuffer> {
  return utf8.encode([tenantId, ...place.split(".")].join("|"));
}
