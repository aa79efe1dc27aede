import type { Line } from '../../text/lines.ts';
import { readBullet } from './plain.ts';

/** Words that a page's menus, share buttons and footers are made of; a line of nothing else is no text of the post. */
const NAVIGATION = [
  /^(?:home|top|menu|search|login|log in|sign in|sign up|about(?: us)?|contact(?: us)?|archives?|categories|profile|blog|news|skip to (?:main )?content|share|tweet|pocket|copy link|print|back to top|toggle navigation|table of contents)$/i,
  /^(?:ホーム|トップ(?:ページ)?|メニュー|検索|ログイン|新規登録|会員登録|お問い?合わせ|会社概要|サイトマップ|アーカイブ|カテゴリー?|プロフィール|目次|シェア(?:する)?|ツイート(?:する)?|共有(?:する)?|いいね!?|はてなブックマーク(?:に追加)?|ブックマーク|スキ|読者になる|フォロー(?:する)?|印刷|ページの?(?:先頭|トップ)へ(?:戻る)?|本文へ(?:移動|スキップ)?|広告|スポンサーリンク|LGTM|ストックする|もっと(?:見る|読む)|続きを読む|コピー|リンクをコピー|編集)$/,
  /^(?:twitter|facebook|x|line|instagram|youtube|hatena|github|rss|feed|note|linkedin|mastodon|bluesky)(?:\s*[:：]\s*\S+|\s*(?:で)?(?:シェア|共有|フォロー)(?:する)?)?$/i,
  /^(?:前|次)の(?:記事|ページ|投稿)(?:へ)?(?:\s*[:：»›>].*)?$|^[«‹<»›>←→]\s*(?:前|次|prev|next)|^(?:prev(?:ious)?|next)(?: (?:post|article|page))?(?:\s*[:»›>→].*)?$/i,
  /^\S.{0,20}(?:\s*[>›»＞]\s*\S.{0,80}){2,}$/,
];

/** A line of words of a menu with signs between them: `ホーム | 会社概要 | ブログ`. */
function isMenuLine(text: string): boolean {
  const words = text.split(/\s*[|｜/・]\s*|\s{2,}/u).filter((word) => word !== '');
  const known = words.filter((word) => NAVIGATION.some((pattern) => pattern.test(word))).length;
  return words.length > 0 && known * 2 >= words.length && known > 0 && (known === words.length || known > 1);
}

/** Whether every line of a chunk belongs to a page's navigation or share buttons. */
export function isNavigation(chunk: readonly Line[]): boolean {
  return chunk.every((line) => isMenuLine(readBullet(line)?.text ?? line.text));
}

/** What begins a page's footer, wherever it stands in the second half. */
const FOOTER = [
  /(?:を|と)フォロー(?:する)?$|^follow (?:us|me)\b/i,
  /^(?:この記事を|この投稿を)?(?:シェア|共有)(?:する|しよう|してね|いただけ.*)?[!！]?$|^(?:share|sharing) this\b|^share on\b/i,
  /^(?:関連|人気|最新|最近|殿堂入り|おすすめ|オススメ|新着|あわせて読みたい|注目)の?(?:記事|エントリー?|投稿)?(?:一覧)?$|^(?:related|recent|popular) (?:posts?|articles?|entries)/i,
  /^(?:コメント|トラックバック|comments?|trackbacks?)(?:する|を書く|を残す|一覧|\s*[（(]?\d+[)）]?)?$|^(?:leave a (?:comment|reply)|post a comment)/i,
  /^(?:copyright|©|\(c\))|all rights reserved|^powered by\b|^permalink\b/i,
  /^(?:プライバシーポリシー|利用規約|運営会社|特定商取引法|免責事項|privacy policy|terms of (?:service|use))/i,
  /^(?:この記事を書いた(?:人|ひと)|著者プロフィール|執筆者プロフィール|about the author|筆者紹介|プロフィール)$/i,
  /^(?:カテゴリー?|タグ|tags?|categories|filed under|posted in)\s*[:：]/i,
  /お届けする.{0,12}ブログです。?$|^.{0,40}(?:の)?公式(?:技術)?ブログです。?$/,
  /^(?:メールマガジン|メルマガ|newsletter|ニュースレター)(?:登録|に登録)?|^subscribe\b/i,
  /^(?:\S{1,20} (?:\d+[年日]|\d+(?:か|ヶ)月|\d+時間)前 読者になる|はてなブログをはじめよう|引用をストックしました|月別アーカイブ|最新記事|リンク)/,
  /^(?:読者になる|広告を非表示にする|記事一覧へ?(?:戻る)?|一覧へ戻る|トップへ戻る)$/,
];

/** Whether a chunk begins the footer of a page; `share` says how far into the page's chunks it stands, from 0 to 1. */
export function isFooter(chunk: readonly Line[], share: number): boolean {
  if (share < 0.5) return false;
  const text = (chunk[0] && (readBullet(chunk[0])?.text ?? chunk[0].text)) ?? '';
  return text.length <= 120 && FOOTER.some((pattern) => pattern.test(text));
}
