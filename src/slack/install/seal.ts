import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/** Seals what must not be readable at rest, with AES-256-GCM. */
export interface Seal {
  /** `owner` is bound in: what was sealed for one cannot be opened for another. */
  close(plain: string, owner: string): string;
  /** Throws where no key fits, or where a single bit was changed. */
  open(sealed: string, owner: string): string;
  /** Whether it was sealed with one of the keys. */
  knows(sealed: string): boolean;
  /** Whether it was sealed with the first key. */
  isCurrent(sealed: string): boolean;
}

const CIPHER = 'aes-256-gcm';
const VERSION = 's1';

/** A seal that writes with the first of `keys`, of 32 bytes each, and reads with any. */
export function createSeal(keys: readonly Buffer[]): Seal {
  const named = keys.map((key) => ({ key, name: nameOf(key) }));
  const [current] = named;
  if (!current) throw new Error('seal: there is no key');
  return {
    close(plain, owner) {
      const iv = randomBytes(12);
      const cipher = createCipheriv(CIPHER, current.key, iv).setAAD(Buffer.from(owner));
      const text = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      const parts = [iv, cipher.getAuthTag(), text].map((part) => part.toString('base64url'));
      return [VERSION, current.name, ...parts].join('.');
    },
    open(sealed, owner) {
      const [version, name, iv = '', tag = '', text = ''] = sealed.split('.');
      const found = named.find((each) => each.name === name);
      if (version !== VERSION || !found) throw new Error('seal: this was sealed with another key');
      const bytes = (part: string) => Buffer.from(part, 'base64url');
      const decipher = createDecipheriv(CIPHER, found.key, bytes(iv), { authTagLength: 16 })
        .setAAD(Buffer.from(owner))
        .setAuthTag(bytes(tag));
      return Buffer.concat([decipher.update(bytes(text)), decipher.final()]).toString('utf8');
    },
    knows: (sealed) => named.some(({ name }) => sealed.startsWith(`${VERSION}.${name}.`)),
    isCurrent: (sealed) => sealed.startsWith(`${VERSION}.${current.name}.`),
  };
}

/** Tells keys apart and gives nothing of them away. */
function nameOf(key: Buffer): string {
  return createHash('sha256').update('senpai seal').update(key).digest('base64url').slice(0, 8);
}
