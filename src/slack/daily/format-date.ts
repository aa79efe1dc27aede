/** A day and its time in a zone, as a language writes them: 11月24日(火) 09:00, Tue, 24 November at 09:00. */
export function formatDate(locale: string, at: Date, zone: string): string {
  const format = new Intl.DateTimeFormat(locale, {
    timeZone: zone,
    month: 'long',
    day: 'numeric',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return format.format(at);
}
