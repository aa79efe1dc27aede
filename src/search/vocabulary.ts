import { PAIR_MARK } from '../text/tokenize.ts';
import type { KanjiNeighbours } from './bridges/kanji-slips.ts';
import { soundKeys } from './bridges/sound.ts';

/** The words of the index by how they are written and how they sound: what misspelt and transcribed words are looked up in. */
export interface Vocabulary {
  /** Words written in katakana, by their folded form: `さぽーと` for サポート. */
  isKatakana(term: string): boolean;
  /** Words of `script` that sound like `key`. */
  soundingLike(key: string, script: Script): readonly string[];
  /** Sound keys of `script` that start alike and are at most one sound shorter or longer. */
  keysNear(key: string, script: Script): readonly string[];
  /** Words of `script` about as long as `word`, with the same first or the same last character. */
  shapedLike(word: string, script: Script): Iterable<string>;
  /** A word as a post writes it, for people: `サポート` for さぽーと. */
  surface(term: string): string;
  readonly kanji: KanjiNeighbours;
  /** Every noted word with the way in which it is written. */
  readonly surfaces: ReadonlyMap<string, string>;
}

export type Script = 'latin' | 'katakana' | 'hiragana';

/** A word that is noted while the index is built. */
export interface VocabularyBuilder {
  /** Notes a new term of the index, as a text writes it: words of kana and Latin letters, and pairs of kanji. */
  note(term: string, surface: string): void;
  build(): Vocabulary;
}

const KATAKANA = /^[\p{Script=Katakana}ー]+$/u;
const HIRAGANA = /^[\p{Script=Hiragana}ー]{3,}$/u;
const LATIN = /^[a-z]{2,}$/;
const KANJI_PAIR = new RegExp(`^${PAIR_MARK}(\\p{Script=Han})(\\p{Script=Han})$`, 'u');
const SHORTEST = 3;

export function createVocabularyBuilder(): VocabularyBuilder {
  const surfaces = new Map<string, string>();
  const scripts = new Map<string, Script>();
  const after = new Map<string, string[]>();
  const before = new Map<string, string[]>();
  const likenesses = createLikenesses();
  return {
    note: (term, surface) => {
      if (term.startsWith(PAIR_MARK)) {
        const [, first, second] = KANJI_PAIR.exec(term) ?? [];
        if (!first || !second) return;
        push(after, first, second);
        push(before, second, first);
        return;
      }
      const script = scriptOf(term, surface);
      if (!script) return;
      surfaces.set(term, surface);
      scripts.set(term, script);
      likenesses.add(term, script, surface);
    },
    build: () => ({
      isKatakana: (term) => scripts.get(term) === 'katakana',
      ...likenesses.lookUps,
      surface: (term) => surfaces.get(term) ?? term,
      kanji: {
        isPair: (first, second) => after.get(first)?.includes(second) === true,
        after: (first) => after.get(first) ?? [],
        before: (second) => before.get(second) ?? [],
      },
      surfaces,
    }),
  };
}

function scriptOf(term: string, surface: string): Script | undefined {
  if (LATIN.test(term)) return 'latin';
  if (KATAKANA.test(surface)) return 'katakana';
  return HIRAGANA.test(surface) ? 'hiragana' : undefined;
}

/** Words by how they sound and look; filled word by word, since all at once would keep others waiting. */
function createLikenesses() {
  const bySound = new Map<string, string[]>();
  const keysByShape = new Map<string, string[]>();
  const byShape = new Map<string, string[]>();
  const add = (term: string, script: Script, surface: string): void => {
    if (term.length < SHORTEST) return;
    for (const key of soundKeys(script === 'latin' ? surface.toLowerCase() : term)) {
      const sound = `${script} ${key}`;
      if (!bySound.has(sound)) push(keysByShape, keyShape(script, key[0], key.length), key);
      push(bySound, sound, term);
    }
    push(byShape, shape(script, '^', term[0], term.length), term);
    push(byShape, shape(script, '$', term.at(-1), term.length), term);
  };
  const lookUps: Pick<Vocabulary, 'soundingLike' | 'keysNear' | 'shapedLike'> = {
    soundingLike: (key, script) => bySound.get(`${script} ${key}`) ?? [],
    keysNear: (key, script) =>
      [-1, 0, 1].flatMap((more) => keysByShape.get(keyShape(script, key[0], key.length + more)) ?? []),
    *shapedLike(word, script) {
      for (let length = word.length - 1; length <= word.length + 1; length++) {
        yield* byShape.get(shape(script, '^', word[0], length)) ?? [];
        yield* byShape.get(shape(script, '$', word.at(-1), length)) ?? [];
      }
    },
  };
  return { add, lookUps };
}

function keyShape(script: Script, first: string | undefined, length: number): string {
  return `${script} ${first ?? ''} ${length}`;
}

function shape(script: Script, end: string, character: string | undefined, length: number): string {
  return `${script}${end}${character}${length}`;
}

function push(map: Map<string, string[]>, key: string, value: string): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}
