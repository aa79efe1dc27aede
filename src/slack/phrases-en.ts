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

  randomTitle: 'How about this one?',
  again: 'Draw another',
  showTitle: 'About this story',
  list: (total, filter) => {
    const count = `${total} ${total === 1 ? 'story' : 'stories'}`;
    return filter ? `${count}: ${filter}` : `${count} in all`;
  },
  filterTag: (tag) => `#${tag}`,
  filterAuthor: (author) => `by ${author}`,
  filterYear: (year) => year,
  emptyList: (filter) => `There is no story ${filter}.`,
  allPosts: 'See all stories',
  listTitle: 'Stories',

  similar: 'Similar stories',
  noSimilar: 'There is no similar story yet.',
  byAuthor: 'More by this author',
  continued: 'More by this author, oldest first',
  thisPost: 'the story you are reading',
  noContinued: 'This is the only story by this author.',
  inside: 'Search inside this story',
  insideLabel: 'Words or a question',
  insideSubmit: 'Search',
  insideFound: (title) => `From “${title}”`,
  insideNone: (title) => `Nothing in “${title}” matches, so I searched every story.`,

  followUp: 'Ask a follow-up',
  followUpLabel: 'Your question',
  followUpHint: (title) => `Write “this story” to search inside “${title}” first.`,
  followUpPublic: 'Everyone in this thread will see the question and the answer.',
  followUpSubmit: 'Ask',
  askedBy: ' asked: ',
  whichPost: 'I cannot tell which story you mean. Press “Ask a follow-up” below an answer to search inside its story.',
  slowDown: 'I have answered a lot in this thread. Please ask again in ten minutes or so.',
  threadClosed: `I could not reply in this thread just now. ${COMMAND} works anywhere.`,

  shareTitle: 'Share to channel',
  sharePreview: ['Shared in your name to ', '. This is what everyone will see.'],
  shareComment: 'Your comment',
  shareCommentHint: 'What you searched for is not shared.',
  shareSubmit: 'Share',
  cancel: 'Cancel',

  feedbackUp: 'This helped',
  feedbackDown: 'Not what I meant',
  feedbackThanks: 'Thank you. Only a count for the story is kept: not the question, not your name.',
  feedbackAlready: 'You have rated this answer already. Thank you.',
  feedbackNotKept: 'Thank you. There is nowhere to keep it right now, so it was not recorded.',
  want: 'I want to read this story',
  wantThanks: (words) => `Added “${words}” to the wanted stories. Only these words are kept, not your name.`,
  wantAlready: 'This story is on the list of wanted stories already.',
  wantNotKept: 'Sorry, there is nowhere to keep it right now, so it was not recorded.',

  askAgain: (question) => `I could not show more here. Please ask again with ${COMMAND} ${question}`,
  pageAgain: `The earlier answer can no longer be changed, so here is a new one. ${COMMAND} always works.`,
  shortcutEmpty: 'There are no words to search for in this message.',

  homeTitle: 'Find a story by someone who went before you',
  homeLead: 'Why they joined, why they moved on, what changed and what they learned. Only you see the answers.',
  homeSearch: 'Search with words or a question',
  homeSearchExample: (example) => `For example: ${example} (press Enter)`,
  homeFind: 'Choose by title or author',
  homeFindHint: 'Type to see stories',
  homeBrowse: 'Browse the shelves',
  homeTag: 'Tag',
  homeAuthor: 'Author',
  homeYear: 'Year',
  homeNewest: 'Newest stories',
  homeDaily: 'Channels that get a daily passage',
  homeDailyAt: (time, zone, days) => `${days === 'weekdays' ? 'on weekdays' : 'every day'} at ${time} (${zone})`,
  homeHelp: 'How to use it',
  resultsTitle: 'Stories found',

  gone: `That story is no longer here. Please search again with ${COMMAND}.`,
  staleButton: `This button no longer works. Please try again with ${COMMAND}.`,
  pressAgain: 'That took a little too long. Please press the button again.',
  failed: 'Sorry, that did not work. Please try again in a moment.',
};
