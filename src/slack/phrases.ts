import { en } from './phrases-en.ts';
import { ja } from './phrases-ja.ts';

export type Lang = 'ja' | 'en';

/** Every sentence that people see; a language that misses one does not compile. */
export interface Phrases {
  /** Above the results. */
  found(question: string, total: number): string;
  /** Which of the results are on this page. */
  page(from: number, to: number, total: number): string;
  corrected(from: string, to: string): string;
  untitled: string;
  date(year: number, month?: number, day?: number): string;
  slide(number: number): string;
  tags(tags: string[]): string;

  more: string;
  back: string;
  readMore: string;
  share: string;
  openOriginal: string;
  openPlace: string;

  otherPosts: string;
  summary: string;
  matches(count: number): string;
  highlights: string;
  noMatches: string;
  loading: string;
  modalTitle: string;
  close: string;

  /** After the name of the person who shares. */
  sharedBy: string;
  sharedHere: string;
  sharedAlready: string;
  shareFailed: string;

  nothingFound(question: string): string;
  nothingTip: string;
  nearWords: string;
  nearPosts: string;

  emptyTitle: string;
  emptyBody: string;
  helpTitle: string;
  helpBody: string;
  /** What can be typed, with a question that this library answers. */
  helpCommands(example: string): { code: string; says: string }[];
  anyWord: string;
  helpExamples: string;
  privacy: string;
  noPosts: string;

  gone: string;
  staleButton: string;
  pressAgain: string;
  failed: string;
}

const phrases: Record<Lang, Phrases> = { ja, en };

/** The sentences in a language. */
export function phrasesOf(lang: Lang): Phrases {
  return phrases[lang];
}
