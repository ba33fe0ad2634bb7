"use client";

import { ChevronsUpDown, ListOrdered, LogOut, PhoneCall, Rocket, Settings, UserRound, Wrench } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { ThemeChoice } from "@/components/layout/theme-choice";
import { Button } from "@/components/ui/button";
import { Menu, MenuContent, MenuItem, MenuLabel, MenuSeparator, MenuTrigger } from "@/components/ui/menu";

async function signOut(): Promise<boolean> {
  const answer = await fetch("/api/auth/sign-out", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: "{}",
  }).catch(() => null);
  return answer?.ok ?? false;
}

/** Who is signed in, the theme, and the way out. `compact` shows only the icon. */
export function AccountMenu({ email, compact = false }: { email: string; compact?: boolean }) {
  const [failed, setFailed] = useState(false);
  const leave = async (event: Event) => {
    event.preventDefault();
    if (await signOut()) window.location.assign("/sign-in");
    else setFailed(true);
  };
  return (
    <Menu>
      <MenuTrigger asChild>
        {compact ? (
          <Button variant="ghost" className="size-9 px-0" aria-label="Account">
            <UserRound aria-hidden />
          </Button>
        ) : (
          <Button variant="ghost" className="w-full justify-start px-2.5 font-normal" aria-label={`Account, ${email}`}>
            <UserRound aria-hidden />
            <span className="min-w-0 truncate">{email}</span>
            <ChevronsUpDown className="ml-auto text-faint" aria-hidden />
          </Button>
        )}
      </MenuTrigger>
      <MenuContent align={compact ? "end" : "start"} className="w-56">
        <MenuLabel>{email}</MenuLabel>
        <MenuItem asChild className="lg:hidden">
          <Link href="/alert-policies">
            <ListOrdered aria-hidden />
            Alert policies
          </Link>
        </MenuItem>
        <MenuItem asChild className="lg:hidden">
          <Link href="/on-call">
            <PhoneCall aria-hidden />
            On call
          </Link>
        </MenuItem>
        <MenuItem asChild className="lg:hidden">
          <Link href="/maintenance">
            <Wrench aria-hidden />
            Maintenance
          </Link>
        </MenuItem>
        <MenuItem asChild className="lg:hidden">
          <Link href="/deployments">
            <Rocket aria-hidden />
            Deploys
          </Link>
        </MenuItem>
        <MenuItem asChild>
          <Link href="/settings">
            <Settings aria-hidden />
            Settings
          </Link>
        </MenuItem>
        <MenuSeparator />
        <ThemeChoice />
        <MenuSeparator />
        <MenuItem onSelect={leave}>
          <LogOut aria-hidden />
          {failed ? "Could not sign out. Try again" : "Sign out"}
        </MenuItem>
      </MenuContent>
    </Menu>
  );
}
