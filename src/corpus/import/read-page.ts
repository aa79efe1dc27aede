import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { readPost } from '../read-post.ts';
import { foldName } from '../reading.ts';
import type { Post } from '../types.ts';
import { Refusal } from './refusal.ts';
import { htmlToMarkdown, postToMarkdown } from './to-markdown.ts';
import { isTooHard } from './too-hard.ts';

/** A post that is to be written: what is known of it, and its text in Markdown. */
export interface Imported {
  post: Pick<Post, 'title' | 'author' | 'date' | 'url' | 'source' | 'lang' | 'tags' | 'description'>;
  markdown: string;
}

/** Less text than this, and what Readability found is hardly the article. */
const LEAST_SHARE = 0.25;
/** Pages of more elements are for our own reader. */
const MOST_ELEMENTS = 20_000;

/** Takes the article out of a page. Throws a Refusal where there is none. */
export function readPage(html: string, url?: string): Imported {
  const { post } = readPost('page.html', html);
  if (!post) throw new Refusal('there is no text on it');
  const article = readArticle(html, url);
  const { title, author, date, lang, source, tags, description } = post;
  const byline = article?.byline?.trim();
  const name = title === 'page' ? (article?.title ?? title) : title;
  return {
    post: {
      title: name,
      author: author ?? (byline && byline.length <= 60 ? { name: byline, aliases: [] } : undefined),
      date: date ?? /^\d{4}-\d{2}-\d{2}/.exec(article?.publishedTime ?? '')?.[0],
      url: canonicalOf(post.url, url),
      source: source ?? article?.siteName?.trim() ?? undefined,
      lang,
      tags,
      description,
    },
    markdown: withoutTitle(
      article && article.text.length >= post.text.length * LEAST_SHARE
        ? htmlToMarkdown(article.html)
        : postToMarkdown(post),
      name,
    ),
  };
}

/** The front matter names the post: a heading that does it again would be a section of its own. */
function withoutTitle(markdown: string, title: string): string {
  const [whole = '', heading = ''] = /^#{1,6} (.+)\n+/.exec(markdown) ?? [];
  return heading && foldName(heading.replaceAll('\\', '')) === foldName(title)
    ? markdown.slice(whole.length)
    : markdown;
}

/** A page's own word on its address counts on its own site only. */
function canonicalOf(canonical: string | undefined, url: string | undefined): string | undefined {
  if (!url) return canonical;
  return canonical && new URL(canonical).host === new URL(url).host ? canonical : url;
}

interface Article {
  html: string;
  text: string;
  title?: string;
  byline?: string;
  publishedTime?: string;
  siteName?: string;
}

/** What Readability makes of a page; nothing where it finds no article or gives up. */
function readArticle(html: string, url: string | undefined): Article | undefined {
  if (isTooHard(html, MOST_ELEMENTS)) return undefined;
  try {
    const { document } = parseHTML(html);
    const base = baseOf(document.querySelector('base[href]')?.getAttribute('href') ?? '', url);
    for (const [selector, name] of [
      ['a[href]', 'href'],
      ['img[src]', 'src'],
    ] as const) {
      for (const element of document.querySelectorAll(selector)) {
        const target = element.getAttribute(name) ?? '';
        if (base && URL.canParse(target, base)) element.setAttribute(name, new URL(target, base).href);
        if (/^(?:javascript|data|vbscript):/i.test(target.trim())) element.removeAttribute(name);
      }
    }
    const found = new Readability(document).parse();
    if (!found?.content) return undefined;
    const { content, textContent, title, byline, publishedTime, siteName } = found;
    return {
      html: content,
      text: (textContent ?? '').replace(/\s+/g, ''),
      title: title ?? undefined,
      byline: byline ?? undefined,
      publishedTime: publishedTime ?? undefined,
      siteName: siteName ?? undefined,
    };
  } catch {
    // A page that breaks a parser in a way nobody foresaw.
    return undefined;
  }
}

function baseOf(base: string, url: string | undefined): string | undefined {
  return URL.canParse(base, url) ? new URL(base, url).href : url;
}
