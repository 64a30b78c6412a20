import { html, type Html } from '../mail/html';
import { toMailPage } from './to-mail-page';
import { button, cell, INK, link, paragraph, section } from './to-mail-parts';
import type { HealthLine } from './to-health-lines';
import type { ReportDirection, ReportMoves } from './to-report-moves';
import type { ReportDay, ReportFigure } from './to-report-sales';
import type { ReportView } from './to-report-view';
import type { WinBack } from './to-win-back';

/** The report as HTML for mail clients. @param endUrl where its reader ends it. */
export function toReportHtml(view: ReportView, endUrl: string): string {
  const { orgName, period, subject, preheader, figures, days, moves, winBack, health, links } =
    view;
  const footer = html`You get this every Monday because you look after ${orgName} in Trellis.
  ${link(endUrl, 'Stop these reports')}, or ${link(links.mail, 'choose what you get')}.`;
  return toMailPage({
    title: subject,
    preheader,
    heading: orgName,
    subheading: `Your week, ${period}`,
    sections: [
      section(
        'Sales',
        html`${figuresTable(figures)}${daysTable(days)}${button(links.today, 'Open the dashboard')}`,
      ),
      section(
        'Who moved',
        moves ? movesContent(moves) : paragraph('Moves are known from next week on.', 'soft'),
      ),
      section('Who to win back', winBackContent(winBack, links.watchList)),
      section('How syncing works', rows(health.map(healthRow))),
    ],
    footer,
  });
}

const MARKS = { good: ['✓', 'accent'], bad: ['!', 'bad'], open: ['–', 'soft'] } as const;

function healthRow({ tone, text }: HealthLine): Html {
  const [mark, colour] = MARKS[tone];
  return html`<tr>
    ${cell(mark, colour, 'width:24px;padding:3px 0;vertical-align:top;font-weight:700')}${cell(text, tone === 'bad' ? 'bad' : 'text', 'padding:3px 0')}
  </tr>`;
}

function rows(lines: readonly Html[]): Html {
  return html`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">
    ${lines}
  </table>`;
}

/** Two figures side by side, which fits a phone. */
function figuresTable(figures: readonly ReportFigure[]): Html {
  const pairs = figures.flatMap((figure, index) =>
    index % 2 === 0 ? [[figure, figures[index + 1]] as const] : [],
  );
  return rows(
    pairs.map(
      (pair) =>
        html`<tr>
          ${pair.map((figure) => (figure ? figureCell(figure) : html``))}
        </tr>`,
    ),
  );
}

function figureCell({ label, value, change, tone }: ReportFigure): Html {
  const colour = tone === 'up' ? 'accent' : tone === 'down' ? 'bad' : 'soft';
  return cell(
    html`<span class="soft" style="font-size:13px;color:${INK.soft}">${label}</span><br /><strong
        style="font-size:22px;line-height:30px"
        >${value}</strong
      ><br /><span class="${colour}" style="font-size:13px;color:${INK[colour]}">${change}</span>`,
    'text',
    'width:50%;padding:0 8px 14px 0;vertical-align:top',
  );
}

function daysTable(days: readonly ReportDay[]): Html {
  return rows(
    days.map(
      ({ label, value, share }) =>
        html`<tr>
          ${cell(label, 'soft', 'width:44px;padding:3px 0')}
          <td style="padding:3px 8px 3px 0">${bar(share)}</td>
          ${cell(value, 'text', 'width:104px;padding:3px 0;text-align:right;white-space:nowrap')}
        </tr>`,
    ),
  );
}

/** Two cells of a table: no mail client knows another way that all the others know. */
function bar(share: number): Html {
  const full = html`<td
    class="bar"
    bgcolor="${INK.accent}"
    width="${share}%"
    style="height:10px;font-size:1px;line-height:10px;background-color:${INK.accent};border-radius:3px"
  >
    &#160;
  </td>`;
  const rest = html`<td
    class="track"
    bgcolor="${INK.track}"
    style="height:10px;font-size:1px;line-height:10px;background-color:${INK.track};border-radius:3px"
  >
    &#160;
  </td>`;
  return html`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">
    <tr>
      ${share > 0 ? full : html``}${share < 100 ? rest : html``}
    </tr>
  </table>`;
}

function movesContent({ up, down, newcomers }: ReportMoves): Html {
  return html`${direction(`Up: ${up.total} to a better segment`, up)}${direction(`Down: ${down.total} to a lower one`, down)}${paragraph(`${newcomers} besides.`, 'soft')}`;
}

function direction(heading: string, { lines }: ReportDirection): Html {
  const list = lines.map(
    ({ what, count }) =>
      html`<tr>
        ${cell(what, 'soft', 'padding:2px 0')}${cell(count, 'text', 'width:72px;padding:2px 0;text-align:right')}
      </tr>`,
  );
  return html`${paragraph(html`<strong>${heading}</strong>`)}${lines.length === 0 ? html`` : html`<div style="padding:0 0 12px">${rows(list)}</div>`}`;
}

function winBackContent({ summary, customers }: WinBack, watchList: string): Html {
  const list = customers.map(
    ({ name, url, reason, facts }) =>
      html`<tr>
        ${cell(html`${link(url, name)}<br />${reason}<br /><span class="soft" style="font-size:13px;color:${INK.soft}">${facts}</span>`, 'text', `padding:10px 0;border-top:1px solid ${INK.line}`)}
      </tr>`,
  );
  return html`${paragraph(summary)}${customers.length === 0 ? html`` : rows(list)}${button(watchList, 'Open the watch list')}`;
}
