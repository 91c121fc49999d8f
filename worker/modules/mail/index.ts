export { listMails } from "./list-mails.ts";
export { openMail } from "./open-mail.ts";
export { openMailer } from "./open-mailer.ts";
export { queueMail } from "./queue-mail.ts";
