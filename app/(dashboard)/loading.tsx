/** Stands in for a page that is being read: its shape without its words. */
export default function Loading() {
  return (
    <div role="status" aria-label="The page is being read">
      <div className="h-9 w-56 rounded bg-sunken" />
      <div className="mt-8 grid gap-3">
        <div className="h-24 rounded bg-sunken" />
        <div className="h-48 rounded bg-sunken" />
        <div className="h-48 rounded bg-sunken" />
      </div>
    </div>
  );
}
