import type { Post } from '../../library.ts';
import type { Phrases } from '../phrases.ts';
import type { Filter } from '../shelf.ts';
import { encodeState } from '../state.ts';
import { bullets, button, buttons, choice, field, header, note, plain, rich, section, text } from './elements.ts';
import { fitHome } from './fit-blocks.ts';
import { commandItems, placeItems } from './guides.ts';
import { LIMITS } from './limits.ts';
import { cut, oneLine } from './plain.ts';
import { postRow } from './post-list.ts';
import type { HomeView, OutBlock, StaticSelect } from './types.ts';

/** A channel that gets a passage a day. */
export interface DailyChannel {
  channel: string;
  time: string;
  zone: string;
  days: 'daily' | 'weekdays';
}

/** What a Home tab shows. */
export interface Home {
  newest: readonly Post[];
  total: number;
  shelves: { tags: string[]; authors: string[]; years: string[] };
  daily: DailyChannel[];
  examples: string[];
}

const MOST_DAILY = 10;
const EXAMPLE = 40;

/** The Home tab: search, shelves, the newest posts, this workspace's daily channels, help. */
export function buildHomeView(home: Home, phrases: Phrases): HomeView {
  const { newest, total, daily, examples } = home;
  return fitHome([
    header(phrases.homeTitle),
    rich(section(text(phrases.homeLead))),
    ...(total > 0 ? finding(home, phrases) : []),
    ...(newest.length > 0 ? [header(phrases.homeNewest)] : []),
    ...newest.map((post, index) => postRow(post, `newest${index}`, phrases)),
    ...(total > newest.length ? buttons(button('list', 'all', phrases.allPosts, encodeState('list', { o: 0 }))) : []),
    ...dailyBlocks(daily, phrases),
    { type: 'divider' },
    header(phrases.homeHelp),
    rich(bullets([...commandItems(examples, phrases), ...placeItems(phrases)])),
    note(total > 0 ? phrases.privacy : `${phrases.noPosts} ${phrases.privacy}`),
  ]);
}

function finding({ shelves, examples }: Home, phrases: Phrases): OutBlock[] {
  const example = cut(oneLine(examples[0] ?? ''), EXAMPLE);
  const { tags, authors, years } = shelves;
  const selects = [
    ...shelfSelect('tag', phrases.homeTag, tags, (tag) => phrases.tags([tag])),
    ...shelfSelect('author', phrases.homeAuthor, authors, (author) => author),
    ...shelfSelect('year', phrases.homeYear, years, (year) => phrases.date(Number(year))),
  ];
  return [
    field(
      'homeSearch',
      phrases.homeSearch,
      {
        max_length: 500,
        dispatch_action_config: { trigger_actions_on: ['on_enter_pressed'] },
        ...(example && { placeholder: plain(phrases.homeSearchExample(example), LIMITS.placeholder) }),
      },
      { dispatch_action: true },
    ),
    {
      type: 'input',
      block_id: 'homeFind',
      dispatch_action: true,
      label: plain(phrases.homeFind, LIMITS.placeholder),
      element: {
        type: 'external_select',
        action_id: 'homeFind',
        min_query_length: 0,
        placeholder: plain(phrases.homeFindHint, LIMITS.placeholder),
      },
    },
    ...(selects.length > 0 ? [note(phrases.homeBrowse), ...buttons(...selects)] : []),
  ];
}

function shelfSelect(
  kind: keyof Filter,
  label: string,
  values: string[],
  name: (value: string) => string,
): StaticSelect[] {
  const options = values.flatMap((value) => choice(name(value), `${kind}:${value}`)).slice(0, LIMITS.options);
  if (options.length === 0) return [];
  const placeholder = plain(label, LIMITS.placeholder);
  return [{ type: 'static_select', action_id: `homeBrowse.${kind}`, placeholder, options }];
}

function dailyBlocks(daily: DailyChannel[], phrases: Phrases): OutBlock[] {
  if (daily.length === 0) return [];
  const items = daily.slice(0, MOST_DAILY).map(({ channel, time, zone, days }) => [
    // Slack shows the name of a private channel to its members alone.
    { type: 'channel' as const, channel_id: channel },
    text(` — ${phrases.homeDailyAt(time, zone, days)}`),
  ]);
  return [header(phrases.homeDaily), rich(bullets(items))];
}
