import type { AllMiddlewareArgs, AnyMiddlewareArgs, App } from '@slack/bolt';
import { buildNotice } from './blocks/guides.ts';
import type { Deps } from './deps.ts';
import type { InFlight } from './in-flight.ts';
import { isHumanQuestion } from './is-human-question.ts';
import type { Meter, PayloadKind } from './meter.ts';
import { actionOf, COMMAND, SHORTCUT } from './names.ts';
import { phrasesOf } from './phrases.ts';
import type { Rate } from './rate.ts';
import { type Scope, type SharedDeps, scopedDeps } from './scope.ts';
import { answerPrivately } from './send.ts';
import { makeWellFormed } from './well-formed.ts';

export interface AroundOptions {
  deps: SharedDeps;
  inFlight: InFlight;
  rate: Rate;
  meter: Meter;
}

type Args = AnyMiddlewareArgs & AllMiddlewareArgs;

/**
 * Puts around every listener what holds for all: each payload is counted, belongs to one workspace (whose `context.deps`
 * its listener gets), waits for a person who asks too fast, and is acknowledged where no listener is there for it.
 */
export function registerAround(app: App, options: AroundOptions): void {
  const { deps, inFlight, meter } = options;
  app.use(async (args) => {
    const started = performance.now();
    makeWellFormed(args.body);
    const scope: Scope = { team: args.context.teamId };
    const own = scopedDeps(deps, scope);
    args.context.deps = own;
    const kind = kindOf(args);
    try {
      await inFlight.run(() => guarded(args, scope, { deps: own, rate: options.rate }));
    } catch (error) {
      scope.outcome = 'failed';
      // Slack would tell the person only that nothing answers; Bolt refuses a second acknowledgement
      if ('ack' in args) await (args as unknown as { ack(): Promise<void> }).ack().catch(() => {});
      throw error;
    } finally {
      meter.answered(kind, scope.outcome ?? 'answered', (performance.now() - started) / 1000);
    }
  });
}

async function guarded(args: Args, scope: Scope, { deps, rate }: { deps: Deps; rate: Rate }): Promise<void> {
  if (await isNobodys(args)) {
    scope.outcome = 'ignored';
    return;
  }
  const asker = askerOf(args);
  if (asker === 'nobody') scope.outcome = 'ignored';
  if (typeof asker === 'object') {
    const verdict = rate.take(`${args.context.teamId ?? ''}/${asker.user}`);
    if (verdict !== 'answer') {
      scope.outcome = 'limited';
      return refuse(args, asker, verdict, deps);
    }
  }
  await args.next();
}

/** What no listener is there for: closed views, and commands and shortcuts of an older manifest or another app. */
async function isNobodys(args: Args): Promise<boolean> {
  const isOther =
    ('command' in args && args.command.command !== COMMAND) ||
    args.body.type === 'view_closed' ||
    ('shortcut' in args && args.shortcut.callback_id !== SHORTCUT) ||
    ('options' in args && actionOf((args.body as { action_id?: string }).action_id) !== 'homeFind');
  if (isOther) await (args as unknown as { ack(): Promise<void> }).ack();
  return isOther;
}

interface Asker {
  user: string;
  channel: string;
  thread?: string;
}

/** Who asks a question with this payload; `nobody` where it looks like one and no person wrote it. */
function askerOf(args: Args): Asker | 'nobody' | undefined {
  if ('command' in args) return { user: args.command.user_id, channel: args.command.channel_id };
  if (!('event' in args) || !/^(?:app_mention|message)$/.test(args.event.type)) return undefined;
  const event: object = args.event;
  if (!isHumanQuestion(event, args.context.botUserId)) return 'nobody';
  // Slack sends it again where an acknowledgement was lost: it is the same question
  if (args.context.retryNum) return undefined;
  return { user: event.user, channel: event.channel, thread: event.thread_ts ?? event.ts };
}

async function refuse(args: Args, { user, channel, thread }: Asker, verdict: string, deps: Deps): Promise<void> {
  if ('command' in args) {
    await args.ack({ response_type: 'ephemeral', text: phrasesOf(deps.locales.peek(user)).tooFast });
  } else if (verdict === 'tell') {
    const { tooFast } = phrasesOf(await deps.locales.of(args.client, user));
    await answerPrivately(deps, { client: args.client, channel, user, thread }, buildNotice(tooFast));
  }
}

function kindOf(args: Args): PayloadKind {
  if ('command' in args) return 'command';
  if ('action' in args) return 'press';
  if ('view' in args) return 'form';
  if ('shortcut' in args) return 'shortcut';
  if ('options' in args) return 'options';
  const type = 'event' in args ? args.event.type : '';
  if (type === 'app_mention') return 'mention';
  if (type === 'message') return 'message';
  return type === 'app_home_opened' ? 'home' : 'event';
}
