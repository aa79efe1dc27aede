import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { makeFolder } from '../../make-folder.ts';
import { MOST_BYTES } from '../find-files.ts';
import { splitFrontMatter } from '../formats/front-matter.ts';
import type { Imported } from './read-page.ts';
import { Refusal } from './refusal.ts';

/** Characters of a file's name, so that three bytes each and a date fit into the 255 of every file system. */
const LONGEST_NAME = 60;
/** Names that Windows keeps for itself. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;
const MOST_NAMESAKES = 99;

/** Writes a post with YAML front matter into a folder, and gives its path. A file that is there is replaced by `force` alone. */
export async function writePost(imported: Imported, folder: string, { force = false } = {}): Promise<string> {
  const source = withFrontMatter(imported);
  if (Buffer.byteLength(source) > MOST_BYTES) throw new Refusal('its text is larger than 2 MB');
  await makeFolder(folder);
  const name = nameOf(imported);
  for (let namesake = 1; namesake <= MOST_NAMESAKES; namesake++) {
    const path = join(folder, `${name}${namesake > 1 ? `-${namesake}` : ''}.md`);
    const before = await urlIn(path);
    const isOther = before !== undefined && before.url !== undefined && before.url !== imported.post.url;
    if (isOther) continue;
    if (before && !force) throw new Refusal(`${path} is there already (--force writes over it)`);
    // Removed, not written into: a symbolic link in its place would lead elsewhere.
    if (before) await rm(path);
    await writeFile(path, source, { flag: 'wx' });
    return path;
  }
  throw new Refusal(`there are ${MOST_NAMESAKES} files called ${name} already`);
}

/** The file's text: what is known, then the Markdown. */
export function withFrontMatter({ post, markdown }: Imported): string {
  const { title, author, date, url, source, lang, tags, description } = post;
  const known = Object.entries({
    title,
    author: author?.name,
    author_aliases: author?.aliases.length ? author.aliases : undefined,
    date,
    url,
    source,
    lang,
    tags: tags.length > 0 ? tags : undefined,
    description,
  }).filter(([, value]) => value !== undefined);
  return `---\n${stringify(Object.fromEntries(known), { lineWidth: 0 })}---\n\n${markdown}`;
}

/** `2019-03-29-thank-you`: the date, where the day is known, and the title's letters and digits; else the address's. */
function nameOf({ post: { title, date, url } }: Imported): string {
  const fromUrl = url ? new URL(url) : undefined;
  const words = slugOf(title) || slugOf(decoded(fromUrl?.pathname ?? '')) || slugOf(fromUrl?.host ?? '') || 'post';
  const day = date?.length === 10 ? `${date}-` : '';
  return `${day}${RESERVED.test(words) ? `post-${words}` : words}`;
}

function slugOf(text: string): string {
  const slug = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '-');
  return [...slug]
    .slice(0, LONGEST_NAME)
    .join('')
    .replace(/^-+|-+$/g, '')
    .normalize('NFC');
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** The url that a file names in its front matter; undefined where there is no file. */
async function urlIn(path: string): Promise<{ url?: string } | undefined> {
  try {
    const { url } = splitFrontMatter(path, await readFile(path, 'utf8')).data;
    return { url: typeof url === 'string' ? url : undefined };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new Refusal(`${path} cannot be written over (${(error as NodeJS.ErrnoException).code})`, { cause: error });
  }
}
