import type { Post } from '../../library.ts';
import type { Phrases } from '../phrases.ts';
import { encodeState, type State } from '../state.ts';
import { field, note, rich, section, text } from './elements.ts';
import { form } from './modal.ts';
import { cut } from './plain.ts';
import { titleOf } from './post-line.ts';
import type { ModalView, OutBlock } from './types.ts';

/** The longest that people may write into a field. */
export const LONGEST_FIELD = 500;

const LONGEST_HINT_TITLE = 60;

/** Asks for a question that is answered in the same thread. */
export function buildFollowUpForm(state: State<'followUpForm'>, post: Post | undefined, phrases: Phrases): ModalView {
  const hint = post && phrases.followUpHint(cut(titleOf(post, phrases), LONGEST_HINT_TITLE));
  return form(
    'followUp',
    { title: phrases.followUp, submit: phrases.followUpSubmit },
    [
      question(phrases.followUpLabel, hint),
      // In a direct message there is nobody else.
      ...(state.c.startsWith('D') ? [] : [note(phrases.followUpPublic)]),
    ],
    { state: encodeState('followUpForm', state), phrases },
  );
}

/** Asks for what to look for inside one post. */
export function buildInsideForm(post: Post, phrases: Phrases): ModalView {
  return form(
    'inside',
    { title: phrases.inside, submit: phrases.insideSubmit },
    [note(titleOf(post, phrases)), question(phrases.insideLabel)],
    { state: encodeState('insideForm', { p: post.id }), phrases },
  );
}

/** Shows what a channel will see, and takes a few words of one's own along. */
export function buildShareForm(state: State<'shareForm'>, preview: OutBlock[], phrases: Phrases): ModalView {
  const [before, after] = phrases.sharePreview;
  const comment = field(
    'comment',
    phrases.shareComment,
    { multiline: true, max_length: LONGEST_FIELD },
    { optional: true, hint: { type: 'plain_text', text: phrases.shareCommentHint, emoji: false } },
  );
  return form(
    'share',
    { title: phrases.shareTitle, submit: phrases.shareSubmit },
    [
      rich(section(text(before), { type: 'channel', channel_id: state.c }, text(after))),
      { type: 'divider' },
      ...preview,
      { type: 'divider' },
      comment,
    ],
    { state: encodeState('shareForm', state), phrases },
  );
}

function question(label: string, hint?: string) {
  return field(
    'question',
    label,
    { max_length: LONGEST_FIELD, focus_on_load: true },
    hint ? { hint: { type: 'plain_text', text: hint, emoji: false } } : {},
  );
}
