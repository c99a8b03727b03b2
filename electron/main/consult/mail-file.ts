
export interface MailContent {
  readonly subject: string;
  readonly text: string;
  readonly attachment: { readonly name: string; readonly pdf: Uint8Array } | null;
}

/**
 * A mail as a file (RFC 5322) that the office's own mail program opens as a draft: `X-Unsent` asks it to. It names no sender and no
 * receiver, and nothing of this computer; the writer may read neither files nor addresses.
 */
export async function mailFile({ subject, text, attachment }: MailContent): Promise<Uint8Array> {
  // Half of this process's code, and no start waits for a mail.
  const { default: MailComposer } = await import('nodemailer/lib/mail-composer');
  const mail = new MailComposer({
    subject: subject.replaceAll(/\s+/g, ' ').trim(),
    text,
    // Otherwise the writer would take the name of this computer into it.
    messageId: `<${crypto.randomUUID()}@codetray.invalid>`,
    headers: { 'X-Unsent': '1' },
    attachments: attachment === null ? [] : [{ filename: attachment.name, content: Buffer.from(attachment.pdf), contentType: 'application/pdf' }],
    disableFileAccess: true,
    disableUrlAccess: true,
    newline: '\r\n',
  });
  return mail.compile().build();
}
