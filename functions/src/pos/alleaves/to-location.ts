import { posLocationSchema, type PosLocation } from '../../model/org';
import { PosError } from '../errors';
import { wireLocation } from './wire';

/**
 * A location without anything else of its payload, which carries live keys of other systems.
 * @throws {PosError} `contract` when it has no id or no zone that exists, since no business day could be told.
 */
export function toLocation(row: unknown): PosLocation {
  const parsed = wireLocation.safeParse(row);
  const id = parsed.success ? parsed.data.id_location : null;
  if (!parsed.success || id === null) {
    throw new PosError('contract', 'a location of the POS has no readable id');
  }
  const location = posLocationSchema.safeParse({
    id,
    name: parsed.data.location ?? `Location ${id}`,
    timezone: parsed.data.timezone,
    active: parsed.data.active ?? true,
  });
  if (!location.success) throw new PosError('contract', `location ${id} has no usable time zone`);
  return location.data;
}
