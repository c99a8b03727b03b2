import type { ChannelArguments } from '../../../electron/contract/index.ts';
import type { Desk } from '../../app/desk.ts';

type Draft = ChannelArguments<'consult.make'>;

/** The subject of a mail is one line, and no longer than the channel takes it. */
const longestSubject = 200;

/** A draft in the office's own mail program, to nobody yet; says where it went. */
export async function handOn({ bridge, notices }: Pick<Desk, 'bridge' | 'notices'>, { subject, text, print }: Draft): Promise<void> {
  const result = await bridge.call('consult.make', { subject: subject.replace(/\s+/g, ' ').trim().slice(0, longestSubject), text, print });
  if (!result.ok) notices.report(result.error);
  else if (result.value.opened) notices.say('A draft stands in your mail program');
  else if (result.value.path !== null) notices.say(`The draft is saved in ${result.value.path}`);
}
