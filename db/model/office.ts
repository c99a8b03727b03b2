import { z } from 'zod';
import { largestLogoBytes } from './setting-choices.ts';

/** How the office names itself on paper; an empty text is left out there. */
export const officeWordsSchema = z.strictObject({
  name: z.string().trim().max(80),
  phone: z.string().trim().max(40),
});
export type OfficeWords = z.infer<typeof officeWordsSchema>;

export const logoTypes = ['image/png', 'image/jpeg', 'image/svg+xml'] as const;

/** The picture as it is kept. */
export const officeLogoSchema = z.strictObject({
  type: z.enum(logoTypes),
  base64: z.base64().max(Math.ceil(largestLogoBytes / 3) * 4),
});
export type OfficeLogo = z.infer<typeof officeLogoSchema>;

/** The office as the window knows it: the picture has an address within the app, never its bytes. */
export const officeSchema = z.strictObject({
  ...officeWordsSchema.shape,
  /** "/office-logo-1a2b3c4d5e6f7a8b.png"; null without a logo. */
  logo: z.string().nullable(),
});
export type Office = z.infer<typeof officeSchema>;
