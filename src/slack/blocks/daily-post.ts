import type { DailyPick } from '../daily/draw-daily.ts';
import { dailyPhrasesOf } from '../daily/phrases.ts';
import { type Lang, phrasesOf } from '../phrases.ts';
import { encodeState } from '../state.ts';
import { button, buttons, note, quote, rich, section, text } from './elements.ts';
import { resultFallback } from './fallback.ts';
import { feedbackBlocks } from './feedback.ts';
import { fitMessage } from './fit-blocks.ts';
import { clean } from './plain.ts';
import { metaLine, titleOf, titleSection } from './post-line.ts';
import type { OutBlock, OutMessage } from './types.ts';

/** How the day's passage stands to the channel: `preview` is seen by one person, `replaced` was asked for. */
export type DailyKind = 'first' | 'replaced' | 'preview';

/** The day's passage as the channel sees it: the quotation first, then its post with the exact place, then the buttons. */
export function buildDailyPost(pick: DailyPick, lang: Lang, kind: DailyKind = 'first'): OutMessage {
  const { post, excerpt, summary, draw } = pick;
  const phrases = phrasesOf(lang);
  const daily = dailyPhrasesOf(lang);
  const place = [daily.heading, daily.position(draw.position, draw.total)].join(' · ');
  const anniversary = draw.yearsAgo === undefined ? [] : [daily.yearsAgo(draw.yearsAgo)];
  return fitMessage({
    text: resultFallback({ post, excerpt }, phrases, `${[daily.heading, ...anniversary].join(' · ')}: `),
    blocks: [
      ...(kind === 'preview' ? [note(daily.previewNote)] : []),
      note(place),
      ...anniversary.map((years): OutBlock => rich(section(text(years, { bold: true })))),
      rich(quote(excerpt.text), titleSection(post, phrases, excerpt.link)),
      ...metaLine(post, phrases),
      rich(section(text(clean(summary)))),
      ...dailyButtons(pick, lang, kind),
      ...(kind === 'replaced' ? [note(daily.replaced)] : []),
      ...(kind === 'preview' ? [] : feedbackBlocks(post.id, phrases, draw.passageKey)),
    ],
  });
}

function dailyButtons({ post, draw }: DailyPick, lang: Lang, kind: DailyKind): OutBlock[] {
  const readMore = encodeState('readMore', { p: post.id, q: '' });
  const other = encodeState('dailyOther', { p: post.id, k: draw.passageKey });
  const { readMore: label, followUp } = phrasesOf(lang);
  return buttons(
    button('readMore', 0, label, readMore, { about: titleOf(post, phrasesOf(lang)) }),
    ...(kind === 'preview' ? [] : [button('followUp', 0, followUp, encodeState('followUp', { p: post.id }))]),
    ...(kind === 'first' ? [button('dailyOther', 0, dailyPhrasesOf(lang).other, other)] : []),
  );
}
