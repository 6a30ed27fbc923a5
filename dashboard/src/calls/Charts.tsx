import { Group, Paper, SimpleGrid, Table, Text, Title, VisuallyHidden } from "@mantine/core";
import type { CallDay, CallSummary } from "../api/types";
import { duration } from "./CallTable";

const width = 600;
const height = 96;

/** Drawn here rather than by a library: three series of bars and lines need none. Each chart has its figures in a table beside it. */
export default function Charts({ summary }: { summary: CallSummary }) {
  const days = summary.result;
  const calls = days.reduce((sum, day) => sum + day.calls, 0);
  const errors = days.reduce((sum, day) => sum + day.errors, 0);
  const slowest = Math.max(0, ...days.map((day) => day.p95_ms ?? 0));
  return (
    <>
      <SimpleGrid cols={{ base: 1, sm: 3 }}>
        <Chart title="Calls" figure={calls.toLocaleString()} note={`in ${days.length} days`} days={days} keys={[["calls", "Calls a day"]]} top={Math.max(1, ...days.map((day) => day.calls))}>
          <Bars days={days} of={(day) => day.calls} className="chart-calls" top={Math.max(1, ...days.map((day) => day.calls))} tell={(day) => `${day.calls} calls`} />
        </Chart>
        <Chart title="Errors" figure={calls === 0 ? "0 %" : `${((errors / calls) * 100).toFixed(1)} %`} note={`${errors.toLocaleString()} of ${calls.toLocaleString()} failed`} days={days} keys={[["errors", "Failed calls a day"]]} top={Math.max(1, ...days.map((day) => day.errors))}>
          <Bars days={days} of={(day) => day.errors} className="chart-errors" top={Math.max(1, ...days.map((day) => day.errors))} tell={(day) => `${day.errors} of ${day.calls} failed`} />
        </Chart>
        <Chart title="Latency" figure={duration(latest(days)?.p50_ms ?? 0)} note="median of the last day with calls" days={days} keys={[["p50", "Median"], ["p95", "95 %"]]} top={slowest}>
          <Line days={days} of={(day) => day.p95_ms} className="chart-p95" top={slowest} />
          <Line days={days} of={(day) => day.p50_ms} className="chart-p50" top={slowest} />
          <Bars days={days} of={() => 0} className="chart-calls" top={1} tell={(day) => (day.p50_ms === null ? "no calls" : `median ${duration(day.p50_ms)}, 95 % ${duration(day.p95_ms ?? 0)}`)} />
        </Chart>
      </SimpleGrid>
      {summary.counted_from != null && (
        <Text size="sm" c="dimmed">
          There are more calls than are counted at once: the figures begin at {new Date(summary.counted_from).toLocaleString()}. Choose a shorter time or one account.
        </Text>
      )}
      <VisuallyHidden>
        <Table>
          <Table.Caption>Calls, errors and latency by day (UTC)</Table.Caption>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Day</Table.Th>
              <Table.Th>Calls</Table.Th>
              <Table.Th>Errors</Table.Th>
              <Table.Th>Median</Table.Th>
              <Table.Th>95 %</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {days.filter((day) => day.calls > 0).map((day) => (
              <Table.Tr key={day.day}>
                <Table.Td>{day.day}</Table.Td>
                <Table.Td>{day.calls}</Table.Td>
                <Table.Td>{day.errors}</Table.Td>
                <Table.Td>{day.p50_ms} ms</Table.Td>
                <Table.Td>{day.p95_ms} ms</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </VisuallyHidden>
    </>
  );
}

interface ChartProps {
  title: string;
  figure: string;
  note: string;
  days: CallDay[];
  keys: [string, string][];
  top: number;
  children: React.ReactNode;
}

function Chart({ title, figure, note, days, keys, children }: ChartProps) {
  return (
    <Paper p="md">
      <Group justify="space-between" align="baseline">
        <Title order={2} fz="sm">{title}</Title>
        <Group gap="sm">
          {keys.length > 1 && keys.map(([key, label]) => (
            <Text key={key} size="xs" c="dimmed">
              <span className={`chart-key chart-key-${key}`} />
              {label}
            </Text>
          ))}
        </Group>
      </Group>
      <Group gap={8} align="baseline" mb="xs">
        <Text fz="1.4rem" fw={640} className="tabular">{figure}</Text>
        <Text size="xs" c="dimmed">{note}</Text>
      </Group>
      <svg className="chart" viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden>
        <line x1={0} x2={width} y1={height - 0.5} y2={height - 0.5} className="chart-line" vectorEffect="non-scaling-stroke" />
        {children}
      </svg>
      <Group justify="space-between" mt={4}>
        <Text size="xs" c="dimmed">{dayLabel(days[0])}</Text>
        <Text size="xs" c="dimmed">{dayLabel(days[days.length - 1])}</Text>
      </Group>
    </Paper>
  );
}

interface SeriesProps<T> {
  days: CallDay[];
  of: (day: CallDay) => T;
  className: string;
  top: number;
}

function Bars({ days, of, className, top, tell }: SeriesProps<number> & { tell: (day: CallDay) => string }) {
  const step = width / days.length;
  return days.map((day, index) => {
    const tall = (of(day) / top) * (height - 4);
    return (
      <g key={day.day}>
        {tall > 0 && <rect x={index * step + step * 0.12} width={step * 0.76} y={height - Math.max(tall, 2)} height={Math.max(tall, 2)} className={className} />}
        <rect x={index * step} width={step} y={0} height={height} fill="transparent" className="chart-hover">
          <title>{`${dayLabel(day)}: ${tell(day)}`}</title>
        </rect>
      </g>
    );
  });
}

/** Broken where a day has no value. */
function Line({ days, of, className, top }: SeriesProps<number | null>) {
  const step = width / days.length;
  let path = "";
  let drawing = false;
  days.forEach((day, index) => {
    const value = of(day);
    if (value === null) {
      drawing = false;
      return;
    }

    const x = (index + 0.5) * step;
    const y = height - 2 - (value / Math.max(top, 1)) * (height - 6);
    // A single day would be a point, which no line shows.
    path += drawing ? `L${x} ${y}` : `M${x - step * 0.3} ${y}L${x} ${y}`;
    path += `L${x + (drawing || of(days[index + 1] ?? day) === null || index === days.length - 1 ? step * 0.3 : 0)} ${y}`;
    drawing = true;
  });
  return <path d={path} className={className} vectorEffect="non-scaling-stroke" strokeLinejoin="round" />;
}

function latest(days: CallDay[]): CallDay | undefined {
  return [...days].reverse().find((day) => day.p50_ms !== null);
}

function dayLabel(day: CallDay | undefined): string {
  return day === undefined ? "" : new Date(`${day.day}T00:00:00Z`).toLocaleDateString(undefined, { month: "short", day: "numeric", timeZone: "UTC" });
}
