/** What a command says happened. `subject` is the resource (`customers`), `payload` ids and changed fields, no rows. */
export type NewEvent = {
  name: string;
  subject: string;
  subjectId: string;
  customerId?: string | null;
  payload?: Record<string, unknown>;
};
