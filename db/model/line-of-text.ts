import { z } from 'zod';

/** One line of text as people read it. */
export const lineOfText = z.string().trim().refine((text) => !/[\p{Cc}\p{Cs}]/u.test(text), 'must be one line of text');
