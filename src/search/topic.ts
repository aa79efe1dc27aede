import { foldText } from '../text/fold.ts';
import type { Span } from '../text/span.ts';

/** What a question is about, where it asks what something is. */
const ASKS_WHAT: readonly RegExp[] = [
  /^\s*(?<topic>[^、。\nのをがにで]{1,24}?)(?:って(?:いうの)?は?|とは|というのは)(?:[、\s]*(?:いったい|一体|つまり))?[、\s]*(?:何|なに|なん|どんな|どういう|どのような|[?？]|$)/u,
  /^\s*(?<topic>[^、。\nのをがにで]{1,24}?)(?:は|の)(?:何|なに|どんな|どういう|どのような|意味|定義)/u,
  /^\s*(?:what(?:'s| is| are| does)|define|explain)\s+(?:an?\s+|the\s+)?(?<topic>[^?]{1,60}?)(?:\s+(?:mean|do|like))?\s*\??\s*$/iu,
];

/** The part of a question that it asks the meaning of: `CRE` in CREってどんな仕事？ and in "What is a CRE?"; else nothing. */
export function topicOf(question: string): Span | undefined {
  for (const pattern of ASKS_WHAT) {
    const match = pattern.exec(question);
    const topic = match?.groups?.topic?.trimEnd();
    if (!match || !topic) continue;
    const start = match.index + match[0].indexOf(topic);
    return { start, end: start + topic.length };
  }
  return undefined;
}

/** Tells texts that say what `topic` is: CREとは…, CRE = …, CREは…の略. Asking it is not saying it: CREとは何か. */
export function definitionsOf(topic: string): (text: string) => boolean {
  const name = foldText(topic);
  let definition: RegExp | undefined;
  return (text) => {
    const folded = foldText(text);
    if (!name || !folded.includes(name)) return false;
    definition ??= new RegExp(
      `${name.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')}[」』”"）)]?\\s*(?:とは(?![^。]{0,6}(?:何|なに|か))|[=＝:]|は[^。\n]{1,60}(?:の略|のこと|である|です))`,
      'u',
    );
    return definition.test(folded);
  };
}
