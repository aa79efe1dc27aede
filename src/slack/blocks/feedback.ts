import type { types } from '@slack/bolt';
import type { Phrases } from '../phrases.ts';
import { encodeState } from '../state.ts';
import { LIMITS } from './limits.ts';
import { cut, oneLine } from './plain.ts';

/** Thumbs up and down about a post's passage; none where its id is too long to travel. Messages only. */
export function feedbackBlocks(postId: string, phrases: Phrases, passageKey?: string): types.ContextActionsBlock[] {
  const vote = (v: 'up' | 'down', label: string) => ({
    text: { type: 'plain_text' as const, text: label, emoji: false },
    accessibility_label: cut(oneLine(label), LIMITS.accessibilityLabel),
    value: encodeState('feedback', { p: postId, ...(passageKey && { k: passageKey }), v }),
  });
  const positive_button = vote('up', phrases.feedbackUp);
  const negative_button = vote('down', phrases.feedbackDown);
  if (Math.max(positive_button.value.length, negative_button.value.length) > LIMITS.buttonValue) return [];
  const element = { type: 'feedback_buttons' as const, action_id: 'feedback.0', positive_button, negative_button };
  return [{ type: 'context_actions', elements: [element] }];
}
