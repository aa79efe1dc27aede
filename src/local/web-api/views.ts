import { checkView } from '../block-rules.ts';
import type { LocalContext } from '../context.ts';
import { readJson } from '../message-content.ts';
import type { Json, View } from '../model.ts';
import { Refusal } from '../refusal.ts';
import type { Trigger } from '../triggers.ts';
import { viewObject } from '../views.ts';
import { type ApiMethod, needed, optional, userOf } from './method.ts';

/** The `views.*` methods; they need no scope. */
export const viewMethods: Record<string, ApiMethod> = {
  'views.open': {
    token: 'bot',
    run(args, context) {
      const payload = viewOf(args);
      return answer(context.views.open(redeem(args, context).user, payload), context);
    },
  },
  'views.push': {
    token: 'bot',
    run(args, context) {
      const payload = viewOf(args);
      const trigger = redeem(args, context);
      if (trigger.viewId && context.views.find(trigger.viewId)?.type === 'home') {
        const rule = "must match the `type` of the root view whose stack we're pushing onto";
        throw new Refusal('invalid_arguments', [`${rule} [json-pointer:/view/type]`]);
      }
      return answer(context.views.push(trigger.user, payload), context);
    },
  },
  'views.update': {
    token: 'bot',
    run(args, context) {
      const payload = viewOf(args);
      const view = context.views.find(optional(args, 'view_id') ?? needed(args, 'external_id'));
      if (!view) throw new Refusal('not_found');
      return answer(context.views.update(view, payload, optional(args, 'hash')), context);
    },
  },
  'views.publish': {
    token: 'bot',
    run(args, context) {
      const user = userOf(args, context, 'user_id');
      if (!context.workspace.manifest.homeTab) throw new Refusal('not_enabled');
      return answer(context.views.publish(user.id, viewOf(args), optional(args, 'hash')), context);
    },
  },
};

/** The view, checked before a trigger_id is spent on it. */
function viewOf(args: Json): unknown {
  needed(args, 'view');
  const view = readJson(args.view, 'invalid_arguments');
  const complaints = checkView(view);
  if (complaints.length > 0) throw new Refusal('invalid_arguments', complaints);
  return view;
}

function redeem(args: Json, context: LocalContext): Trigger {
  const trigger = context.triggers.redeem(optional(args, 'trigger_id') ?? needed(args, 'interactivity_pointer'));
  if (typeof trigger === 'string') throw new Refusal(trigger);
  return trigger;
}

function answer(view: View, context: LocalContext): Json {
  return { view: viewObject(view, context.workspace) };
}
