import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';

const CORPUS = resolve('corpus');
const ORIGINALS = resolve('../shared/seeds');
/** The shortest run of characters, white space aside, that counts as copied. */
const COPIED = 22;

interface Note {
  file: string;
  meta: Record<string, unknown>;
  body: string;
}

/** Splits a note into its front matter and its body. */
function readNote(file: string): Note {
  const [, yaml = '', body = ''] = /^---\n(.*?)\n---\n(.*)$/s.exec(readFileSync(join(CORPUS, file), 'utf8')) ?? [];
  return { file, meta: parse(yaml), body };
}

/** What two texts share when only width, radicals and white space differ: `⼤　⻑Ａ` is `大長A`. */
function fold(text: string): string {
  return text.normalize('NFKC').replaceAll('⻑', '長').replaceAll('⻄', '西').replace(/\s/g, '');
}

/** A text without Markdown's marks, list bullets and link addresses. */
function strip(text: string): string {
  return text.replace(/\]\([^)]*\)/g, '').replace(/[#>*`[\]•]/g, '');
}

/** The body's paragraphs, headings left out. */
function paragraphs(body: string): string[] {
  return body
    .trim()
    .split(/\n{2,}/)
    .filter((part) => !part.startsWith('#'));
}

const notes = readdirSync(CORPUS)
  .filter((file) => file.endsWith('.md'))
  .sort()
  .map(readNote);

describe('corpus', () => {
  it('holds one note for each of the five posts', () => {
    expect(notes.map(({ meta }) => meta.url).sort()).toEqual([
      'https://blog.a-know.me/entry/2021/08/20/225135',
      'https://blog.mosuke.tech/entry/2019/03/29/thank-you-alibaba/',
      'https://heartbeats.jp/hbblog/2012/09/dev2ops.html',
      'https://qiita.com/khiraha/items/a2966cd0ba739556d914',
      'https://speakerdeck.com/daisukeinoue/devsumi2018-cre',
    ]);
  });

  it('gives both posts of a-know the same author', () => {
    const authors = notes.map(({ meta }) => meta.author as { name: string }).filter(({ name }) => name === 'a-know');
    expect(authors).toHaveLength(2);
    expect(authors[0]).toEqual(authors[1]);
  });
});

describe.each(notes)('corpus/$file', ({ file, meta, body }) => {
  it('has a readable name', () => {
    expect(file).toMatch(/^[a-z0-9]+(-[a-z0-9]+)+\.md$/);
  });

  it('has complete front matter', () => {
    expect(meta).toEqual({
      retold: true,
      title: expect.stringMatching(/\S/),
      author: { name: expect.stringMatching(/\S/), aliases: expect.any(Array) },
      date: expect.stringMatching(/^\d{4}-\d{2}(-\d{2})?$/),
      url: expect.stringMatching(/^https:\/\//),
      source: expect.stringMatching(/\S/),
      tags: expect.any(Array),
      description: expect.stringMatching(/。$/),
      lang: 'ja',
    });
    const tags = meta.tags as string[];
    expect(tags.length).toBeGreaterThanOrEqual(4);
    expect(tags.length).toBeLessThanOrEqual(8);
    expect(new Set(tags).size).toBe(tags.length);
  });

  it('has a description of 80 to 200 characters', () => {
    const { length } = [...String(meta.description)];
    expect(length).toBeGreaterThanOrEqual(80);
    expect(length).toBeLessThanOrEqual(200);
  });

  it('has a body of 900 to 1,500 characters', () => {
    const { length } = [...strip(body).replace(/\s/g, '')];
    expect(length).toBeGreaterThanOrEqual(900);
    expect(length).toBeLessThanOrEqual(1500);
  });

  it('has two to four headings', () => {
    const headings = body.match(/^## .+$/gm) ?? [];
    expect(headings.length).toBeGreaterThanOrEqual(2);
    expect(headings.length).toBeLessThanOrEqual(4);
  });

  it.each(paragraphs(body))('can be quoted from by the paragraph: %s', (paragraph) => {
    expect(paragraph.length).toBeGreaterThanOrEqual(60);
    expect(paragraph.length).toBeLessThanOrEqual(220);
    expect(paragraph).toMatch(/[。？]$/);
    expect(paragraph).not.toMatch(/前述|上述|以下の|^(これ|それ|その|この|彼|彼女)/);
  });
});

const withOriginals = existsSync(ORIGINALS) ? describe : describe.skip;

withOriginals('corpus beside the originals', () => {
  const originals = existsSync(ORIGINALS)
    ? readdirSync(ORIGINALS).map((file) => readFileSync(join(ORIGINALS, file), 'utf8'))
    : [];
  const haystack = originals.flatMap((text) => [fold(text), fold(strip(text))]).join('\n');

  it('reads all five originals', () => {
    expect(originals).toHaveLength(5);
  });

  it.each(notes)('copies no sentence in $file', ({ meta, body }) => {
    const sentences = `${meta.description}\n${body}`.split(/[。！？\n]/).map((sentence) => fold(strip(sentence)));
    const long = sentences.filter((sentence) => sentence.length >= COPIED);
    expect(long.length).toBeGreaterThan(10);
    expect(long.filter((sentence) => haystack.includes(sentence))).toEqual([]);
  });

  it.each(notes)('copies no run of 22 characters in $file', ({ meta, body }) => {
    const text = fold(strip(`${meta.description}\n${body}`));
    const runs = Array.from({ length: text.length - COPIED + 1 }, (_, at) => text.slice(at, at + COPIED));
    // a name in Latin letters, such as Customer Reliability Engineer, is a fact and not a sentence
    expect(runs.filter((run) => haystack.includes(run) && !/^[\x20-\x7e]+$/.test(run))).toEqual([]);
  });
});
