import { z } from 'zod';

/** What results can be narrowed by, in the order in which the window offers it; each at one value at a time. */
export const filterNames = ['system', 'section', 'site', 'globalDays', 'addOn', 'bookmarked'] as const;
export type FilterName = (typeof filterNames)[number];

const valueSchema = z.string().min(1).max(40);

/** `section` is its system with its range ("CPT 27301-27599"), which names it in every catalog; `addOn` and `bookmarked` are 'yes'. */
export const searchFiltersSchema = z.strictObject({
  system: valueSchema.optional(),
  section: valueSchema.optional(),
  site: valueSchema.optional(),
  globalDays: valueSchema.optional(),
  addOn: valueSchema.optional(),
  bookmarked: valueSchema.optional(),
});
export type SearchFilters = z.infer<typeof searchFiltersSchema>;

export const filterOffersRequestSchema = z.strictObject({
  /** What stands in the field. */
  text: z.string().max(2_000),
  filters: searchFiltersSchema,
});
export type FilterOffersRequest = z.infer<typeof filterOffersRequestSchema>;

export const filterOfferSchema = z.strictObject({
  name: z.enum(filterNames),
  values: z.array(
    z.strictObject({
      value: valueSchema,
      /** As the window says it: "Thigh and knee", "90 days". */
      label: z.string(),
      /** How far a section stands below the widest one; 0 for everything else. */
      depth: z.number().int().min(0).max(12),
      /** Results of the text that have it, with every other filter left as it is. */
      count: z.number().int(),
    }),
  ),
});
export type FilterOffer = z.infer<typeof filterOfferSchema>;

/** What the running catalog can narrow the results of a text by. A filter that it knows nothing of is left out. */
export const filterOffersSchema = z.strictObject({ text: z.string(), offers: z.array(filterOfferSchema) });
export type FilterOffers = z.infer<typeof filterOffersSchema>;
