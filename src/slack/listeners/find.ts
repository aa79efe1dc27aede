import { plain } from '../blocks/elements.ts';
import { LIMITS } from '../blocks/limits.ts';
import { byline, titleOf } from '../blocks/post-line.ts';
import type { Choice } from '../blocks/types.ts';
import type { Deps } from '../deps.ts';
import { phrasesOf } from '../phrases.ts';
import { postKey } from '../post-key.ts';
import { suggestPosts } from '../suggest.ts';

/** What somebody has typed into a select so far, as Bolt hands it over. */
export interface FindArgs {
  payload: { value?: string };
  body: { user: { id: string } };
  ack(answer: { options: Choice[] }): Promise<void>;
}

/** Answers with posts at once: the acknowledgement is the answer. */
export async function handleFind({ payload, body, ack }: FindArgs, deps: Deps): Promise<void> {
  const phrases = phrasesOf(deps.locales.peek(body.user.id));
  const options = suggestPosts(deps.library(), payload.value ?? '').map((post): Choice => {
    const by = byline(post, phrases);
    return {
      text: plain(titleOf(post, phrases), LIMITS.optionText),
      value: postKey(post.id),
      ...(by && { description: plain(by, LIMITS.optionText) }),
    };
  });
  await ack({ options });
}
