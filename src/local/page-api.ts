import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { LocalContext } from './context.ts';
import { MAX_BODY_BYTES } from './http-body.ts';
import type { Json, Person } from './model.ts';
import { act, options, shortcut } from './people/interact.ts';
import { close, openHome, submit } from './people/modal.ts';
import { ToldRefusal } from './people/person.ts';
import { send } from './people/send.ts';
import type { PageActions, PageAnswer, PageState, PageUser } from './protocol.ts';
import { Refusal } from './refusal.ts';
import { boolean, byType, type Check, complain, isObject, object, string } from './rules/shape.ts';
import { pageView } from './views.ts';
import { pageMessage } from './workspace.ts';

type Actions = {
  [Name in keyof PageActions]: (action: PageActions[Name], context: LocalContext) => Promise<PageAnswer>;
};

const ACTIONS: Actions = { send, act, submit, close, home: openHome, options, shortcut };

/** What a person can do, one function an action; what cannot be done answers `{ok: false, error}`. */
export async function runPageAction<Name extends keyof PageActions>(
  name: Name,
  action: PageActions[Name],
  context: LocalContext,
): Promise<PageAnswer> {
  try {
    return await ACTIONS[name](action, context);
  } catch (error) {
    if (error instanceof ToldRefusal) return { ok: false, error: error.message, told: true };
    if (error instanceof Refusal) return { ok: false, error: error.message };
    throw error;
  }
}

/** The same from a request of the page: the name from its path, the action from its body; undefined for an unknown name. */
export async function handlePageRequest(
  name: string,
  body: Json,
  context: LocalContext,
): Promise<PageAnswer | undefined> {
  if (!Object.hasOwn(FIELDS, name)) return undefined;
  const complaints: string[] = [];
  FIELDS[name as keyof PageActions](body, '', complaints);
  if (complaints.length > 0) return { ok: false, error: 'invalid_arguments' };
  return runPageAction(name as keyof PageActions, body as never, context);
}

const text = string(MAX_BODY_BYTES);
const anyObject: Check = (value, at, complaints) => {
  if (!isObject(value)) complain(complaints, at, 'must provide an object');
};
const container = byType({
  view: object({ viewId: text }, ['viewId']),
  message: object({ channel: text, ts: text }, ['channel', 'ts']),
});
const user = { user: text };
const place = { ...user, container, blockId: text, actionId: text };

const FIELDS: Record<keyof PageActions, Check> = {
  send: object({ ...user, channel: text, text, threadTs: text }, ['user', 'channel', 'text']),
  act: object({ ...place, element: anyObject, values: anyObject }, [...Object.keys(place), 'element']),
  submit: object({ ...user, viewId: text, values: anyObject }, ['user', 'viewId', 'values']),
  close: object({ ...user, viewId: text, all: boolean }, ['user', 'viewId']),
  home: object(user, ['user']),
  options: object({ ...place, viewId: text, value: text }, ['user', 'blockId', 'actionId', 'value']),
  shortcut: object({ ...user, callbackId: text, channel: text, ts: text }, ['user', 'callbackId']),
};

/** Everything that one person's page shows. */
export function pageState(person: Person, context: LocalContext): PageState {
  const { workspace, views, bot } = context;
  const { manifest } = workspace;
  const home = views.home(person.id);
  return {
    team: workspace.team.name,
    me: pageUser(person),
    people: workspace.people.map(pageUser),
    bot: pageUser(workspace.bot),
    channels: workspace.channels
      .filter((channel) => channel.members.has(person.id))
      .map(({ id, name, kind, members }) => ({
        id,
        name: kind === 'im' ? workspace.bot.realName : name,
        kind,
        botIsMember: members.has(workspace.bot.id),
      })),
    commands: manifest.commands.map(({ command, description, usage_hint }) => {
      return { command, description, usageHint: usage_hint ?? '' };
    }),
    shortcuts: manifest.shortcuts.map(({ name, type, callback_id, description }) => {
      return { name, type, description, callbackId: callback_id };
    }),
    messages: workspace.messages.filter((message) => workspace.sees(person.id, message)).map(pageMessage),
    views: views.stack(person.id).map(pageView),
    ...(home && { home: pageView(home) }),
    homeTab: manifest.homeTab,
    connected: bot.connected,
  };
}

function pageUser({ id, realName, isBot, locale }: Person): PageUser {
  return { id, name: realName, isBot, locale };
}

/** The pages' WebSockets: each hears its state first, then what its person may see. */
export class PageSockets {
  readonly #context: LocalContext;
  readonly #server = new WebSocketServer({ noServer: true, maxPayload: MAX_BODY_BYTES });
  readonly #unsubscribe: () => void;
  readonly #sockets = new Map<WebSocket, string>();

  constructor(context: LocalContext) {
    this.#context = context;
    this.#unsubscribe = context.workspace.subscribe(({ event, to }) => {
      const frame = JSON.stringify(event);
      for (const [socket, user] of this.#sockets) if (to(user)) socket.send(frame);
    });
  }

  accept(request: IncomingMessage, socket: Duplex, head: Buffer, person: Person): void {
    this.#server.handleUpgrade(request, socket, head, (webSocket) => {
      webSocket.on('error', () => webSocket.terminate());
      webSocket.on('close', () => this.#sockets.delete(webSocket));
      this.#sockets.set(webSocket, person.id);
      webSocket.send(JSON.stringify({ type: 'state', state: pageState(person, this.#context) }));
    });
  }

  close(): void {
    this.#unsubscribe();
    for (const socket of this.#server.clients) socket.terminate();
    this.#server.close();
  }
}
