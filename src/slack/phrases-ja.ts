import { BOT_NAME, COMMAND } from './names.ts';
import type { Phrases } from './phrases.ts';

/** Japanese. */
export const ja: Phrases = {
  found: (question, total) => `「${question}」に近い話が ${total} 件あります`,
  page: (from, to, total) => (from === to ? `${from} 件目 / 全 ${total} 件` : `${from}〜${to} 件目 / 全 ${total} 件`),
  corrected: (from, to) => `“${from}” の代わりに “${to}” で探しました`,
  untitled: '（無題）',
  date: (year, month, day) => `${year}年${month ? `${month}月` : ''}${day ? `${day}日` : ''}`,
  slide: (number) => `スライド ${number}`,
  tags: (tags) => tags.map((tag) => `#${tag}`).join(' '),

  more: 'もっと見る',
  back: '前に戻る',
  readMore: 'くわしく読む',
  share: 'チャンネルに共有',
  openOriginal: '元の記事を開く',
  openPlace: 'この箇所を開く',

  otherPosts: 'ほかにも、こんな話があります',
  summary: 'まとめ',
  matches: (count) => `あてはまる箇所（${count}）`,
  highlights: 'たとえば、こんな箇所',
  noMatches: '言葉どおりにあてはまる箇所はありませんでした。元の記事もご覧ください。',
  loading: '読み込んでいます…',
  modalTitle: 'くわしく読む',
  close: '閉じる',

  sharedBy: ' さんが共有しました',
  sharedHere: '✓ チャンネルに共有しました',
  sharedAlready: 'この投稿は、もう共有してあります。',
  shareFailed: `このチャンネルには共有できませんでした。/invite @${BOT_NAME} で招待してから、もう一度お試しください。`,

  nothingFound: (question) => `「${question}」に答えられる話は見つかりませんでした。`,
  nothingTip: '短い言葉や、職種・技術・会社の名前で試してみてください。',
  nearWords: 'こんな言葉なら見つかります',
  nearPosts: '近いかもしれない投稿',

  emptyTitle: '何について知りたいですか？',
  emptyBody: '言葉でも質問でも、そのままどうぞ。',
  helpTitle: `${BOT_NAME} は、先輩たちのキャリアの話を探すお手伝いをします。`,
  helpBody: '入社や転職の理由、仕事を変えたきっかけ、そこで学んだこと。書いた人の言葉のまま、お届けします。',
  helpCommands: (example) => [
    { code: `${COMMAND} ${example}`, says: 'あなただけに答えます。言葉でも質問でも。' },
    { code: `@${BOT_NAME} ${example}`, says: 'スレッドで、みんなに答えます。' },
    { code: `${COMMAND} help`, says: 'この説明を出します（ヘルプ でも）。' },
  ],
  anyWord: '知りたいこと',
  helpExamples: 'まずは、押してみてください',
  privacy: `質問の内容は、保存も記録もしません。${COMMAND} の答えは、あなたにしか見えません。`,
  noPosts: 'まだ投稿がひとつもありません。管理者の方に、投稿のフォルダを確かめてもらってください。',

  gone: `その投稿は、もう見つかりませんでした。${COMMAND} でもう一度探してみてください。`,
  staleButton: `このボタンは、もう使えません。${COMMAND} でもう一度お試しください。`,
  pressAgain: '少し時間がかかりすぎました。もう一度押してください。',
  failed: 'すみません、うまく答えられませんでした。少し待ってから、もう一度お試しください。',
};
