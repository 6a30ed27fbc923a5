import { Anchor, type AnchorProps } from "@mantine/core";
import { createLink } from "@tanstack/react-router";
import { forwardRef } from "react";

/** A link within running text or a table. */
export const TextLink = createLink(
  forwardRef<HTMLAnchorElement, AnchorProps>(function TextLink(props, ref) {
    return <Anchor ref={ref} {...props} />;
  }),
);
