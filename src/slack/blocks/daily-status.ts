import { type DailyPhrases, dailyPhrasesOf } from '../daily/phrases.ts';
import type { ActionName } from '../names.ts';
import { type Lang, phrasesOf } from '../phrases.ts';
import { encodeState } from '../state.ts';
import { button, buttons, note, rich, section, text } from './elements.ts';
import { plainFallback } from './fallback.ts';
import { fitMessage } from './fit-blocks.ts';
import { modal } from './modal.ts';
import type { Button, ModalView, OutBlock, OutMessage, RichElement } from './types.ts';

/** A channel's subscription, as people are told of it. */
export interface DailyStatus {
  channel: string;
  time: string;
  zone: string;
  days: 'daily' | 'weekdays';
  skipHolidays: boolean;
  tags: string[];
  authors: string[];
  createdBy?: string;
  source: 'person' | 'environment';
  pausedReason?: string;
  /** When the next one comes. */
  next?: Date;
}

const channelName = (channel_id: string): RichElement => ({ type: 'channel', channel_id });

/** What is set for a channel, by whom, and when the next one comes; `saved` just now, or long ago. */
export function buildDailyStatus(
  status: DailyStatus,
  lang: Lang,
  { saved = false, hasStories = true }: { saved?: boolean; hasStories?: boolean } = {},
): OutMessage {
  const phrases = dailyPhrasesOf(lang);
  const when = phrases.when(status);
  const sentence = saved ? phrases.saved(when) : phrases.statusOf(when);
  return fitMessage({
    text: plainFallback(`${phrases.heading}: ${when}`),
    blocks: [
      rich(section(channelName(status.channel), text(sentence))),
      ...statusNotes(status, lang, hasStories),
      ...dailyButtons(status, phrases),
    ],
  });
}

/** The lines below a schedule: why it stands still or when it comes, from what, and who set it. */
function statusNotes(status: DailyStatus, lang: Lang, hasStories: boolean): OutBlock[] {
  const phrases = dailyPhrasesOf(lang);
  const { pausedReason, next, tags, authors, createdBy } = status;
  const coming = next ? phrases.next(phrases.date(next, status.zone)) : phrases.noNext;
  const from = phrases.from(tags, authors);
  return [
    rich(
      section(
        text(pausedReason === undefined ? coming : phrases.pausedNote(phrases.reason(pausedReason)), { bold: true }),
      ),
    ),
    ...(from ? [note(from)] : []),
    ...(createdBy
      ? [rich(section({ type: 'user', user_id: createdBy }, text(phrases.setBy)))]
      : [note(phrases.setByAdmin)]),
    ...(hasStories ? [] : [note(phrases.nothingYet)]),
  ];
}

function dailyButtons({ channel, pausedReason }: DailyStatus, phrases: DailyPhrases): OutBlock[] {
  return buttons(
    ...(pausedReason === undefined ? [] : [dailyButton('dailyResume', phrases.resume, channel)]),
    dailyButton('dailyPreview', phrases.preview, channel),
    dailyButton('dailyChange', phrases.change, channel),
    dailyButton('dailyStop', phrases.stop, channel),
  );
}

/** What the form becomes when it was sent: what is set now, and when it comes. */
export function buildDailySaved(status: DailyStatus, lang: Lang, hasStories: boolean): ModalView {
  const phrases = dailyPhrasesOf(lang);
  const sentence = text(phrases.saved(phrases.when(status)));
  const blocks = [rich(section(channelName(status.channel), sentence)), ...statusNotes(status, lang, hasStories)];
  return modal(phrases.formTitle, blocks, phrasesOf(lang));
}

/** One sentence about a channel, with a button to set it up, or to see that it was. */
export function buildDailyNotice(
  channel: string,
  sentence: string,
  options: { label?: string; notes?: string[] } = {},
): OutMessage {
  const { label, notes = [] } = options;
  return fitMessage({
    text: `<#${channel}>${plainFallback(sentence)}`,
    blocks: [
      rich(section(channelName(channel), text(sentence))),
      ...notes.map(note),
      ...(label ? buttons(dailyButton('dailyChange', label, channel)) : []),
    ],
  });
}

/** The button that opens the form for a channel. */
export function startButton(channel: string, phrases: DailyPhrases): OutBlock[] {
  return buttons(dailyButton('dailyChange', phrases.start, channel));
}

/** The one direct message about a pause: which channel, why, what to do, and a button to go on. */
export function buildDailyPaused(channel: string, code: string, lang: Lang): OutMessage {
  const phrases = dailyPhrasesOf(lang);
  return fitMessage({
    text: `${plainFallback(`${phrases.pausedTitle}${phrases.reason(code)}`)} <#${channel}>`,
    blocks: [
      rich(section(text(phrases.pausedTitle), channelName(channel))),
      rich(section(text(phrases.because(phrases.reason(code)), { bold: true })), section(text(phrases.whatToDo(code)))),
      ...buttons(dailyButton('dailyResume', phrases.resume, channel), dailyButton('dailyStop', phrases.stop, channel)),
    ],
  });
}

function dailyButton(action: ActionName, label: string, channel: string): Button {
  return button(action, 0, label, encodeState('daily', { c: channel }));
}
