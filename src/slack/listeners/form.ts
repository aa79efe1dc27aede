import { buildNoticeView } from '../blocks/modal.ts';
import type { ModalView } from '../blocks/types.ts';
import type { WebClient } from '../deps.ts';
import { BOT_NAME } from '../names.ts';
import { literalText } from '../parse-input.ts';
import type { Phrases } from '../phrases.ts';
import type { PressedView } from './press.ts';

/** What happens to a form when it is sent: nothing closes it, `update` puts another view in its place. */
export type FormAnswer =
  | { response_action: 'update' | 'push'; view: ModalView }
  | { response_action: 'clear' }
  | { response_action: 'errors'; errors: Record<string, string> };

/** A form that somebody sent, as Bolt hands it over. */
export interface FormArgs {
  body: { user: { id: string }; team?: { id: string } | null };
  view: PressedView;
  ack(answer?: FormAnswer): Promise<void>;
  client: WebClient;
}

/** What was written into a field, literally; empty where nothing was. */
export function readField(view: PressedView, id: string): string {
  return literalText(view.state?.values?.[id]?.[id]?.value ?? '');
}

/** Says in the form's place why it cannot be sent. */
export function refuseForm({ ack }: FormArgs, sentence: string, phrases: Phrases): Promise<void> {
  return ack({ response_action: 'update', view: buildNoticeView(BOT_NAME, sentence, phrases) });
}
