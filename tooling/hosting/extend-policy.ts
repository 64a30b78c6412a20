import { z } from 'zod';

const POLICY = 'Content-Security-Policy';

const hostingSchema = z.looseObject({
  headers: z.array(
    z.looseObject({ headers: z.array(z.object({ key: z.string(), value: z.string() })) }),
  ),
});

/** `hosting` of `firebase.json`. */
export type Hosting = z.infer<typeof hostingSchema>;

/** Further sources by the directive of a content-security policy that they belong to. */
export type PolicySources = Readonly<Record<string, readonly string[]>>;

/**
 * What a page has to load and call to get tokens of App Check by reCAPTCHA. Styles that reCAPTCHA writes into the page stay forbidden:
 * it has nothing to show there.
 */
export const APP_CHECK_SOURCES: PolicySources = {
  'script-src': ['https://www.google.com/recaptcha/', 'https://www.gstatic.com/recaptcha/'],
  'frame-src': ['https://www.google.com/recaptcha/', 'https://recaptcha.google.com/recaptcha/'],
  'connect-src': [
    'https://content-firebaseappcheck.googleapis.com',
    'https://www.google.com/recaptcha/',
  ],
};

/**
 * The hosting of `firebase.json` with a content-security policy that allows more; nothing else differs.
 *
 * @throws {z.ZodError} when it has no headers
 */
export function extendHostingPolicy(hosting: unknown, more: PolicySources): Hosting {
  const parsed = hostingSchema.parse(hosting);
  const headers = parsed.headers.map((rule) => ({
    ...rule,
    headers: rule.headers.map(({ key, value }) => ({
      key,
      value: key === POLICY ? extendPolicy(value, more) : value,
    })),
  }));
  return { ...parsed, headers };
}

/** A policy with further sources behind those of their directives; directives that it does not have come last. */
export function extendPolicy(policy: string, more: PolicySources): string {
  const directives = new Map(
    policy.split('; ').map((directive): [string, readonly string[]] => {
      const [name = '', ...sources] = directive.split(' ');
      return [name, sources];
    }),
  );
  for (const [name, sources] of Object.entries(more))
    directives.set(name, [...(directives.get(name) ?? []), ...sources]);
  return [...directives].map(([name, sources]) => [name, ...sources].join(' ')).join('; ');
}
