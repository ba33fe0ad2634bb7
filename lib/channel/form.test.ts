import { describe, expect, it } from "vitest";
import { type FormField, readForm } from "@/lib/channel/form";

const field = (name: string, more: Partial<FormField> = {}): FormField => ({
  name,
  label: name,
  hint: null,
  placeholder: null,
  control: "text",
  options: [],
  secret: false,
  optional: false,
  rare: false,
  ...more,
});
const fields = [
  field("url"),
  field("token", { secret: true, optional: true }),
  field("room", { optional: true }),
  field("region", {
    control: "select",
    optional: true,
    options: [
      ["us", "US"],
      ["eu", "EU"],
    ],
  }),
  field("headers", { control: "headers", secret: true, optional: true }),
];
const settings = { values: { url: "https://a.example", room: "ops", region: "eu" }, stored: ["token"] };

describe("a form", () => {
  it("of a new channel leaves out what is empty", () =>
    expect(readForm(fields, { url: "https://a.example", token: "", room: " ", region: "us" }, null)).toEqual({
      ok: true,
      input: { url: "https://a.example" },
    }));

  it("of a stored channel keeps its secrets and takes away what was emptied", () =>
    expect(readForm(fields, { url: "https://b.example", room: "", region: "us" }, settings)).toEqual({
      ok: true,
      input: { url: "https://b.example", room: null, region: null },
    }));

  it("takes a secret away only when that is said", () =>
    expect(readForm(fields, { ...settings.values }, settings, ["token"])).toEqual({
      ok: true,
      input: { ...settings.values, token: null },
    }));

  it("reads headers a line each, and names the line that is none", () => {
    expect(readForm(fields, { headers: "A: b\n\nAuthorization: Bearer x:y\n" }, null)).toEqual({
      ok: true,
      input: { headers: { A: "b", Authorization: "Bearer x:y" } },
    });
    expect(readForm(fields, { headers: "A: b\nnone" }, null)).toEqual({
      ok: false,
      field: "headers",
      message: "Line 2 is not of the form Name: value.",
    });
  });
});
