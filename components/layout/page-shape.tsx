/**
 * Stands in for a list that is being read: its shape without its words. Only lists have one: a page of one thing
 * is not begun before it is known that the thing is there, so that its status can be 404.
 */
export function PageShape() {
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
