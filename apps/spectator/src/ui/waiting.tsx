/** A screen that is being loaded. */
export const WAITING = (
  <main aria-busy="true">
    <h1 className="p-6 text-center text-soft">Setting up the board …</h1>
  </main>
);
