import { MAX_TAGS } from '@model/crm';

const MOST_LETTERS = 40;

/** The tag to add, or why it cannot be added, in a sentence. */
export type TagPlanned = { readonly addTag: string } | { readonly problem: string };

/** Makes a tag of what was typed. One that is there in whatever case is not added twice. */
export function planTag(tags: readonly string[], typed: string): TagPlanned {
  const tag = typed.trim();
  if (tag === '') return { problem: 'Type a tag first.' };
  if (/\p{Cc}/u.test(tag)) return { problem: 'A tag is one line of plain text.' };
  if (Array.from(tag).length > MOST_LETTERS)
    return { problem: `A tag has ${MOST_LETTERS} letters at most.` };
  if (tags.some((one) => one.toLowerCase() === tag.toLowerCase()))
    return { problem: 'This tag is there already.' };
  if (tags.length >= MAX_TAGS)
    return { problem: `A customer has ${MAX_TAGS} tags at most. Remove one first.` };
  return { addTag: tag };
}
