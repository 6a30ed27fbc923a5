import { useEffect, useRef, type RefObject } from "react";

/** Moves the focus to a form's first field with a problem whenever a new failure arrives. */
export function useFocusInvalid(error: unknown): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (error !== null && error !== undefined) {
      form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [role="alert"][tabindex]')?.focus();
    }
  }, [error]);
  return form;
}
