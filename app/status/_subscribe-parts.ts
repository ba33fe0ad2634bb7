import type { ReadPage } from "@/app/status/_route";
import { type Markup, markup } from "@/lib/status-page/markup";
import { readerWords } from "@/lib/subscriber/words";

type Headed = { baseUrl: string; status: Pick<ReadPage["status"], "name"> };
type Choosable = { id: string; name: string };

/** Whose page it is. */
export const head = ({ baseUrl, status }: Headed): Markup =>
  markup`<p class="page"><a href="${baseUrl}">${status.name}</a></p>`;

/** The way back. */
export const footer = ({ baseUrl }: Headed): Markup =>
  markup`<footer><p><a href="${baseUrl}">${readerWords.backToPage}</a></p></footer>`;

const checked = (on: boolean): Markup | null => (on ? { html: " checked" } : null);

/** All components, or some of them. With a single one there is nothing to choose. */
export function choiceOf(components: readonly Choosable[], chosen: readonly string[]): Markup | null {
  if (components.length < 2) return null;
  const some = chosen.length > 0;
  const each = components.map(
    ({ id, name }) =>
      markup`<label><input type="checkbox" name="component" value="${id}"${checked(chosen.includes(id))}> ${name}</label>`,
  );
  return markup`<fieldset><legend>${readerWords.about}</legend>
    <label><input type="radio" name="about" value="all"${checked(!some)}> ${readerWords.allComponents}</label>
    <label><input type="radio" name="about" value="some"${checked(some)}> ${readerWords.someComponents}</label>
    <details${some ? { html: " open" } : null}><summary>${readerWords.components}</summary>${each}</details></fieldset>`;
}
