import type { Question } from './question.ts';
import { createTermSlots, type TermSlots } from './term-slots.ts';

/** A question in typed arrays, for loops that run over thousands of terms. A slot is the place of a term in `Question.terms`. */
export interface Asked {
  slots: TermSlots;
  /** By slot. */
  weight: Float64Array;
  likeness: Float64Array;
  /** The notions that the term of a slot answers stand from `answersFrom[slot]` to `answersFrom[slot + 1]`. */
  answers: Int32Array;
  answersFrom: Int32Array;
  /** By notion. */
  worth: Float64Array;
  isWord: Uint8Array;
  isPair: Uint8Array;
}

export function inNumbers({ terms, notions }: Question): Asked {
  const asked: Asked = {
    slots: createTermSlots(terms),
    weight: new Float64Array(terms.length),
    likeness: new Float64Array(terms.length),
    answers: new Int32Array(terms.reduce((sum, { notions: answered }) => sum + answered.length, 0)),
    answersFrom: new Int32Array(terms.length + 1),
    worth: new Float64Array(notions.length),
    isWord: new Uint8Array(notions.length),
    isPair: new Uint8Array(notions.length),
  };
  let answer = 0;
  terms.forEach(({ weight, likeness, notions: answered }, slot) => {
    asked.weight[slot] = weight;
    asked.likeness[slot] = likeness;
    for (const notion of answered) asked.answers[answer++] = notion;
    asked.answersFrom[slot + 1] = answer;
  });
  notions.forEach(({ kind, weight }, notion) => {
    asked.worth[notion] = weight;
    asked.isWord[notion] = kind === 'word' ? 1 : 0;
    asked.isPair[notion] = kind === 'pair' ? 1 : 0;
  });
  return asked;
}
