import type { AllMiddlewareArgs, AnyMiddlewareArgs, App } from '@slack/bolt';
import { admit } from './admission.ts';
import type { Deps } from './deps.ts';
import type { InFlight } from './in-flight.ts';
import type { Meter, PayloadKind } from './meter.ts';
import { actionOf, COMMAND, SHORTCUT } from './names.ts';
import type { Rate } from './rate.ts';
import { type Scope, type SharedDeps, scopedDeps } from './scope.ts';
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
  const admission = await admit(args, { deps, rate });
  if (admission === 'nobody') scope.outcome = 'ignored';
  if (admission === 'refused') {
    scope.outcome = 'limited';
    return;
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
