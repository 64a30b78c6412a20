import { explainUnsupportedJava, parseJavaMajor } from './java-version.cjs';

describe('parseJavaMajor', () => {
  it.each([
    ['openjdk version "17.0.15" 2025-04-15\nOpenJDK Runtime Environment', 17],
    ['openjdk version "21" 2023-09-19', 21],
    ['java version "1.8.0_402"\nJava(TM) SE Runtime Environment', 8],
    ['Picked up JAVA_TOOL_OPTIONS: -Xmx1g\nopenjdk version "22-ea" 2024-03-19', 22],
    ['The operation couldn’t be completed. Unable to locate a Java Runtime.', undefined],
  ])('reads %j as %p', (output, major) => {
    expect(parseJavaMajor(output)).toBe(major);
  });
});

describe('explainUnsupportedJava', () => {
  it('accepts Java 17', () => {
    expect(explainUnsupportedJava('openjdk version "17.0.15"')).toBeUndefined();
  });

  it('names the version that is too old', () => {
    expect(explainUnsupportedJava('openjdk version "11.0.2"')).toContain(
      'need Java 17 or newer and `java` is version 11: install one from https://adoptium.net',
    );
  });

  it('says that there is none when java cannot be run', () => {
    expect(explainUnsupportedJava(undefined)).toContain('no `java` was found');
  });
});
