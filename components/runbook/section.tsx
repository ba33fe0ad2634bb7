import type { ReactNode } from "react";

/** A part of a page of reference, with an address of its own. */
export function Section({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className="mt-10 scroll-mt-6 first:mt-0 print:mt-6 print:break-inside-auto"
    >
      <h2 id={`${id}-title`} className="group mb-3 font-semibold text-xl print:break-after-avoid">
        <a href={`#${id}`} className="hover:underline">
          {title}
        </a>
      </h2>
      {children}
    </section>
  );
}

/** What is on the page, as links. */
export function Contents({ parts }: { parts: readonly { id: string; title: string }[] }) {
  return (
    <nav aria-label="On this page" className="print:hidden lg:sticky lg:top-6 lg:self-start">
      <p className="font-medium text-faint text-sm">On this page</p>
      <ul className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-sm lg:grid lg:gap-1.5">
        {parts.map(({ id, title }) => (
          <li key={id}>
            <a
              href={`#${id}`}
              className="inline-block py-0.5 text-muted underline-offset-2 hover:text-ink hover:underline"
            >
              {title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
