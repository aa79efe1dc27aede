import { BOT_NAME, COMMAND } from './names.ts';
import type { Phrases } from './phrases.ts';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** English. */
export const en: Phrases = {
  found: (question, total) => `${total} ${total === 1 ? 'story' : 'stories'} about “${question}”`,
  page: (from, to, total) => (from === to ? `${from} of ${total}` : `${from}–${to} of ${total}`),
  corrected: (from, to) => `Searched for “${to}” instead of “${from}”`,
  untitled: '(untitled)',
  date: (year, month, day) => {
    if (!month) return String(year);
    return day ? `${MONTHS[month - 1]} ${day}, ${year}` : `${MONTHS[month - 1]} ${year}`;
  },
  slide: (number) => `Slide ${number}`,
  tags: (tags) => tags.map((tag) => `#${tag}`).join(' '),

  more: 'More results',
  back: 'Back',
  readMore: 'Read more',
  share: 'Share to channel',
  openOriginal: 'Open the original',
  openPlace: 'Open this passage',

  otherPosts: 'More stories like this',
  summary: 'Summary',
  matches: (count) => `Matching passages (${count})`,
  highlights: 'A few passages',
  noMatches: 'No passage matches word for word. The original may say more.',
  loading: 'Loading…',
  modalTitle: 'Read more',
  close: 'Close',

  sharedBy: ' shared a story',
  sharedHere: '✓ Shared to the channel',
  sharedAlready: 'You have shared this story already.',
  shareFailed: `I could not share it here. Invite me with /invite @${BOT_NAME}, then try again.`,

  nothingFound: (question) => `I found no story that answers “${question}”.`,
  nothingTip: 'Try fewer words, or the name of a role, a technology or a company.',
  nearWords: 'These words do find something',
  nearPosts: 'Stories that may come close',

  emptyTitle: 'What would you like to know?',
  emptyBody: 'A word or a question, just as you would say it.',
  helpTitle: `${BOT_NAME} finds career stories by people who went before you.`,
  helpBody: 'Why they joined, why they moved on, what changed and what they learned, in their own words.',
  helpCommands: (example) => [
    { code: `${COMMAND} ${example}`, says: 'answers only you. Words or a question.' },
    { code: `@${BOT_NAME} ${example}`, says: 'answers in a thread, for everyone.' },
    { code: `${COMMAND} help`, says: 'shows this.' },
  ],
  anyWord: 'your words',
  helpExamples: 'Try one of these',
  privacy: `Your questions are never stored and never logged. Only you see what ${COMMAND} answers.`,
  noPosts: 'There are no posts yet. Please ask your admin to check the folder of posts.',

  gone: `That story is no longer here. Please search again with ${COMMAND}.`,
  staleButton: `This button no longer works. Please try again with ${COMMAND}.`,
  pressAgain: 'That took a little too long. Please press the button again.',
  failed: 'Sorry, that did not work. Please try again in a moment.',
};
