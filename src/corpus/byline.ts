import { findDate } from './dates.ts';
import type { Meta } from './reading.ts';

const GREETING =
  /こんにち[はわ]|こんばん[はわ]|おはよう|はじめまして|初めまして|どうも|お疲れ(?:さま|様)|ご無沙汰|お久しぶり|皆さん|みなさん|ニーハオ|你好|\bhello\b|\bhi\b/iu;
/** Ends of what stands before です without being a name. */
const NO_NAME = new RegExp(
  `(?:${[
    '話|件|記事|こと|もの|テーマ|内容|予定|結果|理由|感じ|ところ|チーム|..部|課|会社|はず|わけ|よう|そう|久しぶり|無沙汰',
    'エンジニア|デザイナー|マネージャー|担当|責任者|代表|者|ブログ|エントリー?|続き|お知らせ|天気|季節|元気|大変|残念',
    '更新|投稿|報告|登壇|参加|転職|退職|入社|挑戦|紹介|募集|開催|今日|本日|最近|初日|最終日|出社日|誕生日|今月|今年|昨年|去年',
    '[\\d一二三四五六七八九十何数]\\s*(?:日|年|月|時|分|回|目|歳)',
  ].join('|')})$`,
  'u',
);

/** The name in one clause before です: the last part after a の, an affiliation or an @. */
function nameInClause(clause: string): string | undefined {
  const name = clause
    .replace(/[（(][^（()）]*[)）]\s*$/u, '')
    .replace(/^.*の/u, '')
    .replace(/^.*(?:エンジニア|デザイナー|マネージャー|担当|株式会社\S*?)\s+/u, '')
    .replace(/^[@＠]/u, '')
    .trim();
  if (name.length < 1 || name.length > 20 || NO_NAME.test(name)) return undefined;
  return /^[\p{Script=Han}\p{Script=Katakana}\p{Script=Hiragana}A-Za-zー・ ._\-\d]+$/u.test(name) && /\p{L}/u.test(name)
    ? name
    : undefined;
}

/**
 * The author who greets the reader: 平原 of `こんにちは、Azure チームの平原です。`, 斎藤 of `斎藤です。こんにちは。`. Only the
 * first paragraphs of a post are worth asking.
 */
export function findGreeter(paragraphs: readonly string[]): string | undefined {
  for (const paragraph of paragraphs) {
    const opening = paragraph.slice(0, 120);
    if (!GREETING.test(opening.slice(0, 80))) continue;
    for (const [, clause = ''] of opening.matchAll(
      /(?:^|[、。！!，,\s])([^、。！!，,\n]{1,60}?)(?:です|と申します|といいます)(?=[。！!、]|\s|$)/gu,
    )) {
      const name = nameInClause(clause);
      if (name) return name;
    }
    const english = /\b(?:I'm|I am|my name is)\s+(\p{Lu}[\p{L}.'-]+(?:\s+\p{Lu}[\p{L}.'-]+){0,2})/u.exec(opening);
    if (english?.[1]) return english[1];
  }
  return undefined;
}

const LABELLED =
  /^(?:著者|筆者|執筆者?|文責?|投稿者|書いた人|author|written by|posted by|by)\s*[:：]?\s+?(.{1,40})$|^(?:著者|筆者|執筆者?|文責|投稿者|書いた人|author)\s*[:：]\s*(.{1,40})$/iu;
const DATE_WORDS =
  /(?:投稿日?|公開日?|更新日?|作成日?|最終更新日?|日付|date|posted|published|updated|on|at)\s*[:：]?/giu;

/** What a line of a page's head says about the post, if it is nothing but a byline: a date, an author, tags. */
export function readByline(line: string): Meta | undefined {
  const text = line.trim();
  if (text.length > 100) return undefined;
  const tags = /^(?:タグ|カテゴリー?|tags?|categor(?:y|ies)|filed under)\s*[:：]\s*(.+)$/iu.exec(text);
  if (tags?.[1]) return { tags: tags[1].split(/\s*[,、，/|｜]\s*|\s+#/u) };
  const hatena = /^(?:by\s+)?id:([A-Za-z][\w-]{2,31})$/.exec(text);
  if (hatena?.[1]) return { author: { name: hatena[1], aliases: [] } };
  const handle = /^@([A-Za-z][\w-]{1,31})\s*(?:[（(]([^（()）]{1,30})[)）])?$/u.exec(text);
  if (handle?.[1]) return { author: { name: handle[1], aliases: handle[2] ? [handle[2].trim()] : [] } };
  const date = findDate(text);
  const rest = (date ? text.replace(date.match, ' ') : text)
    .replace(/T?\d{1,2}:\d{2}(?::\d{2})?(?:\s*[ap]m)?(?:Z|\s?[+-]\d{2}:?\d{2})?/giu, ' ')
    .replace(/[（(][月火水木金土日][)）]|\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b,?/giu, ' ')
    .replace(date ? DATE_WORDS : /$^/u, ' ')
    .replace(/^[\s/|｜・,、•–—-]+|[\s/|｜・,、•–—-]+$/gu, '');
  const named = LABELLED.exec(rest);
  const name = (named?.[1] ?? named?.[2])?.trim();
  if (name && !/[。.!?！？]$/u.test(name)) return { author: { name, aliases: [] }, date: date?.date };
  if (!date || date.match.length < 6) return undefined;
  if (rest === '') return { date: date.date };
  // `2012.09.28 / 斎藤`: a date and a name beside it, with a sign between them.
  const beside = /[/|｜・•–—]/u.test(text.replace(date.match, '')) && rest.length <= 20 && !/[。、]/u.test(rest);
  return beside ? { date: date.date, author: { name: rest, aliases: [] } } : undefined;
}
