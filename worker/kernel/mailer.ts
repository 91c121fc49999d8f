/** A rendered mail. `id` stays the same over retries: a service that knows it sends once. */
export type OutgoingMail = {
  id: string;
  to: string;
  from: { name: string; email: string };
  replyTo?: string;
  subject: string;
  html: string;
  text: string;
};

/** Hands a mail to whoever delivers it. Throws `Failure` `invalid` when a repeat would fail alike, anything else otherwise. */
export type Mailer = {
  /** True on a laptop: nothing leaves, the outbox of the platform console shows it. */
  keeps: boolean;
  /** The address all mail is sent from; the name beside it is the tenant's. */
  from: string;
  send(mail: OutgoingMail): Promise<void>;
};
