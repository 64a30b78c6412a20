import { z } from 'zod';

/** Automatic tags at most. */
export const MAX_AUTO_TAGS = 6;

/** What Trellis tags a customer with, most telling first. Staff's own tags are kept apart, in `crm.tags`. */
export const autoTagsSchema = z.array(z.string().min(1)).max(MAX_AUTO_TAGS);

/** All tags of a customer as they are shown: staff's first, then the automatic ones, none twice in whatever case. */
export function allTagsOf(manual: readonly string[], automatic: readonly string[]): string[] {
  return distinctTags([...manual, ...automatic]);
}

/** The tags without blanks and without repetition in whatever case; the first spelling stays. */
export function distinctTags(tags: readonly string[]): string[] {
  const seen = new Map<string, string>();
  for (const tag of tags.map((text) => text.trim())) {
    const key = tag.toLowerCase();
    if (key !== '' && !seen.has(key)) seen.set(key, tag);
  }
  return [...seen.values()];
}
