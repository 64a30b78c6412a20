import type { z } from 'zod';
import type { StoredDocument } from './database';
import { CorruptDocument } from './errors';

/**
 * The content of a document, in the shape that its path promises; null when there is no document.
 * @throws {CorruptDocument} when it has another shape. The message names fields, never values.
 */
export function parseDocument<T>(
  schema: z.ZodType<T>,
  document: StoredDocument | undefined,
): T | null {
  if (!document?.data) return null;
  const parsed = schema.safeParse(document.data);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.code}`);
  throw new CorruptDocument(document.path, fields.join(', '));
}

/** Like {@link parseDocument}, for loops over many: a document of another shape is reported and left out. */
export function parseReadable<T>(
  schema: z.ZodType<T>,
  document: StoredDocument,
  onCorrupt: (error: CorruptDocument) => void,
): T | null {
  try {
    return parseDocument(schema, document);
  } catch (error) {
    if (!(error instanceof CorruptDocument)) throw error;
    onCorrupt(error);
    return null;
  }
}
