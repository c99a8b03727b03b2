import { z } from 'zod';
import { errorCodes, type Failure } from './result.ts';

/** `Failure` where it crosses a border. Apart from result.ts, so that who only makes failures builds no schema. */
export const failureSchema: z.ZodType<Failure> = z.strictObject({
  code: z.enum(errorCodes),
  message: z.string(),
  detail: z.string().optional(),
});
