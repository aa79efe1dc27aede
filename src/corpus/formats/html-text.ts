/** Names of HTML's elements, so that `<command>` and `<your name>` in a text are not taken for tags. */
const ELEMENTS = new Set(
  `a abbr acronym address area article aside audio b base bdi bdo big blockquote body br button canvas caption center cite
  code col colgroup data datalist dd del details dfn dialog div dl dt em embed fieldset figcaption figure font footer form
  frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd label legend li link main map mark
  menu meta meter nav noscript object ol optgroup option output p param picture pre progress q rp rt ruby s samp script
  search section select slot small source span strike strong style sub summary sup svg table tbody td template textarea
  tfoot th thead time title tr track tt u ul var video wbr path g rect circle line polygon`.split(/\s+/),
);

const NAMED: Record<string, string> = Object.fromEntries(
  `amp & lt < gt > quot " apos ' nbsp \u00a0 copy © reg ® trade ™ hellip … mdash — ndash – lsquo ‘ rsquo ’ ldquo “ rdquo ”
  laquo « raquo » bull • middot · times × divide ÷ yen ¥ euro € pound £ cent ¢ deg ° plusmn ± para ¶ sect § larr ← uarr ↑
  rarr → darr ↓ infin ∞ ne ≠ le ≤ ge ≥ minus − eacute é egrave è agrave à ccedil ç uuml ü ouml ö auml ä szlig ß ensp \u2002
  emsp \u2003 thinsp \u2009 zwnj \u200c zwj \u200d shy \u00ad`
    .split(/[ \n]+/)
    .reduce<[string, string][]>((pairs, word, index, words) => {
      if (index % 2 === 0) pairs.push([word, words[index + 1] ?? '']);
      return pairs;
    }, []),
);

/** Decodes the character references of HTML: `&amp;` &, `&#12354;` あ; unknown ones stay. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z][a-z\d]{1,30}));/gi, (whole, decimal, hex, name) => {
    if (name) return NAMED[name] ?? whole;
    const codePoint = decimal ? Number(decimal) : Number.parseInt(hex, 16);
    return codePoint > 0 && codePoint <= 0x10ffff ? String.fromCodePoint(codePoint) : '';
  });
}

/** One tag or comment of a text. */
export interface Tag {
  /** Small letters; `!` for a comment, a doctype or the like. */
  name: string;
  closing: boolean;
  selfClosing: boolean;
  attributes: string;
  start: number;
  end: number;
}

const TAG = /<(\/?)([a-z][a-z\d:-]*)((?:\s+[^<>"']*(?:"[^"<]*"[^<>"']*|'[^'<]*'[^<>"']*)*|\s*)(\/?))>/iy;

function tagAt(html: string, start: number): Tag | undefined {
  if (html.startsWith('<!--', start)) {
    const close = html.indexOf('-->', start + 4);
    const end = close < 0 ? html.length : close + 3;
    return { name: '!', closing: false, selfClosing: true, attributes: '', start, end };
  }
  if (/^<[!?]/.test(html.slice(start, start + 2))) {
    const close = html.indexOf('>', start);
    const end = close < 0 || close - start > 2000 ? start + 2 : close + 1;
    return { name: '!', closing: false, selfClosing: true, attributes: '', start, end };
  }
  TAG.lastIndex = start;
  const found = TAG.exec(html);
  if (!found) return undefined;
  const [whole, slash, name = '', attributes = '', end] = found;
  const tag = { name: name.toLowerCase(), closing: slash === '/', selfClosing: end === '/', attributes };
  // A name that HTML does not know is a tag only when it is written as one: `<x-card id="1">`, `<Tweet id="2" />`.
  const known = ELEMENTS.has(tag.name) || tag.selfClosing || /=|-/.test(attributes + tag.name);
  return known ? { ...tag, start, end: start + whole.length } : undefined;
}

/** The tags and comments of a text from `start` on; `<<>> DiG`, `a < b` and `<command>` are none. */
export function* findTags(html: string, start = 0): Generator<Tag> {
  let at = html.indexOf('<', start);
  while (at >= 0) {
    const tag = tagAt(html, at);
    if (tag) yield tag;
    at = html.indexOf('<', tag ? tag.end : at + 1);
  }
}

/** The value of a tag's attribute, decoded: `href` of `<a href="/x">`. */
export function attribute(tag: Tag, name: string): string | undefined {
  if (tag.attributes === '') return undefined;
  const found = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(tag.attributes);
  const value = found?.[1] ?? found?.[2] ?? found?.[3];
  return value === undefined ? undefined : decodeEntities(value).trim();
}

/** Elements whose content is nothing to read. */
export const UNREAD = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'svg',
  'iframe',
  'object',
  'select',
  'textarea',
  'button',
]);

/** A text without its tags, comments and scripts; `<br>` and the ends of blocks become line ends. */
export function stripTags(html: string): string {
  let text = '';
  let at = 0;
  let unread: string | undefined;
  for (const tag of findTags(html)) {
    if (unread === undefined) text += html.slice(at, tag.start);
    at = tag.end;
    if (unread !== undefined) {
      if (tag.closing && tag.name === unread) unread = undefined;
    } else if (UNREAD.has(tag.name) && !tag.closing && !tag.selfClosing) unread = tag.name;
    else if (/^(?:br|p|div|li|tr|h[1-6]|dt|dd|summary|blockquote|section|figcaption)$/.test(tag.name)) text += '\n';
    else if (/^(?:td|th)$/.test(tag.name) && tag.closing) text += ' ';
  }
  return unread === undefined ? text + html.slice(at) : text;
}
