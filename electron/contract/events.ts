import { z } from 'zod';
import { catalogInfoSchema, importProgressSchema } from '../../db/model/catalog.ts';

/** Commands that the native menu and the renderer share; the renderer's registry gives each its keys and words. */
export const commandIds = [
  'search.focus',
  'code.bookmark',
  'code.print',
  'code.savePdf',
  'code.copy',
  'go.back',
  'go.forward',
  'go.bookmarks',
  'go.data',
  'data.import',
  'help.keys',
  'help.about',
] as const;
export const commandIdSchema = z.enum(commandIds);
export type CommandId = z.infer<typeof commandIdSchema>;

/** What main tells the window without being asked. */
export const events = {
  'import.progress': importProgressSchema,
  'catalog.changed': catalogInfoSchema,
  'command.run': z.strictObject({ id: commandIdSchema }),
} as const;

export type EventName = keyof typeof events;
export type EventPayload<Name extends EventName> = z.output<(typeof events)[Name]>;
