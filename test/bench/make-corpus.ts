import { makeSentence, type Sentence } from './make-sentence.ts';
import { makeVocabulary, type Vocabulary, type Word } from './make-words.ts';
import { between, createRandom, pick, type Random } from './random.ts';

/** A post as it stands in a folder, with its sentences for questions. */
export interface MadePost {
  /** `2019/post-00012.md` */
  id: string;
  markdown: string;
  /** Characters of readable text, title and markup left out. */
  characters: number;
  sentences: Sentence[];
}

export interface CorpusOptions {
  seed?: number;
  /** Characters of readable text in a post of middle length; posts have a third to three times as many. */
  characters?: number;
}

const FAMILY = ['佐藤', '鈴木', '高橋', '田中', '伊藤', '渡辺', '山本', '中村', '小林', '加藤', '吉田', '山田'];
const GIVEN = ['美咲', '健', '陽子', '大輔', '直樹', '恵', '翔', '彩', '誠', '千尋'];
const TITLES = [
  '*から*へ移った理由',
  '*を#年続けて学んだこと',
  '*と*のあいだで働く',
  '私が*を選んだわけ',
  '*チームでの一年',
];

/** How many words a post's own subject has, and how often a sentence takes one of them. */
const SUBJECT_WORDS = 24;
const SUBJECT_SHARE = 0.45;

/**
 * Posts without end that behave like Japanese text: words of Zipf's distribution that come in bursts within a post,
 * compounds, katakana, tool names, headings, lists, titles and tags. The same seed gives the same posts.
 */
export function* makePosts({ seed = 1, characters = 1_500 }: CorpusOptions = {}): Generator<MadePost, never> {
  const random = createRandom(seed);
  const vocabulary = makeVocabulary(random);
  for (let number = 0; ; number++) yield makePost(number, characters, vocabulary, random);
}

function makePost(number: number, middle: number, vocabulary: Vocabulary, random: Random): MadePost {
  const subject = Array.from({ length: SUBJECT_WORDS }, () => vocabulary.draw(random));
  const draw = () => (random() < SUBJECT_SHARE ? pick(subject, random) : vocabulary.draw(random));
  const enough = middle * 3 ** (2 * random() - 1);
  const year = between(2012, 2026, random);
  const sentences: Sentence[] = [];
  const body: string[] = [];
  let characters = 0;
  while (characters < enough) {
    if (body.length > 0 && random() < 0.3) body.push(`## ${draw().text}と${draw().text}`);
    const paragraph = Array.from({ length: between(2, 6, random) }, () => makeSentence(draw, random));
    sentences.push(...paragraph);
    const isList = random() < 0.1;
    body.push(isList ? paragraph.map(({ text }) => `- ${text}`).join('\n') : paragraph.map(marked(random)).join(''));
    characters += paragraph.reduce((sum, { text }) => sum + text.length, 0);
  }
  const id = `${year}/post-${String(number).padStart(5, '0')}.md`;
  return {
    id,
    markdown: `${frontMatter(number, year, subject, random)}\n${body.join('\n\n')}\n`,
    characters,
    sentences,
  };
}

/** Some sentences have a link or strong words, as people write them. */
function marked(random: Random): (sentence: Sentence) => string {
  return ({ text, words }) => {
    const word = words[0]?.text;
    if (!word || random() > 0.08) return text;
    return text.replace(
      word,
      random() < 0.5 ? `**${word}**` : `[${word}](https://example.com/${between(1, 999, random)})`,
    );
  };
}

function frontMatter(number: number, year: number, subject: readonly Word[], random: Random): string {
  const title = pick(TITLES, random).replace(/[*#]/g, (slot) =>
    slot === '#' ? String(between(2, 15, random)) : pick(subject, random).text,
  );
  const day = (most: number) => String(between(1, most, random)).padStart(2, '0');
  const tags = new Set(subject.slice(0, between(2, 5, random)).map(({ text }) => text));
  return [
    '---',
    `title: ${JSON.stringify(title)}`,
    `author: ${pick(FAMILY, random)}${pick(GIVEN, random)}`,
    `date: ${year}-${day(12)}-${day(28)}`,
    `url: https://example.com/${year}/${number}`,
    `tags: [${[...tags].map((tag) => JSON.stringify(tag)).join(', ')}]`,
    '---',
    '',
  ].join('\n');
}
