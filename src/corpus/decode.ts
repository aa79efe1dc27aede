/** A file's bytes as text, and what was wrong with them. */
export interface Decoded {
  /** Undefined where the bytes are no UTF-8 text at all. */
  text?: string;
  /** UTF-16 offset of the first broken place. */
  brokenAt?: number;
  message?: string;
}

/** More broken characters than this share, and a file is taken for another encoding or no text. */
const MOST_BROKEN = 0.02;

/** Decodes UTF-8 with or without a byte order mark. A few broken bytes become `\uFFFD`; a file full of them is refused. */
export function decodePost(source: string | Uint8Array): Decoded {
  const decoded = typeof source === 'string' ? source.replace(/^\uFEFF/, '') : new TextDecoder('utf-8').decode(source);
  const nul = decoded.indexOf('\u0000');
  const nuls = nul < 0 ? 0 : decoded.split('\u0000').length - 1;
  if (nuls > decoded.length * MOST_BROKEN) return { message: 'it is no text: it is full of NUL bytes' };
  const broken = typeof source === 'string' || isUtf8(source) ? 0 : decoded.split('\uFFFD').length - 1;
  if (broken > Math.max(1, decoded.length * MOST_BROKEN))
    return { message: 'it is not UTF-8: convert it, or bring it in with import' };
  if (broken > 0)
    return { text: decoded, brokenAt: decoded.indexOf('\uFFFD'), message: 'it has bytes that are not UTF-8' };
  if (nuls > 0) return { text: decoded, brokenAt: nul, message: 'it has NUL bytes' };
  return { text: decoded };
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
