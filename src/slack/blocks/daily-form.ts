import type { types } from '@slack/bolt';
import { dailyPhrasesOf } from '../daily/phrases.ts';
import { zoneOptions } from '../daily/zone-options.ts';
import { type Lang, phrasesOf } from '../phrases.ts';
import { encodeState } from '../state.ts';
import { choice, plain } from './elements.ts';
import { LIMITS } from './limits.ts';
import { form } from './modal.ts';
import type { Choice, ModalView } from './types.ts';

/** The fields of the form, by `block_id` and `action_id`. */
export const DAILY_FIELDS = {
  channel: 'channel',
  time: 'time',
  zone: 'zone',
  days: 'days',
  holidays: 'holidays',
  tags: 'tags',
  authors: 'authors',
} as const;

/** What the form shows at first. */
export interface DailyDefaults {
  channel?: string;
  time: string;
  zone: string;
  days: 'daily' | 'weekdays';
  skipHolidays: boolean;
  tags: string[];
  authors: string[];
}

/** The form that sets a channel's daily excerpt; `offers` are the tags and authors that the library has, commonest first. */
export function buildDailyForm(
  defaults: DailyDefaults,
  offers: { tags: string[]; authors: string[] },
  lang: Lang,
): ModalView {
  const phrases = dailyPhrasesOf(lang);
  const { channel } = defaults;
  return form(
    'daily',
    { title: phrases.formTitle, submit: phrases.formSubmit },
    [
      input('channel', phrases.channel, channelSelect(channel), {
        hint: plain(phrases.channelHint, LIMITS.textObject),
      }),
      input('time', phrases.time, { type: 'timepicker', action_id: 'time', initial_time: defaults.time }),
      input('zone', phrases.zone, zoneSelect(defaults.zone, lang)),
      input('days', phrases.days, dayChoice(defaults.days, lang)),
      input('holidays', phrases.holidays, holidayChoice(defaults.skipHolidays, lang), { optional: true }),
      ...many('tags', phrases.tags, offers.tags, defaults.tags, lang),
      ...many('authors', phrases.authors, offers.authors, defaults.authors, lang),
    ],
    { state: encodeState('dailyForm', channel ? { c: channel } : {}), phrases: phrasesOf(lang) },
  );
}

function input(
  name: keyof typeof DAILY_FIELDS,
  label: string,
  element: types.InputBlock['element'],
  part: Partial<types.InputBlock> = {},
): types.InputBlock {
  return { type: 'input', block_id: DAILY_FIELDS[name], label: plain(label, LIMITS.textObject), element, ...part };
}

function channelSelect(channel: string | undefined): types.ConversationsSelect {
  return {
    type: 'conversations_select',
    action_id: DAILY_FIELDS.channel,
    filter: { include: ['public', 'private'], exclude_bot_users: true },
    ...(channel ? { initial_conversation: channel } : { default_to_current_conversation: true }),
  };
}

function zoneSelect(zone: string, lang: Lang): types.StaticSelect {
  const phrases = dailyPhrasesOf(lang);
  const [initial_option] = choice(zone, zone);
  return {
    type: 'static_select',
    action_id: DAILY_FIELDS.zone,
    option_groups: zoneOptions(zone, { yours: phrases.yourZone, others: phrases.otherZones }),
    ...(initial_option && { initial_option }),
  };
}

function dayChoice(days: DailyDefaults['days'], lang: Lang): types.RadioButtons {
  const phrases = dailyPhrasesOf(lang);
  const options = [...choice(phrases.weekdays, 'weekdays'), ...choice(phrases.everyDay, 'daily')];
  const initial_option = options.find(({ value }) => value === days);
  return { type: 'radio_buttons', action_id: DAILY_FIELDS.days, options, ...(initial_option && { initial_option }) };
}

function holidayChoice(skip: boolean, lang: Lang): types.Checkboxes {
  const options = choice(dailyPhrasesOf(lang).skipHolidays, 'skip');
  return {
    type: 'checkboxes',
    action_id: DAILY_FIELDS.holidays,
    options,
    ...(skip && { initial_options: options }),
  };
}

/** A choice of several, where there is something to choose; what is set already stays on offer. */
function many(
  name: 'tags' | 'authors',
  label: string,
  offered: string[],
  chosen: string[],
  lang: Lang,
): types.InputBlock[] {
  const options = [...new Set([...chosen, ...offered])].slice(0, LIMITS.options).flatMap(asChoice);
  if (options.length === 0) return [];
  const initial_options = options.filter(({ value }) => chosen.includes(value ?? ''));
  const element: types.MultiStaticSelect = {
    type: 'multi_static_select',
    action_id: DAILY_FIELDS[name],
    placeholder: plain(dailyPhrasesOf(lang).all, LIMITS.placeholder),
    options,
    ...(initial_options.length > 0 && { initial_options }),
  };
  return [input(name, label, element, { optional: true })];
}

const asChoice = (value: string): Choice[] => choice(value, value);
