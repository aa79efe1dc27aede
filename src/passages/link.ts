import type { Post } from '../corpus/types.ts';

/** How much of a quotation's start and end a text fragment names: enough to be found, short enough to survive an edit. */
const FRAGMENT_EDGE = 16;

/**
 * The address of the exact place: `?slide=N` on Speaker Deck, a text fragment (`#:~:text=`, WICG Scroll To Text Fragment)
 * elsewhere, the post's address alone for notes that retell it in other words; nothing for a post without an address.
 */
export function placeLink(post: Post, quote: string, slide?: number): string | undefined {
  if (!post.url || !/^https?:\/\//iu.test(post.url)) return undefined;
  const url = safeUrl(post.url);
  if (!url) return undefined;
  if (slide !== undefined && /(^|\.)speakerdeck\.com$/u.test(url.hostname)) {
    url.searchParams.set('slide', String(slide));
    return url.href;
  }
  if (post.retold || post.kind === 'slides') return url.href;
  const fragment = textFragment(quote);
  return fragment ? `${url.href}${url.hash ? '' : '#'}:~:text=${fragment}` : url.href;
}

function safeUrl(address: string): URL | undefined {
  try {
    return new URL(address);
  } catch {
    return undefined;
  }
}

/** `start,end` of the quotation's first line that is long enough; a fragment must not cross a block's border. */
function textFragment(quote: string): string | undefined {
  const line = quote.split('\n').find((candidate) => candidate.length >= FRAGMENT_EDGE) ?? quote.split('\n')[0];
  if (!line) return undefined;
  const characters = [...line];
  if (characters.length <= FRAGMENT_EDGE * 2) return encode(line);
  return `${encode(characters.slice(0, FRAGMENT_EDGE).join(''))},${encode(characters.slice(-FRAGMENT_EDGE).join(''))}`;
}

function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replaceAll('-', '%2D');
}
