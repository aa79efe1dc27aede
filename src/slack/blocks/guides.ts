import type { Answer, Post } from '../../library.ts';
import type { Phrases } from '../phrases.ts';
import { encodeState } from '../state.ts';
import { bullets, button, buttons, note, rich, section, text } from './elements.ts';
import { plainFallback } from './fallback.ts';
import { fitMessage } from './fit-blocks.ts';
import { cut, oneLine } from './plain.ts';
import { titleOf } from './post-line.ts';
import { echo } from './private-answer.ts';
import type { Button, OutBlock, OutMessage, RichElement } from './types.ts';

/** Slack shows about 30 characters of a button. */
const LABEL = 30;

/** How to use the bot, with questions to press. */
export function buildHelp(examples: string[], phrases: Phrases): OutMessage {
  return fitMessage({
    text: plainFallback(`${phrases.helpTitle} ${phrases.helpBody}`),
    blocks: [
      rich(
        section(text(phrases.helpTitle, { bold: true })),
        section(text(phrases.helpBody)),
        bullets([...commandItems(examples, phrases), ...placeItems(phrases)]),
      ),
      ...tryBlocks(examples, phrases.helpExamples),
      note(examples.length > 0 ? phrases.privacy : `${phrases.noPosts} ${phrases.privacy}`),
    ],
  });
}

/** What `/career` alone says: what to type, with questions to press. */
export function buildEmpty(examples: string[], phrases: Phrases): OutMessage {
  if (examples.length === 0) return buildHelp(examples, phrases);
  return fitMessage({
    text: plainFallback(`${phrases.emptyTitle} ${phrases.emptyBody}`),
    blocks: [
      rich(
        section(text(phrases.emptyTitle, { bold: true }), text(` ${phrases.emptyBody}`)),
        bullets(commandItems(examples, phrases).slice(0, 1)),
      ),
      ...tryBlocks(examples, phrases.helpExamples),
      note(phrases.privacy),
    ],
  });
}

/** Says honestly that nothing answers, and offers the nearest words and posts, or else `examples`. */
export function buildNothingFound(
  answer: Answer,
  examples: string[],
  phrases: Phrases,
  lead: OutBlock[] = [],
): OutMessage {
  const sentence = phrases.nothingFound(echo(answer.question));
  const { words, posts } = answer.near;
  const near = posts.map((post, index) => readButton(post, index, answer.question, phrases));
  return fitMessage({
    text: plainFallback(`${sentence} ${phrases.nothingTip}`),
    blocks: [
      ...lead,
      rich(section(text(sentence, { bold: true })), section(text(phrases.nothingTip))),
      ...tryBlocks(words, phrases.nearWords),
      ...(near.length > 0 ? [note(phrases.nearPosts), ...buttons(...near)] : []),
      ...(words.length === 0 && near.length === 0 ? tryBlocks(examples, phrases.helpExamples) : []),
      ...(oneLine(answer.question)
        ? [
            note(phrases.wantNote),
            ...buttons(button('want', 0, phrases.want, encodeState('want', { q: answer.question }))),
          ]
        : []),
    ],
  });
}

/** Says that no post is called so, and offers the nearest ones, a search for the words, and all posts. */
export function buildNoSuchPost(words: string, nearest: readonly Post[], phrases: Phrases): OutMessage {
  const sentence = phrases.noSuchTitle(echo(words));
  const near = nearest.map((post, index) => readButton(post, index, '', phrases));
  const search = cut(phrases.searchFor(cut(oneLine(words), LABEL / 2)), LABEL);
  return fitMessage({
    text: plainFallback(sentence),
    blocks: [
      rich(section(text(sentence, { bold: true }))),
      ...(near.length > 0 ? [note(phrases.nearPosts), ...buttons(...near)] : []),
      ...buttons(
        button('try', 0, search, encodeState('try', { q: words })),
        button('list', 'all', phrases.allPosts, encodeState('list', { o: 0 })),
      ),
    ],
  });
}

/** One sentence, for the asker. */
export function buildNotice(sentence: string): OutMessage {
  return fitMessage({ text: plainFallback(sentence), blocks: [rich(section(text(sentence)))] });
}

/** What can be typed, one line each. */
export function commandItems(examples: string[], phrases: Phrases): RichElement[][] {
  const example = cut(oneLine(examples[0] ?? ''), LABEL) || phrases.anyWord;
  return phrases.helpCommands(example).map(({ code, says }) => [text(code, { code: true }), text(` ${says}`)]);
}

/** What can be pressed, and where, one line each. */
export function placeItems(phrases: Phrases): RichElement[][] {
  return phrases.helpPlaces.map(({ name, says }) => [text(name, { bold: true }), text(` ${says}`)]);
}

/** A post's title to press. */
function readButton(post: Post, index: number, question: string, phrases: Phrases): Button {
  const title = titleOf(post, phrases);
  return button('readMore', index, cut(title, LABEL), encodeState('readMore', { p: post.id, q: question }), {
    about: title,
  });
}

function tryBlocks(questions: string[], heading: string): OutBlock[] {
  const tries = questions
    .filter((question) => oneLine(question))
    .map((question, index) => button('try', index, cut(oneLine(question), LABEL), encodeState('try', { q: question })));
  return tries.length > 0 ? [note(heading), ...buttons(...tries)] : [];
}
