import { readFile } from 'node:fs/promises';
import { SetupError } from '../errors.ts';
import type { Answer, Library, Result } from '../library.ts';
import { explanationText } from './explanation.ts';
import { metaLine, quotation, strong } from './format.ts';
import type { Io, Options } from './run.ts';

/** `search QUERY`: the first page of the bot's answer, for people or as one line of JSON. */
export function searchOne(library: Library, query: string, options: Options, io: Io): number {
  if (!query.trim()) throw new SetupError('search takes a question, or --queries FILE.');
  if (options.explain) {
    const explanation = library.explain(query, { limit: options.limit });
    io.out(options.json ? `${JSON.stringify(explanation)}\n` : explanationText(explanation));
    return 0;
  }
  const answer = library.ask(query, { limit: options.limit });
  io.out(options.json ? `${answerJson(answer)}\n` : answerText(answer, io.color));
  return 0;
}

/** `search --queries FILE --json`: one line of JSON for every line of the file, in order. */
export async function searchQueries(library: Library, file: string, options: Options, io: Io): Promise<number> {
  const lines = (await readQueries(file)).replace(/^\uFEFF/u, '').split(/\r?\n/u);
  if (lines.at(-1) === '') lines.pop();
  for (const query of lines) io.out(`${answerJson(library.ask(query, { limit: options.limit }))}\n`);
  return 0;
}

async function readQueries(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new SetupError(`--queries: cannot read ${file} (${(error as NodeJS.ErrnoException).code}).`);
  }
}

function answerJson({ question, results }: Answer): string {
  return JSON.stringify({
    query: question,
    results: results.map(({ post, score, excerpt, summary }) => ({
      id: post.id,
      title: post.title,
      url: post.url ?? null,
      score: Number(score.toFixed(6)),
      excerpt: excerpt.text,
      summary,
    })),
  });
}

function answerText(answer: Answer, color: boolean): string {
  if (answer.results.length > 0) {
    const more = answer.total - answer.results.length;
    return `${answer.results.map((result) => resultText(result, color)).join('\n')}${more > 0 ? `\n(+${more})\n` : ''}`;
  }
  const near = [...answer.near.words, ...answer.near.posts.map(({ title }) => title)];
  return `見つかりませんでした。 Nothing found.\n${near.length > 0 ? `→ ${near.join(' / ')}\n` : ''}`;
}

function resultText({ post, excerpt, summary }: Result, color: boolean): string {
  const link = excerpt.link ?? post.url;
  return [
    strong(post.title, color),
    metaLine(post),
    summary,
    quotation(excerpt, color),
    ...(link ? [link] : []),
    '',
  ].join('\n');
}
