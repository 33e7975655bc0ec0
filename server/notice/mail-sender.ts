import { createTransport } from 'nodemailer';
import { NotSent, type Sender } from './letter.js';

/** Patience with the mail server, ms. */
const PATIENCE = { connect: 10_000, greet: 10_000, silence: 20_000 } as const;

/**
 * E-mail through the SMTP server at `url`, as in smtps://user:password@mail.example.jp. The Message-ID is made from the
 * id of the letter, so that a mail server or reader can see that two are one.
 */
export function mailSender(url: string, from: string): Sender {
  const transport = createTransport(
    {
      url,
      connectionTimeout: PATIENCE.connect,
      greetingTimeout: PATIENCE.greet,
      socketTimeout: PATIENCE.silence,
      // The text is ours; nothing may be fetched or read from files on its behalf.
      disableFileAccess: true,
      disableUrlAccess: true,
    },
    { from },
  );
  const domain = from.replace(/^.*@([^\s>]+).*$/s, '$1');
  return {
    async send({ id, to, subject, text, language }) {
      try {
        await transport.sendMail({
          messageId: `<${id}@${domain}>`,
          to: { name: '', address: to },
          subject,
          text,
          headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': language },
        });
      } catch (cause) {
        throw notSent(cause);
      }
    },
    close() {
      transport.close();
      return Promise.resolve();
    },
  };
}

/** Failures before a word of the mail was sent: no connection, no greeting, no sign-in. */
const BEFORE_SENDING = {
  codes: new Set(['EDNS', 'EAUTH', 'ETLS', 'EREQUIRETLS', 'ECONFIG', 'EPROXY']),
  syscalls: new Set(['connect', 'getaddrinfo']),
  words: /^(Connection timeout|Greeting never received)/,
} as const;

/** A reply of 4xx puts off, one of 5xx refuses (RFC 5321, 4.2.1). Without a reply it counts how far we had come. */
function notSent(cause: unknown): NotSent {
  const failure = cause as Error & { responseCode?: number; code?: string; syscall?: string };
  const { responseCode, code = 'failed', syscall = '' } = failure;
  const because = `smtp-${responseCode ?? code}`.toLowerCase();
  const before =
    BEFORE_SENDING.codes.has(code) ||
    BEFORE_SENDING.syscalls.has(syscall) ||
    BEFORE_SENDING.words.test(failure.message);
  if (before || (responseCode !== undefined && responseCode < 500))
    return new NotSent(because, 'again', { cause });
  return new NotSent(because, responseCode === undefined ? 'unsure' : 'never', { cause });
}
