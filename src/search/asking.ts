import type { Token } from '../text/tokenize.ts';
import { stems } from './stop-words.ts';

/** What people wrap a question into in English. */
const ASKING_WORDS = stems(
  'tell hear wonder wondering curious interested looking please thanks hello hi hey anyone anybody someone somebody anything something everything story stories',
);

/** What a Japanese question ends with: …が気になっています, …に興味があるのですが, …を聞かせてください. */
const ASKING_END =
  /(?:[がにをはも]|について|に関して)?(?:気にな(?:る|ります|って(?:い|お)?(?:る|ます|ります))|興味が?(?:ある|あります|あって)|(?:知り|聞き|聴き|読み|調べ)たい|(?:聞かせて|聴かせて|教えて)(?:ください|下さい|ほしい|欲しい|くれますか|くれませんか|もらえますか|もらえませんか|いただけますか|いただけませんか)?)(?:の|ん)?(?:です|だ)?(?:が|けど|けれど|よ|ね)*[\s。．！？!?…]*$/u;

/** A question without the words at its end that only say that something is asked; nothing is left of 教えてください alone. */
export function withoutAskingEnd(question: string): string {
  return question.replace(ASKING_END, '').trim();
}

/** The tokens of a question without those that only say that something is asked. */
export function withoutAskingWords(tokens: readonly Token[]): Token[] {
  return tokens.filter(({ term }) => !ASKING_WORDS.has(term));
}
