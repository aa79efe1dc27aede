import { fold } from '../text/fold.ts';
import { PAIR_MARK, type Token, tokenize } from '../text/tokenize.ts';
import { withoutAskingEnd, withoutAskingWords } from './asking.ts';
import { inverseDocumentFrequency } from './bm25.ts';
import { type KanjiSlip, kanjiSlips } from './bridges/kanji-slips.ts';
import type { Respelling } from './bridges/respell.ts';
import { romajiToKana } from './bridges/romaji.ts';
import type { Meaning } from './bridges/synonyms.ts';
import type { SearchIndex } from './search-index.ts';
import { isStopWord } from './stop-words.ts';
import { topicOf } from './topic.ts';

/** A term that is looked for: the question's own, or one that stands for it. */
export interface QuestionTerm {
  term: string;
  id: number;
  /** Inverse document frequency times what its kind of word is worth, times its likeness. */
  weight: number;
  /** How surely it is what was asked for: 1 for the question's own word, less for one that stands for it. */
  likeness: number;
  /** The notions of the question that it answers, as places in `Question.notions`. */
  notions: readonly number[];
}

/** One thing that the question asks for, in any of its spellings. A passage holds it, or does not. */
export interface Notion {
  /** As the asker wrote it. */
  surface: string;
  kind: Token['kind'];
  /** The weight of its best term; of a rare word where the library holds no term for it. */
  weight: number;
  /** Whether the library holds any term for it. */
  known: boolean;
}

/** A question, ready to be ranked with. */
export interface Question {
  terms: readonly QuestionTerm[];
  notions: readonly Notion[];
  corrections: readonly { from: string; to: string }[];
  /** What the question asks the meaning of, as it is written there. */
  topic?: string;
}

/** Longer questions are cut: nobody types more, and time must stay bounded. In characters, and in distinct notions. */
const LONGEST = 400;
const MOST_NOTIONS = 96;
/** A word of hiragana alone is mostly grammar; what it is worth beside a word of kanji, katakana or Latin letters. */
const HIRAGANA_WORTH = 0.3;
/** What a word is worth beside the one thing whose meaning is asked: 仕事 in CREってどんな仕事？ */
const ASIDE_WORTH = 0.3;
/** How like the question's own word another is that means the same, sounds the same or looks the same. */
const SYNONYM = 0.8;
const SOUND = 0.9;
const TYPO = 0.95;

const ONLY_HIRAGANA = /^[\p{Script=Hiragana}ー]+$/u;
const KATAKANA = /^[\p{Script=Katakana}ー]+$/u;
const LATIN = /^[a-z]{3,}$/;
const TWO_KANJI = /^\p{Script=Han}{2}$/u;

/** Reads a question against an index: its notions without grammar and question words, and every term that may stand for one. */
export function readQuestion(text: string, index: SearchIndex): Question {
  const asked = withoutAskingEnd(text.slice(0, LONGEST).normalize('NFKC'));
  const draft = createDraft(index);
  const topic = topicOf(asked);
  const isAside = ({ start, end }: Token) => topic !== undefined && (end <= topic.start || start >= topic.end);
  const cut = tokenize(asked);
  const bridged = index.bridges.kanaWords(asked, cut);
  const inBridge = ({ start, end }: Token) => bridged.some((word) => word.start <= start && end <= word.end);
  const found = withoutAskingWords(cut.filter((token) => !isStopWord(token.term) && !inBridge(token)));
  const tokens = found.filter(({ loose }) => !loose);

  for (const token of tokens) {
    const surface = asked.slice(token.start, token.end);
    const notion = draft.notion(
      token,
      surface,
      (ONLY_HIRAGANA.test(surface) && token.kind === 'word' ? HIRAGANA_WORTH : 1) * (isAside(token) ? ASIDE_WORTH : 1),
    );
    if (notion === undefined || token.kind === 'pair') continue;
    draft.respell(notion, respellings(token.term, surface, draft.knows(token.term), index));
  }
  for (const { term, start, end } of tokens) {
    const kana = LATIN.test(term) && !draft.knows(term) ? romajiToKana(term) : undefined;
    for (const { others } of kana ? index.synonyms.in([], kana) : []) draft.synonyms(start, end, others);
  }
  for (const { start, end, respellings } of bridged) {
    const surface = asked.slice(start, end);
    const notion = draft.notion({ term: fold(surface), kind: 'word', start, end }, surface, 1);
    if (notion !== undefined) draft.respell(notion, respellings);
  }
  for (const token of found.filter(({ loose }) => loose)) draft.loose(token);
  for (const slip of kanjiSlips(asked, index.vocabulary.kanji)) draft.correct(slip);
  for (const { start, end, others } of index.synonyms.in(
    tokens.filter(({ kind }) => kind === 'word'),
    asked,
  )) {
    draft.synonyms(start, end, others);
  }
  return { ...draft.build(), ...(topic && { topic: asked.slice(topic.start, topic.end) }) };
}

function respellings(term: string, surface: string, known: boolean, { bridges }: SearchIndex): readonly Respelling[] {
  if (LATIN.test(term)) return bridges.ofLatin(term);
  return !known && KATAKANA.test(surface) ? bridges.ofKatakana(term) : [];
}

interface DraftNotion extends Notion {
  worth: number;
  start: number;
  end: number;
}

function createDraft(index: SearchIndex) {
  const { lexicon, vocabulary } = index;
  const units = index.passages.length;
  const notions: DraftNotion[] = [];
  const byTerm = new Map<string, number>();
  const terms = new Map<
    number,
    { -readonly [name in keyof QuestionTerm]: QuestionTerm[name] } & { notions: number[] }
  >();
  const corrections: { from: string; to: string }[] = [];

  const add = (term: string, likeness: number, notion: number): boolean => {
    const id = lexicon.find(term);
    const own = notions[notion];
    if (id === undefined || !own) return false;
    const weight = inverseDocumentFrequency(units, lexicon.frequency(id)) * own.worth * likeness;
    const known = terms.get(id);
    if (known) {
      known.weight = Math.max(known.weight, weight);
      known.likeness = Math.max(known.likeness, likeness);
      if (!known.notions.includes(notion)) known.notions.push(notion);
    } else terms.set(id, { term, id, weight, likeness, notions: [notion] });
    own.weight = own.known ? Math.max(own.weight, weight) : weight;
    own.known = true;
    return true;
  };

  return {
    knows: (term: string) => lexicon.find(term) !== undefined,
    /** Opens a notion for a token; nothing for one that is open already, or where there are enough. */
    notion: ({ term, kind, start, end }: Token, surface: string, worth: number): number | undefined => {
      if (byTerm.has(term) || notions.length >= MOST_NOTIONS) return undefined;
      const notion =
        notions.push({
          surface,
          kind,
          start,
          end,
          worth,
          weight: inverseDocumentFrequency(units, 0) * worth,
          known: false,
        }) - 1;
      byTerm.set(term, notion);
      if (!add(term, 1, notion) && TWO_KANJI.test(term)) add(PAIR_MARK + term, SYNONYM, notion);
      return notion;
    },
    /** Adds what a notion's word may have been meant for; where the word itself is unknown, that is a correction. */
    respell: (notion: number, respellings: readonly Respelling[]): void => {
      const own = notions[notion] as DraftNotion;
      const corrects = !own.known;
      for (const { term, likeness, by } of respellings) {
        const added = add(term, likeness * (by === 'typo' ? TYPO : SOUND), notion);
        if (added && corrects && own.surface !== vocabulary.surface(term)) {
          corrections.push({ from: own.surface, to: vocabulary.surface(term) });
        }
      }
    },
    /** Adds two kanji, as they are written without the ending between them, to the pairs on both sides of it. */
    loose: ({ term, start, end }: Token): void => {
      notions.forEach((own, notion) => {
        if (own.kind === 'pair' && start <= own.start && own.end <= end) add(term, SYNONYM, notion);
      });
    },
    /** Adds the words and pairs of a corrected run of kanji to the notions that the slip left unknown. */
    correct: ({ from, to, start, end }: KanjiSlip): void => {
      const unknown = notions.flatMap((own, notion) =>
        !own.known && start <= own.start && own.end <= end ? [{ kind: own.kind, notion }] : [],
      );
      if (unknown.length === 0) return;
      for (const { term, kind } of tokenize(to)) {
        if (terms.has(lexicon.find(term) ?? -1)) continue;
        for (const own of unknown) if ((own.kind === 'pair') === (kind === 'pair')) add(term, TYPO, own.notion);
      }
      corrections.push({ from, to });
    },
    /** Adds phrases that mean the same as the words from `start` to `end`. */
    synonyms: (start: number, end: number, others: readonly Meaning[]): void => {
      const covered = notions.flatMap((own, notion) =>
        own.kind !== 'pair' && start <= own.start && own.end <= end ? [notion] : [],
      );
      for (const { terms: standing } of others) {
        if (!standing.every((term) => lexicon.find(term) !== undefined)) continue;
        for (const term of standing) for (const notion of covered) add(term, SYNONYM / standing.length, notion);
      }
    },
    build: (): Question => ({
      notions,
      corrections: corrections.filter(({ from }, at) => corrections.findIndex((other) => other.from === from) === at),
      terms: [...terms.values()],
    }),
  };
}
