/** Seconds as operators read them: "4 s", "3 min 5 s", "2 h 10 min". */
export function age(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  if (whole < 60) return `${whole} s`;
  const minutes = Math.floor(whole / 60);
  return minutes < 60 ? `${minutes} min ${whole % 60} s` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** How long ago a time was. */
export function ago(at: string, now: number): string {
  return `${age((now - Date.parse(at)) / 1_000)} ago`;
}
