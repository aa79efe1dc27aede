import { buildHomeView, type DailyChannel } from '../blocks/home-view.ts';
import { PAGE_SIZE } from '../blocks/private-answer.ts';
import { buildResultsView } from '../blocks/results-view.ts';
import type { Deps, WebClient } from '../deps.ts';
import { exampleQuestions } from '../examples.ts';
import { parseField } from '../parse-input.ts';
import { type Phrases, phrasesOf } from '../phrases.ts';
import { postOfKey } from '../post-key.ts';
import { shelvesOf } from '../shelf.ts';
import { showList } from './list.ts';
import { showModal } from './modal.ts';
import { type PressArgs, tell } from './press.ts';
import { showReadMore } from './read-more.ts';

const NEWEST = 5;

/** The opening of the bot's Home or messages tab, as Bolt hands it over. */
export interface HomeArgs {
  event: { user: string; tab?: string };
  client: WebClient;
  context: { teamId?: string };
}

const SHELF = /^(tag|author|year):(.{1,100})$/su;

/** Publishes the Home tab anew each time that somebody opens it, in their language. */
export async function handleHome({ event, client, context }: HomeArgs, deps: Deps): Promise<void> {
  if (event.tab !== 'home') return;
  const [lang, daily] = await Promise.all([deps.locales.of(client, event.user), dailyChannels(deps, context.teamId)]);
  const library = deps.library();
  const home = {
    newest: library.posts.slice(0, NEWEST),
    total: library.posts.length,
    shelves: shelvesOf(library),
    daily,
    examples: exampleQuestions(library, { lang }),
  };
  await client.views.publish({ user_id: event.user, view: buildHomeView(home, phrasesOf(lang)) });
}

const emptyGuide = (phrases: Phrases) => `${phrases.emptyTitle} ${phrases.emptyBody}`;

/** Shows what a search finds in a modal, since only a modal can come at once. */
export async function handleHomeSearch(args: PressArgs, deps: Deps): Promise<void> {
  await args.ack();
  const input = parseField(args.action.value ?? '');
  if (!args.action.value?.trim()) return;
  if (input.kind === 'thanks') return tell(args, deps, (phrases) => phrases.welcome);
  if (input.kind !== 'ask') return tell(args, deps, emptyGuide);
  await showModal(args, deps, {
    title: (phrases) => phrases.resultsTitle,
    build: (phrases) => buildResultsView(deps.library().ask(input.question, { limit: PAGE_SIZE }), phrases),
  });
}

/** Opens the post that was chosen while typing. */
export async function handleHomeFind(args: PressArgs, deps: Deps): Promise<void> {
  await args.ack();
  const key = args.action.selected_option?.value;
  if (!key) return tell(args, deps, (phrases) => phrases.staleButton);
  const post = postOfKey(deps.library(), key);
  if (!post) return tell(args, deps, (phrases) => phrases.gone);
  await showReadMore(args, deps, post, '');
}

/** Shows the posts of a tag, an author or a year. */
export async function handleHomeBrowse(args: PressArgs, deps: Deps): Promise<void> {
  await args.ack();
  const [, kind, value] = SHELF.exec(args.action.selected_option?.value ?? '') ?? [];
  if (!kind) return tell(args, deps, (phrases) => phrases.staleButton);
  await showList(args, deps, { [kind]: value });
}

/** This workspace's daily channels that are not paused; none where that cannot be known. */
async function dailyChannels(deps: Deps, team: string | undefined): Promise<DailyChannel[]> {
  if (!deps.store || !team) return [];
  try {
    const all = await deps.store.subscriptions.list(team);
    return all.filter(({ pausedReason }) => pausedReason === undefined);
  } catch (error) {
    deps.log.warn({ name: (error as Error).name }, 'the Home tab goes without its daily channels');
    return [];
  }
}
