"use client";

import { type ReactNode, type SubmitEvent, useState, useTransition } from "react";
import { SettingField } from "@/components/channel/setting-field";
import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Message } from "@/components/ui/message";
import { type ChannelForm, type ChannelSettings, type FormField, readForm } from "@/lib/channel/form";

type Wrong = { message: string; fields: readonly { field: string; message: string }[] };
type Sent = { ok: true } | ({ ok: false } & Wrong);

/** `headers.X-Key` is beside `headers`. */
const errorOf = (wrong: Wrong | null, name: string): string | undefined =>
  wrong?.fields.find(({ field }) => field === name || field.startsWith(`${name}.`))?.message;

/** What most leave alone stands folded, unless something is set or wrong there. */
function RareFields({ fields, open, children }: { fields: readonly FormField[]; open: boolean; children: ReactNode }) {
  if (fields.length === 0) return null;
  return (
    <Disclosure title="More settings" summary={fields.map(({ label }) => label).join(", ")} open={open}>
      <div className="grid grid-cols-1 gap-4">{children}</div>
    </Disclosure>
  );
}

/** The form of a kind of channel, made from its fields. */
export function ChannelSettingsForm({
  form,
  settings = null,
  name = "",
  submit,
  send,
  children,
}: {
  form: ChannelForm;
  /** Of a channel that is changed. */
  settings?: ChannelSettings | null;
  name?: string;
  submit: string;
  send: (input: Record<string, unknown>) => Promise<Sent>;
  /** What is shown when it went well. */
  children?: ReactNode;
}) {
  const [wrong, setWrong] = useState<Wrong | null>(null);
  const [done, setDone] = useState(false);
  const [pending, start] = useTransition();
  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const typed = Object.fromEntries([...data].map(([key, value]) => [key, String(value)]));
    const read = readForm(form.fields, typed, settings, data.getAll("removed").map(String));
    setDone(false);
    if (!read.ok) return setWrong({ message: read.message, fields: [read] });
    const called = (typed["name"] ?? "").trim();
    start(async () => {
      const answer = await send(called === "" ? read.input : { ...read.input, name: called });
      setWrong(answer.ok ? null : answer);
      setDone(answer.ok);
    });
  };
  const known = (field: string) => field === "name" || form.fields.some((each) => field.split(".")[0] === each.name);
  const field = (each: FormField) => (
    <SettingField key={each.name} form={form} field={each} settings={settings} error={errorOf(wrong, each.name)} />
  );
  const rare = form.fields.filter((each) => each.rare);
  const isOpen = ({ name: each }: FormField) =>
    settings?.values[each] !== undefined || settings?.stored.includes(each) || errorOf(wrong, each) !== undefined;
  return (
    <form onSubmit={onSubmit} noValidate autoComplete="off" className="grid grid-cols-1 gap-4">
      {wrong && !wrong.fields.some((each) => known(each.field)) && <Message tone="error">{wrong.message}</Message>}
      {form.fields.filter(({ rare }) => !rare).map(field)}
      <Field
        label="Name"
        optional={settings === null}
        hint="How it is called in timelines."
        error={errorOf(wrong, "name")}
      >
        <Input name="name" defaultValue={name} autoComplete="off" />
      </Field>
      <RareFields fields={rare} open={rare.some(isOpen)}>
        {rare.map(field)}
      </RareFields>
      <Button type="submit" variant="primary" disabled={pending} className="justify-self-start">
        {pending ? "One moment" : submit}
      </Button>
      {done && children}
    </form>
  );
}
