import type { channels, ChannelName } from '../../contract/channels.ts';
import { firstChannels } from '../../contract/first-channels.ts';
import { failure, type Result } from '../../../db/model/result.ts';
import type { WindowKind } from '../windows/windows.ts';
import type { Caller, Handlers } from './handlers.ts';
import { internalFailure } from './internal-failure.ts';
import { isPlainData } from './plain-data.ts';

const printChannels: ReadonlySet<ChannelName> = new Set(['print.document', 'print.ready']);

/** The page of a print window may ask for its document and nothing else; nobody else may ask for that. */
export function mayCall(kind: WindowKind, name: ChannelName): boolean {
  return printChannels.has(name) === (kind === 'print');
}

type Schemas = (typeof channels)[ChannelName];

/** Makes the schemas of all channels, which takes a tenth of a second, before somebody waits for one of them. */
export async function makeAllSchemas(): Promise<void> {
  await import('../../contract/channels.ts');
}

/** The schemas of a channel; null when there is none of that name. Those that the first picture needs are there before the others are made. */
async function schemasOf(name: string): Promise<{ name: ChannelName; schemas: Schemas } | null> {
  const known: Partial<Record<string, Schemas>> = Object.hasOwn(firstChannels, name) ? firstChannels : (await import('../../contract/channels.ts')).channels;
  const schemas = Object.hasOwn(known, name) ? known[name] : undefined;
  return schemas === undefined ? null : { name: name as ChannelName, schemas };
}

/**
 * Answers one call with an envelope, whatever it is: `forbidden` for a caller who may not, `bad-arguments` for an unknown
 * channel or arguments outside its schema, `internal` for a bug, whose detail goes to `report` and never to the window.
 * @param caller null when the sender is not the main frame of a window of ours.
 */
export async function answerCall(
  handlers: Partial<Handlers>,
  caller: Caller | null,
  request: readonly unknown[],
  report: (what: string, error?: unknown) => void,
): Promise<Result<unknown>> {
  if (caller === null) return failure('forbidden', 'This request did not come from the Codetray window.');
  const [asked, args, ...rest] = request;
  const channel = typeof asked === 'string' ? await schemasOf(asked) : null;
  if (channel === null) return failure('bad-arguments', 'The window asked for something that Codetray does not know.');
  const { name, schemas } = channel;
  if (!mayCall(caller.kind, name)) return failure('forbidden', 'This window may not ask for that.', name);
  if (rest.length > 0 || !isPlainData(args)) return failure('bad-arguments', 'The request has a form that Codetray does not take.', name);

  const { args: argumentsSchema, result: resultSchema } = schemas;
  const parsed = argumentsSchema.safeParse(args);
  if (!parsed.success) return failure('bad-arguments', 'The request has values that Codetray does not take.', `${name}: ${firstIssue(parsed.error)}`);

  const handle = handlers[name] as ((args: unknown, caller: Caller) => Result<unknown> | Promise<Result<unknown>>) | undefined;
  // The print command starts the app without the handlers of the desk.
  if (handle === undefined) return failure('forbidden', 'This is not available here.', name);
  try {
    const answer = await handle(parsed.data, caller);
    if (!answer.ok) return answer;
    const checked = resultSchema.safeParse(answer.value);
    if (checked.success) return { ok: true, value: checked.data };
    report(`${name} answered outside its schema: ${firstIssue(checked.error)}`);
  } catch (error) {
    report(`${name} failed`, error);
  }
  return internalFailure(name);
}

/** Says what was answered outside its schema, of answers that were given before the schemas were made. */
export function checkLater(answers: readonly { readonly name: keyof typeof firstChannels; readonly value: unknown }[], report: (what: string) => void): void {
  for (const { name, value } of answers) {
    const checked = firstChannels[name].result.safeParse(value);
    if (!checked.success) report(`${name} answered outside its schema: ${firstIssue(checked.error)}`);
  }
}

interface SchemaError {
  readonly issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[];
}

function firstIssue({ issues }: SchemaError): string {
  const issue = issues[0];
  if (issue === undefined) return 'no issue named';
  return `${issue.path.map(String).join('.') || 'the whole'}: ${issue.message}`;
}
