import { BOT_NAME, COMMAND } from '../names.ts';
import { formatDate } from './format-date.ts';
import type { DailyPhrases } from './phrases.ts';

const REASONS: Record<string, string> = {
  is_archived: 'The channel is archived',
  channel_not_found: `The channel is gone, or ${BOT_NAME} can no longer see it`,
  not_in_channel: `${BOT_NAME} is not in the channel`,
  workspace: `${BOT_NAME} can no longer be used in the workspace`,
};

/** English. */
export const dailyEn: DailyPhrases = {
  heading: 'Story of the day',
  position: (position, total) => `${position} of ${total}`,
  yearsAgo: (years) => (years === 1 ? 'One year ago today' : `${years} years ago today`),
  other: 'Another story',
  replaced: 'Replaced with another story',
  alreadyReplaced: 'Only the newest story can be replaced, and only once.',
  noOther: 'There is no other story to show.',
  otherFailed: 'I could not replace it. Please try again in a moment.',

  when: ({ time, zone, days, skipHolidays }) =>
    `${days === 'weekdays' ? 'weekdays' : 'every day'} at ${time} (${zone})${skipHolidays ? ', not on Japanese holidays' : ''}`,
  statusOf: (when) => ` gets the story of the day: ${when}`,
  setBy: ' set this up',
  setByAdmin: 'Set by the environment variable DAILY_CHANNEL',
  date: (at, zone) => formatDate('en-GB', at, zone),
  next: (date) => `Next: ${date}`,
  noNext: 'There is no next day to post on',
  from: (tags, authors) =>
    [tags.length > 0 && `Tags: ${tags.join(', ')}`, authors.length > 0 && `Authors: ${authors.join(', ')}`]
      .filter(Boolean)
      .join(' · '),
  pausedNote: (reason) => `Paused. ${reason}.`,
  preview: 'Preview',
  change: 'Change',
  stop: 'Stop',
  resume: 'Resume',
  start: 'Set up',
  saved: (when) => ` will get the story of the day: ${when}`,
  nothingYet: 'There is no story to show yet, though. It starts as soon as there is one.',
  stopped: ' no longer gets the story of the day.',
  alreadyStopped: ' does not get the story of the day: it is stopped already.',
  stoppedByAdmin: 'While DAILY_CHANNEL names the channel, a restart will start it again.',
  notSubscribed: ' does not get the story of the day yet.',
  previewNote: 'A preview that only you can see.',
  nothingToShow: 'There is no story to show right now.',
  resumed: ' gets the story of the day again.',

  pausedTitle: 'The story of the day could not be delivered: ',
  reason: (code) =>
    REASONS[code] ?? (code.startsWith('restricted') ? 'Posting is restricted there' : `Posting failed (${code})`),
  because: (reason) => `${reason}.`,
  whatToDo: (code) =>
    code === 'is_archived'
      ? 'Once the channel is unarchived, the button below resumes it.'
      : `Run /invite @${BOT_NAME} in the channel, or check who may post there; then resume with the button below.`,

  formTitle: 'Story of the day',
  formSubmit: 'Set up',
  channel: 'Channel',
  channelHint: `${BOT_NAME} joins public channels. For a private one, run /invite @${BOT_NAME} there first.`,
  time: 'Time',
  zone: 'Time zone',
  yourZone: 'Your time zone',
  otherZones: 'Others',
  days: 'Days',
  everyDay: 'Every day',
  weekdays: 'Weekdays only (Mon–Fri)',
  holidays: 'Holidays',
  skipHolidays: 'Skip Japanese holidays',
  tags: 'Only these tags',
  authors: 'Only these authors',
  all: 'All',
  noSuchPosts: 'No story fits this choice yet.',

  problem: (code, word) =>
    ({
      'time-unclear': `“${word}” could be more than one time. Please write it like 09:00 or 18:30.`,
      'time-out-of-range': `There is no time “${word}”. Please write one from 00:00 to 23:59.`,
      'unknown-zone': `I know no time zone “${word}”. Please write it like Europe/London.`,
      'unknown-word': `I do not understand “${word}”. Try ${COMMAND} daily 09:00 weekdays, for example.`,
      'said-twice': `“${word}” contradicts what stands before it. Please keep one of the two.`,
    })[code],
  searchInstead: (question) => `Search for “${question}”`,
  channelProblem: (code) =>
    ({
      unseen: `I cannot find that channel. If it is private, run /invite @${BOT_NAME} there first.`,
      archived: 'That channel is archived.',
      'not-a-channel': 'I cannot post to direct messages. Please choose a channel.',
      shared: 'I do not post to channels that are shared with other companies.',
      'not-yours': 'You are not in that channel.',
      'cannot-join': `I could not join that channel. Run /invite @${BOT_NAME} there, then try again.`,
      restricted: 'Only some people may post in that channel.',
      'missing-scope': `${BOT_NAME} lacks a permission. Please ask your admin to reinstall the app.`,
      unreachable: 'Slack did not answer. Please try again in a moment.',
    })[code],
  needsChannel: `Use ${COMMAND} daily in the channel that should get the story, or choose one with the button.`,
  noState: 'I cannot remember settings right now. Please try again in a moment.',
};
