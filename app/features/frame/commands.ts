import { CirclePlus, Languages, LogOut, Monitor, Moon, Rows3, Rows4, Sun, UserRound } from "lucide-react";
import { useNavigate, useRevalidator } from "react-router";
import type { Command } from "#app/shell/command-palette.tsx";
import { useT } from "#app/shell/i18n.tsx";
import { useApi } from "#app/shell/use-api.ts";
import { changeAppearance } from "#app/theme/change-appearance.ts";

const made = ["customers", "deals", "projects", "tasks"] as const;
const themes = { light: Sun, dark: Moon, system: Monitor } as const;
const densities = { comfortable: Rows3, compact: Rows4 } as const;

/** What the palette can do from anywhere: make a record, change the looks and the language, leave. */
export function useCommands(grants: Record<string, string>, signOut: () => void): Command[] {
  const t = useT();
  const go = useNavigate();
  const api = useApi();
  const { revalidate } = useRevalidator();
  const speak = async (language: string) => {
    const { refused } = await api("PATCH /me", { body: { language } });
    if (!refused) await revalidate();
  };
  const other = t.language === "tr" ? "en" : "tr";
  return [
    ...made
      .filter((resource) => grants[`${resource}:write`])
      .map((resource) => ({
        id: `new ${resource}`,
        label: t(`shell.commands.new.${resource}`),
        icon: CirclePlus,
        run: () => void go(`/${resource}?new=1`),
      })),
    ...(["light", "dark", "system"] as const).map((theme) => ({
      id: `theme ${theme}`,
      label: `${t("shell.theme.label")}: ${t(`shell.theme.${theme}`)}`,
      icon: themes[theme],
      run: () => changeAppearance({ theme }),
    })),
    ...(["comfortable", "compact"] as const).map((density) => ({
      id: `density ${density}`,
      label: `${t("shell.density.label")}: ${t(`shell.density.${density}`)}`,
      icon: densities[density],
      run: () => changeAppearance({ density }),
    })),
    { id: "language", label: t("shell.commands.language"), icon: Languages, run: () => void speak(other) },
    { id: "profile", label: t("shell.profile"), icon: UserRound, run: () => void go("/profile") },
    { id: "sign out", label: t("shell.signOut"), icon: LogOut, run: signOut },
  ];
}
