import { randomUUID } from "node:crypto";
import pg from "pg";

/** A mail of Anka's whose sealed body nobody can open, and its event, handed to the real queue: every try will fail. */
export async function plantPoison(ownerUrl: string, control: string): Promise<{ eventId: string; mailId: string }> {
  const eventId = randomUUID();
  const mailId = randomUUID();
  const client = new pg.Client(ownerUrl);
  await client.connect();
  const { rows } = await client.query<{ id: string }>("select id from tenants where slug = 'anka'");
  const tenantId = rows[0]?.id;
  await client.query(
    "insert into mails (tenant_id, id, recipient, subject, template, body) values ($1, $2, 'kimse@anka.example', 'Açılamaz', 'invitation', 'not sealed')",
    [tenantId, mailId],
  );
  await client.query(
    "insert into events (tenant_id, id, name, subject, subject_id, payload, actor_kind) values ($1, $2, 'mail.queued', 'mails', $3, '{}', 'system')",
    [tenantId, eventId, mailId],
  );
  await client.end();
  const body = JSON.stringify([{ kind: "event", tenantId, eventId }]);
  const answer = await fetch(`${control}/queue`, { method: "POST", body });
  if (!answer.ok) throw new Error(`The queue took no message: ${await answer.text()}`);
  return { eventId, mailId };
}
