import type { ReactNode } from "react";
import { Banners } from "./Banners";

/** What stands in the window without the navigation around it. */
export function Alone({ children }: { children: ReactNode }) {
  return (
    <>
      <Banners />
      <main className="page">{children}</main>
    </>
  );
}
