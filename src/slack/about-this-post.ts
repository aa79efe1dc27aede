const THIS_POST =
  /(?:この|その|上の|今の|いまの)(?:投稿|記事|話|ポスト|スライド|資料|ブログ|体験記)|\b(?:this|that|the above)\s+(?:post|story|article|blog|deck)\b/iu;

const LEFT_OVER = /^(?:の中)?(?:で|に|は|って|について|の|から|、|\s)*(?:の中)?(?:で|に|は|、|\s)*/u;

/**
 * Whether a question is about the post of its thread, and what it asks of it: `この投稿で、年収は？` asks `年収は？`.
 */
export function aboutThisPost(question: string): { asked: string } | undefined {
  const match = THIS_POST.exec(question);
  if (!match) return undefined;
  const before = question.slice(0, match.index).trim();
  const after = question.slice(match.index + match[0].length).replace(LEFT_OVER, '');
  return { asked: `${before} ${after}`.trim() };
}
