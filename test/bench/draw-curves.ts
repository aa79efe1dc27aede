/** A line of points, each coordinate above 0. */
export interface Series {
  name: string;
  points: { x: number; y: number }[];
}

/** One chart with logarithmic axes: passages against `unit`. */
export interface Chart {
  title: string;
  unit: string;
  series: Series[];
}

const WIDTH = 470;
const HEIGHT = 320;
const PLOT = { left: 62, right: 134, top: 44, bottom: 46 };
/** Dots of one place on the page are not told apart by colour alone: every line has its name at its end. */
const COLOURS = ['#d9480f', '#3b7dd8', '#7d8590'];
const LABEL_GAP = 15;

/** Draws charts side by side as an SVG that can be read on white and on black. */
export function drawCurves(charts: readonly Chart[]): string {
  const names = charts.map(({ title, unit }) => `${title} (${unit})`).join('; ');
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH * charts.length} ${HEIGHT}" role="img" aria-label="${escapeXml(`${names}; by number of passages`)}">`,
    '<style>',
    'text { font: 12px system-ui, sans-serif; fill: #1f2328 } .title { font-size: 14px; font-weight: 600 } .tick { fill: #59636e }',
    '.grid { stroke: #8b949e; stroke-opacity: .3 } .line { fill: none; stroke-width: 2 } .name { font-weight: 600 }',
    '@media (prefers-color-scheme: dark) { text { fill: #e6edf3 } .tick { fill: #9198a1 } }',
    '</style>',
    ...charts.map((chart, at) => `<g transform="translate(${at * WIDTH} 0)">\n${drawChart(chart)}\n</g>`),
    '</svg>',
    '',
  ].join('\n');
}

function drawChart({ title, unit, series }: Chart): string {
  const points = series.flatMap((one) => one.points);
  const x = axis(
    points.map((point) => point.x),
    PLOT.left,
    WIDTH - PLOT.right,
    false,
  );
  const y = axis(
    points.map((point) => point.y),
    HEIGHT - PLOT.bottom,
    PLOT.top,
    true,
  );
  return [
    `<text class="title" x="${PLOT.left}" y="22">${escapeXml(title)}, ${escapeXml(unit)}</text>`,
    ...y.ticks.flatMap((tick) => [
      `<line class="grid" x1="${PLOT.left}" x2="${WIDTH - PLOT.right}" y1="${y.at(tick)}" y2="${y.at(tick)}"/>`,
      `<text class="tick" x="${PLOT.left - 8}" y="${y.at(tick) + 4}" text-anchor="end">${numeral(tick)}</text>`,
    ]),
    ...x.ticks.flatMap((tick) => [
      `<line class="grid" x1="${x.at(tick)}" x2="${x.at(tick)}" y1="${PLOT.top}" y2="${HEIGHT - PLOT.bottom}"/>`,
      `<text class="tick" x="${x.at(tick)}" y="${HEIGHT - PLOT.bottom + 18}" text-anchor="middle">${numeral(tick)}</text>`,
    ]),
    `<text class="tick" x="${(PLOT.left + WIDTH - PLOT.right) / 2}" y="${HEIGHT - 8}" text-anchor="middle">passages</text>`,
    ...series.flatMap((one, at) => drawSeries(one, COLOURS[at % COLOURS.length] ?? '', x.at, y.at)),
    ...drawNames(series, y.at),
  ].join('\n');
}

function drawSeries({ points }: Series, colour: string, x: (value: number) => number, y: (value: number) => number) {
  const path = points.map((point, at) => `${at ? 'L' : 'M'}${x(point.x)} ${y(point.y)}`).join('');
  return [
    `<path class="line" stroke="${colour}" d="${path}"/>`,
    ...points.map((point) => `<circle cx="${x(point.x)}" cy="${y(point.y)}" r="3" fill="${colour}"/>`),
  ];
}

/** The names at the ends of the lines, pushed apart where lines end close to each other. */
function drawNames(series: readonly Series[], y: (value: number) => number): string[] {
  const names = series
    .map(({ name, points }, at) => ({ name, at, y: y(points.at(-1)?.y ?? 1) }))
    .sort((a, b) => a.y - b.y);
  let above = Number.NEGATIVE_INFINITY;
  return names.map(({ name, at, y: own }) => {
    above = Math.max(own, above + LABEL_GAP);
    const colour = COLOURS[at % COLOURS.length];
    return `<text class="name" x="${WIDTH - PLOT.right + 8}" y="${above + 4}" style="fill: ${colour}">${escapeXml(name)}</text>`;
  });
}

/** A logarithmic axis from `start` to `end` on the page; `whole`: it begins and ends at powers of ten. */
function axis(values: readonly number[], start: number, end: number, whole: boolean) {
  const lowest = Math.log10(Math.min(...values));
  const highest = Math.log10(Math.max(...values));
  const low = whole ? Math.floor(lowest) : lowest;
  const high = Math.max(whole ? Math.ceil(highest) : highest, low + 0.1);
  const steps = high - low > 2.5 ? [1] : [1, 2, 5];
  const ticks: number[] = [];
  for (let power = Math.floor(low); power <= Math.ceil(high); power++) {
    for (const step of steps) {
      const place = power + Math.log10(step);
      if (place >= low - 0.03 && place <= high + 0.03) ticks.push(step * 10 ** power);
    }
  }
  const at = (value: number) =>
    Math.round((start + ((Math.log10(value) - low) / (high - low)) * (end - start)) * 10) / 10;
  return { ticks, at };
}

function numeral(value: number): string {
  return value >= 1 ? value.toLocaleString('en') : String(Number(value.toPrecision(1)));
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
