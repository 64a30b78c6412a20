import type { Incident, IncidentKind } from '../model/incident';
import type { Org } from '../model/org';
import { html, toPlainName } from '../mail/html';
import type { Mail } from '../mail/mailer';
import type { PageLinks } from './mail-links';
import { toMailPage } from './to-mail-page';
import { button, link, paragraph, section } from './to-mail-parts';
import { toDurationWords, toInstantWords } from './to-words';

interface KindWords {
  readonly title: string;
  /** What it means for the figures. */
  readonly means: string;
  /** What to do about it. */
  readonly todo: string;
  readonly place: Exclude<keyof PageLinks, 'customer'>;
  /** That it is over. */
  readonly solved: string;
}

const WORDS: Readonly<Record<IncidentKind, KindWords>> = {
  needs_attention: {
    title: 'syncing has stopped',
    means: 'Figures stand still until somebody sees to it.',
    todo: 'Put right what the sentence above says, then press “Resume syncing”.',
    place: 'schedule',
    solved: 'syncing goes on',
  },
  late: {
    title: 'no sync has succeeded for a while',
    means: 'Figures are older than they should be. Trellis keeps trying.',
    todo: 'Look at the latest runs: each says why it failed.',
    place: 'sync',
    solved: 'syncs succeed again',
  },
  stalled: {
    title: 'no sales come in',
    means: 'Syncs succeed, but bring no sale at hours at which you usually sell.',
    todo: 'If the shop is open, ask whoever looks after the point of sale whether its reports are complete.',
    place: 'sync',
    solved: 'sales come in again',
  },
  held: {
    title: 'many records have vanished at the point of sale',
    means: 'Trellis keeps them until somebody confirms that they are gone.',
    todo: 'Look at what is missing and confirm it, or keep the records.',
    place: 'desk',
    solved: 'the decision about vanished records is taken',
  },
  webhook_silence: {
    title: 'sales are no longer announced',
    means:
      'New sales appear at the next sync instead of at once. Until then Trellis syncs more often.',
    todo: 'Check the webhook at the point of sale: its address and its secret must be those of this page.',
    place: 'webhooks',
    solved: 'sales are announced again',
  },
  books: {
    title: 'the books do not balance',
    means: 'For at least one day, what is stored is not what the point of sale said.',
    todo: 'Look at the days that differ. What changed late is put right by the next long walk of its own.',
    place: 'books',
    solved: 'the books balance again',
  },
};

/** What a notice is made of. */
export interface NoticeFacts {
  readonly org: Pick<Org, 'name' | 'timezone'>;
  readonly incident: Incident;
  readonly says: 'opened' | 'closed';
  readonly links: PageLinks;
  /** Where its reader ends such notices. */
  readonly endUrl: string;
}

/** The notice that an incident has begun, or that it is over, in few words. */
export function toNotice(facts: NoticeFacts): Pick<Mail, 'subject' | 'text' | 'html'> {
  const { org, incident, says, links, endUrl } = facts;
  const orgName = toPlainName(org.name);
  const words = WORDS[incident.kind];
  const isOver = says === 'closed';
  const subject = `${orgName}: ${isOver ? words.solved : words.title}`;
  const lines = isOver ? overLines(facts) : openLines(facts, words);
  const url = links[words.place];
  const why = `You get such notices because you look after ${orgName} in Trellis.`;
  return {
    subject,
    text: [
      subject,
      ...lines,
      url,
      why,
      `Stop these notices: ${endUrl}`,
      `Choose what you get: ${links.mail}`,
      '',
    ].join('\n\n'),
    html: toMailPage({
      title: subject,
      preheader: lines[0] ?? '',
      heading: orgName,
      subheading: isOver ? 'Solved' : 'Needs you',
      sections: [
        section(
          toSentence(isOver ? words.solved : words.title),
          html`${lines.map((line) => paragraph(line))}${button(url, 'Open the page')}`,
        ),
      ],
      footer: html`${why} ${link(endUrl, 'Stop these notices')}, or
      ${link(links.mail, 'choose what you get')}.`,
    }),
  };
}

function openLines({ org, incident }: NoticeFacts, { means, todo }: KindWords): string[] {
  const since = toInstantWords(incident.seenAt, org.timezone);
  return [incident.cause, `Noticed ${since}. ${means}`, todo];
}

function overLines({ org, incident }: NoticeFacts): string[] {
  const end = incident.calmSince ?? incident.closedAt ?? incident.seenAt;
  const lasted = toDurationWords(end.getTime() - incident.seenAt.getTime());
  return [
    `It is over since ${toInstantWords(end, org.timezone)}, after ${lasted}.`,
    'Nothing is left to do.',
  ];
}

function toSentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
