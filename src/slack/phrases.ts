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
  /** For a post that tells another's story in other words. */
  retold: string;

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
  noneHere(words: string): string;
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
  /** What can be pressed, and where. */
  helpPlaces: { name: string; says: string }[];
  noPosts: string;

  /** A post that was drawn by chance. */
  randomTitle: string;
  again: string;
  showTitle: string;
  /** Above a list of posts; `filter` is what they have in common. */
  list(total: number, filter: string): string;
  filterTag(tag: string): string;
  filterAuthor(author: string): string;
  filterYear(year: string): string;
  /** Several filters together. */
  filters(names: string[]): string;
  emptyList(filter: string): string;
  allPosts: string;
  noSuchTitle(words: string): string;
  searchFor(words: string): string;
  listTitle: string;

  similar: string;
  noSimilar: string;
  byAuthor: string;
  /** Above the author's other posts, in order of time. */
  continued: string;
  thisPost: string;
  noContinued: string;
  inside: string;
  insideLabel: string;
  insideSubmit: string;
  /** Above passages of one post. */
  insideFound: string;
  insideNone(title: string): string;

  followUp: string;
  followUpLabel: string;
  followUpHint(title: string): string;
  followUpPublic: string;
  followUpSubmit: string;
  /** After the name of the person who asked on. */
  askedBy: string;
  whichPost: string;
  slowDown: string;
  threadClosed: string;

  /** In a direct message with the bot. */
  shareNotHere: string;
  shareTitle: string;
  /** Around the name of the channel. */
  sharePreview: [before: string, after: string];
  shareComment: string;
  shareCommentHint: string;
  shareSubmit: string;
  cancel: string;

  feedbackUp: string;
  feedbackDown: string;
  feedbackThanks: string;
  feedbackAlready: string;
  feedbackNotKept: string;
  /** Above the button that asks for a story. */
  wantNote: string;
  want: string;
  wantThanks(words: string): string;
  wantAlready: string;
  wantNotKept: string;

  askAgain(question: string): string;
  pageAgain: string;
  shortcutEmpty: string;
  /** To thanks alone. */
  welcome: string;

  homeTitle: string;
  homeLead: string;
  homeSearch: string;
  homeSearchExample(example: string): string;
  homeFind: string;
  homeFindHint: string;
  homeBrowse: string;
  homeTag: string;
  homeAuthor: string;
  homeYear: string;
  homeNewest: string;
  homeDaily: string;
  homeDailyAt(time: string, zone: string, days: 'daily' | 'weekdays'): string;
  homeHelp: string;
  resultsTitle: string;

  gone: string;
  staleButton: string;
  pressAgain: string;
  failed: string;
  /** After an answer that Slack may or may not have taken. */
  unsure: string;
  /** To somebody who asked twenty questions within a minute. */
  tooFast: string;
}

const phrases: Record<Lang, Phrases> = { ja, en };

/** The sentences in a language. */
export function phrasesOf(lang: Lang): Phrases {
  return phrases[lang];
}
