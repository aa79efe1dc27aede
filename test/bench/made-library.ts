import { readPost } from '../../src/corpus/read-post.ts';
import type { Post } from '../../src/corpus/types.ts';
import { splitPassages } from '../../src/passages/split.ts';
import { makePosts } from './make-corpus.ts';
import { type MadeQuestion, makeQuestion } from './make-question.ts';
import { createRandom, shuffle } from './random.ts';

/** Made posts with questions that they answer. */
export interface MadeLibrary {
  posts: Post[];
  passages: number;
  characters: number;
  /** In random order. */
  questions: MadeQuestion[];
}

const QUESTIONS_A_POST = 5;
const QUESTION_SEED = 99;

/** Makes and reads posts until there are `passages` passages, or a few more. */
export function makeLibraryPosts(passages: number): MadeLibrary {
  const random = createRandom(QUESTION_SEED);
  const made: MadeLibrary = { posts: [], passages: 0, characters: 0, questions: [] };
  for (const source of makePosts()) {
    if (made.passages >= passages) break;
    const { post } = readPost(source.id, source.markdown);
    if (!post) throw new Error(`bench: ${source.id} could not be read`);
    made.posts.push(post);
    made.passages += splitPassages(post).length;
    made.characters += post.text.length;
    for (let times = 0; times < QUESTIONS_A_POST; times++) made.questions.push(makeQuestion(source, random));
  }
  shuffle(made.questions, random);
  return made;
}

/** A passage as another search takes it: all that Senpai knows of it too, in one text. */
export interface PeerText {
  postId: string;
  /** The passage alone. */
  text: string;
  /** With title, tags, author and headings before it. */
  whole: string;
}

/** The passages of posts, for other searches. */
export function peerTexts(posts: readonly Post[]): PeerText[] {
  return posts.flatMap((post) =>
    splitPassages(post).map(({ start, end, headings }) => {
      const text = post.text.slice(start, end);
      const about = [post.title, post.tags.join(' '), post.author?.name ?? '', ...headings].filter(Boolean);
      return { postId: post.id, text, whole: [...about, text].join('\n') };
    }),
  );
}
