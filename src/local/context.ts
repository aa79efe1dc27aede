import type { BotLink } from './bot-link.ts';
import type { Json } from './model.ts';
import type { ResponseUrls } from './response-url.ts';
import type { Triggers } from './triggers.ts';
import type { Views } from './views.ts';
import type { Workspace } from './workspace.ts';

/** A call of the Web API, or a post to a response_url (then `method` is `response_url`). */
export interface RecordedCall {
  method: string;
  args: Json;
  token: string;
  /** What was answered; undefined where a fault was injected. */
  response?: Json;
}

/** Everything that the parts of one local Slack share. */
export interface LocalContext {
  workspace: Workspace;
  views: Views;
  triggers: Triggers;
  responseUrls: ResponseUrls;
  bot: BotLink;
  tokens: { bot: string; app: string };
  /** A fresh address for one Socket Mode connection. */
  socketUrl: () => string;
  /** `http://127.0.0.1:PORT`, known once the server listens. */
  url: () => string;
  log: (line: string) => void;
}
