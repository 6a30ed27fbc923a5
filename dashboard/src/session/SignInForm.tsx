import { Button, PasswordInput, Stack } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { fieldErrors } from "../api/problem";
import type { Session } from "../api/types";
import { ProblemAlert } from "../shared/ProblemAlert";
import { signIn } from "./session";

export function SignInForm({ onSignedIn }: { onSignedIn: (session: Session) => void }) {
  const [token, setToken] = useState("");
  const client = useQueryClient();
  const attempt = useMutation({
    mutationFn: () => signIn(client, { token: token.trim() }),
    onSuccess: onSignedIn,
  });
  const errors = fieldErrors(attempt.error, ["token"]);

  function submit(event: FormEvent) {
    event.preventDefault();
    attempt.mutate();
  }

  return (
    <form onSubmit={submit}>
      <Stack>
        <ProblemAlert problem={errors.rest && { ...errors.rest, title: "Not signed in" }} />
        <PasswordInput
          label="API token"
          description="Begins with pb_ and has the scope manage."
          value={token}
          onChange={(event) => setToken(event.currentTarget.value)}
          error={errors.of("token")}
          autoComplete="current-password"
          visibilityToggleButtonProps={{ "aria-label": "Show or hide the token" }}
          required
          withAsterisk={false}
          data-autofocus
          autoFocus
        />
        <Button type="submit" loading={attempt.isPending} disabled={token.trim() === ""} fullWidth>
          Sign in
        </Button>
      </Stack>
    </form>
  );
}
