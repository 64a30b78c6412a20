/** To come. */
export function ScheduleTab() {
  return null;
}
