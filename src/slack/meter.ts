/** What came of a payload: `limited` for a person who asked too fast, `ignored` for bots, `repeated` for a redelivery. */
export type Outcome = 'answered' | 'nothing' | 'limited' | 'ignored' | 'repeated' | 'failed';

/** What people do: the command, mentions, direct messages, presses, forms, and the rest. */
export type PayloadKind =
  | 'command'
  | 'mention'
  | 'message'
  | 'home'
  | 'press'
  | 'form'
  | 'shortcut'
  | 'options'
  | 'event';

/** Why a call of Slack's Web API, or of a `response_url`, failed. */
export type FailureKind =
  | 'network'
  | 'timeout'
  | 'rate_limited'
  | 'server'
  | 'http'
  | 'token'
  | 'channel'
  | 'blocks'
  | 'other';

/** Counts what happens; it is told no text and no name of anybody. */
export interface Meter {
  answered(kind: PayloadKind, outcome: Outcome, seconds: number): void;
  slackFailed(failure: FailureKind): void;
}

/** Counts nothing. */
export const NO_METER: Meter = { answered() {}, slackFailed() {} };
