"use client";

import { SunMoon } from "lucide-react";
import { ThemeChoice } from "@/components/layout/theme-choice";
import { Button } from "@/components/ui/button";
import { Menu, MenuContent, MenuTrigger } from "@/components/ui/menu";

/** The theme switch where there is no account menu. */
export function ThemeMenu() {
  return (
    <Menu>
      <MenuTrigger asChild>
        <Button variant="ghost" className="size-9 px-0" aria-label="Appearance">
          <SunMoon aria-hidden />
        </Button>
      </MenuTrigger>
      <MenuContent align="end">
        <ThemeChoice />
      </MenuContent>
    </Menu>
  );
}
