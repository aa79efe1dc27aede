import type { Answer } from '../../library.ts';
import type { Phrases } from '../phrases.ts';
import { encodeState } from '../state.ts';
import { button, buttons, note, quote, rich, section, text } from './elements.ts';
import { modal } from './modal.ts';
import { metaLine, titleOf, titleSection } from './post-line.ts';
import { correctionLines, echo, PAGE_SIZE } from './private-answer.ts';
import type { ModalView, OutBlock } from './types.ts';

/** What the Home tab's search found, as a modal whose pages take each other's place. */
export function buildResultsView(answer: Answer, phrases: Phrases, offset = 0): ModalView {
  const { question: q, results, total, near } = answer;
  const last = offset + results.length;
  const page = (o: number) => encodeState('more', { q, o });
  const cards = results.flatMap(({ post, excerpt }, index): OutBlock[] => [
    ...(index > 0 ? [{ type: 'divider' } as const] : []),
    rich(titleSection(post, phrases, excerpt.link)),
    ...metaLine(post, phrases),
    rich(quote(excerpt.text, excerpt.highlights)),
    ...buttons(
      button('readMore', index, phrases.readMore, encodeState('readMore', { p: post.id, q }), {
        about: titleOf(post, phrases),
      }),
    ),
  ]);
  const nothing: OutBlock[] = [
    rich(section(text(phrases.nothingFound(echo(q)), { bold: true })), section(text(phrases.nothingTip))),
    ...(near.posts.length > 0 ? [note(phrases.nearPosts)] : []),
    ...buttons(
      ...near.posts.map((post, index) =>
        button('readMore', index, titleOf(post, phrases), encodeState('readMore', { p: post.id, q })),
      ),
    ),
    note(phrases.wantNote),
    ...buttons(button('want', 0, phrases.want, encodeState('want', { q }))),
  ];
  return modal(
    phrases.resultsTitle,
    [
      ...(results.length > 0 ? [note(phrases.found(echo(q), total))] : []),
      ...correctionLines(answer, phrases),
      ...(results.length > 0 ? cards : nothing),
      ...(total > results.length ? [note(phrases.page(offset + 1, last, total))] : []),
      ...buttons(
        ...(offset > 0 ? [button('more', 'back', phrases.back, page(Math.max(0, offset - PAGE_SIZE)))] : []),
        ...(last < total ? [button('more', 'next', phrases.more, page(last))] : []),
      ),
    ],
    phrases,
  );
}
