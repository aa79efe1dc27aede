import { BOT_NAME, COMMAND } from '../names.ts';
import { formatDate } from './format-date.ts';
import type { DailyPhrases } from './phrases.ts';

const REASONS: Record<string, string> = {
  is_archived: 'チャンネルがアーカイブされています',
  channel_not_found: `チャンネルがなくなったか、${BOT_NAME} から見えなくなりました`,
  not_in_channel: `${BOT_NAME} がチャンネルに参加していません`,
  workspace: `ワークスペースで ${BOT_NAME} が使えなくなっています`,
};

/** Japanese. */
export const dailyJa: DailyPhrases = {
  heading: '今日の一話',
  position: (position, total) => `${position}/${total} 本目`,
  yearsAgo: (years) => `${years}年前の今日`,
  other: '別の話',
  replaced: '別の話に差し替えました',
  alreadyReplaced: '差し替えられるのは、いちばん新しい話を一度だけです。',
  noOther: '差し替えられる話が、ほかにありませんでした。',
  otherFailed: '差し替えられませんでした。少し待ってから、もう一度お試しください。',

  when: ({ time, zone, days, skipHolidays }) =>
    `${days === 'weekdays' ? '平日' : '毎日'} ${time}（${zone}）${skipHolidays ? '、日本の祝日は休み' : ''}`,
  statusOf: (when) => ` に「今日の一話」をお届けしています：${when}`,
  setBy: ' さんが設定しました',
  setByAdmin: '環境変数 DAILY_CHANNEL で設定されています',
  date: (at, zone) => formatDate('ja-JP', at, zone),
  next: (date) => `次は ${date}`,
  noNext: '次にお届けできる日が見つかりません',
  from: (tags, authors) =>
    [tags.length > 0 && `タグ: ${tags.join('、')}`, authors.length > 0 && `書いた人: ${authors.join('、')}`]
      .filter(Boolean)
      .join(' · '),
  pausedNote: (reason) => `いまは止まっています。${reason}。`,
  preview: '見本を見る',
  change: '変更する',
  stop: '止める',
  resume: '再開する',
  start: '設定する',
  saved: (when) => ` に「今日の一話」をお届けします：${when}`,
  nothingYet: 'ただ、いまは届けられる話がまだありません。投稿が増えしだい、お届けします。',
  stopped: ' への「今日の一話」を止めました。',
  alreadyStopped: ' への「今日の一話」は、もう止まっています。',
  stoppedByAdmin: '環境変数 DAILY_CHANNEL に残っていると、再起動したときにまた始まります。',
  notSubscribed: ' には、まだ「今日の一話」を届けていません。',
  previewNote: '見本です。あなたにだけ見えています。',
  nothingToShow: '届けられる話が、いまはひとつもありません。',
  resumed: ' への「今日の一話」を再開しました。',

  pausedTitle: '「今日の一話」が届けられなくなりました：',
  reason: (code) =>
    REASONS[code] ?? (code.startsWith('restricted') ? '投稿が制限されています' : `投稿できませんでした（${code}）`),
  because: (reason) => `${reason}。`,
  whatToDo: (code) =>
    code === 'is_archived'
      ? 'アーカイブが解除されたら、下のボタンで再開できます。'
      : `チャンネルで /invite @${BOT_NAME} を実行するか、投稿の制限を確かめてから、下のボタンで再開してください。`,

  formTitle: '今日の一話',
  formSubmit: '設定する',
  channel: 'チャンネル',
  channelHint: `公開チャンネルなら、${BOT_NAME} が参加します。非公開なら、先に /invite @${BOT_NAME} で招待してください。`,
  time: '時刻',
  zone: 'タイムゾーン',
  yourZone: 'あなたのタイムゾーン',
  otherZones: 'そのほか',
  days: '曜日',
  everyDay: '毎日',
  weekdays: '平日だけ（月〜金）',
  holidays: '祝日',
  skipHolidays: '日本の祝日は休む',
  tags: 'タグをしぼる',
  authors: '書いた人をしぼる',
  all: 'すべて',
  noSuchPosts: 'この条件に合う話が、まだありません。',

  problem: (code, word) =>
    ({
      'time-unclear': `「${word}」の時刻を決めきれませんでした。09:00 や 18:30 のように書いてください。`,
      'time-out-of-range': `「${word}」という時刻はありません。00:00 から 23:59 までで書いてください。`,
      'unknown-zone': `「${word}」というタイムゾーンは見つかりませんでした。Asia/Tokyo のように書いてください。`,
      'unknown-word': `「${word}」が読み取れませんでした。たとえば ${COMMAND} daily 09:00 平日 のように書いてください。`,
      'said-twice': `「${word}」の前に、違う指定があります。どちらか一つにしてください。`,
    })[code],
  searchInstead: (question) => `「${question}」を探す`,
  channelProblem: (code) =>
    ({
      unseen: `そのチャンネルは見つかりませんでした。非公開なら、先に /invite @${BOT_NAME} で招待してください。`,
      archived: 'そのチャンネルはアーカイブされています。',
      'not-a-channel': 'ダイレクトメッセージには届けられません。チャンネルを選んでください。',
      shared: 'ほかの会社と共有しているチャンネルには届けられません。',
      'not-yours': 'あなたが参加していないチャンネルには設定できません。',
      'cannot-join': `このチャンネルには参加できませんでした。/invite @${BOT_NAME} で招待してから、もう一度お試しください。`,
      restricted: 'そのチャンネルは、投稿できる人が限られています。',
      'missing-scope': `${BOT_NAME} の権限が足りません。管理者の方に、アプリを入れ直してもらってください。`,
      unreachable: 'Slack の返事がありませんでした。少し待ってから、もう一度お試しください。',
    })[code],
  needsChannel: `${COMMAND} daily は、届けたいチャンネルの中で使うか、ボタンからチャンネルを選んでください。`,
  noState: 'いまは設定を覚えておけません。少し待ってから、もう一度お試しください。',
};
