import { logger } from 'firebase-functions';

const SEVERITIES = ['DEBUG', 'INFO', 'WARNING', 'ERROR'] as const;

/** One line as Cloud Logging stores it below `jsonPayload`, its severity apart. */
export interface LogLine {
  readonly severity: (typeof SEVERITIES)[number];
  readonly message: string;
  readonly [field: string]: unknown;
}

/** The line that a message becomes: a warning, unless its fields name another severity. */
export function toLogLine(message: string, fields: Readonly<Record<string, unknown>>): LogLine {
  const severity = SEVERITIES.find((known) => known === fields['severity']) ?? 'WARNING';
  return { ...fields, severity, message };
}

/**
 * Says what happened. The message is one of few, for metrics and alerts to go by; what differs stands in the fields: ids, counts,
 * states, and never a name, an address, a number of a person, or a secret.
 */
export function log(message: string, fields: Readonly<Record<string, unknown>> = {}): void {
  logger.write(toLogLine(message, fields));
}
