import { CHANNEL_LABELS, CONTACT_ANSWER_LABELS, contactability } from '@model/contactability';
import { CONSENT_CHANNELS, type Consent, type ConsentChannel } from '@model/crm';
import type { Customer } from '@model/customer';
import { formatDate } from '../../format/dates';
import { useSession } from '../../session/session';
import { Badge } from '../../ui/badge';
import { Button } from '../../ui/button';
import { EditNote } from './edit-note';
import { useCrmEdit } from './use-crm-edit';
import styles from './customer.module.css';

/** What a customer said about being contacted, channel by channel, and what follows from it. */
export function ConsentTable({
  customerId,
  customer,
  editable,
  now,
  timeZone,
}: {
  readonly customerId: string;
  readonly customer: Pick<Customer, 'profile' | 'crm'>;
  readonly editable: boolean;
  readonly now: Date;
  readonly timeZone: string;
}) {
  const { state, save } = useCrmEdit(customerId);
  const answers = contactability({ profile: customer.profile, crm: customer.crm, now });
  return (
    <div className={styles.stack}>
      <h3>Consent</h3>
      <ul className={styles.stack}>
        {CONSENT_CHANNELS.map((channel) => (
          <li key={channel} className={styles.channel}>
            <div>
              <strong>{CHANNEL_LABELS[channel]}</strong>{' '}
              <Badge tone={answers[channel] === 'yes' ? 'good' : 'plain'}>
                {answers[channel] === 'yes'
                  ? 'May be contacted'
                  : CONTACT_ANSWER_LABELS[answers[channel]]}
              </Badge>
              <Recorded consent={customer.crm?.consent?.[channel]} timeZone={timeZone} />
            </div>
            {editable && (
              <Answer
                channel={channel}
                consent={customer.crm?.consent?.[channel]}
                onAnswer={(granted) => void save({ channel, granted })}
              />
            )}
          </li>
        ))}
      </ul>
      {editable && <EditNote state={state} />}
    </div>
  );
}

/** What was recorded can be answered anew, but not be taken back. Each answer is signed, so none is recorded by going through a choice. */
function Answer({
  channel,
  consent,
  onAnswer,
}: {
  readonly channel: ConsentChannel;
  readonly consent: Consent | undefined;
  readonly onAnswer: (granted: boolean) => void;
}) {
  return (
    <div
      role="group"
      aria-label={`What they said about ${CHANNEL_LABELS[channel].toLowerCase()}`}
      className={styles.answers}
    >
      {[true, false].map((granted) => {
        const isSaid = consent?.granted === granted;
        return (
          <Button
            key={String(granted)}
            aria-pressed={isSaid}
            onClick={() => !isSaid && onAnswer(granted)}
          >
            {granted ? 'Agreed' : 'Refused'}
          </Button>
        );
      })}
    </div>
  );
}

function Recorded({
  consent,
  timeZone,
}: {
  readonly consent: Consent | undefined;
  readonly timeZone: string;
}) {
  const { person } = useSession();
  if (!consent) return null;
  const by = consent.by === person.uid ? 'you' : 'a colleague';
  return (
    <div className={styles.soft}>
      {consent.granted ? 'Agreed' : 'Refused'}, recorded by {by}{' '}
      {describeInstant(consent.at, timeZone)}
    </div>
  );
}

/** The server's clock is not known until it has answered. */
function describeInstant(at: Date | null, timeZone: string): string {
  return at ? `on ${formatDate(at, timeZone)}` : 'just now';
}
