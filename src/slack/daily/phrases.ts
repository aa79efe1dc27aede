import type { DailyProblem } from '../../schedule.ts';
import type { Lang } from '../phrases.ts';
import type { ChannelProblem } from './check-channel.ts';
import { dailyEn } from './phrases-en.ts';
import { dailyJa } from './phrases-ja.ts';

/** A schedule, as a sentence says it. */
export interface Wording {
  time: string;
  zone: string;
  days: 'daily' | 'weekdays';
  skipHolidays: boolean;
}

/** Every sentence about the daily excerpt; a language that misses one does not compile. */
export interface DailyPhrases {
  heading: string;
  /** 12/120 本目 */
  position(position: number, total: number): string;
  yearsAgo(years: number): string;
  other: string;
  replaced: string;
  alreadyReplaced: string;
  noOther: string;
  otherFailed: string;

  when(schedule: Wording): string;
  /** After the channel's name. */
  statusOf(when: string): string;
  setBy: string;
  setByAdmin: string;
  /** A day and its time in a zone, for people. */
  date(at: Date, zone: string): string;
  next(date: string): string;
  noNext: string;
  from(tags: string[], authors: string[]): string;
  pausedNote(reason: string): string;
  preview: string;
  change: string;
  stop: string;
  resume: string;
  start: string;
  saved(when: string): string;
  nothingYet: string;
  stopped: string;
  /** Said where there is nothing to stop, whether or not there ever was. */
  alreadyStopped: string;
  stoppedByAdmin: string;
  notSubscribed: string;
  previewNote: string;
  nothingToShow: string;
  resumed: string;

  /** Before the channel's name, in the one direct message about a pause. */
  pausedTitle: string;
  reason(code: string): string;
  because(reason: string): string;
  whatToDo(code: string): string;

  formTitle: string;
  formSubmit: string;
  channel: string;
  channelHint: string;
  time: string;
  zone: string;
  yourZone: string;
  otherZones: string;
  days: string;
  everyDay: string;
  weekdays: string;
  holidays: string;
  skipHolidays: string;
  tags: string;
  authors: string;
  all: string;
  noSuchPosts: string;

  /** What is wrong with `word`, and what to write instead. */
  problem(code: DailyProblem, word: string): string;
  searchInstead(question: string): string;
  channelProblem(code: ChannelProblem): string;
  needsChannel: string;
  noState: string;
}

/** The sentences in a language. */
export function dailyPhrasesOf(lang: Lang): DailyPhrases {
  return lang === 'ja' ? dailyJa : dailyEn;
}
