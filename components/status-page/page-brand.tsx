import type { Language } from "@/lib/status-page/language";
import { languageCodes, languages } from "@/lib/status-page/language";
import type { Looks, PageImage } from "@/lib/status-page/looks";

const logoHeight = 40;

type Branded = Looks & { images: readonly PageImage[] };

/** The owner's logo and links, above everything else. */
export function PageBrand({ name, looks, basePath }: { name: string; looks: Branded; basePath: string }) {
  const logo = looks.images.find(({ role }) => role === "logo");
  if (!logo && looks.links.length === 0) return null;
  return (
    <div className="mx-auto flex w-full max-w-3xl flex-wrap items-center justify-between gap-4 px-4 pt-6 sm:px-6">
      {logo ? (
        <a href={basePath === "" ? "/" : basePath}>
          {/* biome-ignore lint/performance/noImgElement: the image comes as it is, from the page's own address */}
          <img
            src={`${basePath}/image/${logo.digest}`}
            alt={name}
            width={Math.round((logo.width / logo.height) * logoHeight)}
            height={logoHeight}
            className="h-10 w-auto max-w-60 object-contain"
          />
        </a>
      ) : (
        <span />
      )}
      {looks.links.length > 0 && (
        <ul className="flex flex-wrap gap-x-5 gap-y-1">
          {looks.links.map(({ label, url }) => (
            <li key={`${label} ${url}`}>
              <a
                href={url}
                rel="noreferrer nofollow"
                className="inline-block py-1 underline decoration-2 decoration-accent underline-offset-4"
              >
                {label}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** The owner's own words and the languages to choose from, below everything else. */
export function PageFoot({ language, looks, label }: { language: Language; looks: Branded; label: string }) {
  return (
    <div className="mx-auto mt-auto grid w-full max-w-3xl gap-4 px-4 pb-8 text-muted text-sm sm:px-6">
      {looks.footer !== "" && <p className="break-words">{looks.footer}</p>}
      <nav aria-label={label} className="print:hidden">
        <ul className="flex flex-wrap gap-x-4">
          {languageCodes.map((code) => (
            <li key={code}>
              <a
                href={`?lang=${code}`}
                lang={code}
                hrefLang={code}
                rel="nofollow"
                aria-current={code === language ? "true" : undefined}
                className="inline-block py-1 hover:text-ink aria-[current]:font-semibold aria-[current]:text-ink"
              >
                {languages[code]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  );
}
