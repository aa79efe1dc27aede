import { LIMITS } from './limits.ts';

/** A link that may go out: http or https, short enough, `<`, `>` and `|` percent-encoded; otherwise nothing. */
export function safeUrl(url: string | undefined): string | undefined {
  if (url === undefined || !URL.canParse(url)) return undefined;
  const parsed = new URL(url);
  if (parsed.protocol !== 'https:' && parsed.protocol !== 'http:') return undefined;
  const href = parsed.href.replaceAll('|', '%7C').replaceAll('<', '%3C').replaceAll('>', '%3E');
  return href.length <= LIMITS.url ? href : undefined;
}
