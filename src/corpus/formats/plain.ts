import { endsSentence, isHardWrapped, joinWrapped, type Line, splitLines, trimLine } from '../../text/lines.ts';
import type { Piece, Reading, Source } from '../reading.ts';

/** A bullet and the white space around it at the start of a line. */
const BULLET = /^(?:[•◦‣・●○■□◆▪]\s*|[-*+–]\s+|\d{1,3}[.)]\s+)(?=\S)/u;

/** The line without its bullet as a list item, or undefined where it has none. */
export function readBullet(line: Line): Line | undefined {
  const { text, offset } = trimLine(line);
  const bullet = BULLET.exec(text)?.[0];
  return bullet === undefined ? undefined : { text: text.slice(bullet.length), offset: offset + bullet.length };
}

/** The runs of lines between empty ones. */
export function splitChunks(lines: readonly Line[]): Line[][] {
  const chunks: Line[][] = [[]];
  for (const line of lines) {
    if (line.text.trim() !== '') chunks.at(-1)?.push(trimLine(line));
    else if (chunks.at(-1)?.length) chunks.push([]);
  }
  return chunks.filter((chunk) => chunk.length > 0);
}

function readChunk(chunk: Line[]): Piece[] {
  const texts = chunk.map((line) => line.text);
  const offset = chunk[0]?.offset ?? 0;
  if (!chunk.some(readBullet) && isHardWrapped(texts)) return [{ kind: 'paragraph', text: joinWrapped(texts), offset }];
  return chunk.map((line) => {
    const item = readBullet(line);
    return item ? { kind: 'list-item', ...item } : { kind: 'paragraph', ...line };
  });
}

/** Reads text with no structure: every line is a paragraph, and the first one stays in the text even where it names the post. */
export function readPlain({ text, start }: Source): Reading {
  const pieces = splitChunks(splitLines(text, start)).flatMap(readChunk);
  const first = pieces[0]?.text ?? '';
  const title = first.length <= 60 && !endsSentence(first) ? first : undefined;
  return { kind: 'article', pieces, found: { title }, problems: [] };
}
