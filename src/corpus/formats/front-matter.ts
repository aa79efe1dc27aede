import { parse as parseToml, TomlError } from 'smol-toml';
import { parseDocument } from 'yaml';
import { lineNumber, splitLines } from '../../text/lines.ts';
import type { Problem } from '../types.ts';

/** Longer front matter is not parsed: nobody writes it, and a parser can be kept busy with it. */
const MOST_CHARACTERS = 64 * 1024;
/** Deeper brackets than this are not parsed; both parsers recurse. */
const MOST_NESTING = 50;

/** What stands above a post's body. */
export interface FrontMatter {
  data: Record<string, unknown>;
  /** Offset of the body, which is the whole text where there is no front matter. */
  bodyStart: number;
  /** Whether there is any, readable or not. */
  present: boolean;
  problems: Problem[];
  /** Line of a key in the source, from 1. */
  lineOf: (key: string) => number | undefined;
}

interface Fence {
  language: 'yaml' | 'toml' | 'other';
  raw: string;
  rawStart: number;
  bodyStart: number;
  closed: boolean;
}

const KEY = /^(?:["']?)([\w.-]+)(?:["']?)\s*[:=](?:\s|$)/;

function findFence(text: string): Fence | undefined {
  const opening = /^\s*?(---|\+\+\+)[ \t]*([a-z]*)[ \t]*(?:\r\n|\n|\r)/i.exec(text.slice(0, 200));
  if (!opening) return undefined;
  const [whole, marks = '', language = ''] = opening;
  const rawStart = whole.length;
  const closing = new RegExp(`^${marks === '---' ? '(?:---|\\.\\.\\.)' : '\\+\\+\\+'}[ \\t]*$(?:\\r\\n|\\n|\\r)?`, 'm');
  const found = closing.exec(text.slice(rawStart));
  const named = marks === '+++' || language === 'toml' ? 'toml' : 'yaml';
  const fence = { language: /^(|ya?ml|toml)$/i.test(language) ? named : 'other', rawStart } as const;
  if (found) {
    const raw = text.slice(rawStart, rawStart + found.index);
    // Two thematic breaks with prose between them are no front matter.
    const first = raw.split(/[\r\n]+/).find((line) => line.trim() !== '' && !line.startsWith('#'));
    if (first !== undefined && fence.language === 'yaml' && !KEY.test(first) && !/^[[{"'&?-]/.test(first.trim()))
      return undefined;
    return { ...fence, raw, bodyStart: rawStart + found.index + found[0].length, closed: true };
  }
  return findUnclosed(text, fence);
}

/** Front matter that never ends: its keys reach down to the first line that is none. */
function findUnclosed(text: string, fence: Pick<Fence, 'language' | 'rawStart'>): Fence | undefined {
  let end = fence.rawStart;
  for (const line of splitLines(text.slice(0, fence.rawStart + MOST_CHARACTERS), fence.rawStart)) {
    if (!KEY.test(line.text) && !/^(\s+\S|\s*-\s|[\]}])/.test(line.text)) break;
    end = line.offset + line.text.length;
  }
  if (end === fence.rawStart) return undefined;
  return { ...fence, raw: text.slice(fence.rawStart, end), bodyStart: end, closed: false };
}

/** Reads single `key: value` lines, for front matter that as a whole cannot be parsed. */
function salvage(raw: string): Record<string, unknown> {
  const data: Record<string, unknown> = {};
  for (const { text } of splitLines(raw)) {
    const found = /^([\w-]+)\s*[:=]\s*(\S.*?)\s*$/.exec(text);
    const value = found?.[2]?.replace(/^(["'])(.*)\1$/, '$2') ?? '';
    if (found?.[1] && value.length <= 1000 && !/^[[{&*|>=:]/.test(value)) data[found[1]] = value;
  }
  return data;
}

function tooDeep(raw: string): boolean {
  let depth = 0;
  for (const mark of raw.match(/[[\]{}]/g) ?? []) {
    depth += mark === '[' || mark === '{' ? 1 : -1;
    if (depth > MOST_NESTING) return true;
  }
  const markers = (line: string): number => (/^[\s?:-]*/.exec(line)?.[0] ?? '').replace(/\s/g, '').length;
  return raw.split(/[\r\n]+/).some((line) => markers(line) > MOST_NESTING);
}

function parseYaml(raw: string): Record<string, unknown> {
  const document = parseDocument(raw, { schema: 'core', uniqueKeys: false, logLevel: 'silent' });
  const [error] = document.errors;
  if (error) throw error;
  const data: unknown = document.toJS({ maxAliasCount: 50 });
  if (data === null || data === undefined) return {};
  if (typeof data !== 'object' || Array.isArray(data)) throw new Error('it is not a list of keys and values');
  return data as Record<string, unknown>;
}

function lineOfError(error: unknown): number {
  if (error instanceof TomlError) return error.line;
  const lines = (error as { linePos?: [{ line: number }] }).linePos;
  return lines?.[0].line ?? 1;
}

/**
 * Splits YAML (`---`) or TOML (`+++`) front matter from a text and parses it; nothing in it is ever executed. What cannot
 * be parsed becomes a problem, its plain lines are kept, and the body is served all the same.
 */
export function splitFrontMatter(id: string, text: string): FrontMatter {
  const fence = findFence(text);
  if (!fence) return { data: {}, bodyStart: 0, present: false, problems: [], lineOf: () => undefined };
  const { raw, rawStart, bodyStart } = fence;
  const firstLine = lineNumber(text, rawStart);
  const problems: Problem[] = [];
  const report = (message: string, line = 1): void => {
    problems.push({ path: id, line: firstLine + line - 1, message: `front matter: ${message}`, severity: 'warning' });
  };
  const lineOf = (key: string): number | undefined => {
    const index = splitLines(raw).findIndex((line) => KEY.exec(line.text)?.[1] === key);
    return index < 0 ? undefined : firstLine + index;
  };
  let data: Record<string, unknown> = {};
  if (!fence.closed) report('it is never closed', 0);
  if (fence.language === 'other') report('only YAML and TOML are read', 0);
  else if (raw.length > MOST_CHARACTERS) report('it is too long to read');
  else if (tooDeep(raw)) report('it is nested too deeply to read');
  else {
    try {
      data = fence.language === 'toml' ? parseToml(raw) : parseYaml(raw);
    } catch (error) {
      const message = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
      report(message.replace(/ at line \d+.*$/, '').replace(/:$/, ''), lineOfError(error));
      data = salvage(raw);
    }
  }
  return { data, bodyStart, present: true, problems, lineOf };
}
