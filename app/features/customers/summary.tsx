import { Mail, Phone } from "lucide-react";
import { useFormat, useT } from "#app/shell/i18n.tsx";
import { Avatar } from "#app/ui/avatar.tsx";
import { buttonLook } from "#app/ui/button.tsx";
import type { Customer } from "./columns.tsx";
import { CompanyLink } from "./details.tsx";

/** Who it is, and the quickest ways to reach them. */
export function Summary({ customer }: { customer: Customer }) {
  const t = useT();
  const format = useFormat();
  const [phone] = customer.phones;
  const [email] = customer.emails;
  return (
    <div className="mb-4">
      <div className="flex items-center gap-3">
        <Avatar name={customer.name} id={customer.id} kind={customer.kind} size="large" />
        <div className="min-w-0">
          <p title={customer.name} className="line-clamp-3 break-words font-semibold text-lg leading-tight">
            {customer.name}
          </p>
          <p className="text-text-3">{customer.title ?? t(`customers.kind.${customer.kind}`)}</p>
          <CompanyLink customer={customer} />
          {customer.overdueMinor > 0 && (
            <p className="text-bad">{t("customers.overdue", { amount: format.money(customer.overdueMinor) })}</p>
          )}
        </div>
      </div>
      {(phone || email) && (
        <div className="mt-3 flex gap-2">
          {phone && (
            <a href={`tel:${phone}`} className={buttonLook("default", "small")}>
              <Phone size={14} aria-hidden="true" />
              {t("customers.call")}
            </a>
          )}
          {email && (
            <a href={`mailto:${email}`} className={buttonLook("default", "small")}>
              <Mail size={14} aria-hidden="true" />
              {t("customers.write")}
            </a>
          )}
        </div>
      )}
    </div>
  );
}
