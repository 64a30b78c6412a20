import type { ReportView } from './to-report-view';

const MARKS = { good: 'OK', bad: '!!', open: '--' } as const;

/** The report as plain text: the same as its HTML says. @param endUrl where its reader ends it. */
export function toReportText(view: ReportView, endUrl: string): string {
  const { orgName, period, figures, days, moves, winBack, health, links } = view;
  return [
    `${orgName}: your week, ${period}`,
    part('SALES', [
      ...figures.map(({ label, value, change }) => `${label}: ${value} (${change})`),
      '',
      ...days.map(({ label, value }) => `${label}  ${value}`),
      links.today,
    ]),
    part(
      'WHO MOVED',
      moves
        ? [
            `Up: ${moves.up.total} to a better segment`,
            ...moves.up.lines.map(toLine),
            `Down: ${moves.down.total} to a lower one`,
            ...moves.down.lines.map(toLine),
            `${moves.newcomers} besides.`,
          ]
        : ['Moves are known from next week on.'],
    ),
    part('WHO TO WIN BACK', [
      winBack.summary,
      ...winBack.customers.flatMap(({ name, reason, facts }) => [
        `- ${name}: ${reason}`,
        `  ${facts}`,
      ]),
      links.watchList,
    ]),
    part(
      'HOW SYNCING WORKS',
      health.map(({ tone, text }) => `${MARKS[tone]}  ${text}`),
    ),
    `You get this every Monday because you look after ${orgName} in Trellis.\nStop these reports: ${endUrl}\nChoose what you get: ${links.mail}\n`,
  ].join('\n\n');
}

function part(heading: string, lines: readonly string[]): string {
  return [heading, ...lines].join('\n');
}

function toLine({ what, count }: { readonly what: string; readonly count: string }): string {
  return `- ${what}: ${count}`;
}
