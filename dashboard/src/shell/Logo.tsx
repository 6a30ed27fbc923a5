import { Group, Image, Text } from "@mantine/core";

export function Logo({ size = 26 }: { size?: number }) {
  return (
    <Group gap={10} wrap="nowrap">
      <Image src="/patchbay.svg" alt="" w={size} h={size} />
      <Text fw={680} fz={size * 0.66} style={{ letterSpacing: "-0.01em" }}>
        Patchbay
      </Text>
    </Group>
  );
}
