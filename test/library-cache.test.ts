import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { createLoader, loadLibrary } from '../src/load-library.ts';
import { keptLog } from './support/kept-log.ts';

const CHECKSUM_AT = 8;
const BODY_AT = 40;

let scratch = '';
let cache = '';
let folders: string[] = [];
let whole: Buffer;

/** The same bytes with another body, whose checksum is right. */
function resealed(change: (body: Buffer) => Buffer): Buffer {
  const body = change(Buffer.from(whole.subarray(BODY_AT)));
  return Buffer.concat([whole.subarray(0, CHECKSUM_AT), createHash('sha256').update(body).digest(), body]);
}

function withNumber(body: Buffer, at: number, number: number): Buffer {
  body.writeUInt32LE(number, at);
  return body;
}

/** The same with another first line of its text. */
const reheaded = (change: (header: Record<string, unknown>) => void): Buffer =>
  resealed((body) => {
    const textBytes = body.readUInt32LE(0);
    const [first = '', ...lines] = body.toString('utf8', 4, 4 + textBytes).split('\n');
    const header = JSON.parse(first);
    change(header);
    const text = Buffer.from([JSON.stringify(header), ...lines].join('\n'));
    const length = Buffer.alloc(4);
    length.writeUInt32LE(text.length);
    return Buffer.concat([length, text, body.subarray(4 + textBytes)]);
  });

const relined = (from: string, to: string): Buffer =>
  resealed((body) => {
    const textBytes = body.readUInt32LE(0);
    const text = Buffer.from(body.toString('utf8', 4, 4 + textBytes).replace(from, to));
    const length = Buffer.alloc(4);
    length.writeUInt32LE(text.length);
    return Buffer.concat([length, text, body.subarray(4 + textBytes)]);
  });

const answers = async () => {
  const library = await loadLibrary(folders, { cache });
  return {
    posts: library.posts,
    problems: library.problems,
    found: ['転職', 'サーバー', 'さーば'].map((question) => library.ask(question)),
  };
};

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'cache-'));
  folders = [join(scratch, 'posts')];
  cache = join(scratch, 'state', 'corpus.cache');
  await mkdir(folders[0] as string);
  await writeFile(
    join(scratch, 'posts/a.md'),
    '---\ntitle: 転職の話\nauthor: 斎藤\n---\n## 夜\n\nサーバーの障害で起きた。\n\n## 昼\n\n転職した。\n',
  );
  await writeFile(join(scratch, 'posts/b.txt'), 'サーバの運用を学んだ。\n\n絵文字👩‍👩‍👧‍👦と改行\u2028もある。');
  await writeFile(join(scratch, 'posts/empty.md'), '');
  await loadLibrary(folders, { cache });
  whole = await readFile(cache);
});

beforeEach(() => writeFile(cache, whole));

afterAll(() => rm(scratch, { recursive: true, force: true }));

describe('the cache of a corpus', () => {
  it('gives the same library as the files do', async () => {
    const warm = await answers();
    await rm(cache);
    expect(warm).toEqual(await answers());
  });

  it('is not written again where nothing has changed, and is where something has', async () => {
    const { mtimeMs } = await stat(cache);
    await loadLibrary(folders, { cache });
    expect((await stat(cache)).mtimeMs).toBe(mtimeMs);
    await writeFile(join(scratch, 'posts/c.md'), '# 札幌\n\n札幌の支社です。\n');
    await loadLibrary(folders, { cache });
    expect((await readFile(cache)).includes('札幌')).toBe(true);
    await rm(join(scratch, 'posts/c.md'));
  });

  it('is for its owner alone, and leaves nothing beside it', async () => {
    await rm(cache);
    await loadLibrary(folders, { cache });
    expect((await stat(cache)).mode & 0o777).toBe(0o600);
    expect(await readdir(join(scratch, 'state'))).toEqual(['corpus.cache']);
  });

  it.each<[string, () => Buffer | string]>([
    ['an empty file', () => ''],
    ['another kind of file', () => 'SQLite format 3\u0000'],
    ['a truncated head', () => whole.subarray(0, 20)],
    ['a truncated body', () => whole.subarray(0, whole.length - 100)],
    ['a byte too many', () => Buffer.concat([whole, Buffer.from([0])])],
    [
      'a changed byte',
      () => Buffer.concat([whole.subarray(0, 200), Buffer.from([whole[200] === 65 ? 66 : 65]), whole.subarray(201)]),
    ],
    ['an older version', () => reheaded((header) => (header.version = '0 old'))],
    ['a header that is none', () => reheaded((header) => (header.terms = 'x'))],
    ['more files than there are', () => reheaded((header) => (header.files = 9))],
    ['numbers that are not there', () => reheaded((header) => (header.numbers = [1, 1, 100_000_000]))],
    ['a text longer than the file', () => resealed((body) => withNumber(body, 0, 4_000_000_000))],
    ['a term that is none', () => resealed((body) => withNumber(body, body.length - 4, 99_999_999))],
    ['a block outside its text', () => relined('"end":', '"end":99')],
    ['a post without a title', () => relined('"title":"転職の話"', '"title":7')],
    ['JSON that is cut', () => relined('"title":', '"title')],
  ])('is built anew, without a word, from %s', async (_, damaged) => {
    const sound = await answers();
    await writeFile(cache, damaged());
    const log = keptLog();
    const loader = createLoader({ folders, cache, log });
    const { library } = await loader.load();
    expect({ posts: library.posts, problems: library.problems }).toEqual({
      posts: sound.posts,
      problems: sound.problems,
    });
    expect(library.ask('転職')).toEqual(sound.found[0]);
    expect(log.lines.map(({ level }) => level)).toEqual(['debug']);
    await loader.save();
    expect(await readFile(cache)).toEqual(whole);
  });

  it('never brings a start down, whatever bytes are changed', async () => {
    const file = join(scratch, 'fuzzed.cache');
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.nat(255), async (place, byte) => {
        const at = place % (whole.length - BODY_AT);
        await writeFile(
          file,
          resealed((body) => Buffer.concat([body.subarray(0, at), Buffer.from([byte]), body.subarray(at + 1)])),
        );
        expect((await loadLibrary(folders, { cache: file })).posts).toHaveLength(2);
      }),
      { numRuns: 100 },
    );
  });

  it('does without where a folder is in its place', async () => {
    await rm(cache);
    await mkdir(cache);
    const log = keptLog();
    const library = await loadLibrary(folders, { cache, log });
    expect(library.posts).toHaveLength(2);
    expect(log.lines.every(({ level }) => level === 'debug')).toBe(true);
    await rm(cache, { recursive: true });
  });
});
