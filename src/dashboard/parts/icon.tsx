/** 24 × 24, drawn with the colour of the text beside it; never the only word for anything. */
const PATHS = {
  brand:
    "M5 4h4l2 5-2.5 1.5a11 11 0 0 0 5 5L15 13l5 2v4a2 2 0 0 1-2 2A16 16 0 0 1 3 6a2 2 0 0 1 2-2M15 4l2 2 4-4",
  overview: "M4 20V10M10 20V4M16 20v-7M22 20H2",
  calls: "M5 4h4l2 5-2.5 1.5a11 11 0 0 0 5 5L15 13l5 2v4a2 2 0 0 1-2 2A16 16 0 0 1 3 6a2 2 0 0 1 2-2",
  live: "M12 12h.01M8.5 8.5a5 5 0 0 0 0 7M15.5 8.5a5 5 0 0 1 0 7M5.6 5.6a9 9 0 0 0 0 12.8M18.4 5.6a9 9 0 0 1 0 12.8",
  data: "M3 5h18v14H3zM3 10h18M3 15h18M9 5v14M15 5v14",
  schedules: "M4 6h16v14H4zM4 10h16M8 3v4M16 3v4M8 14h3M13 14h3",
  agents: "M12 3v3M6 6h12v9H6zM9.5 10v1M14.5 10v1M4 20c1-3 4-4 8-4s7 1 8 4",
  webhooks: "M9 7a3 3 0 1 1 4 3l-3 6M7 13a3 3 0 1 0 3 4h7M15 9l3 5a3 3 0 1 1-2 5",
  tasks: "M4 6l2 2 3-3M4 13l2 2 3-3M12 7h8M12 14h8M4 20h16",
  settings:
    "M12 9a3 3 0 1 1 0 6 3 3 0 0 1 0-6M19 12l2-1-1-3-2 .3-1.6-1.6L16.700 4l-3-1-1 2h-2L9.700 3l-3 1 .3 2.300L5.400 8 3 7.700l-1 3 2 1v2l-2 1 1 3 2.300-.3L7 19l-.3 2.300 3 1 1-2h2l1 2 3-1-.3-2.300 1.600-1.600 2.300.3 1-3-2-1z",
  good: "M4 12l5 5L20 6",
  bad: "M6 6l12 12M18 6L6 18",
  warning: "M12 3l10 18H2zM12 10v5M12 18h.01",
  waiting: "M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16M12 8v4l3 2",
  none: "M6 12h12",
  up: "M12 19V5M6 11l6-6 6 6",
  down: "M12 5v14M6 13l6 6 6-6",
  link: "M14 4h6v6M20 4l-9 9M18 14v6H4V6h6",
} as const;
export type IconName = keyof typeof PATHS;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" width="18" height="18" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
