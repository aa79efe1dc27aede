import type { Result } from '../../library.ts';
import type { Phrases } from '../phrases.ts';
import { escapeMrkdwn } from './escape-mrkdwn.ts';
import { cut, oneLine } from './plain.ts';
import { byline, titleOf } from './post-line.ts';

/** Any sentence as a message's `text`: one line, cut, literal. */
export function plainFallback(sentence: string): string {
  return escapeMrkdwn(cut(oneLine(sentence), 600));
}

/** What a lock screen shows of a result: the title, who wrote it, and what it says. */
export function resultFallback(result: Pick<Result, 'post' | 'excerpt'>, phrases: Phrases, before = ''): string {
  const by = byline(result.post, phrases);
  const title = titleOf(result.post, phrases);
  return plainFallback(`${before}${title}${by ? `（${by}）` : ''}: ${result.excerpt.text}`);
}
