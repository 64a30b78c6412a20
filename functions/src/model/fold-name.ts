/** Texts shorter than this are not looked for: they would find half the shop. */
export const MIN_TERM_LETTERS = 2;

/** What is looked for is cut to so many letters, and so are the beginnings that are stored. */
export const MAX_TERM_LETTERS = 20;

/** Letters that Unicode does not take apart into a plain one and its mark. */
const PLAIN_LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
  ħ: 'h',
};

/** Not even a gap: O'Brien is found as obrien. Format characters are those that turn the direction of writing. */
const SILENT = /[\p{Mn}\p{Cf}'’‘ʼ`´]/gu;
const GAP = /[^\p{L}\p{N}\p{M}]+/gu;

/** A whole telephone number as it is typed, without what stands between the digits. */
const PHONE_NUMBER = /^\d{10,15}$/;
const PHONE_ENDING = 4;

/**
 * A text as it is compared with others: lower case, without accents, marks and punctuation, words one blank apart. Stored names and
 * what is typed pass here alike. Empty when nothing of it is a letter or a digit.
 */
export function foldName(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(SILENT, '')
    .replace(/[ßæœøđðþłıħ]/g, (letter) => PLAIN_LETTERS[letter] ?? letter)
    .replace(GAP, ' ')
    .trim()
    .normalize('NFC');
}

/** The part of a folded text that is stored and looked for: its first {@link MAX_TERM_LETTERS}. */
export function cutTerm(folded: string): string {
  return Array.from(folded).slice(0, MAX_TERM_LETTERS).join('').trim();
}

/**
 * What to look for when somebody types this: the beginning of a name from any of its words on, the last four digits of a phone
 * number, or an id. A whole phone number is looked for by its last four digits.
 * @returns null where it is too short to be looked for.
 */
export function searchTerm(text: string): string | null {
  const folded = foldName(text);
  const digits = folded.replaceAll(' ', '');
  if (PHONE_NUMBER.test(digits)) return digits.slice(-PHONE_ENDING);
  const term = cutTerm(folded);
  return Array.from(term).length < MIN_TERM_LETTERS ? null : term;
}
