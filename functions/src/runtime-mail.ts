import { dashboardUrl, functionUrl, isEmulator, readMailSettings } from './config';
import { log } from './log';
import { readSmtpAddress } from './mail/smtp-address';
import { createSmtpMailer } from './mail/smtp-mailer';
import { once } from './once';
import type { MailSetup } from './reports/send-mail';

/** How mail goes out; null, and one line in the log of an instance, when it is not set up or not as it should be. */
export const openMail = once((): MailSetup | null => {
  try {
    const settings = readMailSettings();
    if (settings) return toMailSetup(settings);
    log('no mail is sent: SMTP_URL or MAIL_SENDER is not set', { severity: 'INFO' });
  } catch (error) {
    // Whoever asks has other work, which must not wait for mail. The texts of these errors hold no part of what is set.
    const reason = error instanceof Error ? error.message : 'unknown';
    log('no mail is sent: what is set cannot be used', { severity: 'ERROR', reason });
  }
  return null;
});

function toMailSetup(settings: { smtpUrl: string; sender: string; linkKey: string }): MailSetup {
  const { smtpUrl, sender, linkKey } = settings;
  return {
    mailer: createSmtpMailer(readSmtpAddress(smtpUrl, isEmulator()), sender),
    links: { dashboardUrl: dashboardUrl(), unsubscribeBase: functionUrl('unsubscribe'), linkKey },
  };
}
