import type { z } from 'zod';
import { contactSchema, profileSchema } from './customer';

/**
 * `orgs/{org}/orders/{id}/private/contact`: what an anonymous order says about who bought, for marketing and above. There is one
 * only where an address or a number was left: a name alone leads to nobody, and could not be found again when somebody is erased.
 */
export const orderContactSchema = profileSchema
  .pick({ displayName: true, firstName: true, lastName: true })
  .extend(contactSchema.pick({ email: true, phone: true }).shape);
export type OrderContact = z.infer<typeof orderContactSchema>;
