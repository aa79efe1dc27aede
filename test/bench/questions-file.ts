import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';

/** A question with the posts that answer it and the words that an excerpt must hold. */
export interface ScoredQuestion {
  text: string;
  kind: string;
  /** Nothing answers it: no result is right. */
  isUnanswerable: boolean;
  isRight(id: string): boolean;
  /** The post is right in another way, so that its excerpt need not hold the answer. */
  isAccepted(id: string): boolean;
  /** Sets of words: all words of one set must stand in the excerpt. Of none, the excerpt is not judged. */
  answers: string[][];
}

/** A folder of posts and questions about them. */
export interface Questions {
  folder: string;
  questions: ScoredQuestion[];
}

interface PostsLine {
  q: string;
  kind: string;
  doc: string | null;
  accept?: string[];
  answer?: string[];
  alt?: string[][];
}

interface SquadFile {
  data: { paragraphs: { context: string; qas: { question: string; answers: { text: string }[] }[] }[] }[];
}

/** Reads `posts DIR FILE.jsonl`, or SQuAD-shaped files of which every paragraph becomes a post in `scratch`. */
export function readQuestions(given: readonly string[], scratch: string): Questions {
  const [mode = '', folder, file] = given;
  if (mode === 'posts') {
    if (!folder || !file) throw new Error('bench: --quality posts takes a folder and a file of questions');
    return { folder: resolve(folder), questions: readFileSync(file, 'utf8').trim().split('\n').map(postsQuestion) };
  }
  return { folder: scratch, questions: given.flatMap((path, at) => squadQuestions(path, at, scratch)) };
}

function postsQuestion(line: string): ScoredQuestion {
  const { q, kind, doc, accept = [], answer, alt = [] } = JSON.parse(line) as PostsLine;
  return {
    text: q.replace(/\s*\n\s*/g, ' '),
    kind,
    isUnanswerable: doc === null,
    isRight: (id) => [...(doc === null ? [] : [doc]), ...accept].some((name) => names(name, id)),
    isAccepted: (id) => accept.some((name) => names(name, id)),
    answers: [...(answer ? [answer] : []), ...alt].filter(({ length }) => length > 0),
  };
}

/** `001` names `001.md` and `001_1ba6.txt`. */
function names(name: string, id: string): boolean {
  return id === name || id.replace(/\.[a-z]+$/, '') === name || basename(id).startsWith(`${name}_`);
}

function squadQuestions(path: string, file: number, scratch: string): ScoredQuestion[] {
  mkdirSync(scratch, { recursive: true });
  const { data } = JSON.parse(readFileSync(path, 'utf8')) as SquadFile;
  const paragraphs = data.flatMap((article) => article.paragraphs);
  return paragraphs.flatMap(({ context, qas }, number) => {
    const id = `p${file}${String(number).padStart(5, '0')}.txt`;
    writeFileSync(join(scratch, id), `${context.replaceAll(' [SEP] ', '\n')}\n`);
    return qas.map(({ question, answers }) => ({
      text: question.replace(/\s*\n\s*/g, ' '),
      kind: 'all',
      isUnanswerable: false,
      isRight: (found: string) => found === id,
      isAccepted: () => false,
      answers: answers.map(({ text }) => [text]),
    }));
  });
}
