import { z } from 'zod';
import { catalogInfoSchema, importProgressSchema } from '../../db/model/catalog.ts';
import { commandIds } from './menu-commands.ts';

const commandIdSchema = z.enum(commandIds);

/** What main tells the window without being asked. */
export const events = {
  'import.progress': importProgressSchema,
  'catalog.changed': catalogInfoSchema,
  /** Somebody followed a link: `link.take` has it. */
  'link.arrived': z.strictObject({}),
  'command.run': z.strictObject({ id: commandIdSchema }),
} as const;

export type EventName = keyof typeof events;
export type EventPayload<Name extends EventName> = z.output<(typeof events)[Name]>;
