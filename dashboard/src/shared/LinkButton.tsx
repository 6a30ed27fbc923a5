import { Button, type ButtonProps } from "@mantine/core";
import { createLink } from "@tanstack/react-router";
import { forwardRef } from "react";

/** A button that leads to another page of this one, and is a link for keyboard, screen reader and middle click. */
export const LinkButton = createLink(
  forwardRef<HTMLAnchorElement, ButtonProps>(function LinkButton(props, ref) {
    return <Button component="a" ref={ref} {...props} />;
  }),
);
