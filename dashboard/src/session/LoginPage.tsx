import { Anchor, Center, Code, Group, Loader, Paper, Stack, Text, Title } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useLocation, useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { messageOf } from "../api/problem";
import { Banners } from "../shell/Banners";
import { Logo } from "../shell/Logo";
import { ProblemAlert } from "../shared/ProblemAlert";
import { usePageTitle } from "../shared/usePageTitle";
import { sessionQuery, signIn } from "./session";
import { SignInForm } from "./SignInForm";

export default function LoginPage() {
  usePageTitle("Sign in");
  const navigate = useNavigate();
  const client = useQueryClient();
  const { next } = useSearch({ from: "/login" });
  const code = useLocation({ select: (location) => location.hash });
  const session = useQuery({ ...sessionQuery, enabled: code === "" });
  const attempt = useMutation({
    mutationFn: (once: string) => signIn(client, { code: once }),
    onSuccess: enter,
  });

  function enter() {
    // Only a path of this page: a link must not lead elsewhere after signing in.
    const inside = next !== undefined && next.startsWith("/") && !next.startsWith("//") && !next.startsWith("/\\");
    void navigate(inside ? { to: next, replace: true } : { to: "/accounts", replace: true });
  }

  // The code works once, and React runs effects twice while developing.
  const tried = useRef("");
  useEffect(() => {
    if (code !== "" && tried.current !== code) {
      tried.current = code;
      attempt.mutate(code);
      void navigate({ to: "/login", search: { next }, hash: "", replace: true }); // keeps the code out of the history
    }
  });

  useEffect(() => {
    if (session.data && code === "" && !attempt.isPending) {
      enter();
    }
  });

  return (
    <>
      <Banners />
      <Center component="main" mih="100dvh" p="md">
        <Stack w="100%" maw={400} gap="lg">
          <Logo size={36} />
          <Paper p={{ base: "lg", xs: "xl" }} shadow="sm">
            <Stack>
              <Title order={1}>Sign in</Title>
              {attempt.isPending ? (
                <Group role="status">
                  <Loader size="sm" />
                  <Text>Signing in with the link…</Text>
                </Group>
              ) : (
                <>
                  {attempt.isError && (
                    <ProblemAlert problem={{ title: "The link did not sign you in", messages: [messageOf(attempt.error)] }} />
                  )}
                  <SignInForm onSignedIn={enter} />
                </>
              )}
            </Stack>
          </Paper>
          <Text size="sm" c="dimmed">
            The server prints a one-time link when it starts; opening it signs you in without a token. In{" "}
            <Code>patchbay demo</Code> the admin token is printed beside it.{" "}
            <Anchor href="/openapi/v1.json" size="sm" underline="always">The API behind this page</Anchor>
          </Text>
        </Stack>
      </Center>
    </>
  );
}
