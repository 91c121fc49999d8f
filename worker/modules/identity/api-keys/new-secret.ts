const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** `key_` and 256 random bits in base 62, always 43 digits: double-click selects it whole, and scanners find it. */
export function newSecret(): string {
  let rest = crypto.getRandomValues(new Uint8Array(32)).reduce<bigint>((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  let digits = "";
  while (digits.length < 43) {
    digits = ALPHABET.charAt(Number(rest % 62n)) + digits;
    rest /= 62n;
  }
  return `key_${digits}`;
}
