import type { App, AppOptions } from '@slack/bolt';
import type { Workspaces } from '../daily/daily.ts';
import type { WebClient } from '../deps.ts';
import type { HttpIntakeOptions } from '../http/http-intake.ts';
import type { Intake } from '../intake.ts';
import type { Departure } from '../listeners/gone.ts';

/** For whom the bot works: one workspace whose token is set, or all that have installed it. */
export interface Tenancy {
  workspaces: Workspaces;
  /** How Bolt finds a payload's token; the receiver's installer does where there is none. */
  authorize?: AppOptions['authorize'];
  /** What the HTTP receiver needs for installations. */
  install?: HttpIntakeOptions['install'];
  /** Gives the receiver once it is built. */
  bind(receiver: Intake['receiver']): void;
  /** Makes sure of Slack, before payloads arrive; rejects with a SetupError. */
  connect(app: App): Promise<{ botUserId: string; team: string }>;
  /** The client for a payload that failed, with its token where one was found. */
  clientOf(botToken: string | undefined): WebClient;
  /** Forgets an installation; answers with the workspaces that the bot is no longer in. */
  depart(departure: Departure): Promise<string[]>;
}
