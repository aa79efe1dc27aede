import { StoreUnavailable } from '../../errors.ts';
import { type DailyCommand, parseDailyCommand } from '../../schedule.ts';
import { buildDailyNotice, buildDailyStatus, startButton } from '../blocks/daily-status.ts';
import { button, buttons, rich, section, text } from '../blocks/elements.ts';
import { plainFallback } from '../blocks/fallback.ts';
import { fitMessage } from '../blocks/fit-blocks.ts';
import { buildNotice } from '../blocks/guides.ts';
import type { OutMessage } from '../blocks/types.ts';
import { checkChannel } from '../daily/check-channel.ts';
import type { DailyDesk } from '../daily/daily.ts';
import { openDailyForm } from '../daily/open-form.ts';
import { zoneOf } from '../daily/people.ts';
import { type DailyPhrases, dailyPhrasesOf } from '../daily/phrases.ts';
import { savedMessage, statusOf, subscribe, USUAL_TIME, usualFor } from '../daily/subscribe.ts';
import { readableText } from '../parse-input.ts';
import { isDirect } from '../send.ts';
import { encodeState } from '../state.ts';
import type { Request, Verb } from './verb.ts';

/** A word of questions too: `毎日 9時` sets a time, and every day only where no days are set; `毎日 残業する仕事` asks. */
const EVERY_DAY = '毎日';

/** `daily`, `毎日`: sets, shows or ends a channel's story of the day. */
export const daily: Verb = { names: ['daily', EVERY_DAY, 'デイリー', '日替わり', '今日の一話'], run: answerDaily };

/** `<#C1|general>`, as Slack writes a channel where `should_escape` is set. */
const CHANNEL = /<#([CG][A-Z0-9]+)(?:\|[^>]*)?>/;

/** A request with what every answer needs. */
interface Asked extends Request {
  desk: DailyDesk;
  team: string;
  phrases: DailyPhrases;
  /** Whether the verb was 毎日. */
  saysEveryDay: boolean;
}

async function answerDaily(request: Request): Promise<OutMessage | null | undefined> {
  const { deps, lang, team, channel: here, raw, isPrivate } = request;
  const phrases = dailyPhrasesOf(lang);
  const [first = '', ...words] = readableText(raw.replace(CHANNEL, ' ')).split(/\s+/u);
  const command = parseDailyCommand(words.join(' '));
  const saysEveryDay = first.normalize('NFKC') === EVERY_DAY;
  if (saysEveryDay && command.kind === 'problem') return undefined;
  const desk = deps.daily;
  if (!desk || !team) return buildNotice(phrases.noState);
  const channel = CHANNEL.exec(raw)?.[1] ?? here;
  if (!isPrivate) return withStart(phrases.needsChannel, channel, phrases);
  try {
    return await carryOut(command, { ...request, desk, team, phrases, channel, saysEveryDay });
  } catch (error) {
    if (error instanceof StoreUnavailable) return buildNotice(phrases.noState);
    throw error;
  }
}

async function carryOut(command: DailyCommand, asked: Asked): Promise<OutMessage | null> {
  const { desk, team, channel, phrases, lang } = asked;
  switch (command.kind) {
    case 'problem':
      return problemMessage(command, asked);
    case 'off': {
      const known = await desk.store.subscriptions.get(team, channel);
      const wasOn = await desk.store.subscriptions.remove(team, channel);
      const notes = known?.source === 'environment' ? [phrases.stoppedByAdmin] : [];
      const label = phrases.start;
      return buildDailyNotice(channel, wasOn ? phrases.stopped : phrases.alreadyStopped, { label, notes });
    }
    case 'set':
      return set(command, asked);
    case 'status': {
      if (isDirect(channel)) return withStart(phrases.needsChannel, channel, phrases);
      const known = await desk.store.subscriptions.get(team, channel);
      if (known) return buildDailyStatus(statusOf(known, desk), lang);
      return buildDailyNotice(channel, phrases.notSubscribed, { label: phrases.start });
    }
    case 'show': {
      const known = isDirect(channel) ? undefined : await desk.store.subscriptions.get(team, channel);
      return known ? buildDailyStatus(statusOf(known, desk), lang) : openForm(asked);
    }
  }
}

async function openForm(asked: Asked): Promise<OutMessage | null> {
  const { trigger, channel, phrases, desk, deps } = asked;
  const target = isDirect(channel) ? {} : { channel };
  const { client, team, user, lang } = asked;
  const isOpen = trigger && (await openDailyForm({ client, team, user, lang, trigger, ...target }, desk, deps));
  return isOpen ? null : withStart(phrases.needsChannel, channel, phrases);
}

async function set(command: Extract<DailyCommand, { kind: 'set' }>, asked: Asked): Promise<OutMessage> {
  const { desk, deps, client, user, team, channel, phrases, lang, saysEveryDay } = asked;
  if (isDirect(channel)) return withStart(phrases.needsChannel, channel, phrases);
  const { allowSharedChannels } = deps;
  const [problem, zoneOfUser, known] = await Promise.all([
    checkChannel(client, { channel, user, allowSharedChannels }),
    command.zone ?? zoneOf(client, user, desk.zone),
    desk.store.subscriptions.get(team, channel),
  ]);
  if (problem) return buildNotice(phrases.channelProblem(problem));
  const firstDays = command.days ?? (saysEveryDay ? 'daily' : undefined);
  const { zone, days, skipHolidays } = known ?? usualFor(zoneOfUser, firstDays);
  // Japan's holidays mean nothing to who names another zone
  const hasOtherZone = command.zone !== undefined && command.zone !== 'Asia/Tokyo';
  const saved = await subscribe(
    {
      team,
      channel,
      time: command.time ?? known?.time ?? USUAL_TIME,
      zone: command.zone ?? zone,
      days: command.days ?? days,
      skipHolidays: command.skipHolidays ?? (skipHolidays && !hasOtherZone),
      tags: known?.tags ?? [],
      authors: known?.authors ?? [],
      createdBy: user,
      source: 'person',
    },
    desk,
  );
  return savedMessage(saved, desk, lang, deps);
}

/** What is wrong with the words; words that mean nothing may be a question after all. */
function problemMessage(
  { code, word }: Extract<DailyCommand, { kind: 'problem' }>,
  { rest, raw, phrases }: Asked,
): OutMessage {
  const sentence = phrases.problem(code, word);
  const question = code === 'unknown-word' && rest ? readableText(raw) : '';
  const search = question
    ? buttons(button('try', 0, phrases.searchInstead(question), encodeState('try', { q: question })))
    : [];
  return fitMessage({ text: plainFallback(sentence), blocks: [rich(section(text(sentence))), ...search] });
}

function withStart(sentence: string, channel: string, phrases: DailyPhrases): OutMessage {
  const blocks = [rich(section(text(sentence))), ...startButton(channel, phrases)];
  return fitMessage({ text: plainFallback(sentence), blocks });
}
