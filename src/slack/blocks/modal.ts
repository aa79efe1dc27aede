import type { Phrases } from '../phrases.ts';
import { note, plain, rich, section, text } from './elements.ts';
import { fitView } from './fit-blocks.ts';
import { LIMITS } from './limits.ts';
import type { ModalView, OutBlock } from './types.ts';

/** A modal to read. */
export function modal(title: string, blocks: OutBlock[], phrases: Phrases): ModalView {
  return fitView({
    type: 'modal',
    callback_id: 'reading',
    title: plain(title, LIMITS.viewTitle),
    close: plain(phrases.close, LIMITS.viewTitle),
    blocks,
  });
}

/** A modal with fields and a button that sends them; `state` comes back with it. */
export function form(
  name: string,
  labels: { title: string; submit: string },
  blocks: OutBlock[],
  { state, phrases }: { state: string; phrases: Phrases },
): ModalView {
  return fitView({
    type: 'modal',
    callback_id: name,
    title: plain(labels.title, LIMITS.viewTitle),
    submit: plain(labels.submit, LIMITS.viewTitle),
    close: plain(phrases.cancel, LIMITS.viewTitle),
    private_metadata: state,
    blocks,
  });
}

/** What a modal shows at once, while it is filled. */
export function buildLoadingView(title: string, phrases: Phrases): ModalView {
  return modal(title, [note(phrases.loading)], phrases);
}

/** A modal that says one sentence. */
export function buildNoticeView(title: string, sentence: string, phrases: Phrases): ModalView {
  return modal(title, [rich(section(text(sentence)))], phrases);
}
