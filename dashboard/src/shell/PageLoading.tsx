import { Skeleton, Stack } from "@mantine/core";

export function PageLoading() {
  return (
    <Stack role="status" aria-label="Loading" aria-busy>
      <Skeleton h={28} w={240} />
      <Skeleton h={16} w="60%" />
      <Skeleton h={160} mt="sm" />
    </Stack>
  );
}
