/** Fewer events behind than this are still shown as live: they are being played. */
const NEARLY_THERE = 40;

/** `loading`: the past of a game that goes on is still being read. */
export type Course = 'on' | 'loading' | 'over';

const AT_THE_NEWEST: Readonly<Record<Course, string>> = { on: 'LIVE', loading: 'LOADING', over: 'END' };

/** Where a viewer is: at the newest moment, or how many events before it. */
export function liveLabel(behind: number, isFollowing: boolean, course: Course): string {
  const isThere = behind <= 0 || (isFollowing && behind < NEARLY_THERE);
  return isThere ? AT_THE_NEWEST[course] : `${behind.toLocaleString('en-US')} behind`;
}
