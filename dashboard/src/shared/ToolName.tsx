import { Fragment } from "react";

/** A tool's name, which may be long: it breaks between its words rather than within one. */
export function ToolName({ name }: { name: string }) {
  return name.split("_").map((word, index) => (
    <Fragment key={index}>
      {index > 0 && "_"}
      {index > 0 && <wbr />}
      {word}
    </Fragment>
  ));
}
