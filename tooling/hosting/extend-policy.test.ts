import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../repository-root';
import { APP_CHECK_SOURCES, extendHostingPolicy, extendPolicy } from './extend-policy';

const { hosting } = Object(JSON.parse(readFileSync(join(repositoryRoot, 'firebase.json'), 'utf8')));

const withoutPolicy = (one: unknown): unknown =>
  JSON.parse(JSON.stringify(one).replace(/("Content-Security-Policy","value":)"[^"]*"/, '$1""'));

describe('extendPolicy', () => {
  it('puts sources behind those of a directive, and a new directive last', () => {
    const more = { 'script-src': ['https://a.test'], 'frame-src': ['https://b.test'] };
    expect(extendPolicy("default-src 'none'; script-src 'self'; img-src data:", more)).toBe(
      "default-src 'none'; script-src 'self' https://a.test; img-src data:; frame-src https://b.test",
    );
  });
});

describe('the page that asks for tokens of App Check', () => {
  it('may load and call what gives them, by their paths, and is as guarded as the other in all else', () => {
    const [before] = hosting.headers;
    const after = extendHostingPolicy(hosting, APP_CHECK_SOURCES);
    const policies = [before, after.headers[0]].map((rule) =>
      String(
        rule.headers.find(({ key }: { key: string }) => key === 'Content-Security-Policy').value,
      ).split('; '),
    );
    const [strict = [], extended = []] = policies;
    expect(extended.filter((directive) => !strict.includes(directive))).toStrictEqual([
      "script-src 'self' https://www.google.com/recaptcha/ https://www.gstatic.com/recaptcha/",
      expect.stringMatching(
        /^connect-src 'self' .* https:\/\/content-firebaseappcheck\.googleapis\.com https:\/\/www\.google\.com\/recaptcha\/$/,
      ),
      'frame-src https://www.google.com/recaptcha/ https://recaptcha.google.com/recaptcha/',
    ]);
    expect(extended).toHaveLength(strict.length + 1);
    expect(extended.join('; ')).not.toMatch(/unsafe|\*(?!\.cloudfunctions)/);
    expect(withoutPolicy(after)).toStrictEqual(withoutPolicy(hosting));
  });

  it('is not what firebase.json publishes by itself', () => {
    expect(JSON.stringify(hosting)).not.toMatch(/recaptcha|appcheck/);
  });
});
