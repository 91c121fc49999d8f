import type { Module } from "#worker/kernel/module.ts";
import { listMails } from "./list-mails.ts";
import { sendMail } from "./send-mail.ts";

/** Mail that the product itself sends. */
export const mailModule: Module = { name: "mail", operations: [listMails], consumers: [sendMail] };
