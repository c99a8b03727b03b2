import { z } from 'zod';

/** A Medicare payment locality as it is chosen in the settings. */
export const localityNameSchema = z.strictObject({
  /** "contractor-locality", e.g. "01112-05". */
  key: z.string(),
  /** Postal letters of the state. */
  state: z.string(),
  name: z.string(),
  /** As the list of localities prints them: "MARIN"; null where it is not loaded. */
  counties: z.string().nullable(),
});
export type LocalityName = z.infer<typeof localityNameSchema>;
