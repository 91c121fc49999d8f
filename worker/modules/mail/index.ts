export { listMails } from "./list-mails.ts";
export { type OpenedMail, openMail } from "./open-mail.ts";
export { openMailer } from "./open-mailer.ts";
export { type QueuedMail, queueMail } from "./queue-mail.ts";
