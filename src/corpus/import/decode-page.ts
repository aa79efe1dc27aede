/** Names of encodings that pages use and the Encoding Standard does not know. */
const ALSO_CALLED: Readonly<Record<string, string>> = {
  cp932: 'shift_jis',
  ms932: 'shift_jis',
  'x-ms-cp932': 'shift_jis',
  'eucjp-win': 'euc-jp',
  eucjpms: 'euc-jp',
  cp51932: 'euc-jp',
  jis: 'iso-2022-jp',
  'iso-2022-jp-ms': 'iso-2022-jp',
};
/** Tried in this order where the page does not say, or says what it is not. */
const LIKELY = ['utf-8', 'euc-jp', 'shift_jis'];
/** More broken characters than this share, and it is another encoding; fewer are slips of the page. */
const MOST_BROKEN = 0.01;
/** How far into a page its own word on its encoding is looked for. */
const HEAD_BYTES = 4_096;

/** A page's text: its encoding is what a byte order mark, the header or a meta tag says, the first of them that fits the bytes. */
export function decodePage(bytes: Uint8Array, contentType?: string): string {
  const said = [markOf(bytes), charsetIn(contentType ?? ''), metaOf(bytes)].flatMap((label) => encodingOf(label) ?? []);
  const guessed = hasEscapes(bytes) ? ['iso-2022-jp', ...LIKELY] : LIKELY;
  const decode = (encoding: string) => new TextDecoder(encoding).decode(bytes);
  const fits = (encoding: string) => brokenShare(decode(encoding)) <= MOST_BROKEN;
  return decode(said.find(fits) ?? guessed.find(fits) ?? said[0] ?? 'windows-1252');
}

function encodingOf(label: string | undefined): string | undefined {
  if (!label) return undefined;
  const name = label.trim().toLowerCase();
  try {
    return new TextDecoder(ALSO_CALLED[name] ?? name).encoding;
  } catch {
    return undefined;
  }
}

function markOf([first, second, third]: Uint8Array): string | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return first === 0xff && second === 0xfe ? 'utf-16le' : undefined;
}

function charsetIn(contentType: string): string | undefined {
  return /charset\s*=\s*["']?\s*([^\s"';,]+)/i.exec(contentType)?.[1];
}

/** `<meta charset="…">`, `<meta http-equiv="Content-Type" content="…">`, `<?xml encoding="…"?>`: all of ASCII. */
function metaOf(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, HEAD_BYTES)).replace(/<!--[\s\S]*?-->/g, '');
  const declared = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([^"']+)/i.exec(head)?.[1];
  const said = /<meta\s[^>]*?charset\s*=\s*["']?\s*([^\s"'/>;]+)/i.exec(head)?.[1];
  // A page whose tags can be read is not in UTF-16, whatever they say.
  return (declared ?? said)?.replace(/^utf-?16.*$/i, 'utf-8');
}

function hasEscapes(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('\u001b$');
}

/** The share of characters that no page means: of a wrong encoding, a decoder makes replacements or C1 controls. */
function brokenShare(text: string): number {
  return (text.match(/[\uFFFD\u0080-\u0084\u0086-\u009f]/g)?.length ?? 0) / Math.max(1, text.length);
}
